import { describe, expect, it } from 'vitest'
import type { Product } from '../../src/domain/product.ts'
import { assumptionsFor, costOverYears } from '../../src/relations/cost.ts'
import { noRules, readFitRules } from '../../src/relations/rules.ts'
import { knowledgeDir } from '../../src/root.ts'

const product = (category: string, specs: Product['specs'], priceMinor = 60_000): Product => ({
  sku: 'X-1',
  title: { en: 'Test' },
  brand: 'Test',
  category,
  description: null,
  priceMinor,
  currency: 'USD',
  availability: 'in_stock',
  rating: null,
  specs,
  url: '/',
  image: null,
})

describe('the cost over some years', () => {
  it('is the price and the energy of each year', () => {
    expect(
      costOverYears(product('dishwasher', { energyPerYear: 200 }), {
        years: 10,
        energyPricePerKwh: 0.2,
      }),
    ).toEqual({
      years: 10,
      kwhPerYear: 200,
      basis: 'energyPerYear',
      purchase: 600,
      energy: 400,
      total: 1000,
    })
  })

  it('takes power and hours where no yearly figure is stated', () => {
    const assumptions = {
      years: 5,
      energyPricePerKwh: 0.2,
      hours: { perYear: 365, inputFactor: 1 },
    }
    expect(costOverYears(product('range-hood', { power: 200 }), assumptions)).toMatchObject({
      basis: 'power',
      kwhPerYear: 73,
      energy: 73,
      total: 673,
    })
  })

  it('prefers the yearly figure over power', () => {
    const cost = costOverYears(product('air-conditioner', { power: 900, energyPerYear: 300 }), {
      years: 1,
      energyPricePerKwh: 1,
      hours: { perYear: 1000, inputFactor: 1 },
    })
    expect(cost).toMatchObject({ basis: 'energyPerYear', energy: 300 })
  })

  it('reckons with what a microwave draws, not what it puts out', () => {
    const cost = costOverYears(product('microwave', { power: 800 }), {
      years: 1,
      energyPricePerKwh: 1,
      hours: { perYear: 100, inputFactor: 1.5625 },
    })
    expect(cost?.kwhPerYear).toBe(125)
  })

  it('holds water where its use and its price are known', () => {
    const dishwasher = product('dishwasher', { energyPerYear: 200, waterUse: 10 })
    const assumptions = { years: 10, energyPricePerKwh: 0.2, usesPerYear: 280 }
    expect(costOverYears(dishwasher, assumptions)).not.toHaveProperty('water')
    expect(costOverYears(dishwasher, { ...assumptions, waterPricePerM3: 4 })).toMatchObject({
      water: 112,
      total: 1112,
    })
  })

  it('is unknown without a yearly figure and without hours', () => {
    const assumptions = { years: 10, energyPricePerKwh: 0.2 }
    expect(costOverYears(product('kettle', { power: 2000 }), assumptions)).toBeUndefined()
    expect(
      costOverYears(product('dishwasher', { energyPerYear: null }), assumptions),
    ).toBeUndefined()
  })

  it('never falls when a year is added', () => {
    const one = product('refrigerator', { energyPerYear: 237 })
    let last = 0
    for (let years = 1; years <= 20; years++) {
      const { total } = costOverYears(one, { years, energyPricePerKwh: 0.17 })!
      expect(total).toBeGreaterThan(last)
      last = total
    }
  })
})

describe('the assumptions', () => {
  const rules = readFitRules(knowledgeDir)

  it('are the shop’s price of energy and the years of the kind of goods', () => {
    expect(assumptionsFor('dishwasher', 'USD', rules)).toMatchObject({
      years: 10,
      energyPricePerKwh: 0.15,
    })
    expect(assumptionsFor('television', 'USD', rules)).toMatchObject({ years: 5 })
  })

  it('do not hold for goods in another currency, or without a price of energy', () => {
    expect(assumptionsFor('dishwasher', 'EUR', rules)).toBeUndefined()
    expect(assumptionsFor('dishwasher', 'USD', noRules)).toBeUndefined()
  })
})
