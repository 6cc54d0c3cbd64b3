import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { collect, historyOf } from '../../../src/recommend/interactions.ts'
import { createSampler } from '../../../src/recommend/networks/negatives.ts'
import { listsOf } from '../../../src/recommend/networks/tower.ts'
import { holdOutCases } from '../../../src/recommend/networks/validation.ts'

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

describe('holdOutCases', () => {
  const rows = Array.from({ length: 30 }, (_, u) =>
    ['a', 'b', 'c', 'd'].map((item, time) => ({ user: `u${u}`, item, time })),
  ).flat()

  it('takes the last deed of some users, whole from their sequences', () => {
    const data = collect(rows)
    const { train, cases } = holdOutCases(data, 1)
    const sequences = train.users.map((_, u) => historyOf(train, u).items)
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
    const targets = holdOutCases(data, 1).cases.map(({ target }) => target)
    expect(new Set(targets).size).toBeGreaterThan(1)
    const short = collect([
      { user: 'u', item: 'a' },
      { user: 'u', item: 'b' },
    ])
    expect(holdOutCases(short, 1).cases).toEqual([])
  })
})

describe('listsOf', () => {
  const weightsOf = (items: number[], weights: number[] | null, decay = 1): number[] => [
    ...listsOf(
      [{ items: Int32Array.from(items), weights: weights && Float32Array.from(weights) }],
      decay,
      9,
    ).weights,
  ]

  it('weighs the latest deed most, and by the weights told', () => {
    const [older, latest] = weightsOf([4, 5], null, 0.5)
    expect(older).toBeCloseTo(1 / 3)
    expect(latest).toBeCloseTo(2 / 3)
    expect(weightsOf([4, 5], [3, 1])).toEqual([0.75, 0.25])
  })

  it('hears no deed whose weight is not above 0, and the latest where none is', () => {
    expect(weightsOf([1, 2, 3], [0, -1, 2])).toEqual([0, 0, 1])
    expect(weightsOf([1, 2, 3], [0, -1, 0])).toEqual([0, 0, 1])
    expect(weightsOf([1, 2], [3e38, 3e38])).toEqual([0.5, 0.5])
  })

  it('hears the latest deeds only: those that decay leaves anything of', () => {
    const items = Int32Array.from({ length: 40 }, (_, at) => at % 9)
    const { indexes } = listsOf([{ items, weights: null }], 0.1, 9)
    expect([...indexes]).toEqual([...items.subarray(40 - 7)])
  })
})
