import * as z from 'zod'
import type { Catalogue } from './catalogue.ts'
import type { Product } from './product.ts'

export const CartLine = z.object({ sku: z.string(), quantity: z.number().int().min(1) })
export type CartLine = z.infer<typeof CartLine>

/** Most pieces of one product in a cart; more is a matter for a person. */
export const mostPieces = 99

/** What a message does to the cart. */
export const CartAction = z.enum(['add', 'remove', 'set', 'show', 'empty', 'checkout'])
export type CartAction = z.infer<typeof CartAction>

/** What delivery costs, as data; amounts in minor units of the shop's currency. */
export interface DeliveryRule {
  /** From this weight, or above this side, goods are large and brought by a crew. */
  readonly largeFromKg: number
  readonly largeOverCm: number
  readonly parcel: DeliveryCharge
  readonly large: DeliveryCharge
}

export interface DeliveryCharge {
  readonly chargeMinor: number
  /** Goods of an order worth this much or more are brought free. */
  readonly freeFromMinor: number
  /** Passage of the policy that says so. */
  readonly source: string
}

export interface PricedLine {
  readonly product: Product
  readonly quantity: number
  readonly totalMinor: number
}

/** The cart at the catalogue's prices of this moment. */
export interface PricedCart {
  readonly lines: readonly PricedLine[]
  readonly goodsMinor: number
  /** `null`: the shop states no rule, or a product's size is not known. */
  readonly delivery: {
    readonly kind: 'parcel' | 'large'
    readonly chargeMinor: number
    readonly isFree: boolean
    readonly rule: DeliveryCharge
  } | null
  readonly totalMinor: number
}

/** Lines whose product left the catalogue are left out. */
export function priceCart(
  cart: readonly CartLine[],
  goods: Goods,
  rule: DeliveryRule | null,
): PricedCart {
  const lines = cart.flatMap(({ sku, quantity }) => {
    const product = goods.products[goods.docBySku.get(sku) ?? -1]
    return product ? [{ product, quantity, totalMinor: product.priceMinor * quantity }] : []
  })
  const goodsMinor = lines.reduce((sum, { totalMinor }) => sum + totalMinor, 0)
  const sizes = lines.map(({ product }) => (rule === null ? null : sizeOf(product, rule, goods)))
  const isKnown = rule !== null && lines.length > 0 && sizes.every((size) => size !== null)
  if (!isKnown) return { lines, goodsMinor, delivery: null, totalMinor: goodsMinor }
  // An order with one large appliance is brought whole by the crew, for its charge alone.
  const kind = sizes.includes('large') ? 'large' : 'parcel'
  const charge = rule[kind]
  const isFree = goodsMinor >= charge.freeFromMinor
  const chargeMinor = isFree ? 0 : charge.chargeMinor
  return {
    lines,
    goodsMinor,
    delivery: { kind, chargeMinor, isFree, rule: charge },
    totalMinor: goodsMinor + chargeMinor,
  }
}

type Goods = Pick<Catalogue, 'products' | 'docBySku' | 'docsByCategory' | 'taxonomy'>

/**
 * Large or parcel by weight and sides. Where the record states no weight, as all its kind are that
 * state one; kinds of which some are large and some are not stay unknown.
 */
function sizeOf(product: Product, rule: DeliveryRule, goods: Goods): 'parcel' | 'large' | null {
  const own = measuredSize(product, rule)
  if (own !== null) return own
  const { products, docsByCategory, taxonomy } = goods
  const kinds = new Set<string>()
  for (const doc of docsByCategory.get(product.category) ?? []) {
    const size = measuredSize(products[doc]!, rule)
    if (size !== null) kinds.add(size)
  }
  if (kinds.size > 1) return null
  const [kind] = kinds
  if (kind !== undefined) return kind as 'parcel' | 'large'
  const group = taxonomy.categories.get(product.category)?.group
  return group === 'small-appliances' || group === 'gadgets' ? 'parcel' : null
}

function measuredSize(
  { specs }: Product,
  { largeFromKg, largeOverCm }: DeliveryRule,
): 'parcel' | 'large' | null {
  const numbers = (...ids: string[]): number[] =>
    ids.map((id) => specs[id]).filter((value) => typeof value === 'number')
  const [weight] = numbers('weight')
  const isLong = numbers('width', 'height', 'depth').some((side) => side > largeOverCm)
  if (isLong || (weight !== undefined && weight >= largeFromKg)) return 'large'
  return weight === undefined ? null : 'parcel'
}
