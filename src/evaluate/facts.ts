import type { Catalogue } from '../domain/catalogue.ts'
import type { Product, SpecValue } from '../domain/product.ts'
import { toMajor } from '../lib/money.ts'
import type { ProductCondition, SpecCondition } from './scenario.ts'

/** What the catalogue says of a product's attribute; `null` is unknown. */
export function valueOf(product: Product, attribute: string): SpecValue {
  switch (attribute) {
    case 'price':
      return toMajor(product.priceMinor, product.currency)
    case 'rating':
      return product.rating?.average ?? null
    case 'brand':
      return product.brand
    case 'availability':
      return product.availability
    case 'category':
      return product.category
    default:
      return product.specs[attribute] ?? null
  }
}

export const productOf = (catalogue: Catalogue, sku: string): Product | undefined =>
  catalogue.products[catalogue.docBySku.get(sku) ?? -1]

/** The first condition that a product breaks, in words; `undefined` when it meets all. */
export function broken(
  product: Product,
  { category, brand, brandNot, price, rating, available, spec = {} }: ProductCondition,
): string | undefined {
  if (category && !category.includes(product.category)) return `category ${product.category}`
  if (brand && !brand.includes(product.brand)) return `brand ${product.brand}`
  if (brandNot?.includes(product.brand)) return `brand ${product.brand}`
  if (available !== undefined && (product.availability !== 'out_of_stock') !== available)
    return product.availability
  const conditions = { ...spec, ...(price !== undefined && { price }), ...(rating && { rating }) }
  for (const [attribute, condition] of Object.entries(conditions)) {
    const value = valueOf(product, attribute)
    if (!meets(value, condition))
      return `${attribute} ${value === null ? 'unknown' : String(value)}`
  }
  return undefined
}

function meets(value: SpecValue, condition: SpecCondition): boolean {
  const has = (wanted: unknown): boolean =>
    Array.isArray(value) ? value.includes(String(wanted)) : value === wanted
  if (Array.isArray(condition)) return condition.some(has)
  if (typeof condition !== 'object') return has(condition)
  const { min, max, not } = condition
  if (not?.some(has)) return false
  if (min === undefined && max === undefined) return true
  return (
    typeof value === 'number' &&
    value >= (min ?? -Infinity) - tolerance &&
    value <= (max ?? Infinity) + tolerance
  )
}

const tolerance = 1e-6

/** The extreme value of an attribute over the goods of the catalogue that can be had. */
export function extreme(
  catalogue: Catalogue,
  attribute: string,
  direction: 'lowest' | 'highest',
  where: ProductCondition,
): number | undefined {
  const values = catalogue.products.flatMap((product) => {
    if (broken(product, { available: true, ...where }) !== undefined) return []
    const value = valueOf(product, attribute)
    return typeof value === 'number' ? [value] : []
  })
  if (values.length === 0) return undefined
  return direction === 'lowest' ? Math.min(...values) : Math.max(...values)
}
