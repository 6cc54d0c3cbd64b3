import { confidenceOf } from '../factors/als-params.ts'
import { createRowScorer } from '../factors/scores.ts'
import { leadingVectors } from '../factors/singular-vectors.ts'
import { countUsers, type Interactions } from '../interactions.ts'
import type { ModelKind, Params, Recommender } from '../model.ts'
import { readParams } from '../parameter.ts'

const defaults = { factors: 16, scaling: 0.5, weighted: 0 } as const

const read = (params: Params) =>
  readParams<keyof typeof defaults>(params, defaults, {
    factors: { least: 1, most: 1024, isWhole: true },
    scaling: { least: -1, most: 1 },
    weighted: { least: 0, most: 1, isWhole: true },
  })

/**
 * Pure SVD: the history projected on the leading right singular vectors V of users × items, what was
 * not done counting as 0: score(u, j) = Σ over the deeds of weight · V_i·V_j, so each summand is that
 * deed's contribution, exactly. Before, the column of an item with n users is divided by
 * n^((1 - scaling) / 2): 1 leaves it as it is, 0 makes all alike; in between the popular lead less.
 *
 * The biased SVD that learns from ratings alone is a rating model (`ratings/svd.ts`): a history tells no
 * ratings, and one trained for RMSE ranks worse than popularity.
 *
 * @see Cremonesi, Koren & Turrin (2010), Performance of Recommender Algorithms on Top-N Recommendation
 * Tasks; Nikolakopoulos, Kalantzis, Gallopoulos & Garofalakis (2019), EigenRec, for the scaling.
 */
export const svd: ModelKind = {
  name: 'svd',
  usesOrder: false,
  defaults,
  grid: ({ items }) =>
    [
      { factors: 12, scaling: 0.5 },
      { factors: 32, scaling: 0.5 },
      { factors: 64, scaling: 0.5 },
      { factors: 8, scaling: 0.5 },
      { factors: 32, scaling: 0.75 },
      { factors: 12, scaling: 0.75 },
      { factors: 128, scaling: 0.25 },
    ].filter(({ factors }) => factors <= Math.max(items.length, 12)),
  cost: ({ users, items, columns }, params) => {
    const width = Math.min(read(params).factors + 10, users.length, items.length)
    const rows = users.length + items.length
    return {
      seconds:
        0.01 +
        13 * columns.length * width * 2.2e-9 +
        items.length * width ** 2 * 2e-8 +
        width ** 3 * 2e-7,
      bytes: columns.length * 8 + rows * width * 24,
    }
  },
  fit(data, params, { seed, signal, onProgress }) {
    const { factors: rank, scaling, weighted } = read(params)
    const vectors = leadingVectors(scaled(data, scaling, weighted === 1), {
      rank,
      seed,
      tick(share) {
        signal?.throwIfAborted()
        onProgress?.(share)
      },
    })
    onProgress?.(1)
    return fromVectors(params, rank, vectors)
  },
  load: ({ params, arrays }) =>
    fromVectors(params, read(params).factors, arrays['vectors'] as Float32Array),
}

function scaled(data: Interactions, scaling: number, isWeighted: boolean) {
  const { starts, columns, values } = data
  const factors = Float64Array.from(countUsers(data), (n) => n ** ((scaling - 1) / 2))
  return {
    columnCount: data.items.length,
    starts,
    columns,
    values: Float64Array.from(
      columns,
      (i, at) => factors[i]! * (isWeighted ? confidenceOf(values[at]!) : 1),
    ),
  }
}

function fromVectors(params: Params, rank: number, vectors: Float32Array): Recommender {
  const weightAt = (weights: Float32Array | null, at: number): number =>
    weights ? confidenceOf(weights[at]!) : 1
  const scoreAll = createRowScorer(vectors, rank)
  return {
    score({ items, weights }, into) {
      const x = new Float64Array(rank)
      for (let at = 0; at < items.length; at++)
        for (let k = 0; k < rank; k++)
          x[k]! += weightAt(weights, at) * vectors[items[at]! * rank + k]!
      scoreAll(x, into)
    },
    contributions({ items, weights }, item) {
      const parts = new Float64Array(items.length)
      for (let at = 0; at < parts.length; at++) {
        let sum = 0
        for (let k = 0; k < rank; k++)
          sum += vectors[items[at]! * rank + k]! * vectors[item * rank + k]!
        parts[at] = weightAt(weights, at) * sum
      }
      return parts
    },
    state: () => ({
      model: 'svd',
      params,
      items: vectors.length / rank,
      arrays: { vectors },
    }),
  }
}
