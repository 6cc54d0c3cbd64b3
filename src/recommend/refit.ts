import { blend } from './blend.ts'
import { countUsers, type Interactions } from './interactions.ts'
import { kinds } from './kinds.ts'
import { ladder, rungsOf } from './ladder.ts'
import type { FitOptions, ModelKind, ModelState, Recommender } from './model.ts'
import { hybrid } from './models/hybrid.ts'

/**
 * The same model, kind by kind and setting by setting, on other data: one that was chosen and judged
 * on a part of a log is fitted on all of it. Weights of a blend, a ladder and a hybrid stay as they are.
 *
 * @param more kinds beside those of {@link kinds}, such as `content` with its features.
 * @throws {RangeError} when no such kind is known.
 */
export function refit(
  state: ModelState,
  data: Interactions,
  options: FitOptions,
  more: readonly ModelKind[] = [],
): Recommender {
  const { model, params, arrays, parts = [] } = state
  const again = (part: ModelState): Recommender => refit(part, data, options, more)
  if (model === 'blend')
    return blend(
      parts.map((part, at) => ({ model: again(part), weight: params[`weight${at}`] ?? 0 })),
      data.items.length,
    )
  if (model === 'ladder') return ladder(parts.map(again), rungsOf(state), data.items.length)
  if (model === 'hybrid')
    return hybrid(
      parts.map(again),
      arrays['weights'] as Float64Array,
      Float64Array.from(countUsers(data)),
    )
  const kind = more.find(({ name }) => name === model) ?? kinds.get(model)
  if (!kind) throw new RangeError(`There is no model called ${model}`)
  return kind.fit(data, params, options)
}
