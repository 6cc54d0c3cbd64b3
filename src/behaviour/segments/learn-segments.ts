import type { Catalogue } from '../../domain/catalogue.ts'
import type { EventRecord } from '../../storage/events.ts'
import type { Storage } from '../../storage/open-storage.ts'
import { readDeeds, type ProfileDeed } from '../profile/deeds.ts'
import type { Usual } from '../profile/usual.ts'
import { fitSegments, type Segments } from './fit-segments.ts'
import { saveSegments } from './segments-file.ts'

/** Deeds of one shopper that are read, the latest. */
const mostDeeds = 500

/**
 * Groups the shoppers of the stored log, less those who want nothing learnt, and keeps the groups, so that
 * a restart finds the same ones. Ages are counted from the latest deed, not from today: the same log gives
 * the same groups.
 *
 * @returns `null` where there are too few shoppers.
 */
export async function learnSegments(
  { dataDir, events, shoppers }: Pick<Storage, 'dataDir' | 'events' | 'shoppers'>,
  catalogue: Catalogue,
  usual: Usual,
  seed = 1,
): Promise<Segments | null> {
  const without = await shoppers.withoutLearning()
  const byShopper = new Map<string, EventRecord[]>()
  let latest = ''
  for await (const slice of events.all())
    for (const event of slice) {
      const { shopperId, sku, occurredAt } = event
      if (sku === undefined || !catalogue.docBySku.has(sku) || without.has(shopperId)) continue
      const own = byShopper.get(shopperId)
      if (own) own.push(event)
      else byShopper.set(shopperId, [event])
      if (occurredAt > latest) latest = occurredAt
    }
  const now = Math.min(Date.now(), Date.parse(latest))
  const segments = fitSegments(deedsOf(byShopper.values(), now), catalogue, usual, seed)
  if (segments) await saveSegments(dataDir, segments)
  return segments

  function* deedsOf(all: Iterable<EventRecord[]>, at: number): Iterable<readonly ProfileDeed[]> {
    for (const own of all) yield readDeeds(own, catalogue, [], at).slice(-mostDeeds)
  }
}
