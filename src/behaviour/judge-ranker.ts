import { pickEvenly } from '../lib/pick-evenly.ts'
import type { History, Interactions } from '../recommend/interactions.ts'
import { mostJudges, userJudge } from '../recommend/judge-models.ts'
import { meanOf, type Mean } from '../recommend/metrics.ts'
import type { Recommender } from '../recommend/model.ts'
import { holdOut, type Split } from '../recommend/split.ts'

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
/** Below this many the interval means nothing, and nothing is judged. */
export const fewestJudges = 30

/**
 * Holds back the last deed of every shopper whose last deed is later than `after`, so that a ranker
 * trained until then has not seen it either. Shoppers with fewer than three deeds keep all.
 * `null` where too few would judge, or the log tells no times.
 */
export function holdLatest(data: Interactions, after: number | null): Split | null {
  const { users, starts, times } = data
  if (!times) return null
  const isLater = (u: number): boolean => times[starts[u + 1]! - 1]! > (after ?? -Infinity)
  const split = holdOut(data, 0, { givers: [...users.keys()].filter(isLater) })
  return split.held.size < fewestJudges ? null : split
}

/** Compares two rankers by NDCG@20 over all items, seen ones out; pairs, so that little is enough. */
export function judgeRanker({ train, held }: Split, fresh: Scorer, inUse: Scorer): Judgement {
  const judge = userJudge(train, k)
  const pairs = pickEvenly([...held], mostJudges).map(
    ([user, wanted]) =>
      [judge(user, wanted, { score: fresh }), judge(user, wanted, { score: inUse })] as const,
  )
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
