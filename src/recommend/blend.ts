import type { History } from './interactions.ts'
import type { ModelState, Recommender } from './model.ts'

/** A model of a blend and how much it counts. */
export interface BlendPart {
  readonly model: Recommender
  readonly weight: number
}

/**
 * score = Σ weight · score of the part / σ, where σ is the spread of the part's scores over all items
 * for that shopper: so none shouts the others down. A part without an opinion (σ = 0) is silent.
 * Contributions are those of the parts, scaled alike, where every part has them; their sum is the
 * score.
 */
export function blend(parts: readonly BlendPart[], items: number): Recommender {
  const scratch = new Float64Array(items)
  const scaleOf = ({ model, weight }: BlendPart, history: History): number => {
    model.score(history, scratch)
    const spread = spreadOf(scratch)
    return spread > 0 ? weight / spread : 0
  }
  const score = (history: History, into: Float64Array): void => {
    into.fill(0)
    for (const part of parts) {
      const scale = scaleOf(part, history)
      for (let i = 0; i < into.length; i++) into[i]! += scale * scratch[i]!
    }
  }
  const contributions = (history: History, item: number): Float64Array => {
    const sum = new Float64Array(history.items.length)
    for (const part of parts) {
      const scale = scaleOf(part, history)
      part.model.contributions!(history, item).forEach((value, at) => (sum[at]! += scale * value))
    }
    return sum
  }
  const isSum = parts.every(({ model }) => model.contributions !== undefined)
  return {
    score,
    ...(isSum && { contributions }),
    state: () => ({
      model: 'blend',
      params: Object.fromEntries(parts.map(({ weight }, at) => [`weight${at}`, weight])),
      items,
      arrays: {},
      parts: parts.map(({ model }) => model.state()),
    }),
  }
}

/** Standard deviation, in one pass from the first value on. */
export function spreadOf(values: Float64Array): number {
  const first = values[0] ?? 0
  let sum = 0
  let squares = 0
  for (const value of values) {
    sum += value - first
    squares += (value - first) ** 2
  }
  const n = Math.max(values.length, 1)
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2))
}

/** Loads a blend, its parts by `load`. */
export const loadBlend = (
  { params, items, parts = [] }: ModelState,
  load: (state: ModelState) => Recommender,
): Recommender =>
  blend(
    parts.map((part, at) => ({ model: load(part), weight: params[`weight${at}`] ?? 0 })),
    items,
  )
