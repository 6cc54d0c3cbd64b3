import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import {
  coOccurrenceDissimilarity,
  diversityOf,
  featureDissimilarity,
} from '../../../src/recommend/evaluation/dissimilarity.ts'
import { compareRankers } from '../../../src/recommend/evaluation/compare-rankers.ts'
import { givenFold } from '../../../src/recommend/evaluation/folds.ts'
import { poolUsers } from '../../../src/recommend/evaluation/pool.ts'
import type { FoldScores } from '../../../src/recommend/evaluation/measure.ts'
import { exposureOf, lorenzCurve, meanCurve } from '../../../src/recommend/evaluation/shares.ts'
import { splitLog } from '../../../src/recommend/evaluation/splits.ts'
import { fitRanker } from '../../../src/recommend/fit-ranker.ts'
import { collect, type Interactions } from '../../../src/recommend/interactions.ts'
import { judgeLists } from '../../../src/recommend/judge-lists.ts'
import { UserRanker } from '../../../src/recommend/rank-users.ts'
import { twoBlocks } from '../../support/blocks.ts'

const fit = (train: Interactions, name: string) =>
  fitRanker(train, name, { seed: 1, k: 5, params: {} })

const options = { k: 5, seed: 1, fit, dissimilarity: coOccurrenceDissimilarity }

describe('a comparison of rankers', () => {
  const { rows, missing } = twoBlocks(8)
  const train = collect(rows)
  const test = collect([...missing].map(([user, item]) => ({ user, item })))

  it('puts the model first that finds what is missing, and tells the difference is real', () => {
    const comparison = compareRankers([givenFold(train, test)], ['popularity', 'item-knn'], options)
    const { models, differences, users, newcomers, folds } = comparison
    expect({ users, newcomers, folds }).toEqual({ users: 16, newcomers: 0, folds: 1 })
    expect(models.map(({ name }) => name)).toEqual(['item-knn', 'popularity'])
    expect(models[0]!.scores.ndcg).toEqual({ mean: 1, error: 0 })
    expect(models[0]!.scores.hitRate.mean).toBe(1)
    expect(models[0]!.curves[0]).toMatchObject({
      length: 1,
      recall: { mean: 1 },
      precision: { mean: 1 },
    })
    expect(differences).toMatchObject([{ first: 'item-knn', second: 'popularity', isReal: true }])
  })

  it('has the same figures as lists that are written and judged by themselves', () => {
    const { models } = compareRankers([givenFold(train, test)], ['popularity'], options)
    const ranker = new UserRanker(train, fit(train, 'popularity').model)
    const lists = train.users.map((user) => ranker.top(user, 5))
    const judged = judgeLists(lists, test, train, 5)
    for (const name of ['precision', 'recall', 'f1', 'hitRate', 'ndcg', 'mrr', 'map'] as const) {
      expect(models[0]!.scores[name].mean, name).toBeCloseTo(judged.lists[name].mean, 6)
      expect(models[0]!.scores[name].error, name).toBeCloseTo(judged.lists[name].error, 6)
    }
    for (const name of ['coverage', 'gini', 'popularityLift', 'novelty'] as const)
      expect(models[0]!.scores[name].mean, name).toBeCloseTo(judged.spread[name], 6)
  })

  it('over folds gives each user one say', () => {
    const folds = splitLog(train, 'k-fold', { seed: 1, folds: 4 })
    const { models, users, folds: count } = compareRankers(folds, ['item-knn'], options)
    expect({ users, count }).toEqual({ users: 16, count: 4 })
    expect(models[0]!.scores.ndcg.mean).toBeGreaterThan(0.5)
    expect(models[0]!.scores.ndcg.error).toBeGreaterThan(0)
  })
})

it('a user of several folds counts once, by the mean of what was measured', () => {
  const fold = (users: string[], values: number[]): FoldScores =>
    ({ users, columns: { ndcg: Float32Array.from(values) } }) as unknown as FoldScores
  const pooled = poolUsers(
    [fold(['a', 'b'], [1, 0.5]), fold(['b', 'c', 'a'], [0, 0.25, NaN])],
    ({ columns }) => columns.ndcg,
  )
  expect([...pooled]).toEqual([1, 0.25, 0.25])
})

describe('diversity', () => {
  const data = collect([
    { user: 'u', item: 'a' },
    { user: 'u', item: 'b' },
    { user: 'v', item: 'a' },
    { user: 'v', item: 'b' },
    { user: 'w', item: 'a' },
    { user: 'x', item: 'c' },
  ])
  const [a, b, c] = ['a', 'b', 'c'].map((item) => data.items.indexOf(item)) as [
    number,
    number,
    number,
  ]

  it('by users: 1 less the cosine', () => {
    const unlike = coOccurrenceDissimilarity(data)
    expect(unlike(a, b)).toBeCloseTo(1 - 2 / Math.sqrt(6))
    expect(unlike(b, a)).toBe(unlike(a, b))
    expect(unlike(a, c)).toBe(1)
    expect(unlike(a, a)).toBeCloseTo(0)
    expect(diversityOf([a, b, c], unlike)).toBeCloseTo((3 - 2 / Math.sqrt(6)) / 3)
    expect(diversityOf([a], unlike)).toBe(0)
  })

  it('by what items are, where that is known', () => {
    const vectors = new Map([
      ['a', Float32Array.of(1, 0)],
      ['b', Float32Array.of(0.6, 0.8)],
    ])
    const unlike = featureDissimilarity(data, (item) => vectors.get(item) ?? null)
    expect(unlike(a, b)).toBeCloseTo(0.4)
    expect(unlike(a, c)).toBe(1)
  })
})

describe('shares', () => {
  it('of a Lorenz curve are those reckoned by hand', () => {
    expect(lorenzCurve([1, 1, 1, 1])[25]).toBeCloseTo(0.5)
    const unequal = lorenzCurve([0, 0, 0, 8])
    expect(unequal[0]).toBe(0)
    expect(unequal[37]).toBe(0)
    expect(unequal[50]).toBe(1)
    // Half of the way through the last of four items.
    expect(lorenzCurve([2, 1])[25]).toBeCloseTo(1 / 3)
    expect(lorenzCurve([0, 0])[25]).toBe(0.5)
    expect(meanCurve([lorenzCurve([1]), unequal])[50]).toBe(1)
  })

  it('of items shown come with jackknife intervals that hold the spread over samples', () => {
    // Lists drawn alike: the interval of one sample should be near the spread over many samples.
    const draw = (seed: number): Int32Array[] => {
      const random = createRandom(seed)
      return Array.from({ length: 200 }, () =>
        Int32Array.from({ length: 3 }, () => Math.floor(random.next() ** 2 * 300)),
      )
    }
    const samples = Array.from({ length: 60 }, (_, seed) => exposureOf(draw(seed + 1), 300))
    for (const name of ['coverage', 'gini'] as const) {
      const means = samples.map((one) => one[name].mean)
      const mean = means.reduce((sum, value) => sum + value, 0) / means.length
      const spread = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 59)
      const told = samples.reduce((sum, one) => sum + one[name].error, 0) / 60
      expect(told / (1.96 * spread), name).toBeGreaterThan(0.7)
      expect(told / (1.96 * spread), name).toBeLessThan(1.6)
    }
  })
})
