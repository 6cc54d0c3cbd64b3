import type { OrderFacts } from '../compose/order.ts'
import type { Act } from '../domain/act.ts'
import {
  refusalOf,
  type Address,
  type Customer,
  type Order,
  type OrderChange,
  type OrderRules,
  type OrderSaid,
  type OrderTask,
} from '../domain/order.ts'
import { plainOrderId, type Outcome, type Proof } from '../orders/orders.ts'

/** Wrong identities until nothing is looked up any more. */
const mostFailures = 3

/** Orders listed at once. */
const mostListed = 5

/** What a reply about orders is composed from. */
export interface ServedOrder {
  readonly facts: OrderFacts
  readonly rules: OrderRules
}

/** A task that the last reply was not about: a bare yes is no longer meant for its change. */
export const stale = (task: OrderTask | null): OrderTask | null =>
  task && { ...task, isFresh: false }

/** Something was asked about orders and is not answered yet. */
export const isOpen = (task: OrderTask | null): boolean =>
  task !== null && task.wants !== null && task.step !== 'idle' && task.step !== 'locked'

export const saidNothing: OrderSaid = {
  action: 'continue',
  orderId: null,
  email: null,
  zip: null,
  answer: null,
  places: [],
  isAll: false,
  reason: null,
  address: null,
  text: '',
}

/** What an act says about orders; an act without particulars asks where they are. */
export const saidOf = ({ said, text, intent }: Act & { kind: 'ask-order' }): OrderSaid =>
  said ?? {
    ...saidNothing,
    action: intent === 'cancel-order' ? 'cancel' : intent === 'change-order' ? 'change' : 'status',
    text,
  }

const noTask: OrderTask = {
  wants: null,
  step: 'idle',
  customerId: null,
  email: null,
  zip: null,
  orderId: null,
  listed: [],
  change: null,
  reason: null,
  isFresh: false,
  failures: 0,
}

/** What the shop's records say, as far as the shopper may see them. */
export interface Records {
  /** Whom the proof belongs to; `undefined` when it fits nobody or is not complete. */
  readonly customer: Customer | undefined
  /** The customer's orders, the newest first; empty while nobody is identified. */
  readonly orders: readonly Order[]
  readonly rules: OrderRules
  /** ISO date. */
  readonly today: string
}

export interface Saying {
  readonly kind: 'say'
  readonly task: OrderTask
  readonly facts: OrderFacts
}

/** Either something to say, or a change to make first; {@link afterChange} then says the rest. */
export type Move =
  | Saying
  | { readonly kind: 'change'; readonly task: OrderTask; readonly change: OrderChange }

/** The task with everything that the message says about who is asking and what for. */
export function hear(task: OrderTask | null, said: OrderSaid): OrderTask {
  const before = task ?? noTask
  const isNew = said.action !== 'continue' && said.action !== before.wants
  return {
    ...before,
    wants: said.action === 'continue' ? (before.wants ?? 'status') : said.action,
    // Proof is collected only until somebody is identified: one customer a conversation.
    email: before.customerId === null ? (said.email ?? before.email) : null,
    zip: before.customerId === null ? (said.zip ?? before.zip) : null,
    orderId: said.orderId ?? before.orderId,
    reason: said.reason ?? (isNew ? null : before.reason),
    change: isNew ? null : before.change,
    step: isNew && before.step !== 'locked' ? 'idle' : before.step,
  }
}

/** What is to be looked up to identify the shopper; `undefined` when it is known or not enough. */
export function proofOf({ customerId, step, orderId, email, zip }: OrderTask): Proof | undefined {
  if (customerId !== null || step === 'locked') return undefined
  const parts = [orderId, email, zip].filter((part) => part !== null)
  if (parts.length < 2) return undefined
  return { orderId: orderId ?? undefined, email: email ?? undefined, zip: zip ?? undefined }
}

/**
 * One step of the talk about orders. Pure. Identity comes first; a change is shown in every detail
 * and made only upon a plain yes to the reply that showed it.
 *
 * @param task as {@link hear} gave it.
 */
