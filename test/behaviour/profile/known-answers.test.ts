import { describe, expect, it } from 'vitest'
import { logOdds } from '../../../src/behaviour/profile/log-odds.ts'
import { stageOf } from '../../../src/behaviour/profile/owned.ts'
import { placeOf } from '../../../src/behaviour/profile/place.ts'

const day = 86_400_000
const year = 365.25 * day

describe('a leaning against what is usual', () => {
  it('is the log-odds ratio of the shrunk share, in its standard errors', () => {
    // 8 of 8 looks where a quarter was usual, 8 looks of prior: 10 for it, 6 against it.
    const { strength, certainty } = logOdds(8, 8, 0.25)
    expect(strength).toBeCloseTo(Math.log(10 / 6) - Math.log(1 / 3), 12)
    expect(certainty).toBeCloseTo(strength / Math.sqrt(1 / 10 + 1 / 6), 12)
  })

  it('is none where the shopper is as usual, however much was done', () => {
    for (const looks of [1, 10, 1000])
      expect(logOdds(looks / 4, looks, 0.25).strength).toBeCloseTo(0)
  })

  it('is none for nothing, and grows with the same share of more looks', () => {
    expect(logOdds(0, 0, 0.1).strength).toBeCloseTo(0)
    const certainties = [2, 4, 8, 16].map((looks) => logOdds(looks, looks, 0.2).certainty)
    expect(certainties).toEqual(certainties.toSorted((a, b) => a - b))
  })

  it('says less of one look at a rare brand than of many', () => {
    expect(logOdds(1, 1, 0.05).certainty).toBeLessThan(1.645)
    expect(logOdds(6, 6, 0.05).certainty).toBeGreaterThan(1.645)
  })
})

describe('a place in a column', () => {
  it('is the middle with the uniform law for nothing', () => {
    const { place, interval } = placeOf([])
    const error = 1.645 * Math.sqrt(1 / 12 / 2)
    expect(place).toBe(0.5)
    expect(interval[0]).toBeCloseTo(0.5 - error)
    expect(interval[1]).toBeCloseTo(0.5 + error)
  })

  it('is shrunk towards the middle by two looks', () => {
    // Four deeds at 0.1: (0.1·4 + 0.5·2) / 6; no spread of their own, 2/12 of the uniform one's.
    const { place, interval } = placeOf(Array.from({ length: 4 }, () => ({ at: 0.1, weight: 3 })))
    expect(place).toBeCloseTo(1.4 / 6)
    const error = 1.645 * Math.sqrt(2 / 12 / 6 / 6)
    expect(interval[1]).toBeCloseTo(1.4 / 6 + error)
  })

  it('counts one heavy deed as one', () => {
    const heavy = placeOf([{ at: 0, weight: 100 }])
    const light = placeOf([{ at: 0, weight: 1 }])
    expect(heavy).toEqual(light)
  })

  it('never leaves the column', () => {
    const { interval } = placeOf([
      { at: 0, weight: 1 },
      { at: 1, weight: 1 },
    ])
    expect(interval[0]).toBeGreaterThanOrEqual(0)
    expect(interval[1]).toBeLessThanOrEqual(1)
  })
})

describe('the life of goods', () => {
  it('is new for ninety days, in use for as long as such goods last, then due', () => {
    expect(stageOf(89 * day, 9)).toBe('new')
    expect(stageOf(90 * day, 9)).toBe('in-use')
    expect(stageOf(9 * year - 1, 9)).toBe('in-use')
    expect(stageOf(9 * year, 9)).toBe('due')
  })

  it('is not guessed where nobody knows how long they last', () => {
    expect(stageOf(20 * year, null)).toBeNull()
    expect(stageOf(day, null)).toBe('new')
  })
})
