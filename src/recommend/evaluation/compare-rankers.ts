import type { FittedRanker } from '../fit-ranker.ts'
import type { Interactions } from '../interactions.ts'
import { harmonic, meanOf, type Mean } from '../metrics.ts'
import { compareModels, type Difference } from './compare.ts'
import type { Dissimilarity } from './dissimilarity.ts'
import type { Fold } from './folds.ts'
import {
  curveMetrics,
  measure,
  userMetrics,
  type CurveMetric,
  type FoldScores,
  type UserMetric,
} from './measure.ts'
import { meanOfFolds, poolUsers } from './pool.ts'
import { countShown, exposureOf, lorenzCurve, meanCurve } from './shares.ts'

export type Metric = UserMetric | 'coverage' | 'gini'

/** What one model did. */
export interface RankerResult {
  readonly name: string
  /** What it is and why, in words; of several folds that of the first. */
  readonly why: string
  /** All folds together. */
  readonly fitSeconds: number
  /** Means with the half widths of their 95 % intervals. */
  readonly scores: Readonly<Record<Metric, Mean>>
  /** F1 of the mean precision and the mean recall, as some papers print it. */
  readonly f1OfMeans: number
  /** By list length, ascending. */
  readonly curves: readonly ({ readonly length: number } & Readonly<Record<CurveMetric, Mean>>)[]
  /** Lorenz curve of how often items stand in the lists. */
  readonly lorenz: readonly number[]
  /** What stands in most lists of the first fold, most often first. */
  readonly topItems: readonly TopItem[]
  /** Of the first fold, best first. */
  readonly trials: FittedRanker['trials']
  readonly leftOut: FittedRanker['leftOut']
}

/** An item that is shown often. */
export interface TopItem {
  readonly item: string
  /** Share of the lists that it stands in. */
  readonly shown: number
  /** Share of the users of the training part who have it. */
  readonly had: number
}

/** Models measured on the same users of the same folds. */
export interface RankerComparison {
  readonly k: number
  readonly folds: number
  /** Different users that were judged. */
  readonly users: number
  /** Users of all folds who have something held back and nothing to be known by. */
  readonly newcomers: number
  /** Best NDCG first. */
  readonly models: readonly RankerResult[]
  /** All pairs, by NDCG, the better one first. */
  readonly differences: readonly Difference[]
  /** Lorenz curve of the deeds by item in the training parts. */
  readonly logLorenz: readonly number[]
}

export interface CompareRankersOptions {
  readonly k: number
  readonly seed: number
  readonly fit: (train: Interactions, name: string) => FittedRanker
  readonly dissimilarity: (train: Interactions) => Dissimilarity
  readonly onProgress?: ((label: string, share: number) => void) | undefined
}

const mostTopItems = 10

/** Lengths of lists that the curves go over: a few up to 50, and `k` itself. */
const lengthsFor = (k: number): number[] =>
  [...new Set([1, 2, 3, 5, 10, 20, 50, k])]
    .filter((length) => length <= Math.max(k, 50))
    .toSorted((a, b) => a - b)

/** Fits each named model on each fold and measures it; the folds are made one at a time. */
export function compareRankers(
  folds: Iterable<Fold>,
  names: readonly string[],
  options: CompareRankersOptions,
): RankerComparison {
  const { k, seed, onProgress } = options
  const lengths = lengthsFor(k)
  const runs = names.map((name) => new Run(name))
  const logCurves: number[][] = []
  const users = new Set<string>()
  let newcomers = 0
  for (const fold of folds) {
    newcomers += fold.newcomers
    for (const { id } of fold.judged) users.add(id)
    const dissimilarity = options.dissimilarity(fold.train)
    for (const run of runs) {
      const startedAt = performance.now()
      const fitted = options.fit(fold.train, run.name)
      run.seconds += (performance.now() - startedAt) / 1000
      run.fitted ??= { why: fitted.why, trials: fitted.trials, leftOut: fitted.leftOut }
      const scores = measure(fold, fitted.model, {
        k,
        lengths,
        dissimilarity,
        onProgress: (share) => onProgress?.(`ranking by ${run.name}`, share),
      })
      run.add(scores, fold.train)
    }
    logCurves.push(lorenzCurve(runs[0]!.folds.at(-1)!.counts))
  }
  const pooled = runs.map((run) => ({
    name: run.name,
    sums: poolUsers(run.folds, ({ columns }) => columns.ndcg),
  }))
  const best = pooled.toSorted((a, b) => meanOf(b.sums).mean - meanOf(a.sums).mean)
  return {
    k,
    folds: logCurves.length,
    users: users.size,
    newcomers,
    models: best.map(({ name }) => runs.find((run) => run.name === name)!.result(lengths)),
    differences: compareModels(best, { seed }),
    logLorenz: meanCurve(logCurves),
  }
}

/** One model over the folds. */
class Run {
  readonly folds: FoldScores[] = []
  readonly #exposures: ReturnType<typeof exposureOf>[] = []
  readonly #lorenz: number[][] = []
  #topItems: TopItem[] | undefined
  fitted: Pick<FittedRanker, 'why' | 'trials' | 'leftOut'> | undefined
  seconds = 0

  constructor(readonly name: string) {}

  /** Lists are counted and dropped. */
  add(scores: FoldScores, { users, items }: Interactions): void {
    const shown = countShown(scores.lists, items.length)
    this.#exposures.push(exposureOf(scores.lists, items.length))
    this.#lorenz.push(lorenzCurve(shown))
    this.#topItems ??= Array.from(shown.keys())
      .sort((a, b) => shown[b]! - shown[a]!)
      .slice(0, mostTopItems)
      .map((item) => ({
        item: items[item]!,
        shown: shown[item]! / scores.lists.length,
        had: scores.counts[item]! / users.length,
      }))
    this.folds.push({ ...scores, lists: [] })
  }

  result(lengths: readonly number[]): RankerResult {
    const pooled = (column: (fold: FoldScores) => Float32Array): Mean =>
      meanOf(poolUsers(this.folds, column))
    const scores: Record<string, Mean> = Object.fromEntries(
      userMetrics.map((name) => [name, pooled(({ columns }) => columns[name])]),
    )
    scores['coverage'] = meanOfFolds(this.#exposures.map(({ coverage }) => coverage))
    scores['gini'] = meanOfFolds(this.#exposures.map(({ gini }) => gini))
    const { why = '', trials = [], leftOut = [] } = this.fitted ?? {}
    return {
      name: this.name,
      why,
      fitSeconds: Number(this.seconds.toFixed(2)),
      scores: scores as Record<Metric, Mean>,
      f1OfMeans: harmonic(scores['precision']!.mean, scores['recall']!.mean),
      curves: lengths.map((length, at) => ({
        length,
        ...(Object.fromEntries(
          curveMetrics.map((name) => [name, pooled(({ curves }) => curves[at]![name])]),
        ) as Record<CurveMetric, Mean>),
      })),
      lorenz: meanCurve(this.#lorenz),
      topItems: this.#topItems ?? [],
      trials,
      leftOut,
    }
  }
}
