import type { EventRecord, Events } from '../storage/events.ts'
import { collect, groupByUser, type Interactions } from '../recommend/interactions.ts'
import { DeedColumns } from './deed-columns.ts'
import { isNoPerson } from './no-person.ts'

/** What a deed says about interest: a purchase is worth five looks. */
const interest: Partial<Record<EventRecord['type'], number>> = {
  view: 1,
  click: 1.5,
  cart: 3,
  purchase: 5,
}

/** A rating from here on says that the goods are liked. */
const leastLiked = 4

export const day = 86_400_000
/** A deed of half a year ago counts half. */
const halfLife = 180 * day
/** No shop sold on the web before: an earlier date is that of a clock that was never set. */
const firstShops = Date.UTC(1995, 0, 1)
/** The same deed again within this time is a slip of the finger. */
const slip = 10_000
/** Deeds of one shopper that are kept, the latest. */
const mostAShopper = 500
/** What many looks at one thing can add up to. */
const mostInterest = 10

/** What was left out of the log, by reason. */
export interface LeftOut {
  /** Deeds of shoppers that no one person could be. */
  readonly bots: number
  readonly repeats: number
  /** Deeds dated into the future by more than a day, or before there were shops on the web. */
  readonly skewed: number
  /** Deeds with goods that are not in the catalogue now; they stay stored for when they are. */
  readonly unknown: number
}

export interface Behaviour {
  /** Shoppers × skus, values weighed by deed and age, in order of time. */
  readonly data: Interactions
  /** Interest by sku over all shoppers. */
  readonly bySku: ReadonlyMap<string, number>
  /** Number of deeds by sku, whatever they weigh. */
  readonly deeds: ReadonlyMap<string, number>
  readonly leftOut: LeftOut
}

/** What became of the deeds of a log, by number: for those who watch over it. */
export function countReading({
  deeds,
  leftOut,
}: Pick<Behaviour, 'deeds' | 'leftOut'>): Record<keyof LeftOut | 'kept', number> {
  let kept = 0
  for (const count of deeds.values()) kept += count
  return { kept, ...leftOut }
}

/**
 * Reads and cleans all stored events: who is no person, repeats and wrong clocks go, deeds are
 * weighed. Memory: about 60 bytes a deed, and the ids.
 *
 * @param without shoppers who do not want to be learnt from.
 */
export async function gather(
  events: Events,
  skus: { has(sku: string): boolean },
  now: number = Date.now(),
  without: ReadonlySet<string> = new Set(),
): Promise<Behaviour> {
  const log = new DeedColumns()
  const leftOut = { bots: 0, repeats: 0, skewed: 0, unknown: 0 }
  for await (const slice of events.all())
    for (const event of slice) {
      const weight = interestIn(event)
      if (event.sku === undefined || weight === 0 || without.has(event.shopperId)) continue
      const at = Date.parse(event.occurredAt)
      if (!(at <= now + day && at >= firstShops)) leftOut.skewed++
      else if (!skus.has(event.sku)) leftOut.unknown++
      else log.add(event.shopperId, event.sku, event.type, at, weight)
    }
  const { shoppers, skus: names } = log
  const interests = new Float64Array(names.length)
  const counts = new Float64Array(names.length)
  const data = collect(rows())
  const ofEach = (values: Float64Array): Map<string, number> =>
    new Map(names.flatMap((sku, i) => (values[i]! > 0 ? [[sku, values[i]!]] : [])))
  return { data, bySku: ofEach(interests), deeds: ofEach(counts), leftOut }

  function* rows() {
    const { bounds, places } = groupByUser(log.shopperOf, shoppers.length)
    for (const [u, user] of shoppers.entries()) {
      const own = places
        .slice(bounds[u]!, bounds[u + 1]!)
        .sort((a, b) => log.at[a]! - log.at[b]! || a - b)
      if (isNoPerson(Float64Array.from(own, (place) => log.at[place]!))) {
        leftOut.bots += own.length
        continue
      }
      const isNews = createSlips<number>()
      const kept = own.filter((place) =>
        isNews(log.skuOf[place]! * 16 + log.typeOf[place]!, log.at[place]!),
      )
      leftOut.repeats += own.length - kept.length
      const weights = new Map<number, number>()
      for (const place of kept.slice(-mostAShopper)) {
        const sku = log.skuOf[place]!
        const time = log.at[place]!
        const aged = log.weight[place]! * ageing(time, now)
        const value = Math.min(mostInterest, (weights.get(sku) ?? 0) + aged)
        weights.set(sku, value)
        counts[sku]!++
        yield { user, item: names[sku]!, value, time }
      }
      for (const [sku, weight] of weights) interests[sku]! += weight
    }
  }
}

/** What is left of a deed's weight, 1 (now) to 0. @param at milliseconds, as `now`. */
export const ageing = (at: number, now: number): number => 2 ** (-Math.max(0, now - at) / halfLife)

/** How much an event speaks for its goods; 0 where it does not, as a bad rating. */
export const interestIn = ({ type, value }: EventRecord): number =>
  type === 'rate' && (value ?? 0) >= leastLiked ? 4 : (interest[type] ?? 0)

/** One shopper's deeds in order of time without repeats; `undefined` for what no person could do. */
export function clean<D extends Pick<EventRecord, 'type'> & { sku: string; at: number }>(
  deeds: D[],
): D[] | undefined {
  deeds.sort((a, b) => a.at - b.at)
  if (isNoPerson(deeds.map(({ at }) => at))) return undefined
  const isNews = createSlips<string>()
  return deeds.filter(({ sku, type, at }) => isNews(`${type} ${sku}`, at))
}

/** False for what says again what was said a moment ago; to be asked in order of time. */
function createSlips<Key>(): (key: Key, at: number) => boolean {
  const latest = new Map<Key, number>()
  return (key, at) => {
    const before = latest.get(key)
    latest.set(key, at)
    return before === undefined || at - before > slip
  }
}
