import { describe, expect, it } from 'vitest'
import { fromItemWeights } from '../../src/recommend/item-weights.ts'
import { occlude } from '../../src/recommend/occlusion.ts'

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
    expect([...occlude(model, history, 2)]).toEqual([0.5, 1.5])
    expect(occlude(model, history, 2)).toEqual(model.contributions!(history, 2))
  })

  it('has nothing to say of no deeds, and refuses an item that is not there', () => {
    const none = { items: new Int32Array(0), weights: null }
    expect([...occlude(model, none, 2)]).toEqual([])
    for (const item of [-1, 3, 0.5, NaN])
      expect(() => occlude(model, none, item)).toThrow(`No item ${item}: the model knows 3`)
  })
})