export function nextMove(task: OrderTask, said: OrderSaid, records: Records): Move {
  if (task.step === 'locked') return say({ ...task, wants: null }, { what: 'locked' })
  if (said.answer === 'no' && task.step !== 'idle') {
    const orderId = task.change?.orderId ?? null
    return say(done(task), { what: 'kept', orderId })
  }
  if (task.customerId !== null) return withOrders(task, said, records)
  if (proofOf(task) === undefined) {
    const { orderId, email, zip, wants } = task
    return say(
      { ...task, step: 'identity' },
      {
        what: 'identity',
        wants: wants ?? 'status',
        orderId,
        hasEmail: email !== null,
        hasZip: zip !== null,
      },
    )
  }
  const { customer } = records
  if (customer)
    return withOrders({ ...task, customerId: customer.id, email: null, zip: null }, said, records)
  const failures = task.failures + 1
  const cleared = { ...task, failures, orderId: null, email: null, zip: null }
  return failures >= mostFailures
    ? say({ ...cleared, wants: null, step: 'locked' }, { what: 'locked' })
    : say({ ...cleared, step: 'identity' }, { what: 'not-identified' })
}

/** What to say once a change was tried. */
export function afterChange(
  task: OrderTask,
  change: OrderChange,
  outcome: Outcome | 'failed',
): Saying {
  // A failure keeps the change: a further yes tries again.
  if (outcome === 'failed')
    return say({ ...task, step: 'confirm', change, isFresh: true }, { what: 'failed', change })
  if (outcome.done) return say(done(task), { what: 'done', change, order: outcome.order })
  return say(done(task), {
    what: 'refused',
    wants: change.kind,
    why: outcome.why,
    order: null,
    orderId: change.orderId,
  })
}

const say = (task: OrderTask, facts: OrderFacts): Saying => ({ kind: 'say', task, facts })

/** Nothing is open; whose orders these are and which was talked about stays known. */
const done = (task: OrderTask): OrderTask => ({
  ...task,
  wants: null,
  step: 'idle',
  listed: [],
  change: null,
  reason: null,
  isFresh: false,
})

function withOrders(task: OrderTask, said: OrderSaid, records: Records): Move {
  const { orders } = records
  if (orders.length === 0) return say(done(task), { what: 'no-orders' })
  if (task.step === 'confirm' && task.change && said.answer === 'yes')
    return task.isFresh
      ? { kind: 'change', task, change: task.change }
      : say({ ...task, isFresh: true }, confirmation(task.change, orders))

  const order = pickOrder(task, said, orders)
  if (order === 'unknown') {
    // The number may be nobody's or somebody else's: the answer is the same.
    const listed = listedOf(orders)
    return say(
      {
        ...task,
        orderId: null,
        step: 'which-order',
        listed: listed.map(({ id }) => id),
        change: null,
      },
      {
        what: 'not-yours',
        orderId: said.orderId ?? task.orderId ?? '',
        orders: listed,
        total: orders.length,
      },
    )
  }
  if (order) return withOrder({ ...task, orderId: order.id }, said, order, records)

  const wants = task.wants ?? 'status'
  const fitting = orders.filter((one) => fits(wants, one, records))
  if (fitting.length === 1 && wants !== 'status')
    return withOrder({ ...task, orderId: fitting[0]!.id }, said, fitting[0]!, records)
  const shown = listedOf(fitting.length > 0 ? fitting : orders)
  const listed = shown.map(({ id }) => id)
  // "Where are my orders" is answered by the list; anything else needs one of them.
  return say(
    { ...task, step: 'which-order', listed },
    { what: 'list', wants, orders: shown, total: orders.length, isFitting: fitting.length > 0 },
  )
}

const listedOf = (orders: readonly Order[]): Order[] => orders.slice(0, mostListed)

/** Orders that what is wanted could be done with. */
function fits(
  wants: NonNullable<OrderTask['wants']>,
  order: Order,
  { rules, today }: Records,
): boolean {
  const may = (kind: OrderChange['kind']): boolean =>
    refusalOf(kind, order, rules, today) === undefined
  switch (wants) {
    case 'status':
      return true
    case 'refund':
      return may('cancel') || may('return') || order.refundedMinor > 0
    case 'change':
      return may('cancel')
    default:
      return may(wants)
  }
}

/** The order that is meant; `unknown` when a number was named that is not the customer's. */
function pickOrder(
  task: OrderTask,
  said: OrderSaid,
  orders: readonly Order[],
): Order | 'unknown' | undefined {
  const find = (id: string): Order | undefined =>
    orders.find((one) => plainOrderId(one.id) === plainOrderId(id))
  if (said.orderId !== null) return find(said.orderId) ?? 'unknown'
  // "Show my orders": all of them, whichever was talked about.
  if (task.wants === 'status' && said.isAll) return undefined
  if (task.step === 'which-order' || (task.listed.length > 0 && said.places.length > 0)) {
    const [place] = said.places
    const id = place === undefined ? undefined : task.listed.at(place)
    return (id === undefined ? undefined : find(id)) ?? named(said.text, orders, task.listed)
  }
  if (task.orderId !== null) return find(task.orderId) ?? 'unknown'
  return orders.length === 1 ? orders[0] : undefined
}

