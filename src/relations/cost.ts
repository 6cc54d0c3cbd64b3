import type { Product } from '../domain/product.ts'
import type { LocalText } from '../domain/text.ts'
import type { FitRules } from './rules.ts'
import { toMajor } from '../lib/money.ts'

export interface CostAssumptions {
  /** Years of use, 1 or more. */
  readonly years: number
  /** In the product's currency. */
  readonly energyPricePerKwh: number
  /** In the product's currency; absent: water is left out. */
  readonly waterPricePerM3?: number | undefined
  /** Hours a year at rated power, for goods without a yearly figure; input over stated power. */
  readonly hours?: { readonly perYear: number; readonly inputFactor: number } | undefined
  /** Uses a year, for water by use. */
  readonly usesPerYear?: number | undefined
}

/** What goods cost over some years, in major units of their currency. */
export interface CostOverYears {
  readonly years: number
  readonly kwhPerYear: number
  /** The spec that the energy comes from. */
  readonly basis: 'energyPerYear' | 'power'
  readonly purchase: number
  readonly energy: number
  readonly water?: number
  readonly total: number
}

/**
 * Price and energy over the years, and water where its use and price are known. Energy is the
 * yearly figure, else rated power × hours. `undefined` when neither is stated.
 */
export function costOverYears(
  product: Product,
  { years, energyPricePerKwh, waterPricePerM3, hours, usesPerYear }: CostAssumptions,
): CostOverYears | undefined {
  const stated = product.specs['energyPerYear']
  const power = product.specs['power']
  const basis = typeof stated === 'number' ? 'energyPerYear' : 'power'
  const kwhPerYear =
    typeof stated === 'number'
      ? stated
      : typeof power === 'number' && hours
        ? (power * hours.inputFactor * hours.perYear) / 1000
        : undefined
  if (kwhPerYear === undefined) return undefined
  const purchase = toMajor(product.priceMinor, product.currency)
  const energy = money(kwhPerYear * energyPricePerKwh * years)
  const perUse = product.specs['waterUse']
  const water =
    typeof perUse === 'number' && waterPricePerM3 !== undefined && usesPerYear !== undefined
      ? money(((perUse * usesPerYear) / 1000) * waterPricePerM3 * years)
      : undefined
  return {
    years,
    kwhPerYear: money(kwhPerYear),
    basis,
    purchase,
    energy,
    ...(water === undefined ? {} : { water }),
    total: money(purchase + energy + (water ?? 0)),
  }
}

const money = (value: number): number => Math.round(value * 100) / 100

/** The assumptions of the shop for a kind of goods, and the words for the hours among them. */
export function assumptionsFor(
  category: string,
  currency: string,
  { runningCost, energyPricePerKwh, waterPricePerM3, currency: own }: FitRules,
): (CostAssumptions & { readonly hoursSource?: LocalText }) | undefined {
  if (energyPricePerKwh === undefined || (own !== undefined && own !== currency)) return undefined
  const has = ({ categories }: { readonly categories: readonly string[] }): boolean =>
    categories.includes(category)
  const hours = runningCost.hours.find(has)
  return {
    years: runningCost.years.find(has)?.years ?? runningCost.otherYears,
    energyPricePerKwh,
    waterPricePerM3,
    hours,
    usesPerYear: runningCost.washes.find(has)?.perYear,
    ...(hours ? { hoursSource: hours.source } : {}),
  }
}
