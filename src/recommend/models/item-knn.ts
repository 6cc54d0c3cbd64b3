import {
  addCommonUsers,
  estimateGathering,
  gatherRows,
  hasOrder,
  transpose,
} from '../co-occurrence.ts'
import { byItem, countUsers } from '../interactions.ts'
import { fromItemWeights, loadItemWeights } from '../item-weights.ts'
import type { ModelKind } from '../model.ts'
import { readDecay, readNeighbours, readParameter } from '../parameter.ts'

const defaults = { k: 200, h: 30, decay: 1 }

/**
 * Nearest neighbours of items: s_ij = G_ij / (√(n_i·n_j) + h), where G_ij counts the users who have
 * both. Each item j keeps its `k` nearest; score(u, j) = Σ over the history of s_ij.
 *
 * - `k` neighbours of an item, 1 or more.
 * - `h` shrinkage in users, 0 or more: what few users say counts less.
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * The log is read as binary: its values say nothing.
 *
 * @see Sarwar et al. (2001), Item-Based Collaborative Filtering Recommendation Algorithms;
 * shrinkage after Bell & Koren (2007), Scalable Collaborative Filtering.
 */
export const itemKnn: ModelKind = {
  name: 'item-knn',
  usesOrder: true,
  defaults,
  scoreParams: ['decay'],
  grid: (data) =>
    hasOrder(data)
      ? [0.6, 0.8].flatMap((decay) => [
          { k: 400, h: 30, decay },
          { k: 400, h: 100, decay },
          { k: 400, h: 10, decay },
          { k: 100, h: 1, decay },
        ])
      : [
          { k: 300, h: 30, decay: 1 },
          { k: 1000, h: 10, decay: 1 },
          { k: 300, h: 10, decay: 1 },
          { k: 100, h: 100, decay: 1 },
          { k: 100, h: 30, decay: 1 },
          { k: 1000, h: 1, decay: 1 },
        ],
  cost: (data, params) => estimateGathering(data, params['k'] ?? defaults.k),
  fit(data, params, options) {
    const k = readNeighbours(params, defaults.k)
    const h = readParameter(params, 'h', defaults.h, { least: 0, most: 1e9 })
    const told = readDecay(params, defaults.decay)
    const decay = hasOrder(data) ? told : 1
    const users = byItem(data)
    const roots = Float64Array.from(countUsers(data), Math.sqrt)
    const nearest = gatherRows(
      {
        items: data.items.length,
        k,
        accumulate: (j, sums) => addCommonUsers(sums, data, users, j, null),
        weigh: (common, j, i) => common / (roots[i]! * roots[j]! + h),
      },
      options,
    )
    return fromItemWeights('item-knn', { k, h, decay }, transpose(nearest))
  },
  load: loadItemWeights,
}
