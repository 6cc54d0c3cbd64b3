import { describe, expect, it } from 'vitest'
import { Distribution } from '../../src/lib/distribution.ts'
import { Distributions } from '../../src/rank/columns.ts'
import { createTestShop } from '../support/memory-shop.ts'

describe('a distribution', () => {
  const decibels = new Distribution([48, 42, 44, 42, 50])

  it('tells the share of values below, ties counted half', () => {
    expect(decibels.shareBelow(40)).toBe(0)
    expect(decibels.shareBelow(42)).toBeCloseTo(0.2)
    expect(decibels.shareBelow(44)).toBeCloseTo(0.5)
    expect(decibels.shareBelow(60)).toBe(1)
  })

  it('counts the values that are strictly worse', () => {
    expect(decibels.countWorse(42, 'lower')).toBe(3)
    expect(decibels.countWorse(50, 'lower')).toBe(0)
    expect(decibels.countWorse(44, 'higher')).toBe(2)
  })

  it('without values puts everything in the middle', () => {
    const empty = new Distribution([])
    expect(empty.size).toBe(0)
    expect(empty.shareBelow(1)).toBe(0.5)
    expect(empty.countWorse(1, 'lower')).toBe(0)
  })
})

describe('the distributions of a catalogue', () => {
  it('are of one category, and unknown values do not count', async () => {
    const { catalogue } = await createTestShop()
    const distributions = new Distributions(catalogue)
    const noise = distributions.of('dishwasher', 'noiseLevel')
    expect(noise.size).toBe(8)
    expect(distributions.of('dishwasher', 'price').size).toBe(9)
    expect(distributions.of('laptop', 'noiseLevel').size).toBe(0)
    expect(distributions.of('dishwasher', 'noiseLevel')).toBe(noise)
  })
})
