import type { EventRecord } from '../storage/events.ts'
import { createRing } from '../lib/ring.ts'
import { biasOf, type Bias } from './bias.ts'
import { driftOf, groupByDeeds, type Drift, type DriftGroups } from './drift.ts'
import { interestIn } from './gather.ts'
import type { TrainedRanker } from './model-file.ts'

/** What the watch compares with: the log as it was learnt from, and what is sold. */
export interface Baseline {
  /** Of the ranker that counts; 0 without a trained one. */
  readonly version: number
  /** Deeds by sku in the log. */
  deeds(): ReadonlyMap<string, number>
  readonly products: number
  /** Deeds with other goods are passed over: anybody can name a sku. */
  isSold(sku: string): boolean
}

/**
 * Looks on at deeds and replies as they come, and keeps the latest skus. Nobody's id is kept. Goods
 * that one batch names twice for a shopper count once.
 */
export interface Watch {
  seeEvents(events: readonly EventRecord[]): void
  /** @param skus of one reply, or one list. */
  seeRecommended(skus: readonly string[]): void
  /** `null`: too few deeds since, or no trained ranker. */
  drift(): Drift | null
  bias(): Bias | null
  /** Whether anything was done since the ranker that counts was taken up. */
  hasNews(): boolean
}

/** Deeds and places in replies that are kept. */
const mostKept = 10_000

/** @param baseline asked each time; another version of the ranker starts the drift anew. */
export function createWatch(baseline: () => Baseline): Watch {
  const shown = createRing<string>(mostKept)
  const done = createRing<string>(mostKept)
  const since = createRing<string>(mostKept)
  let of: { readonly version: number; readonly groups: DriftGroups } | undefined

  const groups = (): DriftGroups => {
    const { version, deeds } = baseline()
    if (of?.version !== version) {
      of = { version, groups: groupByDeeds(deeds()) }
      since.clear()
    }
    return of.groups
  }

  return {
    seeEvents(events) {
      groups()
      const { isSold } = baseline()
      const seen = new Set<string>()
      for (const event of events) {
        const { sku, shopperId } = event
        if (sku === undefined || interestIn(event) === 0 || !isSold(sku)) continue
        const key = JSON.stringify([shopperId, sku])
        if (seen.has(key)) continue
        seen.add(key)
        done.push(sku)
        since.push(sku)
      }
    },
    seeRecommended(skus) {
      for (const sku of skus) shown.push(sku)
    },
    drift() {
      const learnt = groups()
      return baseline().version === 0 ? null : driftOf(learnt, countGroups(learnt, since.latest()))
    },
    hasNews: () => since.latest(1).length > 0,
    bias() {
      const { deeds, products } = baseline()
      return biasOf(shown.latest(), done.latest(), deeds(), products)
    },
  }
}

/** How many of the skus are in each group. */
export function countGroups({ groupOf, counts }: DriftGroups, skus: readonly string[]): number[] {
  const now = counts.map(() => 0)
  for (const sku of skus) now[groupOf(sku)]!++
  return now
}

/** Deeds by sku in the log the ranker was fitted on, or in the log at start where none was trained. */
export const deedsLearnt = ({
  ranker,
  deeds,
}: {
  readonly ranker: Pick<TrainedRanker, 'items' | 'deeds'> | null
  readonly deeds: ReadonlyMap<string, number>
}): ReadonlyMap<string, number> =>
  ranker?.deeds ? new Map(ranker.items.map((sku, item) => [sku, ranker.deeds![item]!])) : deeds
