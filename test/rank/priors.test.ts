import { describe, expect, it } from 'vitest'
import type { Product } from '../../src/domain/product.ts'
import { computePriors } from '../../src/rank/priors.ts'
import { catalogueOf, category, product } from '../retrieve/support.ts'

const kettles = category('kettle', ['kettle'], ['水壶'])
const rated = (sku: string, rating: Product['rating']): Product =>
  product(sku, `${sku} kettle`, 'kettle', { rating })

describe('the rating that a product is credited with', () => {
  const catalogue = catalogueOf(
    [
      rated('one-five', { average: 5, count: 1 }),
      rated('many-good', { average: 4.6, count: 200 }),
      rated('many-bad', { average: 2.5, count: 150 }),
      rated('none', null),
    ],
    [kettles],
  )
  const { rating } = computePriors(catalogue, new Map())

  it('puts two hundred of 4.6 before a single five', () => {
    expect(rating[1]!).toBeGreaterThan(rating[0]!)
    expect(rating[0]!).toBeGreaterThan(rating[2]!)
  })

  it('is the mean of all ratings where there is none', () => {
    const mean = (5 + 4.6 * 200 + 2.5 * 150) / 351
    expect(rating[3]! * 5).toBeCloseTo(mean, 4)
  })

  it('starts with twenty mean ratings', () => {
    const mean = (5 + 4.6 * 200 + 2.5 * 150) / 351
    expect(rating[0]! * 5).toBeCloseTo((20 * mean + 5) / 21, 4)
  })
})

describe('popularity', () => {
  it('is scaled within the category and ranked, ties by place', () => {
    const catalogue = catalogueOf(
      [rated('a', null), rated('b', null), rated('c', null), rated('d', null)],
      [kettles],
    )
    const { popularity, popularityRank } = computePriors(
      catalogue,
      new Map([
        ['b', 9],
        ['c', 99],
        ['d', 9],
      ]),
    )
    expect([...popularity].map((one) => Math.round(one * 100))).toEqual([0, 50, 100, 50])
    expect([...popularityRank]).toEqual([-1, 1, 0, 2])
  })
})
