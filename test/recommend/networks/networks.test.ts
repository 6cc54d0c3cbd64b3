import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { collect } from '../../../src/recommend/interactions.ts'
import { createSampler } from '../../../src/recommend/networks/negatives.ts'
import { readSettings } from '../../../src/recommend/networks/settings.ts'
import { listsOf } from '../../../src/recommend/networks/tower.ts'
import { holdOut } from '../../../src/recommend/networks/validation.ts'

describe('createSampler', () => {
  it('draws none twice, each about as often, and corrects for the draw', () => {
    const draw = createSampler(20, 5, createRandom(1))
    const counts = new Uint32Array(20)
    for (let n = 0; n < 2000; n++) {
      const { items, corrections } = draw()
      expect(new Set(items).size).toBe(5)
      expect(corrections[0]).toBeCloseTo(Math.log(4), 5)
      for (const item of items) counts[item]!++
    }
    counts.forEach((count) => expect(Math.abs(count - 500)).toBeLessThan(100))
  })

  it('takes all where there are no more, without a correction', () => {
    const { items, corrections } = createSampler(3, 10, createRandom(1))()
    expect([...items].sort()).toEqual([0, 1, 2])
    expect([...corrections]).toEqual([0, 0, 0])
  })
})

describe('holdOut', () => {
  const rows = Array.from({ length: 30 }, (_, u) =>
    ['a', 'b', 'c', 'd'].map((item, time) => ({ user: `u${u}`, item, time })),
  ).flat()

  it('takes the last deed of some users, whole from their sequences', () => {
    const data = collect(rows)
    const { sequences, cases } = holdOut(data, createRandom(1))
    expect(cases).toHaveLength(10)
    for (const { history, target } of cases) {
      expect(target).toBe(3)
      expect([...history]).toEqual([0, 1, 2])
    }
    expect(sequences.filter(({ length }) => length === 3)).toHaveLength(10)
    expect(sequences.filter(({ length }) => length === 4)).toHaveLength(20)
  })

  it('takes any deed where there are no times, none from users with two', () => {
    const data = collect(rows.map(({ user, item }) => ({ user, item })))
    const targets = holdOut(data, createRandom(1)).cases.map(({ target }) => target)
    expect(new Set(targets).size).toBeGreaterThan(1)
    const short = collect([
      { user: 'u', item: 'a' },
      { user: 'u', item: 'b' },
    ])
    expect(holdOut(short, createRandom(1)).cases).toEqual([])
  })
})

describe('listsOf', () => {
  const history = (items: number[], weights: number[] | null) => ({
    items: Int32Array.from(items),
    weights: weights && Float32Array.from(weights),
  })

  it('weighs the latest deed most, and by the weights told', () => {
    const even = listsOf([history([4, 5], null)], 0.5)
    expect([...even.indexes]).toEqual([4, 5])
    expect(even.weights[0]).toBeCloseTo(1 / 3)
    expect(even.weights[1]).toBeCloseTo(2 / 3)
    expect([...listsOf([history([4, 5], [3, 1])], 1).weights]).toEqual([0.75, 0.25])
  })

  it('hears no deed whose weight is no weight', () => {
    expect([...listsOf([history([1, 2, 3], [NaN, -1, 2])], 1).weights]).toEqual([0, 0, 1])
    expect([...listsOf([history([1, 2], [NaN, Infinity])], 1).weights]).toEqual([0.5, 0.5])
    const huge = listsOf([history([1, 2], [3e38, 3e38])], 1)
    expect([...huge.weights]).toEqual([0.5, 0.5])
  })
})

describe('readSettings', () => {
  const read = (params: Record<string, number>) =>
    readSettings(params, { epochs: 3 }, { epochs: { least: 1, most: 9, isWhole: true } })

  it('falls to the default and names what is wrong', () => {
    expect(read({})).toEqual({ epochs: 3 })
    expect(read({ epochs: 9 })).toEqual({ epochs: 9 })
    for (const epochs of [0, 10, 1.5, NaN, Infinity])
      expect(() => read({ epochs })).toThrow(`epochs is a whole number from 1 to 9, not ${epochs}`)
  })
})
