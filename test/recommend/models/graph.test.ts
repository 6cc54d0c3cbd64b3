import { describe, expect, it } from 'vitest'
import { collect } from '../../../src/recommend/interactions.ts'
import { loadModel } from '../../../src/recommend/kinds.ts'
import { graphModel, type Facts } from '../../../src/recommend/models/graph.ts'
import { describeLinearModel, scoresOf } from '../../contracts/linear-model.ts'

describe('the product graph', () => {
  const facts: Record<string, ReturnType<Facts>> = {
    a: ['kind:x', 'brand:p', 'spec:s', 'spec:t'],
    b: ['kind:x', 'brand:q', 'spec:s'],
    c: ['kind:y', 'brand:p', 'spec:t'],
    d: ['kind:x', 'brand:q'],
  }
  const kind = graphModel((item) => facts[item] ?? null)
  const data = collect([...'abcd', 'e'].map((item, n) => ({ user: n < 2 ? 'u' : `v${n}`, item })))
  const paths = { kind: 2, brand: 3, spec: 5, together: 7, decay: 1 }
  const model = kind.fit(data, paths, { seed: 1 })
  const from = (...items: number[]) => ({ items: Int32Array.from(items), weights: null })
  const [a, b, c, d, e] = [0, 1, 2, 3, 4] as const

  it('is walked from a deed over kind, brand, specs and shoppers, each path with its weight', () => {
    const scores = scoresOf(model, from(a), 5)
    // Kind x has three goods, brand p two, spec s two, t two; a has two specs; u has a and b.
    expect(scores[b]).toBeCloseTo(2 / 3 + 5 / 2 / 2 + 7 / 2, 6)
    expect(scores[c]).toBeCloseTo(3 / 2 + 5 / 2 / 2, 6)
    expect(scores[d]).toBeCloseTo(2 / 3, 6)
    expect(scores[e]).toBe(0)
  })

  it('adds what the deeds bring, by their weights, and says which brought what', () => {
    const history = { items: Int32Array.of(a, d), weights: Float32Array.of(1, 3) }
    const scores = scoresOf(model, history, 5)
    const [one, other] = [scoresOf(model, from(a), 5), scoresOf(model, from(d), 5)]
    for (const item of [a, b, c, d, e]) {
      expect(scores[item]).toBeCloseTo(one[item]! + 3 * other[item]!, 6)
      const [first, second] = model.contributions!(history, item)
      expect(first).toBeCloseTo(one[item]!, 6)
      expect(second).toBeCloseTo(3 * other[item]!, 6)
    }
  })

  it('leaves paths of weight 0 alone, and items of which nothing is known', () => {
    const brands = kind.fit(data, { kind: 0, brand: 1, spec: 0, together: 0 }, { seed: 1 })
    expect([...scoresOf(brands, from(a), 5)]).toEqual([0.5, 0, 0.5, 0, 0])
    const blind = graphModel(() => null).fit(data, { together: 0 }, { seed: 1 })
    expect([...scoresOf(blind, from(a, b, c), 5)]).toEqual([0, 0, 0, 0, 0])
  })

  it('knows goods that nobody has chosen', () => {
    const log = collect([
      { user: 'u', item: 'a' },
      { user: 'v', item: 'd' },
    ])
    const fitted = kind.fit(log, paths, { seed: 1 })
    expect(scoresOf(fitted, from(0), 2)[1]).toBeCloseTo(2 / 2, 6)
  })

  it('is the same from disk', () => {
    const loaded = loadModel(structuredClone(model.state()))
    expect(scoresOf(loaded, from(a, b), 5)).toEqual(scoresOf(model, from(a, b), 5))
  })

  it('refuses facts of no kind, and weights out of bounds', () => {
    const strange = graphModel(() => ['colour:red' as 'spec:red'])
    expect(() => strange.fit(data, {}, { seed: 1 })).toThrow('colour:red')
    expect(() => kind.fit(data, { brand: -1 }, { seed: 1 })).toThrow('brand')
  })
})

/** Blocks of the checkerboard are kinds; items of a log have brands and specs by their numbers. */
const factsOf: Facts = (item) => {
  const number = Number(/\d+$/.exec(item)?.[0] ?? 0)
  return item.includes('-item')
    ? [`kind:${item[0]}`, `spec:${item[0]}`]
    : [`kind:${number % 3}`, `brand:${number % 5}`, `spec:${number % 7}`]
}
describeLinearModel(graphModel(factsOf), { kind: 1, brand: 1, spec: 1, together: 3, decay: 1 })
