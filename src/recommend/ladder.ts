import { blend } from './blend.ts'
import type { History } from './interactions.ts'
import type { ModelState, Recommender } from './model.ts'

/** What ranks for shoppers with at least so many deeds. */
export interface Rung {
  /** Deeds from which it holds, 0 for the lowest. */
  readonly from: number
  /** A weight a model; 0: it has no say. */
  readonly weights: readonly number[]
}

/**
 * Blends of the same models by how much is known of a shopper: what tells tastes apart after thirty deeds
 * may be noise after one. Each rung is a {@link blend}.
 *
 * @param rungs by `from`, ascending, the lowest at 0.
 * @param items how many the models have.
 */
export function ladder(
  models: readonly Recommender[],
  rungs: readonly Rung[],
  items: number,
): Recommender {
  const blends = rungs.map(({ weights }) =>
    blend(
      models.flatMap((model, at) => (weights[at] ? { model, weight: weights[at] } : [])),
      items,
    ),
  )
  const rungFor = (history: History): Recommender =>
    blends[rungs.findLastIndex(({ from }) => from <= history.items.length)]!
  const isSum = blends.every(({ contributions }) => contributions !== undefined)
  return {
    score(history, into) {
      rungFor(history).score(history, into)
    },
    ...(isSum && {
      contributions: (history: History, item: number) =>
        rungFor(history).contributions!(history, item),
    }),
    state: (): ModelState => ({
      model: 'ladder',
      params: {},
      items,
      arrays: {
        from: Uint32Array.from(rungs, ({ from }) => from),
        weights: Float64Array.from(rungs.flatMap(({ weights }) => weights)),
      },
      parts: models.map((model) => model.state()),
    }),
  }
}

/** The rungs of a saved ladder. */
export function rungsOf({ arrays, parts = [] }: ModelState): Rung[] {
  const weights = [...(arrays['weights'] as Float64Array)]
  return Array.from(arrays['from'] as Uint32Array, (from, at) => ({
    from,
    weights: weights.slice(at * parts.length, (at + 1) * parts.length),
  }))
}

/** Loads a ladder, its models by `load`. */
export const loadLadder = (
  state: ModelState,
  load: (state: ModelState) => Recommender,
): Recommender => ladder((state.parts ?? []).map(load), rungsOf(state), state.items)
