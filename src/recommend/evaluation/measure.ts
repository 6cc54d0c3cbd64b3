import { countUsers, historyOf } from '../interactions.ts'
import { scoreList, type ListScores } from '../metrics.ts'
import type { Recommender } from '../model.ts'
import { Orderer } from '../order.ts'
import { diversityOf, type Dissimilarity } from './dissimilarity.ts'
import type { Fold } from './folds.ts'

/** Scores of a list against what was chosen later. */
export const listMetrics = ['precision', 'recall', 'f1', 'hitRate', 'ndcg', 'mrr', 'map'] as const
/** What a list is like, whatever was chosen later. */
export const characterMetrics = ['novelty', 'popularityLift', 'diversity'] as const
/** Everything that each user has a figure of; their means are reported. */
export const userMetrics = [...listMetrics, ...characterMetrics] as const
export type UserMetric = (typeof userMetrics)[number]

/** What is also measured for shorter and longer lists. */
export const curveMetrics = ['precision', 'recall', 'ndcg'] as const
export type CurveMetric = (typeof curveMetrics)[number]

/** Users whose lists' diversity is measured, spread evenly: a list of 20 has 190 pairs. */
const mostDiverse = 2000

/** What one model did on one fold. */
export interface FoldScores {
  /** Ids of the judged users; the columns follow their order. */
  readonly users: readonly string[]
  /** A figure a user; not a number where it was not measured for that user. */
  readonly columns: Readonly<Record<UserMetric, Float32Array>>
  /** For each list length of the curves, a figure a user. */
  readonly curves: readonly Readonly<Record<CurveMetric, Float32Array>>[]
  /** Lists of the first `k`, indexes of items. */
  readonly lists: readonly Int32Array[]
  /** Users of each item of the training part. */
  readonly counts: Uint32Array
}

export interface MeasureOptions {
  /** Length of the lists. */
  readonly k: number
  /** Lengths for the curves, ascending. */
  readonly lengths: readonly number[]
  readonly dissimilarity: Dissimilarity
  readonly onProgress?: ((share: number) => void) | undefined
}

/**
 * Ranks all items for each judged user of the fold, those of the training part left out, and scores
 * the lists. Full ranking: metrics over sampled candidates do not order models alike (Krichene &
 * Rendle 2020).
 */
export function measure(
  { train, judged }: Fold,
  model: Recommender,
  { k, lengths, dissimilarity, onProgress }: MeasureOptions,
): FoldScores {
  const size = judged.length
  const column = (): Float32Array => new Float32Array(size)
  const columns = Object.fromEntries(userMetrics.map((name) => [name, column()])) as Record<
    UserMetric,
    Float32Array
  >
  columns.diversity.fill(NaN)
  const curves = lengths.map(() => ({ precision: column(), recall: column(), ndcg: column() }))
  const counts = countUsers(train)
  const usual = usualCount(counts)
  const bits = Float64Array.from(counts, (count) => -Math.log2(count / train.users.length))
  const order = new Orderer(counts)
  const scores = new Float64Array(train.items.length)
  const isSeen = new Uint8Array(train.items.length)
  const depth = Math.max(k, ...lengths)
  const step = Math.max(1, Math.ceil(size / mostDiverse))

  const lists = judged.map(({ user, wanted }, n) => {
    if (n % 500 === 0) onProgress?.(n / size)
    const history = historyOf(train, user)
    model.score(history, scores)
    for (const item of history.items) isSeen[item] = 1
    const ranked = order.top(scores, isSeen, depth)
    for (const item of history.items) isSeen[item] = 0
    const long = Array.from(ranked)
    const list = ranked.slice(0, k)
    const at: ListScores = scoreList(long, wanted, k)
    for (const name of listMetrics) columns[name][n] = at[name]
    columns.novelty[n] = meanOver(list, bits)
    columns.popularityLift[n] = usual === 0 ? 0 : meanOver(list, counts) / usual - 1
    if (n % step === 0) columns.diversity[n] = diversityOf(list, dissimilarity)
    for (const [c, length] of lengths.entries()) {
      const cut = scoreList(long, wanted, length)
      for (const name of curveMetrics) curves[c]![name][n] = cut[name]
    }
    return list
  })
  return { users: judged.map(({ id }) => id), columns, curves, lists, counts }
}

/** Mean number of users of an item, over all deeds: the popularity that histories are used to. */
function usualCount(counts: Uint32Array): number {
  let deeds = 0
  let squares = 0
  for (const count of counts) {
    deeds += count
    squares += count ** 2
  }
  return deeds === 0 ? 0 : squares / deeds
}

function meanOver(list: Int32Array, values: ArrayLike<number>): number {
  let sum = 0
  for (const item of list) sum += values[item]!
  return list.length === 0 ? 0 : sum / list.length
}
