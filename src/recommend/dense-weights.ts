import { weighDeeds } from './deed-weights.ts'
import type { ModelState, Params, Recommender } from './model.ts'

/**
 * score(u, ·) = x_u·B, where x_u holds the history's deeds, each weighing `params.decay` to the power
 * of the deeds since. The contribution of each deed is its own summand, exactly.
 *
 * @param weights B, items × items, row-major: row i says how much a deed with item i speaks for each.
 */
export function fromDenseWeights(
  model: string,
  params: Params,
  items: number,
  weights: Float32Array,
): Recommender {
  const decay = params['decay'] ?? 1
  return {
    score(history, into) {
      const own = history.items
      const weighed = weighDeeds(history, decay, items)
      into.fill(0)
      let at = 0
      // Four rows at a time: the scores are read and written a quarter as often.
      for (; at + 3 < own.length; at += 4) {
        const w0 = weighed[at]!
        const w1 = weighed[at + 1]!
        const w2 = weighed[at + 2]!
        const w3 = weighed[at + 3]!
        const row0 = own[at]! * items
        const row1 = own[at + 1]! * items
        const row2 = own[at + 2]! * items
        const row3 = own[at + 3]! * items
        for (let j = 0; j < items; j++)
          into[j]! +=
            w0 * weights[row0 + j]! +
            w1 * weights[row1 + j]! +
            (w2 * weights[row2 + j]! + w3 * weights[row3 + j]!)
      }
      for (; at < own.length; at++) {
        const weight = weighed[at]!
        const row = own[at]! * items
        for (let j = 0; j < items; j++) into[j]! += weight * weights[row + j]!
      }
    },
    contributions(history, item) {
      const weighed = weighDeeds(history, decay, items)
      return weighed.map((weight, at) => weight * weights[history.items[at]! * items + item]!)
    },
    state: () => ({ model, params, items, arrays: { weights } }),
  }
}

/** Loads what {@link fromDenseWeights} saved. */
export const loadDenseWeights = ({ model, params, items, arrays }: ModelState): Recommender =>
  fromDenseWeights(model, params, items, arrays['weights'] as Float32Array)