/** "The one with the kettle": the only listed order with such a piece. */
function named(
  text: string,
  orders: readonly Order[],
  listed: readonly string[],
): Order | undefined {
  const found = orders.filter(
    ({ id, items }) => listed.includes(id) && items.some(({ name }) => isNamed(name, text)),
  )
  return found.length === 1 ? found[0] : undefined
}

/** A telling word of the name stands in the text. */
const isNamed = (name: string, text: string): boolean =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.length >= 4 && !/\d/.test(word) && text.toLowerCase().includes(word))

function withOrder(task: OrderTask, said: OrderSaid, order: Order, records: Records): Move {
  const wants = resolveRefund(task.wants ?? 'status', order)
  switch (wants) {
    case 'status':
      return say(done(task), { what: 'status', order })
    case 'change':
      return say(done(task), {
        what: 'unchangeable',
        order,
        mayCancel: refusalOf('cancel', order, records.rules, records.today) === undefined,
      })
    case 'cancel':
    case 'return':
    case 'address': {
      const why = refusalOf(wants, order, records.rules, records.today)
      if (why) return say(done(task), { what: 'refused', wants, why, order, orderId: order.id })
      return prepare({ ...task, wants }, said, order, records.orders)
    }
  }
}

/** "I want my money back" is a cancellation before delivery, a return after it, else a question. */
function resolveRefund(
  wants: NonNullable<OrderTask['wants']>,
  { status }: Order,
): Exclude<NonNullable<OrderTask['wants']>, 'refund'> {
  if (wants !== 'refund') return wants
  return status === 'pending' ? 'cancel' : status === 'delivered' ? 'return' : 'status'
}

/** Completes the change with what is missing, one question a turn, then shows it. */
function prepare(task: OrderTask, said: OrderSaid, order: Order, orders: readonly Order[]): Move {
  const ready = (change: OrderChange): Move =>
    say({ ...task, step: 'confirm', change, isFresh: true }, confirmation(change, orders))
  switch (task.wants) {
    case 'cancel':
      return ready({ kind: 'cancel', orderId: order.id, reason: task.reason })
    case 'return': {
      const items = pickItems(task, said, order)
      if (items.length > 0) return ready({ kind: 'return', orderId: order.id, items })
      return say(
        { ...task, step: 'which-items', change: null },
        {
          what: 'which-items',
          order,
          isAgain: task.step === 'which-items' && said.orderId === null,
        },
      )
    }
    default: {
      const address = said.address ?? (task.change?.kind === 'address' ? task.change.address : null)
      if (address)
        return ready({ kind: 'address', orderId: order.id, address: complete(address, order) })
      return say(
        { ...task, step: 'address', change: null },
        { what: 'new-address', order, isAgain: task.step === 'address' && said.orderId === null },
      )
    }
  }
}

/** Delivery stays inside the country; what else was not named is not guessed. */
const complete = (address: Address, order: Order): Address => ({
  ...address,
  country: address.country === '' ? order.address.country : address.country,
})

function confirmation(change: OrderChange, orders: readonly Order[]): OrderFacts {
  const order = orders.find(({ id }) => plainOrderId(id) === plainOrderId(change.orderId))!
  return { what: 'confirm', change, order }
}

function pickItems(task: OrderTask, said: OrderSaid, { id, items }: Order): number[] {
  if (items.length === 1) return [0]
  const isAsked = task.step === 'which-items'
  if (said.isAll) return items.map((_, at) => at)
  if (isAsked && said.places.length > 0) {
    const places = said.places.map((place) => (place < 0 ? items.length + place : place))
    return [...new Set(places)].filter((place) => place < items.length).sort((a, b) => a - b)
  }
  const kept = task.change?.kind === 'return' && task.change.orderId === id ? task.change.items : []
  if (kept.length > 0) return kept
  const fitting = items.flatMap(({ name }, at) => (isNamed(name, said.text) ? [at] : []))
  return isAsked || fitting.length < items.length ? fitting : []
}
