import * as z from 'zod'

/** Where an order stands. `modified`: its items were changed once, so it is fixed from then on. */
export const OrderStatus = z.enum([
  'pending',
  'modified',
  'processed',
  'delivered',
  'cancelled',
  'return-requested',
  'exchange-requested',
])
export type OrderStatus = z.infer<typeof OrderStatus>

/** Where an order goes. Parts that the shopper did not name are empty. */
export const Address = z.object({
  line1: z.string(),
  line2: z.string(),
  city: z.string(),
  state: z.string(),
  country: z.string(),
  zip: z.string(),
})
export type Address = z.infer<typeof Address>

/** One piece of an order, at the price that was paid for it; two of a kind are two pieces. */
export interface OrderItem {
  readonly sku: string
  readonly name: string
  readonly priceMinor: number
  /** "colour" → "red". */
  readonly options: Readonly<Record<string, string>>
}

export interface Order {
  readonly id: string
  readonly customerId: string
  readonly status: OrderStatus
  readonly items: readonly OrderItem[]
  readonly address: Address
  readonly trackingIds: readonly string[]
  readonly paidMinor: number
  /** What went back to the customer; 0 when nothing did. */
  readonly refundedMinor: number
  /** Positions in `items` that a return was asked for. */
  readonly returning: readonly number[]
  /** ISO dates; `null` where the record states none. */
  readonly orderedOn: string | null
  readonly deliveredOn: string | null
}

export interface Customer {
  readonly id: string
  readonly firstName: string
}

/** Why an order may be cancelled. */
export const CancelReason = z.enum(['no-longer-needed', 'by-mistake'])
export type CancelReason = z.infer<typeof CancelReason>

/** What the shop allows, as data. */
export interface OrderRules {
  /** Days from delivery within which a return can be asked for. */
  readonly returnDays: number
  readonly cancelWhile: readonly OrderStatus[]
  readonly returnWhile: readonly OrderStatus[]
  readonly addressWhile: readonly OrderStatus[]
  /** Id of the passage that the return window stands in. */
  readonly returnSource: string
}

/** A change of an order, in every detail: what is shown, confirmed and done is this and no other. */
export const OrderChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cancel'),
    orderId: z.string(),
    reason: CancelReason.nullable(),
  }),
  z.object({
    kind: z.literal('return'),
    orderId: z.string(),
    /** Positions in `Order.items`, ascending. */
    items: z.array(z.number().int().min(0)),
  }),
  z.object({ kind: z.literal('address'), orderId: z.string(), address: Address }),
])
export type OrderChange = z.infer<typeof OrderChange>

/** Why a change may not be: the order's state, or the time since delivery. */
export type Refusal = 'status' | 'window'

/**
 * What stands against a change; `undefined` when nothing does. A delivery without a date does not
 * stand against a return: whoever takes it in checks the window.
 *
 * @param today ISO date.
 */
export function refusalOf(
  kind: OrderChange['kind'],
  order: Order,
  rules: OrderRules,
  today: string,
): Refusal | undefined {
  const allowed = { cancel: 'cancelWhile', return: 'returnWhile', address: 'addressWhile' } as const
  if (!rules[allowed[kind]].includes(order.status)) return 'status'
  const until = kind === 'return' ? returnUntil(order, rules) : null
  return until !== null && today > until ? 'window' : undefined
}

/** Last day of the return window; `null` when the delivery has no date. */
export function returnUntil({ deliveredOn }: Order, { returnDays }: OrderRules): string | null {
  if (deliveredOn === null) return null
  const day = new Date(`${deliveredOn}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + returnDays)
  return day.toISOString().slice(0, 10)
}

/** What a message says about orders; everything that it does not say is `null` or empty. */
export const OrderSaid = z.object({
  /** `continue` answers the open task and asks for nothing new. */
  action: z.enum(['status', 'cancel', 'return', 'refund', 'address', 'change', 'continue']),
  orderId: z.string().nullable(),
  email: z.string().nullable(),
  zip: z.string().nullable(),
  /** A plain yes or no, and nothing beside it. */
  answer: z.enum(['yes', 'no']).nullable(),
  /** "The first and the third", from 0; -1 is the last. */
  places: z.array(z.number().int()),
  /** "All of them". */
  isAll: z.boolean(),
  reason: CancelReason.nullable(),
  address: Address.nullable(),
  text: z.string(),
})
export type OrderSaid = z.infer<typeof OrderSaid>

/** What is open about orders in a conversation, and whose orders these are. */
export const OrderTask = z.object({
  /** What the shopper is after; `null` when nothing is open. */
  wants: z.enum(['status', 'cancel', 'return', 'refund', 'address', 'change']).nullable(),
  /** What was asked last. `locked`: too many wrong identities, nothing is looked up any more. */
  step: z.enum(['idle', 'identity', 'which-order', 'which-items', 'address', 'confirm', 'locked']),
  /** Set once identity is proven; one customer a conversation. */
  customerId: z.string().nullable(),
  /** Proof collected so far. */
  email: z.string().nullable(),
  zip: z.string().nullable(),
  orderId: z.string().nullable(),
  /** Orders listed last: what "the second one" points at. */
  listed: z.array(z.string()),
  /** The exact change that waits for a yes. */
  change: OrderChange.nullable(),
  reason: CancelReason.nullable(),
  /** True while the last reply showed `change`: only then is a bare yes meant for it. */
  isFresh: z.boolean(),
  failures: z.number().int().min(0),
})
export type OrderTask = z.infer<typeof OrderTask>
