import type { Catalogue } from '../domain/catalogue.ts'
import { toMajor } from '../lib/money.ts'

/** What goods of one kind cost and measure, to tell what a bare figure is of. */
export interface OnSale {
  /** The lowest and the highest price, in the shop's currency. */
  readonly leastPrice: number
  readonly mostPrice: number
  /** True where goods are sold whose `attribute` is called by `value`: 65 inch sets measure 64.5. */
  holds(attribute: string, value: number): boolean
}

const known = new WeakMap<Catalogue, Map<string, OnSale | undefined>>()

/** Read once a catalogue; `undefined` for a kind that the shop has no goods of. */
export function onSaleOf(catalogue: Catalogue, category: string): OnSale | undefined {
  const kinds = known.get(catalogue) ?? new Map<string, OnSale | undefined>()
  known.set(catalogue, kinds)
  if (!kinds.has(category)) kinds.set(category, read(catalogue, category))
  return kinds.get(category)
}

function read(catalogue: Catalogue, category: string): OnSale | undefined {
  const goods = Array.from(
    catalogue.docsByCategory.get(category) ?? [],
    (doc) => catalogue.products[doc]!,
  )
  const valuesOf = (attribute: string): number[] =>
    goods.flatMap(({ specs }) => {
      const value = specs[attribute]
      return typeof value === 'number' ? [value] : []
    })
  const prices = goods.map(({ priceMinor, currency }) => toMajor(priceMinor, currency))
  if (prices.length === 0) return undefined
  const values = new Map<string, readonly number[]>()
  return {
    leastPrice: Math.min(...prices),
    mostPrice: Math.max(...prices),
    holds(attribute, value) {
      const own = values.get(attribute) ?? valuesOf(attribute)
      values.set(attribute, own)
      const isInches = catalogue.taxonomy.attributes.get(attribute)?.unit === 'in'
      return own.some((one) => Math.abs(one - value) <= (isInches ? 0.5 : 1e-6))
    },
  }
}
