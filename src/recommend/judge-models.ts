import { pickEvenly } from '../lib/pick-evenly.ts'
import { spreadOf } from './blend.ts'
import { countUsers, historyOf, type Interactions } from './interactions.ts'
import { meanOf, ndcgOf } from './metrics.ts'
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
 * NDCG at k of each mix of the models for each judge of a cut, by all items without those seen. In a mix
 * the models' scores are scaled by each user's spread, as {@link file://./blend.ts} does it.
 *
 * @param given how many of a judge's deeds the models are shown, the latest, by turns: what they would say
 * to somebody of whom no more is known ("given 2" of Breese, Heckerman & Kadie 1998). @default all
 * @returns a row a mix, a number a judge.
 */
export function judgeEach(
  models: readonly Recommender[],
  { split, judges, order }: Cut,
  k: number,
  mixes: readonly Mix[],
  given: readonly number[] = [Infinity],
): Float64Array[] {
  const { train, held } = split
  const items = train.items.length
  const scores = models.map(() => new Float64Array(items))
  const parts = mixes.map((mix) =>
    mix.map(([model, weight]): WeightedScores => ({ scores: scores[model]!, weight })),
  )
  const isSeen = new Uint8Array(items)
  const judged = mixes.map(() => new Float64Array(judges.length))
  judges.forEach((user, n) => {
    const history = historyOf(train, user)
    for (const item of history.items) isSeen[item] = 1
    const shown = history.items.subarray(-given[n % given.length]!)
    models.forEach((model, m) => {
      model.score({ ...history, items: shown }, scores[m]!)
      if (models.length > 1) scale(scores[m]!)
    })
    const wanted = [...held.get(user)!]
    parts.forEach((mix, at) => {
      const places = wanted.map((item) => order.placeOf(item, mix, isSeen, k))
      judged[at]![n] = ndcgOf(places, places.length, k)
    })
    for (const item of history.items) isSeen[item] = 0
  })
  return judged
}

/** Mean NDCG at k of each mix over the judges of all cuts. @param models as fitted on each cut. */
export function judgeMixes(
  models: (cut: number) => readonly Recommender[],
  cuts: readonly Cut[],
  k: number,
  mixes: readonly Mix[],
  given?: readonly number[],
): number[] {
  const sums = mixes.map(() => 0)
  cuts.forEach((cut, n) =>
    judgeEach(models(n), cut, k, mixes, given).forEach(
      (judged, at) => (sums[at]! += meanOf(judged).mean / cuts.length),
    ),
  )
  return sums
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
