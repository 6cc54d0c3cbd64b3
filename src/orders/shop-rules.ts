import * as z from 'zod'
import type { DeliveryRule } from '../domain/cart.ts'
import { Failure } from '../domain/failure.ts'
import { OrderStatus, type OrderRules } from '../domain/order.ts'
import { toMinor } from '../lib/money.ts'

const Charge = z.object({
  /** Major units of the shop's currency. */
  charge: z.number().min(0),
  freeFrom: z.number().min(0),
  source: z.string().min(1),
})

/** The parts of `shop.json` that say what delivery costs and what may be done with an order. */
const ShopRules = z.object({
  currency: z.string(),
  delivery: z
    .object({
      largeFromKg: z.number().positive(),
      largeOverCm: z.number().positive(),
      parcel: Charge,
      large: Charge,
    })
    .optional(),
  orders: z
    .object({
      returnDays: z.number().int().min(0),
      cancelWhile: z.array(OrderStatus),
      returnWhile: z.array(OrderStatus),
      addressWhile: z.array(OrderStatus),
      returnSource: z.string().min(1),
    })
    .optional(),
})

/**
 * What `shop.json` says of delivery charges and of changes to orders; `null` where it is silent.
 *
 * @throws {Failure} `KNOWLEDGE_INVALID`.
 */
export function readShopRules(shop: unknown): {
  delivery: DeliveryRule | null
  orders: OrderRules | null
} {
  const parsed = ShopRules.safeParse(shop)
  if (!parsed.success)
    throw new Failure('KNOWLEDGE_INVALID', `shop.json: ${z.prettifyError(parsed.error)}`)
  const { currency, delivery, orders } = parsed.data
  const charge = (one: z.infer<typeof Charge>) => ({
    chargeMinor: toMinor(one.charge, currency),
    freeFromMinor: toMinor(one.freeFrom, currency),
    source: one.source,
  })
  return {
    delivery: delivery
      ? { ...delivery, parcel: charge(delivery.parcel), large: charge(delivery.large) }
      : null,
    orders: orders ?? null,
  }
}
