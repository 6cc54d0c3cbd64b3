import type { RatingKind } from '../rating-model.ts'
import { readParams } from '../parameter.ts'
import { biasAt, clipped, fitBiases } from './biases.ts'

/**
 * The mean, how much more or less a user gives and how much more or less an item gets.
 *
 * @see Koren (2010), Factor in the Neighbors, section 2.1.
 */
export const baseline: RatingKind = {
  name: 'baseline',
  defaults: {},
  fit(data, params, { signal, onProgress }) {
    readParams(params, {}, {})
    const biases = fitBiases(data, (share) => {
      signal?.throwIfAborted()
      onProgress?.(share)
    })
    onProgress?.(1)
    return { predict: (user, item) => clipped(biases, biasAt(biases, user, item)) }
  },
}
