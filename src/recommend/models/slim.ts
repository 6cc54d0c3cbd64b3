import {
  addCommonUsers,
  countPairs,
  estimateGathering,
  gatherRows,
  hasOrder,
  transpose,
  WeightRows,
} from '../co-occurrence.ts'
import { byItem, type Interactions } from '../interactions.ts'
import { fromItemWeights, loadItemWeights, type ItemWeights } from '../item-weights.ts'
import type { FitOptions, ModelKind } from '../model.ts'
import { readDecay, readParameter } from '../parameter.ts'
import { mostPopular, SubGram } from '../sub-gram.ts'

const defaults = { k: 100, l1: 1, l2: 30, decay: 1 }

/** Rounds of coordinate descent at most; few columns need more than twenty. */
const mostRounds = 100

/** A column is done when no weight of it moved by more in a round. */
const tolerance = 1e-4

/** Share of the work that goes into finding the candidates. */
const searching = 0.2

/**
 * Sparse linear methods: each item j is put together from others,
 *
 *     min ½‖x_j − X·w‖² + ½·l2·‖w‖² + l1·‖w‖₁,  w ≥ 0,  w_j = 0,
 *
 * by coordinate descent on the Gram matrix alone,
 *
 *     w_i ← max(0, G_ij − Σ_{l≠i} w_l·G_il − l1) / (G_ii + l2),
 *
 * where i runs over the `k` items that share most users with j. The way on where EASE does not fit.
 *
 * - `k` candidates for each item, 1 to 1000.
 * - `l1` 0 or more, in users: what fewer users share is left out.
 * - `l2` 0 or more, in users: spreads the weight over like items.
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * The log is read as binary: its values say nothing.
 *
 * @see Ning & Karypis (2011), SLIM: Sparse Linear Methods for Top-N Recommender Systems.
 */
export const slim: ModelKind = {
  name: 'slim',
  usesOrder: true,
  defaults,
  scoreParams: ['decay'],
  grid: (data) =>
    hasOrder(data)
      ? [0.6, 0.8].flatMap((decay) => [
          { k: 100, l1: 0.2, l2: 100, decay },
          { k: 100, l1: 1, l2: 30, decay },
          { k: 100, l1: 5, l2: 500, decay },
        ])
      : [
          { k: 200, l1: 1, l2: 30, decay: 1 },
          { k: 200, l1: 0.2, l2: 100, decay: 1 },
          { k: 400, l1: 1, l2: 30, decay: 1 },
          { k: 200, l1: 5, l2: 300, decay: 1 },
          { k: 100, l1: 2, l2: 10, decay: 1 },
          { k: 200, l1: 5, l2: 1000, decay: 1 },
        ],
  cost(data, params) {
    const items = data.items.length
    const k = Math.min(params['k'] ?? defaults.k, items)
    const search = estimateGathering(data, k)
    return {
      seconds: search.seconds + countPairs(data) * 2e-9 + items * k * k * 1.4e-8,
      bytes: search.bytes + k * k * 8 + Math.min(items, mostPopular) ** 2 * 4,
    }
  },
  fit(data, params, options) {
    const k = readParameter(params, 'k', defaults.k, { least: 1, most: 1000, isWhole: true })
    const l1 = readParameter(params, 'l1', defaults.l1, { least: 0, most: 1e9 })
    const l2 = readParameter(params, 'l2', defaults.l2, { least: 0, most: 1e9 })
    const told = readDecay(params, defaults.decay)
    const decay = hasOrder(data) ? told : 1
    const columns = fitColumns(data, k, l1, l2, options)
    return fromItemWeights('slim', { k, l1, l2, decay }, transpose(columns))
  },
  load: loadItemWeights,
}

/** Row j holds the weights of the items that j is put together from. */
function fitColumns(
  data: Interactions,
  k: number,
  l1: number,
  l2: number,
  { signal, onProgress }: FitOptions,
): ItemWeights {
  const items = data.items.length
  const candidates = findCandidates(data, k, {
    signal,
    onProgress: (share) => onProgress?.(share * searching),
  })
  const grams = new SubGram(data)
  const most = Math.min(k, items)
  const gram = new Float64Array(most * most)
  const weights = new Float64Array(most)
  const gradient = new Float64Array(most)
  const rows = new WeightRows(items)
  const stride = Math.max(1, Math.floor(items / 200))
  for (let j = 0; j < items; j++) {
    if (j % stride === 0) {
      signal?.throwIfAborted()
      onProgress?.(searching + (1 - searching) * (j / items))
    }
    const from = candidates.starts[j]!
    const own = candidates.columns.subarray(from, candidates.starts[j + 1]!)
    grams.fill(own, gram)
    for (let a = 0; a < own.length; a++) gradient[a] = candidates.values[from + a]!
    descend(gram, gradient, weights, own.length, l1, l2)
    for (let a = 0; a < own.length; a++) if (weights[a]! > 0) rows.push(own[a]!, weights[a]!)
    rows.end(j)
  }
  onProgress?.(1)
  return rows.take()
}

/** For each item the `k` others that share most users with it; the values count them, exactly. */
function findCandidates(
  data: Interactions,
  k: number,
  watch: Pick<FitOptions, 'signal' | 'onProgress'>,
): ItemWeights {
  const users = byItem(data)
  return gatherRows(
    {
      items: data.items.length,
      k,
      accumulate: (j, sums) => addCommonUsers(sums, data, users, j, null),
      weigh: (common) => common,
    },
    watch,
  )
}

/**
 * Coordinate descent from zero. `gradient` comes as G_ij and is kept as G_ij − Σ_l w_l·G_il, so that a
 * weight that stays where it is costs nothing.
 */
function descend(
  gram: Float64Array,
  gradient: Float64Array,
  weights: Float64Array,
  m: number,
  l1: number,
  l2: number,
): void {
  weights.fill(0, 0, m)
  for (let round = 0; round < mostRounds; round++) {
    let moved = 0
    for (let a = 0; a < m; a++) {
      const row = a * m
      const own = gram[row + a]!
      const old = weights[a]!
      const next = Math.max(0, gradient[a]! + old * own - l1) / (own + l2)
      const step = next - old
      if (step === 0) continue
      weights[a] = next
      for (let b = 0; b < m; b++) gradient[b]! -= step * gram[row + b]!
      moved = Math.max(moved, Math.abs(step))
    }
    if (moved < tolerance) return
  }
}
