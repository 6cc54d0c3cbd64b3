import { pickEvenly } from '../lib/pick-evenly.ts'
import { spreadOf } from './blend.ts'
import { countUsers, historyOf, type Interactions } from './interactions.ts'
import { ndcgOf } from './metrics.ts'
import type { Recommender } from './model.ts'
import { Orderer, type WeightedScores } from './order.ts'
import { holdOut, type Split } from './split.ts'

/** A split with the users that judge it. */
export interface Cut {
  readonly split: Split
  readonly judges: readonly number[]
  readonly order: Orderer
}

/** A mix: places of models with their weights. */
export type Mix = readonly (readonly [model: number, weight: number])[]

/** Users whose held deeds are looked at, a cut: a few thousand tell models apart. */
export const mostJudges = 4000

/** A cut of the log, judged by users spread evenly over all that have something held back. */
export function cutOf(data: Interactions, seed: number): Cut {
  const split = holdOut(data, seed)
  const judges = pickEvenly([...split.held.keys()], mostJudges, (seed * 0.618) % 1)
  return { split, judges, order: new Orderer(countUsers(split.train)) }
}

/**
 * Mean NDCG at k of each mix of the models over the judges of a cut, by all items without those seen.
 * In a mix the models' scores are scaled by each user's spread, as {@link file://./blend.ts} does it.
 */
export function judgeMixes(
  models: readonly Recommender[],
  { split, judges, order }: Cut,
  k: number,
  mixes: readonly Mix[],
): number[] {
  const { train, held } = split
  const items = train.items.length
  const scores = models.map(() => new Float64Array(items))
  const parts = mixes.map((mix) =>
    mix.map(([model, weight]): WeightedScores => ({ scores: scores[model]!, weight })),
  )
  const isSeen = new Uint8Array(items)
  const sums = mixes.map(() => 0)
  for (const user of judges) {
    const history = historyOf(train, user)
    for (const item of history.items) isSeen[item] = 1
    models.forEach((model, m) => {
      model.score(history, scores[m]!)
      if (models.length > 1) scale(scores[m]!)
    })
    const wanted = [...held.get(user)!]
    parts.forEach((mix, at) => {
      const places = wanted.map((item) => order.placeOf(item, mix, isSeen, k))
      sums[at]! += ndcgOf(places, places.length, k)
    })
    for (const item of history.items) isSeen[item] = 0
  }
  return sums.map((sum) => sum / Math.max(judges.length, 1))
}

/**
 * NDCG at k of what a model says to one user of `train`, over all items that the user has not.
 *
 * @returns for a user and the indexes of what was chosen later; one below 0 is missed.
 */
export function userJudge(
  train: Interactions,
  k: number,
  order: Orderer = new Orderer(countUsers(train)),
): (user: number, wanted: ReadonlySet<number>, model: Pick<Recommender, 'score'>) => number {
  const scores = new Float64Array(train.items.length)
  const own = [{ scores, weight: 1 }]
  const isSeen = new Uint8Array(train.items.length)
  return (user, wanted, model) => {
    const history = historyOf(train, user)
    model.score(history, scores)
    for (const item of history.items) isSeen[item] = 1
    const places = [...wanted]
      .filter((item) => item >= 0)
      .map((item) => order.placeOf(item, own, isSeen, k))
    for (const item of history.items) isSeen[item] = 0
    return ndcgOf(places, wanted.size, k)
  }
}

function scale(values: Float64Array): void {
  const spread = spreadOf(values)
  if (spread > 0) for (let i = 0; i < values.length; i++) values[i]! /= spread
  else values.fill(0)
}
