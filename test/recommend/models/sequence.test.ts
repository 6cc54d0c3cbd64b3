import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../src/recommend/interactions.ts'
import { cutOf, judgeMixes } from '../../../src/recommend/judge-models.ts'
import type { ModelKind, Params } from '../../../src/recommend/model.ts'
import { popularity } from '../../../src/recommend/models/popularity.ts'
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
  it('ranks the next of 4,000 shoppers of games twice as well as popularity', (context) => {
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
    const cut = cutOf(all, 1)
    expect(cut.judges.length).toBeGreaterThan(2000)
    const ndcgOf = (kind: ModelKind, params: Params): number =>
      judgeMixes(() => [kind.fit(cut.split.train, params, { seed: 1 })], [cut], 10, [[[0, 1]]])[0]!
    const params = { ...sequence.defaults, dimensions: 32, epochs: 15, negatives: 256 }
    expect(ndcgOf(sequence, params)).toBeGreaterThan(2 * ndcgOf(popularity, {}))
  }, 120_000)
})
