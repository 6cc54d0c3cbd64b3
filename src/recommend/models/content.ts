import { weighDeeds } from '../deed-weights.ts'
import type { History } from '../interactions.ts'
import type { ModelKind, ModelState, Params, Recommender } from '../model.ts'
import { readDecay } from '../parameter.ts'

const defaults = { decay: 1 }

/**
 * What items are made of: the cosine of an item's feature vector to the weighted mean of the vectors of
 * the history, each of length 1 before. Knows items that nobody has chosen yet.
 *
 * - `decay` from 0 to 1: what a deed weighs against the one after it. Without times it is 1.
 *
 * A contribution is w_i·cos(i, j) over the length of Σ w_i·f_i: the contributions sum to the score, but
 * where a deed goes, that length changes, and with it the scale of all scores alike.
 *
 * @param features the vector of an item by its id, all of one length; `null`, or all zeros: none is
 * known, and the item's score is 0.
 * @param name of vectors of words, or of embeddings.
 * @see Pazzani & Billsus (2007), Content-Based Recommendation Systems, section 10.5 (Rocchio 1971).
 */
export const contentModel = (
  features: (item: string) => Float32Array | null,
  name: 'content' | 'embedding' = 'content',
): ModelKind => ({
  name,
  usesOrder: true,
  defaults,
  grid: ({ times }) => (times ? [0.6, 0.8, 1] : [1]).map((decay) => ({ decay })),
  cost({ items }) {
    const numbers = items.length * Math.max(0, ...items.slice(0, 100).map(lengthOf(features)))
    return { seconds: numbers * 5e-9, bytes: numbers * 4 }
  },
  fit(data, params, { signal, onProgress }) {
    signal?.throwIfAborted()
    const decay = data.times ? readDecay(params, defaults.decay) : 1
    const vectors = gather(data.items, features)
    onProgress?.(1)
    return fromVectors(name, { decay }, data.items.length, vectors)
  },
  load: ({ params, items, arrays }: ModelState) =>
    fromVectors(name, params, items, arrays['vectors'] as Float32Array),
})

const lengthOf =
  (features: (item: string) => Float32Array | null) =>
  (item: string): number =>
    features(item)?.length ?? 0

/**
 * One row of length 1 an item; zeros where nothing is known.
 *
 * @throws {RangeError} when vectors differ in length, or hold what is no finite number.
 */
function gather(
  items: readonly string[],
  features: (item: string) => Float32Array | null,
): Float32Array {
  const rows = items.map(features)
  const length = rows.find((row) => row !== null)?.length ?? 0
  const vectors = new Float32Array(items.length * length)
  rows.forEach((row, i) => {
    if (row === null) return
    if (row.length !== length)
      throw new RangeError(
        `features of item ${items[i]}: ${row.length} numbers, where others have ${length}`,
      )
    // In double precision: squares of huge numbers do not fit into single.
    const norm = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0))
    if (!Number.isFinite(norm))
      throw new RangeError(`features of item ${items[i]} are not all finite numbers`)
    if (norm > 0) for (let k = 0; k < length; k++) vectors[i * length + k] = row[k]! / norm
  })
  return vectors
}

function fromVectors(
  model: string,
  params: Params,
  items: number,
  vectors: Float32Array,
): Recommender {
  const decay = params['decay'] ?? 1
  const width = items === 0 ? 0 : vectors.length / items
  const cosine = (a: ArrayLike<number>, aFrom: number, j: number): number => {
    let sum = 0
    for (let k = 0; k < width; k++) sum += a[aFrom + k]! * vectors[j * width + k]!
    return sum
  }
  /** The direction of the mean, and the length of the sum that it was scaled from; 1 where that is 0. */
  const meanOf = (
    history: History,
    weighed: Float64Array,
  ): { mean: Float64Array; norm: number } => {
    const mean = new Float64Array(width)
    weighed.forEach((weight, at) => {
      const from = history.items[at]! * width
      for (let k = 0; k < width; k++) mean[k]! += weight * vectors[from + k]!
    })
    const norm = Math.sqrt(mean.reduce((sum, value) => sum + value * value, 0)) || 1
    return { mean: mean.map((value) => value / norm), norm }
  }
  return {
    score(history, into) {
      const { mean } = meanOf(history, weighDeeds(history, decay, items))
      for (let j = 0; j < items; j++) into[j] = cosine(mean, 0, j)
    },
    contributions(history, item) {
      const weighed = weighDeeds(history, decay, items)
      const { norm } = meanOf(history, weighed)
      return weighed.map(
        (weight, at) => (weight * cosine(vectors, history.items[at]! * width, item)) / norm,
      )
    },
    state: () => ({ model, params, items, arrays: { vectors } }),
  }
}
