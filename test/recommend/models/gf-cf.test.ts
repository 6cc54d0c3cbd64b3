import { describe, expect, it } from 'vitest'
import { byItem, collect, historyOf } from '../../../src/recommend/interactions.ts'
import type { ModelKind } from '../../../src/recommend/model.ts'
import { gfCf } from '../../../src/recommend/models/gf-cf.ts'
import { describeLinearModel, randomLog, scoresOf } from '../../contracts/linear-model.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'

const params = { k: 4, alpha: 0.3, decay: 1 }
describeLinearModel(gfCf, params)

/** The same model with items beside the log's, so many that it scores through the graph. */
const throughGraph: ModelKind = {
  ...gfCf,
  fit: (data, own, options) => {
    const { items, starts, columns } = data
    const { starts: itemStarts, rows } = byItem(data)
    const many = [...items, ...Array.from({ length: 5000 }, (_, i) => `beside ${i}`)]
    const { params: used, arrays } = gfCf.fit({ ...data, items: many }, own, options).state()
    expect(Object.keys(arrays)).toContain('rows')
    const rank = arrays['vectors']!.length / many.length
    const vectors = (arrays['vectors'] as Float32Array).slice(0, items.length * rank)
    return gfCf.load({
      model: 'gf-cf',
      params: used,
      items: items.length,
      arrays: { starts, columns, itemStarts, rows, vectors },
    })
  },
}
describe('through the graph', () => describeLinearModel(throughGraph, params))

describe('gf-cf', () => {
  // d = (2, 2, 1), n = (3, 2).
  const small = collect([
    { user: 'u', item: 'a' },
    { user: 'u', item: 'b' },
    { user: 'v', item: 'a' },
    { user: 'v', item: 'b' },
    { user: 'w', item: 'a' },
  ])
  const fromA = { items: Int32Array.of(0), weights: null }

  it.each([
    ['multiplied out', gfCf],
    ['through the graph', throughGraph],
  ])('has the weights computed by hand, %s', (_, kind) => {
    const plain = scoresOf(kind.fit(small, { k: 0, alpha: 1 }, { seed: 1 }), fromA, 2)
    expect(plain[0]).toBeCloseTo((1 / 2 + 1 / 2 + 1) / 3, 6)
    expect(plain[1]).toBeCloseTo((1 / 2 + 1 / 2) / Math.sqrt(6), 6)
    // The leading eigenvector is √n: its filter adds each item's share of all deeds.
    const filtered = scoresOf(kind.fit(small, { k: 1, alpha: 2 }, { seed: 1 }), fromA, 2)
    expect(filtered[0]! - plain[0]!).toBeCloseTo(2 * (3 / 5), 5)
    expect(filtered[1]! - plain[1]!).toBeCloseTo(2 * (2 / 5), 5)
  })

  it('says the same multiplied out and through the graph', () => {
    const data = randomLog(8, false)
    const options = { seed: 1 }
    const all = { k: 0, alpha: 0, decay: 1 }
    const [one, other] = [gfCf, throughGraph].map((kind) => kind.fit(data, all, options))
    data.users.forEach((_, u) => {
      const [a, b] = [one!, other!].map((each) =>
        scoresOf(each, historyOf(data, u), data.items.length),
      )
      a!.forEach((score, item) => expect(score).toBeCloseTo(b![item]!, 6))
    })
  })

  it('has other bits for another seed', () => {
    const data = randomLog(8, false)
    const [one, other] = [1, 2].map((seed) => gfCf.fit(data, params, { seed }))
    expect(one!.state()).not.toEqual(other!.state())
  })

  it('does not grow with the square of a large catalogue', () => {
    const items = Array.from({ length: 100_000 }, (_, i) => `i${i}`)
    const data = { ...collect([{ user: 'u', item: 'i0' }]), items }
    expect(gfCf.cost(data, { k: 16, alpha: 0.1 }).bytes).toBeLessThan(1e8)
  })

  it('passes the best published figures on Amazon Electronics', ({ skip }) => {
    skip(noElectronics !== undefined, noElectronics)
    // k and α by the mean of three cuts of train: the defaults.
    const { ndcg, f1 } = measureElectronics((data) => gfCf.fit(data, gfCf.defaults, { seed: 1 }))
    expect(ndcg).toBeGreaterThanOrEqual(0.087)
    expect(f1).toBeGreaterThanOrEqual(0.035)
    const plain = measureElectronics((data) => gfCf.fit(data, { k: 0, alpha: 0 }, { seed: 1 }))
    expect(plain.ndcg).toBeGreaterThanOrEqual(0.086)
    expect(plain.f1).toBeGreaterThanOrEqual(0.0345)
  })
})
