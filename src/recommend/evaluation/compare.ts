import { createRandom } from '../../lib/random.ts'

/** One model's figures by unit (user): the statistic is `transform(Σ sums / Σ weights)`. */
export interface Measured {
  readonly name: string
  readonly sums: Float64Array
}

/** Two models on the same users. */
export interface Difference {
  readonly first: string
  readonly second: string
  /** First less second. */
  readonly mean: number
  /** 95 % interval of this difference alone, by percentiles. */
  readonly low: number
  readonly high: number
  /** Whether 0 is out, also when all differences of the table are looked at together. */
  readonly isReal: boolean
}

export interface CompareOptions {
  readonly seed: number
  /** @default 1000 */
  readonly resamples?: number
  /** What each unit weighs. @default 1 */
  readonly weights?: Float64Array
  /** From the mean to the statistic, such as the root. @default the mean itself */
  readonly transform?: (mean: number) => number
}

/**
 * Differences between all pairs of models, by a bootstrap over the units that all models share: a
 * resample draws the same units for every model, so that what is hard for all cancels (Efron &
 * Tibshirani 1993, ch. 8). `isReal` asks |difference| > c · its standard error, with c the 95 %
 * quantile of the largest such ratio of any pair over the resamples (Romano & Wolf 2005): among
 * models that do not differ at all, one table in twenty names a difference, however many it has.
 *
 * @throws {RangeError} when the models have unequal numbers of units.
 */
export function compareModels(
  models: readonly Measured[],
  { seed, resamples = 1000, weights, transform = (mean) => mean }: CompareOptions,
): Difference[] {
  const units = models[0]?.sums.length ?? 0
  if (models.some(({ sums }) => sums.length !== units))
    throw new RangeError('Models can only be compared on the same users')
  const pairs = models.flatMap((_, a) =>
    models.slice(a + 1).map((__, n) => [a, a + 1 + n] as const),
  )
  if (units === 0) return []
  const weigh = weights ?? new Float64Array(units).fill(1)
  const real = models.map(({ sums }) => transform(total(sums) / total(weigh)))
  const drawn = drawStatistics(models, weigh, { seed, resamples, transform })

  const observed = pairs.map(([a, b]) => real[a]! - real[b]!)
  const spread = pairs.map(([a, b]) =>
    Float64Array.from({ length: resamples }, (_, r) => drawn[a]![r]! - drawn[b]![r]!),
  )
  const errors = spread.map(deviationOf)
  const largest = Float64Array.from({ length: resamples }, (_, r) =>
    Math.max(
      0,
      ...spread.map((values, p) =>
        errors[p] === 0 ? 0 : Math.abs(values[r]! - observed[p]!) / errors[p]!,
      ),
    ),
  )
  const bound = quantile(largest, 0.95)
  return pairs.map(([a, b], p) => ({
    first: models[a]!.name,
    second: models[b]!.name,
    mean: observed[p]!,
    low: quantile(spread[p]!, 0.025),
    high: quantile(spread[p]!, 0.975),
    isReal: Math.abs(observed[p]!) > bound * errors[p]!,
  }))
}

/** The statistic of each model in each resample. */
function drawStatistics(
  models: readonly Measured[],
  weights: Float64Array,
  {
    seed,
    resamples,
    transform,
  }: Required<Pick<CompareOptions, 'seed' | 'resamples' | 'transform'>>,
): Float64Array[] {
  const random = createRandom(seed)
  const units = weights.length
  const drawn = models.map(() => new Float64Array(resamples))
  const times = new Uint32Array(units)
  for (let r = 0; r < resamples; r++) {
    times.fill(0)
    for (let n = 0; n < units; n++) times[random.integer(units)]!++
    let weight = 0
    for (let n = 0; n < units; n++) weight += times[n]! * weights[n]!
    for (const [m, { sums }] of models.entries()) {
      let sum = 0
      for (let n = 0; n < units; n++) sum += times[n]! * sums[n]!
      drawn[m]![r] = transform(sum / weight)
    }
  }
  return drawn
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

function deviationOf(values: Float64Array): number {
  const mean = total(values) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return Math.sqrt(squares / Math.max(values.length - 1, 1))
}

/** The value that the share `q` of the values does not pass, between neighbours by their distance. */
export function quantile(values: Float64Array, q: number): number {
  const sorted = values.slice().sort()
  const place = q * (sorted.length - 1)
  const low = Math.floor(place)
  const next = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (place - low) * (sorted[next]! - sorted[low]!)
}
