import { byItem, type Interactions } from '../interactions.ts'
import { clip, scaleOf, type Scale } from '../rating-model.ts'

/** b_ui = μ + b_u + b_i. */
export interface Biases {
  readonly mean: number
  readonly users: Float64Array
  readonly items: Float64Array
  readonly scale: Scale
}

/** How strongly a bias is drawn to 0: so many ratings of 0 are thought in. */
const itemShrinkage = 10
const userShrinkage = 15
const rounds = 10

/**
 * Ten rounds of b_i = Σ_u (r - μ - b_u)/(10 + n_i), then b_u = Σ_i (r - μ - b_i)/(15 + d_u).
 *
 * @throws {RangeError} for a rating that is no finite number.
 * @see Koren (2010), Factor in the Neighbors: Scalable and Accurate Collaborative Filtering, section 2.1.
 */
export function fitBiases(data: Interactions, tick?: (share: number) => void): Biases {
  const scale = scaleOf(data)
  const { starts, columns, values } = data
  const turned = byItem(data)
  let sum = 0
  for (const value of values) sum += value
  const mean = values.length === 0 ? 0 : sum / values.length
  const users = new Float64Array(data.users.length)
  const items = new Float64Array(data.items.length)
  for (let round = 0; round < rounds; round++) {
    tick?.(round / rounds)
    for (let i = 0; i < items.length; i++) {
      let rest = 0
      for (let at = turned.starts[i]!; at < turned.starts[i + 1]!; at++)
        rest += turned.values[at]! - mean - users[turned.rows[at]!]!
      items[i] = rest / (itemShrinkage + turned.starts[i + 1]! - turned.starts[i]!)
    }
    tick?.((round + 0.5) / rounds)
    for (let u = 0; u < users.length; u++) {
      let rest = 0
      for (let at = starts[u]!; at < starts[u + 1]!; at++)
        rest += values[at]! - mean - items[columns[at]!]!
      users[u] = rest / (userShrinkage + starts[u + 1]! - starts[u]!)
    }
  }
  return { mean, users, items, scale }
}

/** μ + b_u + b_i, not clipped; whoever is unknown adds nothing. */
export const biasAt = ({ mean, users, items }: Biases, user: number, item: number): number =>
  mean + (users[user] ?? 0) + (items[item] ?? 0)

export const clipped = (biases: Biases, value: number): number => clip(value, biases.scale)
