import { byItem, type Interactions } from '../interactions.ts'
import type { FitOptions, Params } from '../model.ts'
import { readParams } from '../parameter.ts'
import type { RatingKind, RatingModel } from '../rating-model.ts'
import { meanOf } from '../metrics.ts'
import { biasAt, clipped, fitBiases } from './biases.ts'
import { findNeighbours, weighNeighbours, type Residuals } from './neighbours.ts'

const defaults = { neighbours: 40, shrinkage: 100, minSupport: 1, centre: 2 } as const

/** What is taken off a rating before two rows are compared, by the parameter `centre`. */
const nothing = 0
const userMean = 1

/**
 * What the user gave the most similar items beyond the baseline, over the baseline: items are similar
 * when what those who rated both gave goes together.
 *
 * - `neighbours`, `shrinkage`, `minSupport`: see `NeighbourParams`.
 * - `centre`: what is taken off a rating before it is compared: 0 nothing (cosine), 1 the user's mean
 *   (adjusted cosine), 2 the baseline (Pearson of residuals).
 *
 * @see Koren (2010), Factor in the Neighbors: Scalable and Accurate Collaborative Filtering;
 * Sarwar, Karypis, Konstan & Riedl (2001), Item-based Collaborative Filtering Recommendation Algorithms,
 * section 3.1, for the adjusted cosine.
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
  const own = readParams<keyof typeof defaults>(params, defaults, {
    neighbours: { least: 1, most: 100_000, isWhole: true },
    shrinkage: { least: 0, most: 1e9 },
    minSupport: { least: 1, most: 1e9, isWhole: true },
    centre: { least: nothing, most: 2, isWhole: true },
  })
  const biases = fitBiases(data)
  const residuals = centred(data, (user, item) => biasAt(biases, user, item))
  const compared =
    own.centre === nothing
      ? centred(data, () => 0)
      : own.centre === userMean
        ? centred(data, meansOf(data))
        : residuals
  const found = findNeighbours(
    ...(rows === 'items'
      ? ([compared.ofItems, compared.ofUsers] as const)
      : ([compared.ofUsers, compared.ofItems] as const)),
    own,
    (share) => {
      signal?.throwIfAborted()
      onProgress?.(share)
    },
  )
  onProgress?.(1)
  const weigh = weighNeighbours(
    found,
    rows === 'items' ? residuals.ofUsers : residuals.ofItems,
    own.neighbours,
  )
  return {
    predict(user, item) {
      const bias = biasAt(biases, user, item)
      if (!(user in biases.users && item in biases.items)) return clipped(biases, bias)
      return clipped(biases, bias + (rows === 'items' ? weigh(item, user) : weigh(user, item)))
    },
  }
}

/** The mean of each user's ratings. */
function meansOf({ users, starts, values }: Interactions): (user: number) => number {
  const means = Float64Array.from(
    users,
    (_, u) => meanOf(values.subarray(starts[u]!, starts[u + 1]!)).mean,
  )
  return (user) => means[user]!
}

/** The ratings by user and by item, less what `base` says. */
function centred(
  data: Interactions,
  base: (user: number, item: number) => number,
): { ofUsers: Residuals; ofItems: Residuals } {
  const { starts, columns, values } = data
  const byUser = new Float64Array(values.length)
  for (let u = 0; u < data.users.length; u++)
    for (let at = starts[u]!; at < starts[u + 1]!; at++)
      byUser[at] = values[at]! - base(u, columns[at]!)
  const turned = byItem(data)
  const byItemValues = new Float64Array(values.length)
  for (let i = 0; i < data.items.length; i++)
    for (let at = turned.starts[i]!; at < turned.starts[i + 1]!; at++)
      byItemValues[at] = turned.values[at]! - base(turned.rows[at]!, i)
  return {
    ofUsers: { starts, columns, values: byUser },
    ofItems: { starts: turned.starts, columns: turned.rows, values: byItemValues },
  }
}
