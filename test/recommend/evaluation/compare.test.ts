import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { compareModels, quantile } from '../../../src/recommend/evaluation/compare.ts'

const normal = (size: number, seed: number, mean = 0, spread = 1): Float64Array => {
  const random = createRandom(seed)
  return Float64Array.from({ length: size }, () => mean + spread * random.gaussian())
}

describe('paired differences', () => {
  it('see what is the same step for every user, which intervals of means would hide', () => {
    const users = normal(200, 1, 0.5, 1)
    const step = normal(200, 2, 0.05, 0.05)
    const better = users.map((value, n) => value + step[n]!)
    const [difference] = compareModels(
      [
        { name: 'better', sums: better },
        { name: 'plain', sums: users },
      ],
      { seed: 1 },
    )
    expect(Math.abs(difference!.mean - 0.05)).toBeLessThan(0.015)
    expect(difference!.isReal).toBe(true)
    expect(difference!.low).toBeGreaterThan(0.03)
    expect(difference!.high).toBeLessThan(0.07)
    // The means by themselves lie within each other's interval of 1.96 / √200 = 0.14.
    expect(difference!.mean).toBeLessThan(0.14)
  })

  it('have intervals that hold the truth 95 times in 100', () => {
    let held = 0
    for (let run = 0; run < 300; run++) {
      const [difference] = compareModels(
        [
          { name: 'a', sums: normal(80, 2 * run + 1, 0.2) },
          { name: 'b', sums: normal(80, 2 * run + 2) },
        ],
        { seed: run, resamples: 300 },
      )
      if (difference!.low <= 0.2 && difference!.high >= 0.2) held++
    }
    expect(held / 300).toBeGreaterThan(0.91)
    expect(held / 300).toBeLessThan(0.98)
  })

  it('of ten models that do not differ name a real one in about one table of twenty', () => {
    let alarms = 0
    for (let run = 0; run < 100; run++) {
      const models = Array.from({ length: 10 }, (_, m) => ({
        name: `m${m}`,
        sums: normal(60, 1000 * run + m + 1),
      }))
      const differences = compareModels(models, { seed: run, resamples: 200 })
      expect(differences).toHaveLength(45)
      if (differences.some(({ isReal }) => isReal)) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(12)
  })

  it('of equal models are nothing', () => {
    const sums = normal(50, 1)
    const [difference] = compareModels(
      [
        { name: 'a', sums },
        { name: 'b', sums },
      ],
      { seed: 1 },
    )
    expect(difference).toMatchObject({ mean: 0, low: 0, high: 0, isReal: false })
  })

  it('weigh units, and compare what a transform makes of the means', () => {
    const [difference] = compareModels(
      [
        { name: 'a', sums: Float64Array.of(9, 27) },
        { name: 'b', sums: Float64Array.of(1, 3) },
      ],
      { seed: 1, weights: Float64Array.of(1, 3), transform: Math.sqrt },
    )
    expect(difference!.mean).toBeCloseTo(3 - 1)
  })

  it('are none without users, and refuse different ones', () => {
    const empty = { name: 'a', sums: new Float64Array() }
    expect(compareModels([empty, { ...empty, name: 'b' }], { seed: 1 })).toEqual([])
    expect(() =>
      compareModels([empty, { name: 'b', sums: Float64Array.of(1) }], { seed: 1 }),
    ).toThrow('same users')
  })
})

it('quantiles lie between neighbours', () => {
  const values = Float64Array.of(4, 1, 3, 2)
  expect(quantile(values, 0)).toBe(1)
  expect(quantile(values, 0.5)).toBe(2.5)
  expect(quantile(values, 1)).toBe(4)
})
