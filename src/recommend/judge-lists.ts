import { countUsers, historyOf, type Interactions } from './interactions.ts'
import {
  harmonic,
  meanOf,
  scoreList,
  spreadOf,
  type ListScores,
  type Mean,
  type Spread,
} from './metrics.ts'
import type { RankedUser } from './rank-users.ts'

/** What lists are worth, judged by what their users chose later. */
export interface RankerScores {
  readonly users: number
  /** Means over the users with their 95 % intervals. */
  readonly lists: Readonly<Record<keyof ListScores, Mean>>
  /** F1 of the mean precision and the mean recall, as some papers print it. */
  readonly f1OfMeans: number
  readonly spread: Spread
}

/** Scores the lists of the users that have something in `test`; the rest is left out. */
export function judgeLists(
  lists: readonly RankedUser[],
  test: Interactions,
  train: Interactions,
  k: number,
): RankerScores {
  const users = new Map(test.users.map((id, u) => [id, u]))
  const scored = lists.flatMap(({ user, items }) => {
    const u = users.get(user)
    if (u === undefined) return []
    const wanted = new Set(Array.from(historyOf(test, u).items, (item) => test.items[item]!))
    return [scoreList(items, wanted, k)]
  })
  const of = (name: keyof ListScores): Mean => meanOf(scored.map((one) => one[name]))
  const precision = of('precision')
  const recall = of('recall')
  const places = new Map(train.items.map((id, i) => [id, i]))
  return {
    users: scored.length,
    lists: {
      precision,
      recall,
      f1: of('f1'),
      hitRate: of('hitRate'),
      ndcg: of('ndcg'),
      mrr: of('mrr'),
      map: of('map'),
    },
    f1OfMeans: harmonic(precision.mean, recall.mean),
    spread: spreadOf(
      lists.map(({ items }) => items.slice(0, k).flatMap((id) => places.get(id) ?? [])),
      countUsers(train),
      train.users.map((_, u) => historyOf(train, u).items),
      train.users.length,
    ),
  }
}
