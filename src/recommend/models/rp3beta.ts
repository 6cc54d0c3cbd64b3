import { addCommonUsers, estimateGathering, gatherRows, hasOrder } from '../co-occurrence.ts'
import { byItem, countUsers } from '../interactions.ts'
import { fromItemWeights, loadItemWeights } from '../item-weights.ts'
import type { ModelKind } from '../model.ts'
import { readDecay, readNeighbours, readParameter } from '../parameter.ts'

const defaults = { alpha: 0.7, beta: 0.4, k: 200, decay: 1 }

/**
 * A random walk from item to user to item, with popular goals held back:
 * W_ij = n_j^(-β) · Σ_u (x_ui / n_i)^α · (x_uj / d_u)^α, the diagonal empty, the `k` best of each row.
 *
 * - `alpha` from 0 to 3: above 1 the likely steps gain, below 1 all steps come closer.
 * - `beta` from 0 to 3: 0 leaves popularity as the walk finds it.
 * - `k` items that one item leads to, 1 or more.
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * The log is read as binary: its values say nothing.
 *
 * @see Paudel et al. (2017), Updatable, Accurate, Diverse, and Scalable Recommendations for
 * Interactive Applications.
 */
export const rp3beta: ModelKind = {
  name: 'rp3beta',
  usesOrder: true,
  defaults,
  scoreParams: ['decay'],
  grid: (data) =>
    hasOrder(data)
      ? [
          { alpha: 0.7, beta: 0, k: 200, decay: 0.6 },
          { alpha: 0.7, beta: 0.2, k: 200, decay: 0.6 },
          { alpha: 0.7, beta: 0.4, k: 200, decay: 0.6 },
          { alpha: 0.5, beta: 0.2, k: 200, decay: 0.6 },
          { alpha: 0.7, beta: 0, k: 200, decay: 0.8 },
          { alpha: 1, beta: 0.2, k: 200, decay: 0.6 },
        ]
      : [
          { alpha: 0.7, beta: 0.4, k: 200, decay: 1 },
          { alpha: 0.5, beta: 0.4, k: 200, decay: 1 },
          { alpha: 0.7, beta: 0.4, k: 1000, decay: 1 },
          { alpha: 0.7, beta: 0.2, k: 200, decay: 1 },
          { alpha: 1, beta: 0.4, k: 200, decay: 1 },
          { alpha: 1, beta: 0.2, k: 200, decay: 1 },
        ],
  cost: (data, params) => estimateGathering(data, params['k'] ?? defaults.k),
  fit(data, params, options) {
    const alpha = readParameter(params, 'alpha', defaults.alpha, { least: 0, most: 3 })
    const beta = readParameter(params, 'beta', defaults.beta, { least: 0, most: 3 })
    const k = readNeighbours(params, defaults.k)
    const told = readDecay(params, defaults.decay)
    const decay = hasOrder(data) ? told : 1
    const { starts } = data
    const users = byItem(data)
    const counts = countUsers(data)
    const leave = Float64Array.from(counts, (count) => Math.max(count, 1) ** -alpha)
    const arrive = Float64Array.from(counts, (count) => Math.max(count, 1) ** -beta)
    const cross = Float64Array.from(
      data.users,
      (_, u) => Math.max(starts[u + 1]! - starts[u]!, 1) ** -alpha,
    )
    const weights = gatherRows(
      {
        items: data.items.length,
        k,
        accumulate: (i, sums) => addCommonUsers(sums, data, users, i, cross),
        weigh: (sum, i, j) => sum * leave[i]! * arrive[j]!,
      },
      options,
    )
    return fromItemWeights('rp3beta', { alpha, beta, k, decay }, weights)
  },
  load: loadItemWeights,
}
