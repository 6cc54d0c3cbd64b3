import { createRandom } from '../../src/lib/random.ts'
import type { EventRecord } from '../../src/storage/events.ts'

/**
 * What shoppers of a few tastes did, a deed every other hour: each turns to the goods of its own taste
 * in their order, from a place drawn for it, and now and then to any. Equal arguments give equal deeds.
 *
 * @param skus dealt out to the tastes in turn.
 */
export function deedsOfTastes(
  skus: readonly string[],
  {
    shoppers = 100,
    each = 12,
    tastes = 5,
    seed = 1,
    prefix = 's',
    strays = 0.3,
    end = Date.now() - 3_600_000,
  }: {
    shoppers?: number
    each?: number
    tastes?: number
    seed?: number
    prefix?: string
    /** Share of deeds with any goods at all. */
    strays?: number
    /** Time of the last deed of everybody, in milliseconds. */
    end?: number
  } = {},
): EventRecord[] {
  const random = createRandom(seed)
  return Array.from({ length: shoppers }, (_, shopper) => {
    const own = skus.filter((_sku, at) => at % tastes === shopper % tastes)
    const first = random.integer(own.length)
    return Array.from({ length: each }, (_deed, n): EventRecord => ({
      eventId: `${prefix}-${seed}-${shopper}-${n}`,
      shopperId: `${prefix}-${shopper}`,
      type: 'view',
      sku:
        random.next() < strays
          ? skus[random.integer(skus.length)]!
          : own[(first + n) % own.length]!,
      occurredAt: new Date(end - (each - 1 - n) * 7_200_000).toISOString(),
    }))
  }).flat()
}
