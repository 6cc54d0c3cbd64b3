import { factorise, solveFactorised } from '../factors/cholesky.ts'
import { softmax, widest, type Choices } from './choices.ts'

export interface LogitOptions {
  /** What the weights are believed to be before anything is seen; `width` numbers. @default zeros */
  readonly prior?: ArrayLike<number>
  /** How firmly, a weight: 1 / variance. @default 1 */
  readonly precision?: number | ArrayLike<number>
  /** Weights below 0 are not allowed. @default false */
  readonly isNonNegative?: boolean
}

export interface Logit {
  readonly weights: Float64Array
  /** Mean log-likelihood a choice, without the prior. */
  readonly fit: number
}

const mostSteps = 50
/** A step that gains less than this a choice ends the search. */
const leastGain = 1e-9

/**
 * Weights under which the alternatives that were taken look likeliest: P(r | choice) =
 * e^(w·x_r) / Σ e^(w·x). The maximum of log-likelihood plus a normal prior, by Newton's method with the
 * step halved until it gains; the function is concave, so there is one maximum. Bounds by projection:
 * weights that stand at 0 and want to go below it are held there for the step.
 *
 * @throws {RangeError} when a feature is no finite number.
 * @see McFadden (1974), Conditional logit analysis of qualitative choice behavior;
 * Bertsekas (1982), Projected Newton methods for optimization problems with simple constraints.
 */
export function fitLogit(choices: Choices, options: LogitOptions = {}): Logit {
  const { width: d } = choices
  if (!choices.features.every(Number.isFinite))
    throw new RangeError('Features of choices must be finite numbers')
  const prior = Float64Array.from({ length: d }, (_, k) => options.prior?.[k] ?? 0)
  const { precision = 1, isNonNegative = false } = options
  const firmness = Float64Array.from({ length: d }, (_, k) =>
    typeof precision === 'number' ? precision : precision[k]!,
  )
  let weights: Float64Array = prior.map((value) => (isNonNegative ? Math.max(0, value) : value))
  const passes = createPasses(choices)
  const valueOf = (own: Float64Array): number =>
    sumOf(passes.likelihoods(own)) -
    0.5 * own.reduce((sum, w, k) => sum + firmness[k]! * (w - prior[k]!) ** 2, 0)

  let value = valueOf(weights)
  const n = Math.max(choices.chosen.length, 1)
  for (let step = 0; step < mostSteps; step++) {
    const { gradient, hessian } = passes.derivatives(weights)
    for (let k = 0; k < d; k++) {
      gradient[k]! -= firmness[k]! * (weights[k]! - prior[k]!)
      hessian[k * d + k]! += firmness[k]! + 1e-9
    }
    const isHeld = Array.from(weights, (w, k) => isNonNegative && w <= 0 && gradient[k]! <= 0)
    isHeld.forEach((held, k) => {
      if (!held) return
      gradient[k] = 0
      for (let other = 0; other < d; other++)
        hessian[k * d + other] = hessian[other * d + k] = Number(other === k)
    })
    factorise(hessian, d)
    solveFactorised(hessian, d, gradient)
    let next = weights
    let reached = value
    for (let share = 1; share > 1e-6; share /= 2) {
      const tried = weights.map((w, k) => {
        const moved = w + share * gradient[k]!
        return isNonNegative ? Math.max(0, moved) : moved
      })
      const gained = valueOf(tried)
      if (gained <= value) continue
      next = tried
      reached = gained
      break
    }
    const gain = reached - value
    weights = next
    value = reached
    if (gain < leastGain * n) break
  }
  return { weights, fit: sumOf(passes.likelihoods(weights)) / n }
}

/** Log-likelihood of each choice by these weights. */
export const likelihoodsOf = (choices: Choices, weights: Float64Array): Float64Array =>
  createPasses(choices).likelihoods(weights)

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)

/** Sums over all choices, with one buffer of utilities for all passes. */
function createPasses({ width: d, starts, features, chosen }: Choices) {
  const utilities = new Float64Array(widest({ width: d, starts, features, chosen }))
  const utilitiesOf = (c: number, weights: Float64Array): number => {
    const size = starts[c + 1]! - starts[c]!
    for (let r = 0; r < size; r++) {
      const from = (starts[c]! + r) * d
      let sum = 0
      for (let k = 0; k < d; k++) sum += weights[k]! * features[from + k]!
      utilities[r] = sum
    }
    return size
  }
  return {
    likelihoods: (weights: Float64Array): Float64Array =>
      Float64Array.from(chosen, (row, c) => {
        const size = utilitiesOf(c, weights)
        const own = utilities[row - starts[c]!]!
        return own - softmax(utilities, size)
      }),
    /** Gradient of the log-likelihood, and its negated Hessian: the sum of the covariances. */
    derivatives(weights: Float64Array): { gradient: Float64Array; hessian: Float64Array } {
      const gradient = new Float64Array(d)
      const hessian = new Float64Array(d * d)
      const mean = new Float64Array(d)
      for (let c = 0; c < chosen.length; c++) {
        const size = utilitiesOf(c, weights)
        softmax(utilities, size)
        mean.fill(0)
        for (let r = 0; r < size; r++) {
          const share = utilities[r]!
          const from = (starts[c]! + r) * d
          for (let k = 0; k < d; k++) mean[k]! += share * features[from + k]!
        }
        for (let k = 0; k < d; k++) gradient[k]! += features[chosen[c]! * d + k]! - mean[k]!
        for (let r = 0; r < size; r++) {
          const share = utilities[r]!
          const from = (starts[c]! + r) * d
          for (let k = 0; k < d; k++) {
            const off = share * (features[from + k]! - mean[k]!)
            for (let j = 0; j <= k; j++)
              hessian[k * d + j]! += off * (features[from + j]! - mean[j]!)
          }
        }
      }
      for (let k = 0; k < d; k++)
        for (let j = 0; j < k; j++) hessian[j * d + k] = hessian[k * d + j]!
      return { gradient, hessian }
    },
  }
}
