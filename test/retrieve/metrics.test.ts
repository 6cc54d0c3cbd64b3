import { describe, expect, it } from 'vitest'
import { judgedNdcg, ndcg, readQrels, recall, scoreRun } from '../../src/retrieve/metrics.ts'

const judgments = new Map([
  ['a', 3],
  ['b', 1],
  ['c', 0],
])

describe('search metrics', () => {
  it('gives the NDCG worked out by hand', () => {
    // Gains 7 and 1; ideal 7/log2(2) + 1/log2(3) = 7.63093.
    expect(ndcg(['a', 'b'], judgments)).toBeCloseTo(1, 9)
    // b first: 1 + 7/log2(3) = 5.41651; 5.41651 / 7.63093 = 0.70981.
    expect(ndcg(['b', 'a'], judgments)).toBeCloseTo(0.70981, 5)
    // An unjudged one first costs a place: 7/log2(3) + 1/log2(4) = 4.91651 → 0.64429.
    expect(ndcg(['x', 'a', 'b'], judgments)).toBeCloseTo(0.64429, 5)
    expect(judgedNdcg(['x', 'a', 'b'], judgments)).toBeCloseTo(1, 9)
    expect(ndcg(['x', 'a'], judgments, 1)).toBe(0)
    expect(ndcg(['a'], new Map([['a', 0]]))).toBeUndefined()
  })

  it('counts recall over the relevant', () => {
    expect(recall(['x', 'b'], judgments)).toBe(0.5)
    expect(recall([], judgments)).toBe(0)
    expect(recall(['a'], new Map())).toBeUndefined()
  })

  it('averages over queries with a relevant document; a missing one counts 0', () => {
    const qrels = readQrels('q1 0 a 3\nq2 0 a 1\nq3 0 a 0\n\n')
    const scores = scoreRun(new Map([['q1', ['a']]]), qrels)
    expect(scores).toEqual({ queries: 2, ndcg10: 0.5, judgedNdcg10: 0.5, recall100: 0.5 })
  })

  it('names the line that is no judgment', () => {
    expect(() => readQrels('q1 0 a 3\nq1 0 a')).toThrow('line 2')
  })
})
