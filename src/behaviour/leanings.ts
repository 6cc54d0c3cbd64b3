import type { Catalogue } from '../domain/catalogue.ts'
import type { ShopperChoice } from '../domain/profile.ts'
import type { Leanings } from '../domain/taste.ts'
import { groupBy } from '../lib/group-by.ts'
import type { EventRecord } from '../storage/events.ts'
import type { Interactions } from '../recommend/interactions.ts'
import { buildProfile, leaningsIn } from './profile/build-profile.ts'
import { readDeeds, type ProfileDeed } from './profile/deeds.ts'
import { usualOf, type Usual } from './profile/usual.ts'
import {
  fitSegments,
  nearestSegment,
  popularityOf,
  type Segments,
} from './segments/fit-segments.ts'

/** What leanings are read beside. */
export interface LeaningSources {
  readonly usual: Usual
  /** The groups as they are known now; `null` while they are not. */
  readonly segments: () => Segments | null
  /** Milliseconds. @default the clock */
  readonly now?: () => number
}

/**
 * Reads leanings off deeds: the entries that the shopper's own page shows, so that what is forgotten there
 * no longer counts, and the interest of the group that acts alike.
 */
export function leaningReader(
  catalogue: Catalogue,
  { usual, segments, now = Date.now }: LeaningSources,
): (events: readonly EventRecord[], choice: ShopperChoice) => Leanings {
  /** By the group's own numbers, which stay the same object as long as the groups do. */
  const known = new WeakMap<ReadonlyMap<string, number>, ReadonlyMap<string, number>>()
  const groupShares = (looks: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const shares = known.get(looks) ?? withinKinds(looks, catalogue)
    known.set(looks, shares)
    return shares
  }
  return (events, choice) => {
    const at = now()
    const deeds = readDeeds(events, catalogue, choice.corrections, at)
    const { entries } = buildProfile({ deeds, talks: [], choice }, catalogue, usual, at)
    const groups = segments()
    if (!groups) return { entries, group: none }
    const nearest = nearestSegment(groups, deeds, catalogue, usual)
    return { entries, group: nearest ? groupShares(popularityOf(groups, nearest.id)) : none }
  }
}

/**
 * The same from a log without names, for judging how much leanings count: nobody there has corrected
 * anything, and what is owned is not told apart.
 *
 * @returns the leanings of a user of the log, by index.
 */
export function leaningsOfLog(
  log: Interactions,
  catalogue: Catalogue,
  seed: number,
): (user: number) => Leanings {
  const usual = usualOf(catalogue, interestOf(log))
  const deedsOf = (user: number): ProfileDeed[] => {
    const deeds: ProfileDeed[] = []
    for (let at = log.starts[user]!; at < log.starts[user + 1]!; at++) {
      const sku = log.items[log.columns[at]!]!
      const doc = catalogue.docBySku.get(sku)
      const about = { type: 'view', at: log.times?.[at] ?? 0, interest: log.values[at]! } as const
      if (doc !== undefined) deeds.push({ doc, sku, ...about, against: 0 })
    }
    return deeds
  }
  const groups = fitSegments(
    log.users.map((_, user) => deedsOf(user)),
    catalogue,
    usual,
    seed,
  )
  const shares = groups?.groups.map(({ id }) => withinKinds(popularityOf(groups, id), catalogue))
  return (user) => {
    const deeds = deedsOf(user)
    const nearest = groups && nearestSegment(groups, deeds, catalogue, usual)
    return {
      entries: leaningsIn(deeds, catalogue, usual),
      group: (nearest && shares![groups.groups.indexOf(nearest)]) ?? none,
    }
  }
}

/** Interest by sku over all users. */
export function interestOf({ items, columns, values }: Interactions): Map<string, number> {
  const interest = new Map<string, number>()
  columns.forEach((item, at) =>
    interest.set(items[item]!, (interest.get(items[item]!) ?? 0) + values[at]!),
  )
  return interest
}

const none: ReadonlyMap<string, number> = new Map()

/** Logarithms of looks as shares of the category's largest: what most turn to has 1. */
function withinKinds(
  looks: ReadonlyMap<string, number>,
  { docBySku, products }: Catalogue,
): ReadonlyMap<string, number> {
  const sold = [...looks].filter(([sku]) => docBySku.has(sku))
  const shares = new Map<string, number>()
  for (const own of groupBy(sold, ([sku]) => products[docBySku.get(sku)!]!.category).values()) {
    const most = own.reduce((largest, [, count]) => Math.max(largest, count), 0)
    for (const [sku, count] of own) shares.set(sku, Math.log1p(count) / Math.log1p(most))
  }
  return shares
}
