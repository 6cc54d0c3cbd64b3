import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { collect, countUsers, historyOf as rowOf } from '../../../src/recommend/interactions.ts'
import { scoreList } from '../../../src/recommend/metrics.ts'
import { neural } from '../../../src/recommend/models/neural.ts'
import { checkerboard, describeNetwork, historyOf, scoresOf } from './network-suite.ts'

const small = { ...neural.defaults, dimensions: 8, hidden: 8, epochs: 100, dropout: 0.1 }

describe('neural', () => {
  describeNetwork(neural, { ...small, learningRate: 0.02 })

  it('hears a deed the more, the more it weighs', () => {
    const data = checkerboard(false)
    const model = neural.fit(data, { ...small, learningRate: 0.02, decay: 1 }, { seed: 1 })
    const { items } = historyOf(data, 'odd1', 'even1')
    const share = (...weights: number[]): number => {
      const scores = scoresOf(model, data, { items, weights: Float32Array.from(weights) })
      return scores[data.items.indexOf('odd2')]! - scores[data.items.indexOf('even2')]!
    }
    expect(share(9, 1)).toBeGreaterThan(share(1, 9))
  })

  const folder = new URL('../../../../shared/data/amazon-electronics/', import.meta.url)
  const read = (file: string) =>
    readFileSync(new URL(file, folder), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [user, item] = line.split(',')
        return { user: user!, item: item! }
      })

  it('ranks electronics better than popularity, towards the simple models', (context) => {
    const path = fileURLToPath(folder)
    context.skip(!existsSync(path), `needs ${path}`)
    const train = collect(read('train.csv'))
    const model = neural.fit(train, neural.grid(train)[0]!, { seed: 1 })
    const counts = countUsers(train)
    const wanted = new Map<string, Set<number>>()
    for (const { user, item } of read('test.csv'))
      wanted.set(user, (wanted.get(user) ?? new Set()).add(train.items.indexOf(item)))
    let sum = 0
    for (const [user, items] of wanted) {
      const history = rowOf(train, train.users.indexOf(user))
      const scores = scoresOf(model, train, history)
      for (const item of history.items) scores[item] = -Infinity
      const list = [...scores.keys()].sort(
        (a, b) => scores[b]! - scores[a]! || counts[b]! - counts[a]! || a - b,
      )
      sum += scoreList(list, items, 20).ndcg
    }
    // Popularity has .0490, item-kNN .0788, EASE .0820.
    expect(sum / wanted.size).toBeGreaterThan(0.07)
  }, 180_000)
})
