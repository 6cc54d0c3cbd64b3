import { SymmetricMatrix } from '../../lib/spd-inverse.ts'
import { fromDenseWeights, loadDenseWeights } from '../dense-weights.ts'
import { byItem, type Interactions } from '../interactions.ts'
import type { FitOptions, ModelKind } from '../model.ts'
import { readDecay, readParameter } from '../parameter.ts'

const defaults = { lambda: 200, decay: 1 }

/**
 * Embarrassingly shallow autoencoders: the linear item-item model that reproduces X best with an empty
 * diagonal, in closed form. With G = XᵀX and P = (G + λI)⁻¹,
 *
 *     B_ij = −P_ij / P_jj,  B_jj = 0,  score(u, ·) = x_u·B.
 *
 * - `lambda` λ, 0.01 or more, in users: the more, the closer the weights are to zero. 50 to 2000; dense
 *   data want more.
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * The log is read as binary: its values say nothing. Time grows with items³ and memory with items²: ask
 * `cost` first. A score takes one row of B a deed.
 *
 * @see Steck (2019), Embarrassingly Shallow Autoencoders for Sparse Data, arXiv 1905.03375.
 */
export const ease: ModelKind = {
  name: 'ease',
  usesOrder: true,
  defaults,
  scoreParams: ['decay'],
  grid: ({ times }) =>
    times
      ? [200, 500, 1000].flatMap((lambda) => [0.6, 0.8, 1].map((decay) => ({ lambda, decay })))
      : [200, 500, 100, 1000, 50, 2000].map((lambda) => ({ lambda, decay: 1 })),
  cost({ users, items, starts, columns }) {
    const n = items.length
    let pairs = 0
    for (let u = 0; u < users.length; u++) pairs += (starts[u + 1]! - starts[u]!) ** 2
    return {
      seconds: pairs * 2.5e-9 + n ** 3 * 9e-11 + n ** 2 * 3e-8,
      // Half of P in 8 bytes a number, B in 4, the tiles at work, and the log by items.
      bytes: n ** 2 * 8 + n * 1800 + columns.length * 8,
    }
  },
  fit(data, params, options) {
    const lambda = readParameter(params, 'lambda', defaults.lambda, { least: 0.01, most: 1e9 })
    const decay = data.times ? readDecay(params, defaults.decay) : 1
    const weights = fitWeights(data, lambda, options)
    return fromDenseWeights('ease', { lambda, decay }, data.items.length, weights)
  },
  load: loadDenseWeights,
}

function fitWeights(
  data: Interactions,
  lambda: number,
  { signal, onProgress }: FitOptions,
): Float32Array {
  const n = data.items.length
  const watch = (share: number): void => {
    signal?.throwIfAborted()
    onProgress?.(share)
  }
  const p = new SymmetricMatrix(n)
  fillGram(p, data, lambda, (share) => watch(share * 0.1))
  p.invert((share) => watch(0.1 + share * 0.85))
  const row = new Float64Array(n)
  const diagonal = Float64Array.from({ length: n }, (_, j) => p.get(j, j))
  const weights = new Float32Array(n * n)
  for (let i = 0; i < n; i++) {
    if (i % 256 === 0) watch(0.95 + (0.05 * i) / n)
    p.getRow(i, row)
    for (let j = 0; j < n; j++) weights[i * n + j] = -row[j]! / diagonal[j]!
    weights[i * n + i] = 0
  }
  onProgress?.(1)
  return weights
}

/** G + λI, a row at a time: G_ij counts the users who have both. */
function fillGram(
  matrix: SymmetricMatrix,
  data: Interactions,
  lambda: number,
  onStep: (share: number) => void,
): void {
  const n = data.items.length
  const { starts, rows } = byItem(data)
  const { starts: userStarts, columns } = data
  const counts = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    if (i % 256 === 0) onStep(i / n)
    counts.fill(0)
    counts[i] = lambda
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const u = rows[at]!
      for (let own = userStarts[u]!; own < userStarts[u + 1]!; own++) counts[columns[own]!]!++
    }
    matrix.setRow(i, counts)
  }
}
