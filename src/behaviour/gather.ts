import type { EventRecord, Events } from '../storage/events.ts'
import { collect, type Interactions } from '../recommend/interactions.ts'

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
/** The same deed again within this time is a slip of the finger. */
const slip = 10_000
/** More deeds in a minute than a person's hands can do. */
const mostAMinute = 60
/** Deeds of one shopper that are kept, the latest. */
const mostAShopper = 500
/** What many looks at one thing can add up to. */
const mostInterest = 10

/** What was left out of the log, by reason. */
export interface LeftOut {
  /** Deeds of shoppers that no person could be. */
  readonly bots: number
  readonly repeats: number
  /** Deeds dated into the future by more than a day. */
  readonly skewed: number
  /** Deeds with goods that are not in the catalogue now; they stay stored for when they are. */
  readonly unknown: number
}

export interface Behaviour {
  /** Shoppers × skus, values weighed by deed and age, in order of time. */
  readonly data: Interactions
  /** Interest by sku over all shoppers. */
  readonly bySku: ReadonlyMap<string, number>
  readonly leftOut: LeftOut
}

interface Deed {
  readonly sku: string
  readonly type: EventRecord['type']
  readonly at: number
  readonly weight: number
}

/**
 * Reads and cleans all stored events: bots, repeats and wrong clocks go, deeds are weighed.
 *
 * @param without shoppers who do not want to be learnt from.
 */
export async function gather(
  events: Events,
  skus: { has(sku: string): boolean },
  now: number = Date.now(),
  without: ReadonlySet<string> = new Set(),
): Promise<Behaviour> {
  const byShopper = new Map<string, Deed[]>()
  const leftOut = { bots: 0, repeats: 0, skewed: 0, unknown: 0 }
  for await (const slice of events.all())
    for (const event of slice) {
      const deed = deedOf(event)
      if (!deed || without.has(event.shopperId)) continue
      if (deed.at > now + day) leftOut.skewed++
      else if (!skus.has(deed.sku)) leftOut.unknown++
      else {
        const own = byShopper.get(event.shopperId)
        if (own) own.push(deed)
        else byShopper.set(event.shopperId, [deed])
      }
    }
  const bySku = new Map<string, number>()
  const data = collect(rows())
  return { data, bySku, leftOut }

  function* rows() {
    for (const [user, deeds] of byShopper) {
      const own = clean(deeds)
      if (!own) {
        leftOut.bots += deeds.length
        continue
      }
      leftOut.repeats += deeds.length - own.length
      const weights = new Map<string, number>()
      for (const { sku, weight, at } of own.slice(-mostAShopper)) {
        const aged = weight * ageing(at, now)
        weights.set(sku, Math.min(mostInterest, (weights.get(sku) ?? 0) + aged))
        yield { user, item: sku, value: weights.get(sku)!, time: at }
      }
      for (const [sku, weight] of weights) bySku.set(sku, (bySku.get(sku) ?? 0) + weight)
    }
  }
}

/** What is left of a deed's weight, 1 (now) to 0. @param at milliseconds, as `now`. */
export const ageing = (at: number, now: number): number => 2 ** (-Math.max(0, now - at) / halfLife)

/** How much an event speaks for its goods; 0 where it does not, as a bad rating. */
export const interestIn = ({ type, value }: EventRecord): number =>
  type === 'rate' && (value ?? 0) >= leastLiked ? 4 : (interest[type] ?? 0)

function deedOf(event: EventRecord): Deed | undefined {
  const { sku, type, occurredAt } = event
  const weight = interestIn(event)
  return sku !== undefined && weight > 0
    ? { sku, type, at: Date.parse(occurredAt), weight }
    : undefined
}

/** In order of time without repeats; `undefined` for what no person could do. */
export function clean<D extends Pick<Deed, 'sku' | 'type' | 'at'>>(deeds: D[]): D[] | undefined {
  deeds.sort((a, b) => a.at - b.at)
  for (let first = 0, last = 0; last < deeds.length; last++) {
    while (deeds[last]!.at - deeds[first]!.at > 60_000) first++
    if (last - first >= mostAMinute) return undefined
  }
  const latest = new Map<string, number>()
  return deeds.filter(({ sku, type, at }) => {
    const key = `${type} ${sku}`
    const before = latest.get(key)
    latest.set(key, at)
    return before === undefined || at - before > slip
  })
}
