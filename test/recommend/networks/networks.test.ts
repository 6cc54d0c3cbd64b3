import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { dotAt } from '../../../src/lib/vector.ts'
import { createNormal } from '../../../src/recommend/autograd/parameter.ts'
import { collect, historyOf } from '../../../src/recommend/interactions.ts'
import { createSampler } from '../../../src/recommend/networks/negatives.ts'
import { listsOf } from '../../../src/recommend/networks/tower.ts'
import { holdOutCases } from '../../../src/recommend/networks/validation.ts'
import { warmStart } from '../../../src/recommend/networks/warm-start.ts'
import { logOf } from '../suite.ts'

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

describe('warmStart', () => {
  const words = ['abc', 'bca', 'cab', 'acb', 'xyz', 'yzx', 'zxy', 'xzy']

  it('turns what the same shoppers have together, and keeps all lengths', () => {
    const known = logOf(words, true)
    const data = { ...known, items: [...known.items, 'new'] }
    const items = createNormal(7, 4, 0.05, createRandom(1))
    const before = items.values.slice()
    warmStart(items, data, { seed: 1 })
    const { values } = items
    const cosine = (i: number, j: number): number =>
      dotAt(values, i * 4, values, j * 4, 4) /
      Math.sqrt(dotAt(values, i * 4, values, i * 4, 4) * dotAt(values, j * 4, values, j * 4, 4))
    const [a, b, x] = ['a', 'b', 'x'].map((item) => data.items.indexOf(item))
    expect(cosine(a!, b!)).toBeGreaterThan(0.9)
    expect(Math.abs(cosine(a!, x!))).toBeLessThan(0.5)
    for (let i = 0; i < 7; i++)
      expect(dotAt(values, i * 4, values, i * 4, 4)).toBeCloseTo(
        dotAt(before, i * 4, before, i * 4, 4),
        5,
      )
    // Nobody has it: chance stays.
    expect(values.subarray(24)).toEqual(before.subarray(24))
  })

  it('leaves all as it is where the log tells no times', () => {
    const items = createNormal(6, 4, 0.05, createRandom(1))
    const before = items.values.slice()
    warmStart(items, logOf(words), { seed: 1 })
    expect(items.values).toEqual(before)
  })
})
