import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { givenFold, type Fold } from '../../../src/recommend/evaluation/folds.ts'
import {
  dealDeeds,
  describeSplit,
  splitLog,
  splitNames,
} from '../../../src/recommend/evaluation/splits.ts'
import { collect, type Interaction } from '../../../src/recommend/interactions.ts'

/** Users of one to nine deeds each, in mixed order of time. */
function someLog(hasTimes = true): Interaction[] {
  const random = createRandom(7)
  return Array.from({ length: 60 }, (_, u) =>
    Array.from({ length: 1 + (u % 9) }, (__, n) => ({
      user: `u${u}`,
      item: `i${(u * 5 + n * 3) % 40}`,
      ...(hasTimes ? { time: Math.floor(random.next() * 1000) } : {}),
    })),
  ).flat()
}

/** A fold as pairs of ids, so that both sides can be set against the log. */
function pairsOf({ train, judged }: Fold): { train: Set<string>; held: string[] } {
  const pairs = new Set<string>()
  for (const [u, id] of train.users.entries())
    for (const item of train.columns.subarray(train.starts[u], train.starts[u + 1]))
      pairs.add(`${id} ${train.items[item]!}`)
  const held = judged.flatMap(({ id, wanted }) =>
    [...wanted].map((item) => `${id} ${item < 0 ? 'unknown' : train.items[item]!}`),
  )
  return { train: pairs, held }
}

describe('every split', () => {
  it.each(splitNames)('%s keeps what is held back out of training', (name) => {
    const data = collect(someLog())
    for (const fold of splitLog(data, name, { seed: 3 })) {
      const { train, held } = pairsOf(fold)
      expect(held.length).toBeGreaterThan(20)
      expect(held.filter((pair) => train.has(pair))).toEqual([])
      // Nobody and nothing without a deed is left in training.
      expect(new Set(fold.train.columns).size).toBe(fold.train.items.length)
      for (let u = 0; u < fold.train.users.length; u++)
        expect(fold.train.starts[u + 1]).toBeGreaterThan(fold.train.starts[u]!)
      for (const { id, user } of fold.judged) expect(fold.train.users[user]).toBe(id)
    }
  })

  it.each(splitNames)('%s is the same for the same seed', (name) => {
    const data = collect(someLog())
    const [one, same] = [1, 1].map((seed) => [...splitLog(data, name, { seed })].map(pairsOf))
    expect(same).toEqual(one)
  })
})

describe('leave-one-out', () => {
  it('holds back the last deed of each user with two or more', () => {
    const data = collect([
      { user: 'a', item: 'late', time: 9 },
      { user: 'a', item: 'early', time: 1 },
      { user: 'b', item: 'only', time: 5 },
      { user: 'c', item: 'early', time: 2 },
      { user: 'c', item: 'only', time: 3 },
    ])
    const [fold] = [...splitLog(data, 'leave-one-out', { seed: 1 })]
    expect(pairsOf(fold!).held).toEqual(['a unknown', 'c only'])
    expect(fold!.train.users).toEqual(['a', 'b', 'c'])
    expect(fold!.train.items).toEqual(['early', 'only'])
  })

  it('draws one where there are no times', () => {
    const data = collect(someLog(false))
    const folds = [1, 2].map((seed) => [...splitLog(data, 'leave-one-out', { seed })][0]!)
    for (const fold of folds) for (const { wanted } of fold.judged) expect(wanted.size).toBe(1)
    expect(pairsOf(folds[0]!)).not.toEqual(pairsOf(folds[1]!))
  })
})

