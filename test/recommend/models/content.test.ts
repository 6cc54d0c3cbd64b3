import { describe, expect, it } from 'vitest'
import { collect } from '../../../src/recommend/interactions.ts'
import { contentModel } from '../../../src/recommend/models/content.ts'
import { describeLinearModel, scoresOf } from '../../contracts/linear-model.ts'

/** Blocks of the checkerboard lie apart; items of a log lie where their numbers say. */
const placeOf = (item: string): Float32Array => {
  const number = Number(/\d+$/.exec(item)?.[0] ?? 0)
  if (item.includes('-item')) return Float32Array.of(item.startsWith('a') ? 1 : 0, 1, number / 100)
  return Float32Array.of(Math.cos(number), Math.sin(number), 0.5)
}

const log = (...items: string[]) => collect(items.map((item) => ({ user: 'u', item })))

describe('content', () => {
  const features: Record<string, Float32Array> = {
    right: Float32Array.of(1, 0),
    up: Float32Array.of(0, 3),
    left: Float32Array.of(-2, 0),
    nothing: Float32Array.of(0, 0),
  }
  const kind = contentModel((item) => features[item] ?? null)
  const data = log('right', 'up', 'left', 'nothing', 'unknown')
  const fitted = kind.fit(data, {}, { seed: 1 })

  it('scores by the cosine to the mean of the history, whatever the length of a vector', () => {
    const own = { items: Int32Array.of(0, 1), weights: null }
    const scores = scoresOf(fitted, own, 5)
    expect(scores[0]).toBeCloseTo(Math.SQRT1_2, 7)
    expect(scores[1]).toBeCloseTo(Math.SQRT1_2, 7)
    expect(scores[2]).toBeCloseTo(-Math.SQRT1_2, 7)
    expect([...scores.subarray(3)]).toEqual([0, 0])
  })

  it('weighs the deeds', () => {
    // 3·(1, 0) + 4·(0, 1) points to (0.6, 0.8).
    const own = { items: Int32Array.of(0, 1), weights: Float32Array.of(3, 4) }
    const scores = scoresOf(fitted, own, 5)
    expect(scores[0]).toBeCloseTo(0.6, 7)
    expect(scores[1]).toBeCloseTo(0.8, 7)
    expect([...fitted.contributions!(own, 1)]).toEqual([0, expect.closeTo(0.8, 7)])
  })

  it('has nothing to say where the deeds speak against one another', () => {
    const own = { items: Int32Array.of(0, 2), weights: null }
    expect(scoresOf(fitted, own, 5).every((score) => score === 0)).toBe(true)
  })

  it('bears features of huge numbers', () => {
    const huge = contentModel(() => Float32Array.of(3e38, 3e38)).fit(data, {}, { seed: 1 })
    const own = { items: Int32Array.of(0), weights: null }
    expect(scoresOf(huge, own, 5)[1]).toBeCloseTo(1, 6)
  })

  it('refuses features that do not fit together, and names the item', () => {
    const lengths = contentModel((item) => new Float32Array(item === 'up' ? 3 : 2))
    expect(() => lengths.fit(data, {}, { seed: 1 })).toThrow('features of item up: 3 numbers')
    const broken = contentModel(() => Float32Array.of(NaN))
    expect(() => broken.fit(data, {}, { seed: 1 })).toThrow('features of item right are not all')
  })

  it('has nothing to say where nothing is known', () => {
    const none = contentModel(() => null).fit(data, {}, { seed: 1 })
    const own = { items: Int32Array.of(0), weights: null }
    expect(scoresOf(none, own, 5).every((score) => score === 0)).toBe(true)
  })
})

describeLinearModel(contentModel(placeOf), { decay: 1 }, { isLinear: false })
