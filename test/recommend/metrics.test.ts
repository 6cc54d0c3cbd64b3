import { describe, expect, it } from 'vitest'
import { harmonic, meanOf, ratingErrors, scoreList, spreadOf } from '../../src/recommend/metrics.ts'

describe('scores of a list', () => {
  it('are those reckoned by hand', () => {
    const scores = scoreList(['a', 'x', 'b', 'y', 'c'], new Set(['a', 'b', 'z']), 4)
    expect(scores.precision).toBe(0.5)
    expect(scores.recall).toBeCloseTo(2 / 3)
    expect(scores.f1).toBeCloseTo(4 / 7)
    expect(scores.hitRate).toBe(1)
    expect(scores.mrr).toBe(1)
    // Hits at places 1 and 3: (1 + 1/2) / (1 + 1/log2(3) + 1/2).
    expect(scores.ndcg).toBeCloseTo(1.5 / (1 + 1 / Math.log2(3) + 0.5))
    expect(scores.map).toBeCloseTo((1 + 2 / 3) / 3)
  })

  it('are 1 for a perfect list, however few are wanted', () => {
    const scores = scoreList(['a', 'b', 'c'], new Set(['b', 'a']), 3)
    expect(scores).toMatchObject({ recall: 1, hitRate: 1, ndcg: 1, mrr: 1, map: 1 })
    expect(scoreList(['a'], new Set(['a', 'b', 'c']), 1)).toMatchObject({ ndcg: 1, map: 1 })
  })

  it('are 0 without a hit, and for an empty list', () => {
    for (const list of [['x', 'y'], []])
      expect(scoreList(list, new Set(['a']), 2)).toEqual({
        precision: 0,
        recall: 0,
        f1: 0,
        hitRate: 0,
        ndcg: 0,
        mrr: 0,
        map: 0,
      })
  })
})

describe('means', () => {
  it('come with the half width of their interval', () => {
    const { mean, error } = meanOf([1, 2, 3, 4])
    expect(mean).toBe(2.5)
    expect(error).toBeCloseTo((1.96 * Math.sqrt(5 / 3)) / 2)
    expect(meanOf([])).toEqual({ mean: 0, error: 0 })
    expect(meanOf([3])).toEqual({ mean: 3, error: 0 })
    expect(harmonic(0, 0)).toBe(0)
    expect(harmonic(0.5, 1)).toBeCloseTo(2 / 3)
  })

  it('of rating errors are RMSE and MAE', () => {
    const { rmse, mae } = ratingErrors([
      [1, 2],
      [5, 2],
    ])
    expect(rmse).toBeCloseTo(Math.sqrt(5))
    expect(mae).toBe(2)
  })
})

describe('the spread of lists', () => {
  const counts = [4, 2, 1, 1]

  it('tells how few items are shown', () => {
    const one = spreadOf([[0], [0], [0], [0]], counts, [[1]], 4)
    expect(one.coverage).toBe(0.25)
    expect(one.gini).toBeCloseTo(0.75)
    expect(one.popularityLift).toBe(1)
    expect(one.novelty).toBeCloseTo(0)
    const all = spreadOf([[0], [1], [2], [3]], counts, [[0]], 4)
    expect(all.coverage).toBe(1)
    expect(all.gini).toBeCloseTo(0)
    expect(all.popularityLift).toBe(-0.5)
    expect(all.novelty).toBeCloseTo((0 + 1 + 2 + 2) / 4)
  })

  it('of no lists is nothing', () => {
    expect(spreadOf([], [], [], 0)).toEqual({
      coverage: 0,
      gini: 0,
      popularityLift: 0,
      novelty: 0,
    })
  })
})