describe('temporal', () => {
  it('trains on nothing later than anything held back, for all users alike', () => {
    const data = collect(someLog())
    const [fold] = [...splitLog(data, 'temporal', { seed: 1, share: 0.3 })]
    const last = Math.max(...fold!.train.times!)
    const heldTimes = data.times!.filter((time) => time > last)
    expect(fold!.train.columns.length + heldTimes.length).toBe(data.columns.length)
    expect(heldTimes.length / data.columns.length).toBeCloseTo(0.3, 1)
    expect(fold!.newcomers).toBeGreaterThan(0)
  })

  it('keeps equal times together', () => {
    const data = collect(
      [1, 1, 1, 1, 1, 1, 1, 2, 2, 2].map((time, n) => ({
        user: `u${n % 2}`,
        item: `i${n}`,
        time,
      })),
    )
    const [fold] = [...splitLog(data, 'temporal', { seed: 1, share: 0.9 })]
    expect([...fold!.train.times!]).toEqual(Array.from({ length: 7 }, () => 1))
  })

  it('says what to do where the log has no times, or nobody can be judged', () => {
    const timeless = collect(someLog(false))
    expect(() => [...splitLog(timeless, 'temporal', { seed: 1 })]).toThrow('--split random')
    const strangers = collect([
      { user: 'a', item: 'x', time: 1 },
      { user: 'b', item: 'x', time: 2 },
    ])
    for (const name of ['temporal', 'leave-one-out', 'random'] as const)
      expect(() => [...splitLog(strangers, name, { seed: 1 })]).toThrow('nothing to judge by')
  })
})

describe('k-fold', () => {
  it('holds each deed back once, in parts that differ by one at most', () => {
    const times = new Uint32Array(23)
    const sizes = [...dealDeeds(23, 5, 1)].map((isHeld) => {
      isHeld.forEach((held, at) => (times[at]! += held))
      return isHeld.reduce((sum, held) => sum + held, 0)
    })
    expect(sizes).toEqual([5, 5, 5, 4, 4])
    expect([...times]).toEqual(Array.from({ length: 23 }, () => 1))
  })

  it('shuffles: no part is a run of the log', () => {
    const [first] = [...dealDeeds(1000, 5, 1)]
    const held = Array.from(first!.keys()).filter((at) => first![at] === 1)
    expect(Math.max(...held)).toBeGreaterThan(900)
    expect(Math.min(...held)).toBeLessThan(100)
  })

  it.each([1, 2.5, 24, NaN])('refuses %d parts of 23 deeds', (folds) => {
    expect(() => [...dealDeeds(23, folds, 1)]).toThrow('from 2 to 23')
  })
})

describe('random', () => {
  it('holds back that share of each user, at least one, and leaves one', () => {
    const data = collect(someLog(false))
    const [fold] = [...splitLog(data, 'random', { seed: 1, share: 0.5 })]
    for (const { id, wanted } of fold!.judged) {
      const size = 1 + (Number(id.slice(1)) % 9)
      expect(wanted.size).toBe(Math.min(size - 1, Math.max(1, Math.round(size / 2))))
    }
    expect(fold!.train.users).toHaveLength(60)
  })

  it('draws each place as often as any other', () => {
    const data = collect(Array.from({ length: 5 }, (_, n) => ({ user: 'u', item: `i${n}` })))
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 2000; seed++)
      for (const pair of [...splitLog(data, 'random', { seed })].flatMap(
        ({ train }) => train.items,
      ))
        counts.set(pair, (counts.get(pair) ?? 0) + 1)
    // 2,000 draws that leave four of five: 1,600 ± 4 standard deviations of 17.9.
    for (const count of counts.values()) expect(Math.abs(count - 1600)).toBeLessThan(72)
  })
})

it('a given cut counts unknown items as missed, and newcomers apart', () => {
  const train = collect([
    { user: 'a', item: 'x' },
    { user: 'b', item: 'y' },
  ])
  const test = collect([
    { user: 'b', item: 'new' },
    { user: 'b', item: 'newer' },
    { user: 'b', item: 'x' },
    { user: 'stranger', item: 'x' },
  ])
  const { judged, newcomers } = givenFold(train, test)
  expect(newcomers).toBe(1)
  expect(judged).toEqual([{ id: 'b', user: 1, wanted: new Set([-1, -2, 0]) }])
})

it('descriptions tell share, parts and seed', () => {
  expect(describeSplit('temporal', true, { seed: 1, share: 0.25 })).toContain('25 %')
  expect(describeSplit('k-fold', true, { seed: 4, folds: 7 })).toMatch(/7-fold.*seed 4/)
  expect(describeSplit('leave-one-out', false, { seed: 2 })).toContain('no times')
})
