import {
  countUsers,
  historyOf,
  type History,
  type Interactions,
} from '../recommend/interactions.ts'
import { meanOf, ndcgOf, type Mean } from '../recommend/metrics.ts'
import type { Recommender } from '../recommend/model.ts'
import { Orderer } from '../recommend/order.ts'
import { without, type Split } from '../recommend/split.ts'

/** A new ranker beside the one in use, on deeds that neither has seen. */
export interface Judgement {
  /** Shoppers whose last deed was held back. */
  readonly shoppers: number
  /** Mean NDCG@20 of each, with half the width of its 95 % interval. */
  readonly fresh: Mean
  readonly inUse: Mean
  /** Mean of the differences, shopper by shopper: what they share cancels out. */
  readonly gain: Mean
  /** The whole interval of the gain lies below 0. */
  readonly isWorse: boolean
}

/** Gives each item of the judged log a score; higher is better. */
export type Scorer = (history: History, into: Float64Array) => void

const k = 20
/** Shoppers who are looked at: a few thousand tell rankers apart. */
const mostJudges = 4000
/** Below this many the interval means nothing, and nothing is judged. */
export const fewestJudges = 30

/**
 * Holds back the last deed of every shopper whose last deed is later than `after`, so that a ranker
 * trained until then has not seen it either. Shoppers with fewer than three deeds keep all.
 * `null` where too few would judge, or the log tells no times.
 */
export function holdLatest(data: Interactions, after: number | null): Split | null {
  const { users, starts, columns, times } = data
  if (!times) return null
  const isHeld = new Uint8Array(columns.length)
  const held = new Map<number, Set<number>>()
  for (let u = 0; u < users.length; u++) {
    const last = starts[u + 1]! - 1
    if (last - starts[u]! < 2 || !(times[last]! > (after ?? -Infinity))) continue
    held.set(u, new Set([columns[last]!]))
    isHeld[last] = 1
  }
  return held.size < fewestJudges ? null : { train: without(data, isHeld), held }
}

/** Compares two rankers by NDCG@20 over all items, seen ones out; pairs, so that little is enough. */
export function judgeRanker({ train, held }: Split, fresh: Scorer, inUse: Scorer): Judgement {
  const order = new Orderer(countUsers(train))
  const isSeen = new Uint8Array(train.items.length)
  const scores = new Float64Array(train.items.length)
  const users = [...held.keys()]
  const step = Math.max(1, users.length / mostJudges)
  const pairs: [number, number][] = []
  for (let n = 0; n < Math.min(users.length, mostJudges); n++) {
    const user = users[Math.floor(n * step)]!
    const history = historyOf(train, user)
    const wanted = [...held.get(user)!]
    for (const item of history.items) isSeen[item] = 1
    const ndcg = (scorer: Scorer): number => {
      scorer(history, scores)
      return ndcgOf(
        wanted.map((item) => order.placeOf(item, [{ scores, weight: 1 }], isSeen, k)),
        wanted.length,
        k,
      )
    }
    pairs.push([ndcg(fresh), ndcg(inUse)])
    for (const item of history.items) isSeen[item] = 0
  }
  const gain = meanOf(pairs.map(([a, b]) => a - b))
  return {
    shoppers: pairs.length,
    fresh: meanOf(pairs.map(([a]) => a)),
    inUse: meanOf(pairs.map(([, b]) => b)),
    gain,
    isWorse: gain.mean + gain.error < 0,
  }
}

/** A ranker of other items as a scorer of these: goods it does not know stand last. */
export function translate(
  { model, items: own }: { readonly model: Recommender; readonly items: readonly string[] },
  items: readonly string[],
): Scorer {
  const places = new Map(own.map((sku, at) => [sku, at]))
  const placeOf = Int32Array.from(items, (sku) => places.get(sku) ?? -1)
  const scores = new Float64Array(own.length)
  return (history, into) => {
    const known = history.items.map((item) => placeOf[item]!).filter((place) => place >= 0)
    model.score({ items: known, weights: null }, scores)
    for (let item = 0; item < into.length; item++)
      into[item] = placeOf[item]! < 0 ? -Infinity : scores[placeOf[item]!]!
  }
}
