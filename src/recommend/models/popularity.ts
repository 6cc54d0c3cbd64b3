import { byItem, type Interactions } from '../interactions.ts'
import type { ModelKind, ModelState, Params, Recommender } from '../model.ts'

/**
 * How many chose an item; with times each deed counts half after `halfLife` of the log's length, so
 * that what is chosen now comes first. The model for whom nothing is known.
 */
export const popularity: ModelKind = {
  name: 'popularity',
  usesOrder: false,
  defaults: { halfLife: 0 },
  grid: ({ times }) =>
    times ? [0, 0.1, 0.3].map((halfLife) => ({ halfLife })) : [{ halfLife: 0 }],
  cost: ({ columns, items }) => ({ seconds: columns.length * 2e-8, bytes: items.length * 8 }),
  fit: (data, params) => fromScores(params, countDeeds(data, params['halfLife'] ?? 0)),
  load: ({ params, arrays }: ModelState) => fromScores(params, arrays['scores'] as Float64Array),
}

function countDeeds(data: Interactions, halfLife: number): Float64Array {
  const scores = new Float64Array(data.items.length)
  const { times } = data
  if (!times || halfLife === 0) {
    const { starts } = byItem(data)
    for (let i = 0; i < scores.length; i++) scores[i] = starts[i + 1]! - starts[i]!
    return scores
  }
  let oldest = Infinity
  let newest = -Infinity
  for (const time of times) {
    oldest = Math.min(oldest, time)
    newest = Math.max(newest, time)
  }
  const half = Math.max(newest - oldest, 1e-9) * halfLife
  data.columns.forEach((item, at) => (scores[item]! += 2 ** (-(newest - times[at]!) / half)))
  return scores
}

const fromScores = (params: Params, scores: Float64Array): Recommender => ({
  score: (_, into) => into.set(scores),
  state: () => ({ model: 'popularity', params, items: scores.length, arrays: { scores } }),
})
