import { weighDeeds } from './deed-weights.ts'
import type { ModelState, Params, Recommender } from './model.ts'

/**
 * Weights from item to item, compressed by row: how much a deed with item `i` speaks for each of
 * `columns[starts[i] …]`. The diagonal is empty.
 */
export interface ItemWeights {
  /** items + 1 offsets. */
  readonly starts: Uint32Array
  readonly columns: Int32Array
  readonly values: Float32Array
}

/**
 * score(u, j) = Σ over the history's deeds of weight · decayᵃᵍᵉ · W[i][j], where the age counts the
 * deeds since. With `params.decay` of 1 or none the order says nothing. The contribution of each deed
 * is its own summand, exactly.
 */
export function fromItemWeights(
  model: string,
  params: Params,
  { starts, columns, values }: ItemWeights,
): Recommender {
  const items = starts.length - 1
  const decay = params['decay'] ?? 1
  return {
    score(history, into) {
      const weighed = weighDeeds(history, decay, items)
      into.fill(0)
      for (let at = 0; at < weighed.length; at++) {
        const weight = weighed[at]!
        const i = history.items[at]!
        for (let n = starts[i]!; n < starts[i + 1]!; n++) into[columns[n]!]! += weight * values[n]!
      }
    },
    contributions(history, item) {
      const weighed = weighDeeds(history, decay, items)
      return weighed.map((weight, at) => {
        const i = history.items[at]!
        for (let n = starts[i]!; n < starts[i + 1]!; n++)
          if (columns[n] === item) return weight * values[n]!
        return 0
      })
    },
    state: () => ({ model, params, items, arrays: { starts, columns, values } }),
  }
}

/** Loads what {@link fromItemWeights} saved. */
export const loadItemWeights = ({ model, params, arrays }: ModelState): Recommender =>
  fromItemWeights(model, params, {
    starts: arrays['starts'] as Uint32Array,
    columns: arrays['columns'] as Int32Array,
    values: arrays['values'] as Float32Array,
  })
