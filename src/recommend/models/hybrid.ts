import type { ModelState, Recommender } from '../model.ts'
import { createRecall, recallWidth } from '../recall.ts'

/**
 * Recall by several models, then one utility w·x over what they say of each item recalled. What was not
 * recalled stands below all that was, in the order of the first model.
 *
 * @param weights {@link recallWidth} of the models.
 * @param users how many each item has.
 */
export function hybrid(
  models: readonly Recommender[],
  weights: Float64Array,
  users: Float64Array,
): Recommender {
  const recall = createRecall(models, users)
  const width = recallWidth(models.length)
  return {
    score(history, into) {
      models[0]!.score(history, into)
      for (let i = 0; i < into.length; i++) into[i] = (into[i]! / (1 + Math.abs(into[i]!)) - 1) / 2
      const { items, features } = recall(history)
      const utilities = Float64Array.from(items, (_, at) =>
        utilityOf(weights, features, at * width),
      )
      const least = utilities.reduce((low, one) => Math.min(low, one), Infinity)
      items.forEach((item, at) => (into[item] = 1 + utilities[at]! - least))
    },
    state: (): ModelState => ({
      model: 'hybrid',
      params: {},
      items: users.length,
      arrays: { weights, users },
      parts: models.map((model) => model.state()),
    }),
  }
}

/** w·x of the numbers from `from` on. */
function utilityOf(weights: Float64Array, features: Float32Array, from: number): number {
  let sum = 0
  for (let k = 0; k < weights.length; k++) sum += weights[k]! * features[from + k]!
  return sum
}

/** Loads a hybrid, its parts by `load`. */
export const loadHybrid = (
  { arrays, parts = [] }: ModelState,
  load: (state: ModelState) => Recommender,
): Recommender =>
  hybrid(parts.map(load), arrays['weights'] as Float64Array, arrays['users'] as Float64Array)
