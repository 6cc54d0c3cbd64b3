import { byItem, type Interactions } from '../interactions.ts'
import type { FitOptions, Params } from '../model.ts'
import { readParams } from '../parameter.ts'
import type { RatingKind, RatingModel } from '../rating-model.ts'
import { biasAt, clipped, fitBiases, type Biases } from './biases.ts'
import {
  findNeighbours,
  weighNeighbours,
  type NeighbourParams,
  type Residuals,
} from './neighbours.ts'

const defaults = { neighbours: 40, shrinkage: 100, minSupport: 1 } as const

/**
 * What the user gave the most similar items beyond the baseline, over the baseline: items are similar
 * when the residuals of those who rated both go together.
 *
 * @see Koren (2010), Factor in the Neighbors: Scalable and Accurate Collaborative Filtering.
 */
export const itemKnn: RatingKind = {
  name: 'item-knn',
  defaults,
  fit: (data, params, options) => fit(data, params, options, 'items'),
}

/**
 * What the most similar users gave the item beyond the baseline, over the baseline.
 *
 * @see Herlocker, Konstan, Borchers & Riedl (1999), An Algorithmic Framework for Performing
 * Collaborative Filtering, for the users; Koren (2010) for the residuals and the shrinkage.
 */
export const userKnn: RatingKind = {
  name: 'user-knn',
  defaults,
  fit: (data, params, options) => fit(data, params, options, 'users'),
}

function fit(
  data: Interactions,
  params: Params,
  { signal, onProgress }: FitOptions,
  rows: 'items' | 'users',
): RatingModel {
  const own: NeighbourParams = readParams<keyof typeof defaults>(params, defaults, {
    neighbours: { least: 1, most: 100_000, isWhole: true },
    shrinkage: { least: 0, most: 1e9 },
    minSupport: { least: 1, most: 1e9, isWhole: true },
  })
  const biases = fitBiases(data)
  const { ofUsers, ofItems } = residualsOf(data, biases)
  const [byRow, byColumn] = rows === 'items' ? [ofItems, ofUsers] : [ofUsers, ofItems]
  const found = findNeighbours(byRow, byColumn, own, (share) => {
    signal?.throwIfAborted()
    onProgress?.(share)
  })
  onProgress?.(1)
  const weigh = weighNeighbours(found, byColumn, own.neighbours)
  return {
    predict(user, item) {
      const bias = biasAt(biases, user, item)
      if (!(user in biases.users && item in biases.items)) return clipped(biases, bias)
      return clipped(biases, bias + (rows === 'items' ? weigh(item, user) : weigh(user, item)))
    },
  }
}

function residualsOf(
  data: Interactions,
  biases: Biases,
): { ofUsers: Residuals; ofItems: Residuals } {
  const { starts, columns, values } = data
  const byUser = new Float64Array(values.length)
  for (let u = 0; u < data.users.length; u++)
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      byUser[at] = values[at]! - biasAt(biases, u, columns[at]!)
  const turned = byItem(data)
  const byItemValues = new Float64Array(values.length)
  for (let i = 0; i < data.items.length; i++)
    for (let at = turned.starts[i]!; at < turned.starts[i + 1]!; at++)
      byItemValues[at] = turned.values[at]! - biasAt(biases, turned.rows[at]!, i)
  return {
    ofUsers: { starts, columns, values: byUser },
    ofItems: { starts: turned.starts, columns: turned.rows, values: byItemValues },
  }
}
