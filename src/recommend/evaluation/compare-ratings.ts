import type { Interactions } from '../interactions.ts'
import type { Mean } from '../metrics.ts'
import type { RatingModel } from '../rating-model.ts'
import { compareModels, type Difference } from './compare.ts'
import { keep } from './folds.ts'
import { dealDeeds } from './splits.ts'

/** What one rating model did. */
export interface RatingsResult {
  readonly name: string
  /** Of the first fold, in words. */
  readonly why: string
  readonly fitSeconds: number
  readonly rmse: Mean
  readonly mae: Mean
  /** RMSE of each fold, as they are often printed. */
  readonly rmseByFold: readonly number[]
  /** Share of the predictions whose error is at most 0.05·n of the scale, for n from 0 to 20. */
  readonly within: readonly number[]
}

/** Rating models measured on the same ratings. */
export interface RatingsComparison {
  readonly folds: number
  /** Ratings predicted. */
  readonly ratings: number
  readonly users: number
  /** Least RMSE first. */
  readonly models: readonly RatingsResult[]
  /** All pairs, by RMSE: below 0 where the first has less error. */
  readonly differences: readonly Difference[]
}

export interface CompareRatingsOptions {
  readonly folds: number
  readonly seed: number
  readonly fit: (train: Interactions, name: string) => { model: RatingModel; why: string }
}

/** Steps that errors are counted in, as shares of the scale. */
const steps = 20

/**
 * Fits each model on all parts but one and predicts that one, for each part in turn. Users and items
 * that a training part does not know get what a stranger gets.
 */
export function compareRatings(
  data: Interactions,
  names: readonly string[],
  { folds, seed, fit }: CompareRatingsOptions,
): RatingsComparison {
  const scale = scaleLength(data.values)
  const runs = names.map((name) => new RatingsRun(name, data.users.length, scale))
  for (const isHeld of dealDeeds(data.columns.length, folds, seed)) {
    const { data: train, userOf, itemOf } = keep(data, isHeld)
    for (const run of runs) {
      const startedAt = performance.now()
      const { model, why } = fit(train, run.name)
      run.begin((performance.now() - startedAt) / 1000, why)
      for (let u = 0; u < data.users.length; u++)
        for (let at = data.starts[u]!; at < data.starts[u + 1]!; at++)
          if (isHeld[at] === 1)
            run.add(u, model.predict(userOf[u]!, itemOf[data.columns[at]!]!) - data.values[at]!)
    }
  }
  const sorted = runs.toSorted((a, b) => a.rmse().mean - b.rmse().mean)
  return {
    folds,
    ratings: data.columns.length,
    users: data.users.length,
    models: sorted.map((run) => run.result()),
    differences: compareModels(
      sorted.map(({ name, squares }) => ({ name, sums: squares })),
      { seed, weights: runs[0]!.counts, transform: Math.sqrt },
    ),
  }
}

function scaleLength(values: Float32Array): number {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return Math.max(most - least, 1e-9)
}

/** Errors of one model, summed by user: those of one user are alike, so users are the sample. */
class RatingsRun {
  readonly squares: Float64Array
  readonly counts: Float64Array
  readonly #sizes: Float64Array
  readonly #within = new Float64Array(steps + 1)
  readonly #folds: { squares: number; count: number }[] = []
  #why: string | undefined
  #seconds = 0

  constructor(
    readonly name: string,
    users: number,
    readonly scale: number,
  ) {
    this.squares = new Float64Array(users)
    this.counts = new Float64Array(users)
    this.#sizes = new Float64Array(users)
  }

  begin(seconds: number, why: string): void {
    this.#why ??= why
    this.#seconds += seconds
    this.#folds.push({ squares: 0, count: 0 })
  }

  add(user: number, error: number): void {
    this.squares[user]! += error ** 2
    this.#sizes[user]! += Math.abs(error)
    this.counts[user]!++
    const fold = this.#folds.at(-1)!
    fold.squares += error ** 2
    fold.count++
    // The tolerance keeps an error of exactly so many steps within them.
    const step = Math.ceil((Math.abs(error) / this.scale) * steps - 1e-6)
    if (step <= steps) this.#within[Math.max(step, 0)]!++
  }

  /** The root of the mean square; its interval by the delta method. */
  rmse(): Mean {
    const { mean, error } = ratioOf(this.squares, this.counts)
    const root = Math.sqrt(mean)
    return { mean: root, error: root === 0 ? 0 : error / (2 * root) }
  }

  result(): RatingsResult {
    const total = this.counts.reduce((sum, count) => sum + count, 0)
    let sum = 0
    return {
      name: this.name,
      why: this.#why ?? '',
      fitSeconds: Number(this.#seconds.toFixed(2)),
      rmse: this.rmse(),
      mae: ratioOf(this.#sizes, this.counts),
      rmseByFold: this.#folds.map(({ squares, count }) => Math.sqrt(squares / Math.max(count, 1))),
      within: Array.from(this.#within, (count) => (sum += count) / Math.max(total, 1)),
    }
  }
}

/**
 * Σ sums / Σ counts with the half width of its 95 % interval, the users being the sample (ratio
 * estimator, Cochran 1977, ch. 6).
 */
function ratioOf(sums: Float64Array, counts: Float64Array): Mean {
  let sum = 0
  let count = 0
  let users = 0
  for (let u = 0; u < sums.length; u++) {
    if (counts[u] === 0) continue
    sum += sums[u]!
    count += counts[u]!
    users++
  }
  if (count === 0) return { mean: 0, error: 0 }
  const mean = sum / count
  let squares = 0
  for (let u = 0; u < sums.length; u++) squares += (sums[u]! - mean * counts[u]!) ** 2
  const variance = users < 2 ? 0 : (squares * users) / (users - 1) / count ** 2
  return { mean, error: 1.96 * Math.sqrt(variance) }
}
