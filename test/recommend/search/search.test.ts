import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { collect, type Interactions } from '../../../src/recommend/interactions.ts'
import type { ModelKind, Params } from '../../../src/recommend/model.ts'
import { fitBySearch } from '../../../src/recommend/search/fit-by-search.ts'
import { race } from '../../../src/recommend/search/race.ts'
import { searchParams } from '../../../src/recommend/search/search-params.ts'
import { drawFrom } from '../../../src/recommend/search/space.ts'

describe('draws around a grid', () => {
  const grid = [
    { k: 10, lambda: 0.01, decay: 0.6, alpha: 1, fixed: 7 },
    { k: 100, lambda: 1, decay: 1, alpha: 2, fixed: 7 },
  ]
  const random = createRandom(1)
  const draws = Array.from({ length: 2000 }, () => drawFrom(grid, random))
  const of = (name: string): number[] => draws.map((draw) => draw[name]!)

  it('go a little beyond its ends, and no further', () => {
    for (const [name, least, most] of [
      ['k', 5, 200],
      ['lambda', 0.005, 2],
      ['decay', 0.5, 1],
      ['alpha', 1, 2],
    ] as const) {
      const values = of(name)
      expect(Math.min(...values), name).toBeGreaterThanOrEqual(least)
      expect(Math.max(...values), name).toBeLessThanOrEqual(most)
    }
    expect(new Set(of('fixed'))).toEqual(new Set([7]))
    expect(of('k').every(Number.isInteger)).toBe(true)
  })

  it('are as many a power of ten where the grid is a scale', () => {
    const values = of('lambda')
    const share = values.filter((value) => value < 0.1).length / values.length
    // log10(0.1 / 0.005) of log10(2 / 0.005): half.
    expect(Math.abs(share - 0.5)).toBeLessThan(0.05)
  })

  it('need a grid', () => {
    expect(() => drawFrom([], random)).toThrow('grid')
  })
})

describe('a race', () => {
  it('gives up what is surely behind, early', () => {
    const random = createRandom(2)
    const best = Float64Array.from({ length: 4000 }, () => random.next())
    let judged = 0
    const { isWhole, behind, scores } = race(
      4000,
      (n) => {
        judged++
        return best[n]! - 0.1 + 0.2 * random.gaussian()
      },
      best,
    )
    expect(isWhole).toBe(false)
    expect(judged).toBeLessThan(1000)
    expect(scores).toHaveLength(judged)
    expect(behind).toBeCloseTo(0.1, 1)
  })

  it('seldom gives up an equal, and never a better one here', () => {
    let lost = 0
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed)
      const best = Float64Array.from({ length: 1000 }, () => random.gaussian())
      if (!race(1000, (n) => best[n]! + random.gaussian(), best).isWhole) lost++
      expect(race(1000, (n) => best[n]! + 0.3 + random.gaussian(), best).isWhole).toBe(true)
    }
    // Four looks at one in two hundred each.
    expect(lost / 200).toBeLessThan(0.05)
  })

  it('lets the first one run, and lets small ones end', () => {
    expect(race(3, (n) => n, null)).toMatchObject({ isWhole: true, behind: 0 })
    expect(race(0, () => 0, new Float64Array()).scores).toHaveLength(0)
  })
})

/**
 * A kind that is good where `x` is near 3 on a scale from 0.1 to 100: it knows each user's own block of
 * items and blurs it by how far off `x` is.
 */
function sharpAt3(data: Interactions, onFit: (params: Params) => void = () => {}): ModelKind {
  return {
    name: 'sharp',
    usesOrder: false,
    defaults: { x: 1 },
    grid: () => [{ x: 0.2 }, { x: 50 }],
    cost: () => ({ seconds: 0, bytes: 0 }),
    fit(train, params) {
      onFit(params)
      if (params['x']! > 60) throw new RangeError('x is too large')
      const blur = Math.abs(Math.log(params['x']! / 3))
      return {
        score(history, into) {
          const own = train.items[history.items[0]!]?.[0]
          const random = createRandom(1 + history.items[0]!)
          for (let i = 0; i < into.length; i++)
            into[i] = Number(train.items[i]![0] === own) + blur * random.gaussian()
        },
        state: () => ({ model: 'sharp', params, items: data.items.length, arrays: {} }),
      }
    },
    load: () => {
      throw new Error('is not saved')
    },
  }
}

const blocks = (): Interactions =>
  collect(
    Array.from({ length: 300 }, (_, u) =>
      Array.from({ length: 6 }, (__, n) => ({
        user: `u${u}`,
        item: `${'abcde'[u % 5]}${(u * 3 + n * 2) % 13}`,
      })),
    ).flat(),
  )

describe('a search', () => {
  it('finds what the grid had not, says how good it is, and is the same for the same seed', () => {
    const data = blocks()
    const search = (seed: number) => searchParams(data, sharpAt3(data), { draws: 40, seed, k: 10 })
    const { params, ndcg, trials, givenUp } = search(1)
    expect(params['x']).toBeGreaterThan(1.5)
    expect(params['x']).toBeLessThan(6)
    const first = trials.find((trial) => trial.params['x'] === 0.2)!
    expect(ndcg.mean).toBeGreaterThan(first.ndcg + 0.1)
    expect(trials[0]).toMatchObject({ params, ndcg: ndcg.mean })
    expect(givenUp).toBeGreaterThan(0)
    expect(search(1)).toEqual(search(1))
    expect(search(2).params).not.toEqual(params)
  })

  it('draws anew where settings are refused, and ends when nothing helps', () => {
    const data = blocks()
    const tried: number[] = []
    const found = searchParams(
      data,
      sharpAt3(data, ({ x }) => tried.push(x!)),
      {
        draws: 400,
        seed: 3,
        k: 10,
      },
    )
    expect(tried.some((x) => x > 60)).toBe(true)
    expect(found.trials.every((trial) => trial.params['x']! <= 60)).toBe(true)
    expect(found.isEarly).toBe(true)
    expect(found.trials.length).toBeLessThan(400)
  })

  it('fails with a reason where nothing can be fitted', () => {
    const data = blocks()
    const dear = { ...sharpAt3(data), cost: () => ({ seconds: 1e9, bytes: 0 }) }
    expect(() => searchParams(data, dear, { draws: 5, seed: 1, k: 10 })).toThrow('no settings')
  })

  it('fits a kind on everything with what it found', () => {
    const data = blocks()
    const shares: number[] = []
    const fitted = fitBySearch(
      data,
      'item-knn',
      { seed: 1, k: 10, onProgress: (_, share) => shares.push(share) },
      5,
    )
    expect(fitted.trials[0]!.params).toEqual(fitted.params)
    expect(fitted.model.state().items).toBe(data.items.length)
    expect(fitted.why).toMatch(/NDCG@10 0\.\d+ ± 0\.\d+ on deeds held back, the best of 5/)
    expect(shares.length).toBeGreaterThan(5)
    expect(() => fitBySearch(data, 'auto', { seed: 1, k: 10 }, 5)).toThrow('no settings to search')
  })
})
