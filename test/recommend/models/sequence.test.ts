import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { collect, countUsers } from '../../../src/recommend/interactions.ts'
import { sequence } from '../../../src/recommend/models/sequence.ts'
import { checkerboard, describeNetwork, historyOf, scoresOf } from './network-suite.ts'

const small = { ...sequence.defaults, dimensions: 8, epochs: 100, maxLength: 5, dropout: 0.1 }

describe('sequence', () => {
  describeNetwork(sequence, { ...small, learningRate: 0.02 })

  it('puts first what follows, not what went before', () => {
    const data = checkerboard(true)
    const model = sequence.fit(data, { ...small, learningRate: 0.02 }, { seed: 1 })
    const scores = scoresOf(model, data, historyOf(data, 'odd2', 'odd3'))
    const best = [...scores.keys()].reduce((a, b) => (scores[a]! >= scores[b]! ? a : b))
    expect(data.items[best]).toBe('odd4')
  })

  it('looks at the latest deeds only', () => {
    const data = checkerboard(true)
    const model = sequence.fit(data, { ...small, maxLength: 2, epochs: 3 }, { seed: 1 })
    const long = scoresOf(model, data, historyOf(data, 'even0', 'odd2', 'odd3'))
    expect(long).toEqual(scoresOf(model, data, historyOf(data, 'odd2', 'odd3')))
  })

  it('says what a learning rate too large did', () => {
    const data = checkerboard(true)
    const wild = { ...small, learningRate: 10, epochs: 400, dropout: 0 }
    try {
      const scores = scoresOf(sequence.fit(data, wild, { seed: 1 }), data, historyOf(data, 'odd1'))
      expect(scores.every(Number.isFinite)).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError)
      expect(String(error)).toContain('learningRate')
    }
  })

  const path = fileURLToPath(
    new URL('../../../../shared/data/amazon-games/interactions.csv.gz', import.meta.url),
  )
  it('knows the next of 4,000 shoppers of games twice as often as popularity', (context) => {
    context.skip(!existsSync(path), `needs ${path}`)
    const rows = gunzipSync(readFileSync(path))
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string, string])
    const counts = new Map<string, number>()
    for (const [, item] of rows) counts.set(item, (counts.get(item) ?? 0) + 1)
    // A shop of some 2,000 goods: those of 25 shoppers and more.
    const all = collect(
      rows.flatMap(([user, item, time]) =>
        counts.get(item)! >= 25 && Number(user) <= 4000 ? [{ user, item, time: Number(time) }] : [],
      ),
    )
    const lasts = all.users.flatMap((_, u) =>
      all.starts[u + 1]! - all.starts[u]! >= 3 ? [all.starts[u + 1]! - 1] : [],
    )
    const isLast = new Set(lasts)
    const train = collect(
      all.users.flatMap((user, u) =>
        Array.from(all.columns.subarray(all.starts[u]!, all.starts[u + 1]!), (item, place) => ({
          user,
          item: all.items[item]!,
          time: place,
          isLast: isLast.has(all.starts[u]! + place),
        })).filter((row) => !row.isLast),
      ),
    )
    const params = { ...sequence.defaults, dimensions: 32, epochs: 15, negatives: 256 }
    const model = sequence.fit(train, params, { seed: 1 })
    const popular = Float64Array.from(countUsers(train))
    const indexOf = new Map(train.items.map((item, at) => [item, at]))
    const hits = { model: 0, popular: 0 }
    let tried = 0
    all.users.forEach((_, u) => {
      const end = all.starts[u + 1]! - 1
      const target = indexOf.get(all.items[all.columns[end]!]!)
      if (!isLast.has(end) || target === undefined) return
      const own = all.columns.subarray(all.starts[u]!, end)
      const items = Int32Array.from(own, (item) => indexOf.get(all.items[item]!)!)
      const place = (scores: Float64Array): number => {
        const seen = new Set(items)
        return scores.reduce(
          (above, score, item) => above + Number(!seen.has(item) && score > scores[target]!),
          0,
        )
      }
      tried++
      hits.model += Number(place(scoresOf(model, train, { items, weights: null })) < 10)
      hits.popular += Number(place(popular) < 10)
    })
    expect(tried).toBeGreaterThan(2000)
    expect(hits.model / tried).toBeGreaterThan((2 * hits.popular) / tried)
  }, 120_000)
})
