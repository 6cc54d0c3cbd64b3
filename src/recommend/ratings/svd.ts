import { createRandom } from '../../lib/random.ts'
import type { Interactions } from '../interactions.ts'
import type { RatingKind } from '../rating-model.ts'
import {
  descentKind,
  startDescent,
  startVectors,
  type DescentParams,
  type RatingDescent,
} from './descent.ts'

/**
 * Biased SVD, r̂ = μ + b_u + b_i + p_u·q_i, by stochastic gradient descent over the ratings user by user:
 * b += rate·(e - λb), p_u += rate·(e·q_i - λp_u), q_i += rate·(e·p_u - λq_i), e = r - r̂. Vectors start
 * at N(0, 0.1²), biases at 0. Many epochs and more λ (200 factors, 80 epochs, .08) are best.
 *
 * @see Koren, Bell & Volinsky (2009), Matrix Factorization Techniques for Recommender Systems.
 */
export const svd: RatingKind = descentKind(
  'svd',
  { factors: 100, epochs: 20, rate: 0.005, lambda: 0.02 },
  descendSvd,
)

/** Starts biased SVD. */
export function descendSvd(
  data: Interactions,
  { factors: d, rate, lambda }: DescentParams,
  seed: number,
): RatingDescent {
  const random = createRandom(seed)
  const p = startVectors(data.users.length, d, random)
  const q = startVectors(data.items.length, d, random)
  const { starts, columns } = data
  const { values, mean, users, items, isKnown, toRating } = startDescent(data)

  /** Two sums at a time: one would wait for each addition before the next. */
  function product(from: number, to: number): number {
    let s0 = 0
    let s1 = 0
    let k = 0
    for (; k + 1 < d; k += 2) {
      s0 += p[from + k]! * q[to + k]!
      s1 += p[from + k + 1]! * q[to + k + 1]!
    }
    if (k < d) s0 += p[from + k]! * q[to + k]!
    return s0 + s1
  }

  function learn(u: number, i: number, value: number): void {
    const from = u * d
    const to = i * d
    const error = value - mean - users[u]! - items[i]! - product(from, to)
    users[u]! += rate * (error - lambda * users[u]!)
    items[i]! += rate * (error - lambda * items[i]!)
    const keep = 1 - rate * lambda
    const move = rate * error
    for (let k = 0; k < d; k++) {
      const pk = p[from + k]!
      const qk = q[to + k]!
      p[from + k] = keep * pk + move * qk
      q[to + k] = keep * qk + move * pk
    }
  }
  return {
    predict: (user, item) =>
      toRating(user, item, isKnown(user, item) ? product(user * d, item * d) : 0),
    epoch(tick) {
      for (let u = 0; u < data.users.length; u++) {
        if (u % 512 === 0) tick(u / data.users.length)
        for (let at = starts[u]!; at < starts[u + 1]!; at++) learn(u, columns[at]!, values[at]!)
      }
      tick(1)
    },
  }
}
