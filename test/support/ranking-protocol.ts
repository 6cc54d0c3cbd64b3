import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { TopK } from '../../src/lib/top-k.ts'
import {
  collect,
  countUsers,
  historyOf,
  type Interaction,
  type Interactions,
} from '../../src/recommend/interactions.ts'
import { harmonic, scoreList } from '../../src/recommend/metrics.ts'
import type { Recommender } from '../../src/recommend/model.ts'

const electronics = fileURLToPath(
  new URL('../../../shared/data/amazon-electronics/', import.meta.url),
)

/** Why tests on Amazon Electronics are skipped; `undefined` where it is there. */
export const noElectronics = existsSync(electronics)
  ? undefined
  : 'shared/data/amazon-electronics is not there'

/** Amazon Electronics, as cut by its publishers. */
const readElectronics = (): { train: Interaction[]; test: Interaction[] } => ({
  train: readPairs('train.csv'),
  test: readPairs('test.csv'),
})

const readPairs = (file: string): Interaction[] =>
  readFileSync(electronics + file, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => {
      const [user, item] = line.split(',')
      return { user: user!, item: item! }
    })

/**
 * Full ranking: for each user with test items, all items without the user's own, the best 20 of them;
 * ties by popularity, then by index. F1 is that of the mean precision and the mean recall. Test items
 * that training does not know count as missed.
 */
function measureRanking(
  data: Interactions,
  recommender: Recommender,
  test: readonly Interaction[],
): { ndcg: number; f1: number; hitRate: number } {
  const k = 20
  const userOf = new Map(data.users.map((id, u) => [id, u]))
  const itemOf = new Map(data.items.map((id, i) => [id, i]))
  const wanted = new Map<number, Set<number>>()
  for (const { user, item } of test) {
    const u = userOf.get(user)
    if (u === undefined) continue
    if (!wanted.has(u)) wanted.set(u, new Set())
    wanted.get(u)!.add(itemOf.get(item) ?? -1 - wanted.get(u)!.size)
  }
  const counts = countUsers(data)
  const byPopularity = Array.from(data.items.keys()).sort(
    (i, j) => counts[j]! - counts[i]! || i - j,
  )
  const scores = new Float64Array(data.items.length)
  const best = new TopK(k)
  const sums = { ndcg: 0, precision: 0, recall: 0, hitRate: 0 }
  for (const [u, items] of wanted) {
    const history = historyOf(data, u)
    recommender.score(history, scores)
    for (const own of history.items) scores[own] = -Infinity
    byPopularity.forEach((i, place) => {
      if (scores[i]! > -Infinity) best.push(place, scores[i]!)
    })
    const list = Array.from(best.take().ids, (place) => byPopularity[place]!)
    const { ndcg, precision, recall, hitRate } = scoreList(list, items, k)
    sums.ndcg += ndcg / wanted.size
    sums.precision += precision / wanted.size
    sums.recall += recall / wanted.size
    sums.hitRate += hitRate / wanted.size
  }
  return { ndcg: sums.ndcg, f1: harmonic(sums.precision, sums.recall), hitRate: sums.hitRate }
}

/** The same on Amazon Electronics, fitted on its train.csv and judged by its test.csv. */
export function measureElectronics(
  fit: (data: Interactions) => Recommender,
): ReturnType<typeof measureRanking> {
  const { train, test } = readElectronics()
  const data = collect(train)
  return measureRanking(data, fit(data), test)
}
