import { createRowScorer } from './factors/scores.ts'
import { weighDeeds } from './deed-weights.ts'
import type { ModelState, Params, Recommender } from './model.ts'

/** Who has what, from both sides, and what smooths it. */
export interface UserItemGraph {
  /** users + 1 offsets into `columns`. */
  readonly starts: Uint32Array
  /** The items of each user. */
  readonly columns: Int32Array
  /** items + 1 offsets into `rows`. */
  readonly itemStarts: Uint32Array
  /** The users of each item, ascending. */
  readonly rows: Int32Array
  /** V, items × rank, row-major; empty for rank 0. */
  readonly vectors: Float32Array
}

/**
 * score(u, ·) = x_u·(RᵀR + α·D_I^(-½)·V·Vᵀ·D_I^(½)) without building either product: from the items of
 * the history to all users who have one, and from them to their items. For catalogues whose square
 * does not fit; `params` holds `alpha` and `decay`. The contribution of each deed is its own summand.
 *
 * Cost of a score: the deeds of the users reached, and items · rank.
 */
export function fromGraph(model: string, params: Params, graph: UserItemGraph): Recommender {
  const { starts, columns, itemStarts, rows, vectors } = graph
  const items = itemStarts.length - 1
  const users = starts.length - 1
  const rank = items === 0 ? 0 : vectors.length / items
  const alpha = params['alpha'] ?? 0
  const decay = params['decay'] ?? 1
  const reached = new Float64Array(users)
  const isReached = new Uint8Array(users)
  const order = new Int32Array(users)
  const scoreAll = createRowScorer(vectors, rank)
  const smoothed = new Float64Array(rank > 0 ? items : 0)
  /** √n_j; 1 for an item that nobody has, which nothing leads to. */
  const roots = Float64Array.from({ length: items }, (_, j) =>
    Math.sqrt(Math.max(itemStarts[j + 1]! - itemStarts[j]!, 1)),
  )
  const degree = (u: number): number => starts[u + 1]! - starts[u]!

  function spread(own: Int32Array, weighed: Float64Array, into: Float64Array): void {
    let size = 0
    for (let at = 0; at < own.length; at++) {
      const i = own[at]!
      const share = weighed[at]! / roots[i]!
      for (let n = itemStarts[i]!; n < itemStarts[i + 1]!; n++) {
        const u = rows[n]!
        if (isReached[u] === 0) {
          isReached[u] = 1
          order[size++] = u
        }
        reached[u]! += share
      }
    }
    for (let at = 0; at < size; at++) {
      const u = order[at]!
      const share = reached[u]! / degree(u)
      for (let n = starts[u]!; n < starts[u + 1]!; n++) into[columns[n]!]! += share
      reached[u] = 0
      isReached[u] = 0
    }
    for (let j = 0; j < items; j++) into[j]! /= roots[j]!
  }

  function smooth(own: Int32Array, weighed: Float64Array, into: Float64Array): void {
    const taste = new Float64Array(rank)
    for (let at = 0; at < own.length; at++) {
      const i = own[at]!
      const share = (alpha * weighed[at]!) / roots[i]!
      for (let k = 0; k < rank; k++) taste[k]! += share * vectors[i * rank + k]!
    }
    scoreAll(taste, smoothed)
    for (let j = 0; j < items; j++) into[j]! += smoothed[j]! * roots[j]!
  }

  /** Σ 1/d_u over the users who have both: two ascending lists, read side by side. */
  function shareOf(i: number, j: number): number {
    let sum = 0
    let a = itemStarts[i]!
    let b = itemStarts[j]!
    while (a < itemStarts[i + 1]! && b < itemStarts[j + 1]!) {
      const difference = rows[a]! - rows[b]!
      if (difference === 0) sum += 1 / degree(rows[a]!)
      if (difference <= 0) a++
      if (difference >= 0) b++
    }
    return sum
  }

  return {
    score({ items: own, weights }, into) {
      const weighed = weighDeeds({ items: own, weights }, decay, items)
      into.fill(0)
      spread(own, weighed, into)
      if (rank > 0) smooth(own, weighed, into)
    },
    contributions(history, j) {
      return weighDeeds(history, decay, items).map((weight, at) => {
        const i = history.items[at]!
        let dot = 0
        for (let k = 0; k < rank; k++) dot += vectors[i * rank + k]! * vectors[j * rank + k]!
        const linear = shareOf(i, j) / (roots[i]! * roots[j]!)
        return weight * (linear + (alpha * dot * roots[j]!) / roots[i]!)
      })
    },
    state: () => ({ model, params, items, arrays: { ...graph } }),
  }
}

/** Loads what {@link fromGraph} saved. */
export const loadGraph = ({ model, params, arrays }: ModelState): Recommender =>
  fromGraph(model, params, {
    starts: arrays['starts'] as Uint32Array,
    columns: arrays['columns'] as Int32Array,
    itemStarts: arrays['itemStarts'] as Uint32Array,
    rows: arrays['rows'] as Int32Array,
    vectors: arrays['vectors'] as Float32Array,
  })
