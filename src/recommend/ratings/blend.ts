import { factorise, solveFactorised } from '../factors/cholesky.ts'

/** Ratings thought in that ask for a weight of 0, each as strong as the mean one. */
const shrinkage = 20

/**
 * Weights w that minimise Σ (r - Σ_m w_m·f_m)² + ridge: how much each model's departure from the
 * baseline is to be believed. Few ratings leave them near 0.
 *
 * @param parts of each model, a departure from the baseline for each rating.
 * @param wanted departures that would have been right.
 */
export function blendWeights(parts: readonly Float64Array[], wanted: Float64Array): Float64Array {
  const n = parts.length
  const a = new Float64Array(n * n)
  const weights = new Float64Array(n)
  const count = Math.max(wanted.length, 1)
  parts.forEach((part, i) => {
    parts.forEach((other, j) => (a[i * n + j] = product(part, other)))
    weights[i] = product(part, wanted)
  })
  for (let i = 0; i < n; i++) a[i * n + i]! += (shrinkage / count) * a[i * n + i]! + 1e-9
  factorise(a, n)
  solveFactorised(a, n, weights)
  return weights
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}
