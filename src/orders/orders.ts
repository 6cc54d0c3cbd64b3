import type { Customer, Order, OrderChange, OrderRules, Refusal } from '../domain/order.ts'

/** What proves who is asking: two of these that belong to one customer. */
export interface Proof {
  readonly orderId?: string | undefined
  readonly email?: string | undefined
  /** Postcode of the customer's or of the order's address. */
  readonly zip?: string | undefined
}

/** What became of a change. A change that stands already counts as done, so that it can be sent again. */
export type Outcome =
  | { readonly done: true; readonly order: Order }
  | { readonly done: false; readonly why: Refusal | 'not-found' }

/**
 * The shop's orders. Everything but {@link identify} takes the customer, and nothing of another
 * customer's is ever given or changed.
 */
export interface Orders {
  readonly rules: OrderRules

  /** ISO date by which windows are reckoned. */
  today(): string

  /** The customer whom every part of the proof belongs to; `undefined` for less than two parts. */
  identify(proof: Proof): Promise<Customer | undefined>

  /** The customer's order; `undefined` when there is none or it is somebody else's. */
  find(customerId: string, orderId: string): Promise<Order | undefined>

  /** The customer's orders, the newest first. */
  list(customerId: string): Promise<readonly Order[]>

  /**
   * Does `change` if the rules allow it at this moment. Done is on disk.
   *
   * @throws {Failure} `STORAGE_FAILED`, `STORAGE_FULL`: nothing was changed.
   */
  change(customerId: string, change: OrderChange): Promise<Outcome>
}

/** Order numbers compare by letters and digits alone, without the sign: "#W123", "w123". */
export const plainOrderId = (id: string): string => id.toUpperCase().replace(/[^A-Z0-9]/g, '')
