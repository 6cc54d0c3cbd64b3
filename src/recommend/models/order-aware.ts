import {
  addCommonUsers,
  countPairs,
  estimateGathering,
  gatherRows,
  hasOrder,
  type RowSums,
} from '../co-occurrence.ts'
import { byItem, countUsers, type Interactions } from '../interactions.ts'
import { fromItemWeights, loadItemWeights } from '../item-weights.ts'
import type { ModelKind } from '../model.ts'
import { readDecay, readParameter } from '../parameter.ts'

const defaults = { window: 7, backward: 0.5, decay: 0.6, h: 0 }

/**
 * What follows what, and how closely: in a history s_1 … s_n
 *
 *     each a < b ≤ a + window:   M[s_a][s_b] += 1 / (b − a)
 *                                M[s_b][s_a] += backward / (b − a)
 *     M[i][j] /= √(n_i · n_j) + h,   M[i][i] = 0
 *     score(u, j) = Σ over the history of decayᵃᵍᵉ · M[i][j]
 *
 * - `window` deeds, 1 to 1000: how far apart two deeds may stand.
 * - `backward` from 0 to 1: what the way back counts against the way on.
 * - `decay` from 0 to 1: what a deed weighs against the one after it.
 * - `h` shrinkage in users, 0 or more: what few users did in a row counts less.
 *
 * Where the log tells no order, every pair of one user's deeds counts 1 and `decay` is 1.
 * The log is read as binary: its values say nothing.
 *
 * Memory: at most 2·window weights a deed, and 256 MB; above it the weakest of each row go.
 *
 * @see Ludewig & Jannach (2018), Evaluation of Session-based Recommendation Algorithms
 * (arXiv 1803.09587): sequential rules, its next of kin.
 */
export const orderAware: ModelKind = {
  name: 'order-aware',
  usesOrder: true,
  defaults,
  scoreParams: ['decay'],
  grid: (data) =>
    hasOrder(data)
      ? [
          { window: 15, backward: 0.2, decay: 0.6, h: 100 },
          { window: 15, backward: 0.5, decay: 0.6, h: 30 },
          { window: 15, backward: 0.5, decay: 0.6, h: 10 },
          { window: 7, backward: 0.5, decay: 0.6, h: 0 },
          { window: 15, backward: 0.2, decay: 0.8, h: 100 },
          { window: 15, backward: 0.5, decay: 0.8, h: 10 },
          { window: 15, backward: 0.5, decay: 0.6, h: 3 },
          { window: 15, backward: 0.2, decay: 0.6, h: 300 },
        ]
      : [3, 0, 10].map((h) => ({ ...defaults, decay: 1, h })),
  cost(data, params) {
    if (!hasOrder(data)) return estimateGathering(data, data.items.length)
    const near = data.columns.length * 2 * (params['window'] ?? defaults.window)
    const pairs = Math.min(near, countPairs(data))
    return { seconds: pairs * 6e-8, bytes: Math.min(pairs, 2 ** 25) * 16 }
  },
  fit(data, params, options) {
    const bounds = { least: 1, most: 1000, isWhole: true }
    const window = readParameter(params, 'window', defaults.window, bounds)
    const backward = readParameter(params, 'backward', defaults.backward, { least: 0, most: 1 })
    const told = readDecay(params, defaults.decay)
    const h = readParameter(params, 'h', defaults.h, { least: 0, most: 1e9 })
    const isOrdered = hasOrder(data)
    const roots = Float64Array.from(countUsers(data), Math.sqrt)
    const weights = gatherRows(
      {
        items: data.items.length,
        k: data.items.length,
        accumulate: isOrdered ? byWindow(data, window, backward) : byUser(data),
        weigh: (sum, i, j) => sum / (roots[i]! * roots[j]! + h),
      },
      options,
    )
    return fromItemWeights(
      'order-aware',
      { window, backward, decay: isOrdered ? told : 1, h },
      weights,
    )
  },
  load: loadItemWeights,
}

function byUser(data: Interactions): (i: number, sums: RowSums) => void {
  const users = byItem(data)
  return (i, sums) => addCommonUsers(sums, data, users, i, null)
}

/** Adds what stands within `window` deeds of each deed with an item. */
function byWindow(
  { users, items, starts, columns }: Interactions,
  window: number,
  backward: number,
): (i: number, sums: RowSums) => void {
  const { deedStarts, deeds, userOf } = locateDeeds(users.length, items.length, starts, columns)
  const onward = Float64Array.from({ length: window + 1 }, (_, gap) => 1 / Math.max(gap, 1))
  const back = onward.map((weight) => weight * backward)
  return (i, sums) => {
    for (let n = deedStarts[i]!; n < deedStarts[i + 1]!; n++) {
      const at = deeds[n]!
      const u = userOf[at]!
      const end = Math.min(starts[u + 1]!, at + window + 1)
      for (let to = at + 1; to < end; to++) sums.add(columns[to]!, onward[to - at]!)
      const start = Math.max(starts[u]!, at - window)
      for (let to = start; to < at; to++) sums.add(columns[to]!, back[at - to]!)
    }
  }
}

/** Where the deeds with each item stand, ascending, and whose each deed is. */
function locateDeeds(users: number, items: number, starts: Uint32Array, columns: Int32Array) {
  const deedStarts = new Uint32Array(items + 1)
  for (const column of columns) deedStarts[column + 1]!++
  for (let i = 0; i < items; i++) deedStarts[i + 1]! += deedStarts[i]!
  const next = deedStarts.slice()
  const deeds = new Uint32Array(columns.length)
  const userOf = new Int32Array(columns.length)
  for (let u = 0; u < users; u++)
    for (let at = starts[u]!; at < starts[u + 1]!; at++) {
      deeds[next[columns[at]!]!++] = at
      userOf[at] = u
    }
  return { deedStarts, deeds, userOf }
}
