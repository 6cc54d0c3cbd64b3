import { rightSingularVectorsNow } from '../../lib/linear-algebra.ts'
import { dotAt } from '../../lib/vector.ts'
import { fromDenseWeights, loadDenseWeights } from '../dense-weights.ts'
import { fromGraph, loadGraph, type UserItemGraph } from '../graph-filter.ts'
import { byItem, type Interactions } from '../interactions.ts'
import type { FitOptions, ModelKind } from '../model.ts'
import { readDecay, readParameter } from '../parameter.ts'

const defaults = { k: 16, alpha: 0.1, decay: 1 }

/** Most items whose square of weights is built: 64 MB. One row of it a deed is the fastest score. */
const mostDenseItems = 4096

/** Power iterations of the sketch: the spectrum of a log falls slowly. */
const iterations = 4

type Watch = (share: number) => void

/**
 * Graph filter: what one step over the graph of users and items reaches, and what the leading
 * eigenvectors smooth. With R = D_U^(-½)·X·D_I^(-½), and V_k the k leading eigenvectors of RᵀR,
 *
 *     B = RᵀR + α·D_I^(-½)·V_k·V_kᵀ·D_I^(½),  score(u, ·) = x_u·B.
 *
 * - `k` eigenvectors, 0 to 1000; 0: no filter, only Σ_u x_ui·x_uj / (d_u·√(n_i·n_j)).
 * - `alpha` what the filter weighs beside the step, 0 to 100. Sparse data want little of it.
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * The log is read as binary: its values say nothing. Up to 4,096 items B is built; above it scores go
 * through R, so that nothing grows with the square of the items.
 *
 * @see Shen et al. (2021), How Powerful is Graph Convolution for Recommendation?, arXiv 2108.07567.
 */
export const gfCf: ModelKind = {
  name: 'gf-cf',
  usesOrder: true,
  defaults,
  scoreParams: ['decay'],
  grid: ({ times }) =>
    times
      ? [0.6, 0.8, 1].flatMap((decay) => [
          { k: 16, alpha: 0.1, decay },
          { k: 0, alpha: 0, decay },
          { k: 128, alpha: 1, decay },
        ])
      : [
          { k: 16, alpha: 0.1, decay: 1 },
          { k: 0, alpha: 0, decay: 1 },
          { k: 16, alpha: 0.3, decay: 1 },
          { k: 32, alpha: 0.1, decay: 1 },
          { k: 64, alpha: 0.3, decay: 1 },
          { k: 128, alpha: 1, decay: 1 },
          { k: 128, alpha: 3, decay: 1 },
          { k: 256, alpha: 3, decay: 1 },
        ],
  cost(data, params) {
    const { users, items, columns, starts } = data
    const hasFilter = (params['alpha'] ?? defaults.alpha) > 0
    const k = hasFilter ? Math.min(params['k'] ?? defaults.k, items.length) : 0
    const width = k === 0 ? 0 : k + 10
    const sketch =
      columns.length * width * (iterations + 1) * 5e-9 +
      (users.length + items.length) * width ** 2 * (iterations + 2) * 8e-10 +
      width ** 3 * 3e-8
    const graphBytes = columns.length * 16 + users.length * 17 + items.length * (16 + k * 4)
    const sketchBytes = (users.length + items.length) * width * 8 + width ** 2 * 24
    const spread = columns.length * 2e-8
    if (items.length > mostDenseItems)
      return { seconds: spread + sketch, bytes: graphBytes + sketchBytes }
    let pairs = 0
    for (let u = 0; u < users.length; u++) pairs += (starts[u + 1]! - starts[u]!) ** 2
    const square = items.length ** 2
    return {
      seconds: spread + sketch + pairs * 2.5e-9 + square * (2 + k * 0.7) * 1e-9,
      bytes: graphBytes + sketchBytes + square * 4,
    }
  },
  fit(data, params, options) {
    const alpha = readParameter(params, 'alpha', defaults.alpha, { least: 0, most: 100 })
    const k = readParameter(params, 'k', defaults.k, { least: 0, most: 1000, isWhole: true })
    const decay = data.times ? readDecay(params, defaults.decay) : 1
    const { signal, onProgress } = options
    const watch = (share: number): void => {
      signal?.throwIfAborted()
      onProgress?.(share)
    }
    const items = data.items.length
    const { starts: itemStarts, rows } = byItem(data)
    const vectors =
      alpha === 0 || k === 0
        ? new Float32Array(0)
        : findVectors(data, itemStarts, k, options, watch)
    const { starts, columns } = data
    const graph = { starts, columns, itemStarts, rows, vectors }
    const used = { k, alpha, decay }
    const fitted =
      items > mostDenseItems
        ? fromGraph('gf-cf', used, graph)
        : fromDenseWeights('gf-cf', used, items, multiplyOut(graph, alpha, watch))
    onProgress?.(1)
    return fitted
  },
  load: (state) => ('weights' in state.arrays ? loadDenseWeights(state) : loadGraph(state)),
}

/** V_k, items × k: the leading right singular vectors of R. */
function findVectors(
  { users, items, starts, columns }: Interactions,
  itemStarts: Uint32Array,
  k: number,
  { seed }: FitOptions,
  watch: Watch,
): Float32Array {
  const values = new Float32Array(columns.length)
  for (let u = 0; u < users.length; u++) {
    const degree = starts[u + 1]! - starts[u]!
    for (let at = starts[u]!; at < starts[u + 1]!; at++) {
      const i = columns[at]!
      values[at] = 1 / Math.sqrt(degree * (itemStarts[i + 1]! - itemStarts[i]!))
    }
  }
  const matrix = {
    rows: users.length,
    columns: items.length,
    rowStarts: starts,
    indices: new Uint32Array(columns.buffer, columns.byteOffset, columns.length),
    values,
  }
  let breaths = 0
  const { vectors } = rightSingularVectorsNow(matrix, { rank: k, seed, iterations }, () =>
    // How many there will be is not known; the share only has to rise.
    watch(0.8 * (1 - 1 / (1 + breaths++ / 40))),
  )
  return vectors
}

/** B, items × items, row-major. */
function multiplyOut(
  { starts, columns, itemStarts, rows, vectors }: UserItemGraph,
  alpha: number,
  watch: Watch,
): Float32Array {
  const items = itemStarts.length - 1
  const rank = vectors.length / Math.max(items, 1)
  const roots = Float64Array.from({ length: items }, (_, j) =>
    Math.sqrt(Math.max(itemStarts[j + 1]! - itemStarts[j]!, 1)),
  )
  const weights = new Float32Array(items * items)
  const row = new Float64Array(items)
  for (let i = 0; i < items; i++) {
    if (i % 64 === 0) watch(0.8 + (0.2 * i) / items)
    row.fill(0)
    for (let at = itemStarts[i]!; at < itemStarts[i + 1]!; at++) {
      const u = rows[at]!
      const share = 1 / (starts[u + 1]! - starts[u]!)
      for (let n = starts[u]!; n < starts[u + 1]!; n++) row[columns[n]!]! += share
    }
    for (let j = 0; j < items; j++) {
      const linear = row[j]! / (roots[i]! * roots[j]!)
      const dot = rank === 0 ? 0 : dotAt(vectors, i * rank, vectors, j * rank, rank)
      weights[i * items + j] = linear + (alpha * dot * roots[j]!) / roots[i]!
    }
  }
  return weights
}
