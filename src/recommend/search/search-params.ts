import { pickEvenly } from '../../lib/pick-evenly.ts'
import { createRandom } from '../../lib/random.ts'
import type { Trial } from '../auto.ts'
import { isWithin, mostCost } from '../cost-limit.ts'
import type { Fold } from '../evaluation/folds.ts'
import { splitLog } from '../evaluation/splits.ts'
import type { Interactions } from '../interactions.ts'
import { mostJudges, userJudge } from '../judge-models.ts'
import { meanOf, type Mean } from '../metrics.ts'
import type { Cost, ModelKind, Params, Recommender } from '../model.ts'
import { drawFrom } from './space.ts'
import { race } from './race.ts'

export interface SearchOptions {
  /** Settings to try, 1 or more; the kind's own first ones are among them. */
  readonly draws: number
  readonly seed: number
  /** Length of the lists that count. */
  readonly k: number
  /** What one fit may cost. @default {@link mostCost} */
  readonly most?: Cost
  readonly onProgress?: ((share: number) => void) | undefined
}

export interface Found {
  readonly params: Params
  /** On the users held back, with its 95 % interval. */
  readonly ndcg: Mean
  /** Best first; those that were given up as far behind the best as they were then. */
  readonly trials: readonly Trial[]
  /** Given up before all users had judged them. */
  readonly givenUp: number
  /** Whether it ended before all draws, since none had helped for long. */
  readonly isEarly: boolean
}

/** Draws in a row that may fail to help, at least, before the search ends. */
const leastPatience = 10
/** Draws that were refused in a row before the grid's ranges are taken to be impossible. */
const mostRefusals = 100

/**
 * Searches the settings of a kind: its first grid point, then draws at random around its grid, which
 * reaches good ones sooner than a grid where few parameters matter (Bergstra & Bengio 2012). Judged by
 * NDCG on deeds held back of `data` itself: the last ones of each user where there are times, else a
 * tenth at random. Bad draws are given up early (see `race`), and the search ends when a third of its
 * draws, ten at least, brought nothing better.
 *
 * @throws {RangeError} when no settings can be fitted within `most`.
 */
export function searchParams(data: Interactions, kind: ModelKind, options: SearchOptions): Found {
  const { draws, seed, k, most = mostCost } = options
  const name = data.times ? 'leave-one-out' : 'random'
  const [fold] = [...splitLog(data, name, { seed, share: 0.1 })]
  const judges = judgesOf(fold!)
  const judge = userJudge(fold!.train, k)
  const grid = kind.grid(fold!.train)
  const random = createRandom(seed)
  const trials: Trial[] = []
  let best: { params: Params; scores: Float64Array; mean: number } | undefined
  let givenUp = 0
  let sinceBest = 0
  let refusals = 0
  const patience = Math.max(leastPatience, Math.ceil(draws / 3))
  while (trials.length < draws && sinceBest < patience && refusals < mostRefusals) {
    const params = trials.length === 0 && refusals === 0 ? grid[0]! : drawFrom(grid, random)
    options.onProgress?.(trials.length / draws)
    const model = fitWithin(kind, fold!.train, params, seed, most)
    if (!model) {
      refusals++
      continue
    }
    refusals = 0
    const scoreOf = (n: number): number => judge(judges[n]!.user, judges[n]!.wanted, model)
    const { scores, isWhole, behind } = race(judges.length, scoreOf, best?.scores ?? null)
    const mean = isWhole ? meanOf(scores).mean : best!.mean - behind
    trials.push({ name: kind.name, params, ndcg: mean })
    sinceBest++
    if (!isWhole) givenUp++
    else if (!best || mean > best.mean) {
      best = { params, scores, mean }
      sinceBest = 0
    }
  }
  if (!best) throw new RangeError(`no settings of ${kind.name} can be fitted on this log`)
  return {
    params: best.params,
    ndcg: meanOf(best.scores),
    trials: trials.toSorted((one, other) => other.ndcg - one.ndcg),
    givenUp,
    isEarly: trials.length < draws,
  }
}

/** `undefined` where a fit would cost too much, or the kind does not take such settings. */
function fitWithin(
  kind: ModelKind,
  train: Interactions,
  params: Params,
  seed: number,
  most: Cost,
): Recommender | undefined {
  try {
    return isWithin(kind.cost(train, params), most) ? kind.fit(train, params, { seed }) : undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * The users of a fold that settings are judged by, in steps through all users, so that each block of a
 * race has every kind of them.
 */
function judgesOf({ judged }: Fold): Fold['judged'] {
  const order = createRandom(1)
  return pickEvenly(judged, mostJudges)
    .map((judge) => ({ judge, place: order.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ judge }) => judge)
}
