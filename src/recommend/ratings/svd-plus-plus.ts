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
 * SVD++, r̂ = μ + b_u + b_i + q_i·(p_u + d_u^(-½) Σ_{j∈S_u} y_j): what a user rated at all says
 * something besides the ratings. Stochastic gradient descent user by user, vectors from N(0, 0.1²).
 *
 * Each rating moves the y of everything its user rated, all by the same step but for their own decay:
 * y_j ← (1 - rate·λ)y_j + rate·e·d_u^(-½)·q_i. So within a user their sum, one scale and one shift are
 * enough, and the y themselves move once a user: a rating costs O(d) instead of O(d·d_u).
 *
 * @see Koren (2008), Factorization Meets the Neighborhood, section 4.
 */
export const svdPlusPlus: RatingKind = descentKind(
  'svd++',
  { factors: 20, epochs: 20, rate: 0.007, lambda: 0.02 },
  descendSvdPlusPlus,
)

/** Starts SVD++. */
export function descendSvdPlusPlus(
  data: Interactions,
  { factors: d, rate, lambda }: DescentParams,
  seed: number,
): RatingDescent {
  const random = createRandom(seed)
  const p = startVectors(data.users.length, d, random)
  const q = startVectors(data.items.length, d, random)
  const y = startVectors(data.items.length, d, random)
  const { starts, columns } = data
  const { values, mean, users, items, isKnown, toRating } = startDescent(data)
  const sum = new Float64Array(d)
  const shift = new Float64Array(d)
  const keep = 1 - rate * lambda

  function addUp(u: number): void {
    sum.fill(0)
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      for (let k = 0; k < d; k++) sum[k]! += y[columns[at]! * d + k]!
  }

  function learnUser(u: number): void {
    const count = starts[u + 1]! - starts[u]!
    if (count === 0) return
    const share = 1 / Math.sqrt(count)
    const from = u * d
    let scale = 1
    addUp(u)
    shift.fill(0)
    for (let at = starts[u]!; at < starts[u + 1]!; at++) {
      const i = columns[at]!
      const to = i * d
      let product = 0
      for (let k = 0; k < d; k++) product += q[to + k]! * (p[from + k]! + share * sum[k]!)
      const error = values[at]! - mean - users[u]! - items[i]! - product
      users[u]! += rate * (error - lambda * users[u]!)
      items[i]! += rate * (error - lambda * items[i]!)
      scale *= keep
      const move = rate * error * share
      for (let k = 0; k < d; k++) {
        const pk = p[from + k]!
        const qk = q[to + k]!
        const implied = share * sum[k]!
        p[from + k] = pk + rate * (error * qk - lambda * pk)
        q[to + k] = qk + rate * (error * (pk + implied) - lambda * qk)
        shift[k] = keep * shift[k]! + move * qk
        sum[k] = keep * sum[k]! + count * move * qk
      }
    }
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      for (let k = 0; k < d; k++) {
        const place = columns[at]! * d + k
        y[place] = scale * y[place]! + shift[k]!
      }
  }

  return {
    predict(user, item) {
      if (!isKnown(user, item)) return toRating(user, item, 0)
      addUp(user)
      const share = 1 / Math.sqrt(starts[user + 1]! - starts[user]!)
      let product = 0
      for (let k = 0; k < d; k++) product += q[item * d + k]! * (p[user * d + k]! + share * sum[k]!)
      return toRating(user, item, product)
    },
    epoch(tick) {
      for (let u = 0; u < data.users.length; u++) {
        if (u % 512 === 0) tick(u / data.users.length)
        learnUser(u)
      }
      tick(1)
    },
  }
}
