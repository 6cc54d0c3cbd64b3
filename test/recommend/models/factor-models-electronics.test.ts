import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { TopK } from '../../../src/lib/top-k.ts'
import { collect, countUsers, historyOf } from '../../../src/recommend/interactions.ts'
import { scoreList } from '../../../src/recommend/metrics.ts'
import type { ModelKind, Params } from '../../../src/recommend/model.ts'
import { als } from '../../../src/recommend/models/als.ts'
import { bpr } from '../../../src/recommend/models/bpr.ts'
import { svd } from '../../../src/recommend/models/svd.ts'

const folder = fileURLToPath(
  new URL('../../../../shared/data/amazon-electronics/', import.meta.url),
)
const read = (file: string): { user: string; item: string }[] =>
  readFileSync(folder + file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [user, item] = line.trim().split(',')
      return { user: user!, item: item! }
    })

/** Mean NDCG@20 over the users of the test: all unseen items ranked, ties by popularity, then index. */
function ndcgOf(kind: ModelKind, params: Params): number {
  const data = collect(read('train.csv'))
  const items = new Map(data.items.map((item, at) => [item, at]))
  const wanted = new Map<string, Set<number>>()
  for (const { user, item } of read('test.csv'))
    wanted.set(user, (wanted.get(user) ?? new Set()).add(items.get(item)!))
  const counts = countUsers(data)
  const byPopularity = [...counts.keys()].toSorted((a, b) => counts[b]! - counts[a]! || a - b)
  const model = kind.fit(data, params, { seed: 1 })
  const scores = new Float64Array(data.items.length)
  let sum = 0
  for (const [user, own] of wanted) {
    const history = historyOf(data, data.users.indexOf(user))
    model.score(history, scores)
    for (const item of history.items) scores[item] = -Infinity
    const best = new TopK(20)
    byPopularity.forEach((item, place) => best.push(place, scores[item]!))
    const list = [...best.take().ids].map((place) => byPopularity[place]!)
    sum += scoreList(list, own, 20).ndcg
  }
  return sum / wanted.size
}

// Parameters were chosen on tenths cut from train.csv.
const floors: { kind: ModelKind; params: Params; floor: number }[] = [
  { kind: als, params: { factors: 64, lambda: 5, alpha0: 0.03 }, floor: 0.079 },
  { kind: svd, params: { factors: 12, scaling: 0.5 }, floor: 0.072 },
  { kind: bpr, params: { factors: 64, lambda: 0.05, epochs: 100 }, floor: 0.074 },
]

it.for(floors)(
  '$kind.name reaches NDCG@20 of $floor on Amazon Electronics',
  { timeout: 120_000 },
  ({ kind, params, floor }, context) => {
    context.skip(!existsSync(folder), `needs ${folder}`)
    expect(ndcgOf(kind, params)).toBeGreaterThan(floor)
  },
)
