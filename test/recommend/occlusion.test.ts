import { describe, expect, it } from 'vitest'
import { blend } from '../../src/recommend/blend.ts'
import type { History } from '../../src/recommend/interactions.ts'
import { fromItemWeights } from '../../src/recommend/item-weights.ts'
import { popularity } from '../../src/recommend/models/popularity.ts'
import { occlude } from '../../src/recommend/occlusion.ts'
import { logOf } from './suite.ts'

// Item 0 speaks for item 2 with .5, item 1 with .25 for item 2 and .75 for item 0.
const model = fromItemWeights(
  'known',
  {},
  {
    starts: Uint32Array.of(0, 1, 3, 3),
    columns: Int32Array.of(2, 0, 2),
    values: Float32Array.of(0.5, 0.75, 0.25),
  },
)

const historyOf = (...items: number[]): History => ({
  items: Int32Array.from(items),
  weights: null,
})

describe('occlude', () => {
  it('is how far an item falls without a deed, in standard deviations', () => {
    // With both deeds the scores are .75, 0, .75; without the first .75, 0, .25; without the second 0, 0, .5.
    const both = 1 / Math.SQRT2
    const withoutFirst = -1 / 12 / Math.sqrt(0.29166666666666663 / 3)
    const withoutSecond = Math.SQRT2
    const [first, second] = occlude(model, 3, historyOf(0, 1))(2)
    expect(first).toBeCloseTo(both - withoutFirst, 12)
    expect(second).toBeCloseTo(both - withoutSecond, 12)
  })

  it('is the same for scores of another zero and scale', () => {
    const moved = {
      score(history: History, into: Float64Array) {
        model.score(history, into)
        for (let i = 0; i < into.length; i++)
          into[i] = history.items.length + (into[i]! * 3) / (1 + history.items.length)
      },
    }
    const history = historyOf(0, 1)
    const [own, other] = [occlude(model, 3, history)(2), occlude(moved, 3, history)(2)]
    own.forEach((fall, at) => expect(other[at]).toBeCloseTo(fall, 12))
  })

  it('owes all that stands out to an only deed', () => {
    expect(occlude(model, 3, historyOf(0))(2)[0]).toBeCloseTo(Math.SQRT2, 12)
  })

  it('tries the latest twelve deeds, each once', () => {
    let scorings = 0
    const counted = {
      score(history: History, into: Float64Array) {
        scorings++
        model.score(history, into)
      },
    }
    const speakFor = occlude(counted, 3, historyOf(0, ...Array.from({ length: 12 }, () => 1)))
    expect(scorings).toBe(0)
    expect(speakFor(2)).toHaveLength(13)
    expect(speakFor(2)[0]).toBe(0)
    expect(speakFor(0)[12]).not.toBe(0)
    expect(scorings).toBe(13)
  })

  it('has nothing to say of no deeds, and refuses an item that is not there', () => {
    expect([...occlude(model, 3, historyOf())(2)]).toEqual([])
    for (const item of [-1, 3, 0.5, NaN])
      expect(() => occlude(model, 3, historyOf())(item)).toThrow(`No item ${item}: the model has 3`)
  })
})

describe('a blend', () => {
  const popular = popularity.fit(logOf(['abc', 'bc', 'c']), {}, { seed: 1 })

  it('with a part whose score is no sum has no contributions; a deed that speaks still shows', () => {
    const mixed = blend(
      [
        { model, weight: 1 },
        { model: popular, weight: 0.5 },
      ],
      3,
    )
    expect(mixed.contributions).toBeUndefined()
    const [first, second] = occlude(mixed, 3, historyOf(0, 1))(2)
    expect(first).toBeGreaterThan(second!)
    expect(first).toBeGreaterThan(0)
  })

  it('of sums alone has contributions', () => {
    expect(blend([{ model, weight: 1 }], 3).contributions).toBeDefined()
  })
})
