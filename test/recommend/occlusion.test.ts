import { describe, expect, it } from 'vitest'
import { blend } from '../../src/recommend/blend.ts'
import { fromItemWeights } from '../../src/recommend/item-weights.ts'
import { occlude } from '../../src/recommend/occlusion.ts'
import { popularity } from '../../src/recommend/models/popularity.ts'
import { logOf, scoresOf } from './suite.ts'

// Item 0 speaks for item 2 with .5, item 1 with .25.
const model = fromItemWeights(
  'known',
  {},
  {
    starts: Uint32Array.of(0, 1, 2, 2),
    columns: Int32Array.of(2, 2),
    values: Float32Array.of(0.5, 0.25),
  },
)

describe('occlude', () => {
  it('is the contribution where a score is a sum', () => {
    const history = { items: Int32Array.of(1, 0), weights: Float32Array.of(2, 3) }
    expect([...occlude(model, 3, history, 2)]).toEqual([0.5, 1.5])
    expect(occlude(model, 3, history, 2)).toEqual(model.contributions!(history, 2))
  })

  it('has nothing to say of no deeds, and refuses an item that is not there', () => {
    const none = { items: new Int32Array(0), weights: null }
    expect([...occlude(model, 3, none, 2)]).toEqual([])
    for (const item of [-1, 3, 0.5, NaN])
      expect(() => occlude(model, 3, none, item)).toThrow(`No item ${item}: the model has 3`)
  })
})

describe('a blend', () => {
  const popular = popularity.fit(logOf(['abc', 'bc', 'c']), {}, { seed: 1 })
  const mixed = blend(
    [
      { model, weight: 1 },
      { model: popular, weight: 0.5 },
    ],
    3,
  )

  it('with a part whose score is no sum says what it loses without a deed', () => {
    expect(mixed.contributions).toBeUndefined()
    const score = (...items: number[]): number =>
      scoresOf(mixed, 3, { items: Int32Array.from(items), weights: null })[2]!
    const influences = mixed.influences!({ items: Int32Array.of(0, 1), weights: null }, 2)
    expect([...influences]).toEqual([score(0, 1) - score(1), score(0, 1) - score(0)])
    expect(mixed.influences!({ items: Int32Array.of(0), weights: null }, 2)[0]).toBeGreaterThan(1)
  })

  it('of sums alone keeps contributions instead', () => {
    const sums = blend([{ model, weight: 1 }], 3)
    expect(sums.influences).toBeUndefined()
    expect(sums.contributions).toBeDefined()
  })
})
