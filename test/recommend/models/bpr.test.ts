import { expect, it } from 'vitest'
import { collect, countUsers, historyOf } from '../../../src/recommend/interactions.ts'
import { bpr } from '../../../src/recommend/models/bpr.ts'
import { syntheticRatings } from '../../support/ratings.ts'

const data = collect(
  syntheticRatings({
    users: 100,
    items: 40,
    deeds: 800,
    factors: 3,
    userBias: 0,
    itemBias: 0,
    taste: 1,
    noise: 0.3,
    seed: 4,
  }),
)

it('puts what was chosen above what was not, for most pairs', () => {
  const model = bpr.fit(data, { factors: 16, lambda: 0.01, epochs: 200 }, { seed: 1 })
  const scores = new Float64Array(40)
  let right = 0
  let pairs = 0
  for (let u = 0; u < 100; u++) {
    const { items } = historyOf(data, u)
    model.score(historyOf(data, u), scores)
    for (const i of items)
      for (let j = 0; j < 40; j++)
        if (!items.includes(j)) {
          pairs++
          right += Number(scores[i]! > scores[j]!)
        }
  }
  expect(right / pairs).toBeGreaterThan(0.85)
})

it('goes by popularity for whom nothing is known', () => {
  const model = bpr.fit(data, bpr.defaults, { seed: 1 })
  const scores = new Float64Array(40)
  model.score({ items: new Int32Array(0), weights: null }, scores)
  const counts = countUsers(data)
  const best = [...scores.keys()].toSorted((a, b) => scores[b]! - scores[a]!).slice(0, 10)
  const rest = [...scores.keys()].filter((i) => !best.includes(i))
  const mean = (items: number[]) => items.reduce((sum, i) => sum + counts[i]!, 0) / items.length
  expect(mean(best)).toBeGreaterThan(1.5 * mean(rest))
})
