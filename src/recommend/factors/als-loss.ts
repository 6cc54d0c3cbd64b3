import type { Interactions } from '../interactions.ts'
import { confidenceOf, lambdaOf, type AlsParams } from './als-params.ts'
import type { Factors } from './als-sweeps.ts'
import { gramOf } from './cholesky.ts'

/**
 * What implicit ALS minimises, in 64 bits; Σ_{all u,i} (w_u·h_i)² is the product of WᵀW and HᵀH.
 * It falls with each half of a sweep.
 */
export function alsLoss(data: Interactions, { users, items }: Factors, params: AlsParams): number {
  const d = params.factors
  const counts = new Uint32Array(data.items.length)
  let loss = 0
  for (let u = 0; u < data.users.length; u++)
    for (let at = data.starts[u]!; at < data.starts[u + 1]!; at++) {
      const i = data.columns[at]!
      counts[i]!++
      let product = 0
      for (let k = 0; k < d; k++) product += users[u * d + k]! * items[i * d + k]!
      loss += (params.weighted === 1 ? confidenceOf(data.values[at]!) : 1) * (product - 1) ** 2
    }
  const w = gramOf(users, d)
  const h = gramOf(items, d)
  for (let k = 0; k < w.length; k++) loss += params.alpha0 * w[k]! * h[k]!
  for (let u = 0; u < data.users.length; u++)
    loss +=
      lambdaOf(params, data.starts[u + 1]! - data.starts[u]!, data.items.length) *
      squaresOf(users, u, d)
  for (let i = 0; i < data.items.length; i++)
    loss += lambdaOf(params, counts[i]!, data.users.length) * squaresOf(items, i, d)
  return loss
}

function squaresOf(rows: Float32Array, row: number, d: number): number {
  let sum = 0
  for (let k = row * d; k < (row + 1) * d; k++) sum += rows[k]! ** 2
  return sum
}
