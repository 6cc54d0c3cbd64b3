import { TopK } from '../../lib/top-k.ts'
import { byItem, type History, type Interactions } from '../interactions.ts'
import type { ModelKind, ModelState, Params, Recommender } from '../model.ts'
import { readNeighbours, readParameter } from '../parameter.ts'

const defaults = { k: 200, h: 1 }

/**
 * Nearest neighbours among users: the likeness of a history to that of user v is the cosine with
 * shrinkage, s_v = w·x_v / (‖w‖·√d_v + h), where w weighs the deeds of the history and x_v is binary;
 * score(j) = Σ over the `k` nearest who have j of s_v. The history need not be a known user's.
 *
 * - `k` neighbours, 1 or more; of equals the one earlier in the log.
 * - `h` shrinkage, 0 or more: what short histories share counts less.
 *
 * Who has the very same items is no neighbour: it may be the shopper, and can only name items that
 * the shopper has. The fitted model holds the log's pairs; a score takes about as long as reading the
 * users of the history's items.
 *
 * @see Herlocker et al. (1999), An Algorithmic Framework for Performing Collaborative Filtering;
 * for implicit deeds Aiolli (2013), Efficient Top-N Recommendation for Very Large Scale Binary Rated
 * Datasets.
 */
export const userKnn: ModelKind = {
  name: 'user-knn',
  usesOrder: false,
  defaults,
  grid: () => [
    { k: 100, h: 1 },
    { k: 200, h: 1 },
    { k: 500, h: 1 },
    { k: 100, h: 10 },
    { k: 200, h: 10 },
    { k: 50, h: 1 },
  ],
  cost: ({ columns, users, items }) => ({
    seconds: columns.length * 2e-8,
    bytes: columns.length * 16 + users.length * 16 + items.length * 4,
  }),
  fit(data, params, { signal, onProgress }) {
    signal?.throwIfAborted()
    const k = readNeighbours(params, defaults.k)
    const h = readParameter(params, 'h', defaults.h, { least: 0, most: 1e9 })
    const model = fromMatrix({ k, h }, data)
    onProgress?.(1)
    return model
  },
  load({ params, items, arrays }: ModelState) {
    const starts = arrays['starts'] as Uint32Array
    return fromMatrix(params, {
      // Only how many there are is read.
      users: Array.from({ length: starts.length - 1 }, () => ''),
      items: Array.from({ length: items }, () => ''),
      starts,
      columns: arrays['columns'] as Int32Array,
      values: new Float32Array(starts.at(-1)!),
      times: null,
    })
  },
}

interface Neighbours {
  /** Indexes of users. */
  readonly ids: Int32Array
  readonly scores: Float64Array
}

function fromMatrix(params: Params, data: Interactions): Recommender {
  const { starts, columns } = data
  const { starts: itemStarts, rows } = byItem(data)
  const users = data.users.length
  // The log itself need not stay in memory.
  const items = data.items.length
  const h = params['h'] ?? defaults.h
  const best = new TopK(Math.min(params['k'] ?? defaults.k, users))
  /** What each user has in common with the history: in deeds' weights, and in items. */
  const common = new Float64Array(users)
  const shared = new Int32Array(users)
  const touched = new Int32Array(users)

  const lengthOf = (u: number): number => starts[u + 1]! - starts[u]!

  /** Without shrinkage, what the common weight is divided by; the norm of an empty history is 0. */
  const divisorOf = (u: number, norm: number): number => norm * Math.sqrt(lengthOf(u)) + h

  function findNeighbours({ items: own, weights }: History, norm: number): Neighbours {
    let size = 0
    for (let at = 0; at < own.length; at++) {
      const i = own[at]!
      const weight = weights ? weights[at]! : 1
      for (let n = itemStarts[i]!; n < itemStarts[i + 1]!; n++) {
        const u = rows[n]!
        if (shared[u]!++ === 0) touched[size++] = u
        common[u]! += weight
      }
    }
    for (let n = 0; n < size; n++) {
      const u = touched[n]!
      const isSame = shared[u] === own.length && lengthOf(u) === own.length
      if (!isSame && common[u]! > 0) best.push(u, common[u]! / divisorOf(u, norm))
      common[u] = 0
      shared[u] = 0
    }
    return best.take()
  }

  return {
    score(history, into) {
      into.fill(0)
      const { ids, scores } = findNeighbours(history, normOf(history))
      for (let n = 0; n < ids.length; n++) {
        const u = ids[n]!
        for (let at = starts[u]!; at < starts[u + 1]!; at++) into[columns[at]!]! += scores[n]!
      }
    },
    contributions(history, item) {
      const { items: own, weights } = history
      const parts = new Float64Array(own.length)
      const norm = normOf(history)
      for (const u of findNeighbours(history, norm).ids) {
        const row = columns.subarray(starts[u]!, starts[u + 1]!)
        if (!row.includes(item)) continue
        for (let at = 0; at < own.length; at++)
          if (row.includes(own[at]!))
            parts[at]! += (weights ? weights[at]! : 1) / divisorOf(u, norm)
      }
      return parts
    },
    state: () => ({
      model: 'user-knn',
      params,
      items,
      arrays: { starts, columns },
    }),
  }
}

/** √Σ w²: the length of a history as a vector. */
function normOf({ items, weights }: History): number {
  if (!weights) return Math.sqrt(items.length)
  let squares = 0
  for (const weight of weights) squares += weight * weight
  return Math.sqrt(squares)
}
