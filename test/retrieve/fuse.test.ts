import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import { fuseByRank, fuseWeighted } from '../../src/retrieve/fuse.ts'

const leg = (scores: Record<number, number>, weight = 1) => ({
  scores: new Map(Object.entries(scores).map(([doc, score]) => [Number(doc), score])),
  weight,
})

describe('fusion', () => {
  it('adds scores, each leg against its best', () => {
    const fused = fuseWeighted([leg({ 1: 10, 2: 5 }), leg({ 2: 0.8, 3: -0.4 }, 0.5)])
    expect(fused.get(1)).toBeCloseTo(1)
    expect(fused.get(2)).toBeCloseTo(0.5 + 0.5)
    expect(fused.get(3)).toBeCloseTo(0)
  })

  it('adds reciprocal ranks', () => {
    const fused = fuseByRank([leg({ 1: 10, 2: 5 }), leg({ 2: 0.8 }, 2)])
    expect(fused.get(1)).toBeCloseTo(1 / 61)
    expect(fused.get(2)).toBeCloseTo(1 / 62 + 2 / 61)
  })

  it('does not depend on the order of legs or documents', () => {
    const random = createRandom(4)
    for (let round = 0; round < 20; round++) {
      const legs = [1, 2, 3].map(() => ({
        weight: random.next(),
        scores: new Map(
          Array.from({ length: 30 }, () => [random.integer(50), random.integer(6)] as const),
        ),
      }))
      const shuffled = legs
        .toReversed()
        .map(({ scores, weight }) => ({ weight, scores: new Map([...scores].toReversed()) }))
      for (const fuse of [fuseWeighted, fuseByRank]) {
        const once = fuse(legs)
        const again = fuse(shuffled)
        expect(again.size).toBe(once.size)
        for (const [doc, score] of once) expect(again.get(doc)).toBeCloseTo(score, 12)
      }
    }
  })

  it('has nothing to fuse without hits', () => {
    expect(fuseWeighted([leg({})]).size).toBe(0)
    expect(fuseByRank([]).size).toBe(0)
  })
})
