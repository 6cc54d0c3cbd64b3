import { readFileSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import * as z from 'zod'
import { Failure } from '../domain/failure.ts'
import {
  OrderChange,
  refusalOf,
  type Address,
  type Customer,
  type Order,
  type OrderRules,
  type OrderStatus,
} from '../domain/order.ts'
import { toMinor } from '../lib/money.ts'
import { plainOrderId, type Orders, type Outcome, type Proof } from './orders.ts'

const RecordAddress = z.object({
  address1: z.string(),
  address2: z.string().default(''),
  city: z.string().default(''),
  state: z.string().default(''),
  country: z.string().default(''),
  zip: z.coerce.string(),
})

/** The database of τ²-bench retail; the dates are ours and optional. */
const Database = z.object({
  /** Day on which the dates below are meant: they move with the day of the first start. */
  as_of: z.iso.date().optional(),
  users: z.record(
    z.string(),
    z.object({
      user_id: z.string(),
      name: z.object({ first_name: z.string(), last_name: z.string() }),
      address: RecordAddress,
      email: z.string(),
    }),
  ),
  orders: z.record(
    z.string(),
    z.object({
      order_id: z.string(),
      user_id: z.string(),
      address: RecordAddress,
      items: z.array(
        z.object({
          name: z.string(),
          item_id: z.string(),
          price: z.number(),
          options: z.record(z.string(), z.coerce.string()).default({}),
        }),
      ),
      status: z.string(),
      fulfillments: z.array(z.object({ tracking_id: z.array(z.string()) })).default([]),
      payment_history: z
        .array(z.object({ transaction_type: z.string(), amount: z.number() }))
        .default([]),
      ordered_on: z.iso.date().optional(),
      delivered_on: z.iso.date().optional(),
    }),
  ),
})

/** A line of the file of changes. */
const Entry = z.union([
  z.object({ startedOn: z.iso.date() }),
  z.object({ at: z.string(), customerId: z.string(), change: OrderChange }),
])

export interface FileOrdersOptions {
  /** JSON in the shape of τ²-bench's `db.json`; never written. */
  readonly database: string
  /** Changes made here, one JSON a line, only ever appended to. */
  readonly changes: string
  readonly currency: string
  readonly rules: OrderRules
  readonly now?: () => Date
}

/**
 * Orders out of a file, for demonstrations and tests. Changes are appended to a file of their own
 * and on disk before they count; several processes may use it at once.
 *
 * @throws {Failure} `KNOWLEDGE_INVALID` when the database is not of that shape.
 */
export async function openFileOrders(options: FileOrdersOptions): Promise<Orders> {
  const { database, changes, currency, rules, now = () => new Date() } = options
  const today = (): string => now().toISOString().slice(0, 10)
  const parsed = Database.safeParse(JSON.parse(readFileSync(database, 'utf8')))
  if (!parsed.success)
    throw new Failure('KNOWLEDGE_INVALID', `${database}: ${z.prettifyError(parsed.error)}`)
  const { as_of, users, orders: records } = parsed.data

  const orders = new Map<string, Order>()
  let readTo = 0

  const readChanges = async (): Promise<void> => {
    const size = await stat(changes).then(
      (found) => found.size,
      () => 0,
    )
    if (size === readTo) return
    const bytes = (await readFile(changes)).subarray(readTo)
    // What stands after the last line break is a line that is being written, or was cut off.
    const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1)
    for (const line of whole.toString('utf8').split('\n')) {
      const entry = readEntry(line)
      if (entry === undefined) continue
      if ('startedOn' in entry) {
        if (orders.size > 0) continue
        const shift = as_of === undefined ? 0 : daysBetween(as_of, entry.startedOn)
        for (const record of Object.values(records)) {
          const order = orderOf(record, currency, shift)
          orders.set(plainOrderId(order.id), order)
        }
      } else {
        const key = plainOrderId(entry.change.orderId)
        const order = orders.get(key)
        if (order?.customerId === entry.customerId) orders.set(key, changed(order, entry.change))
      }
    }
    readTo += whole.length
  }

  const append = async (entry: z.infer<typeof Entry>): Promise<void> => {
    try {
      const file = await open(changes, 'a')
      try {
        // The break before it ends a line that a crash cut off.
        await file.appendFile(`\n${JSON.stringify(entry)}\n`)
        await file.datasync()
      } finally {
        await file.close()
      }
    } catch (error) {
      const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC'
      throw new Failure(
        isFull ? 'STORAGE_FULL' : 'STORAGE_FAILED',
        `The change of an order could not be written to ${changes}; nothing was changed.`,
        { cause: error },
      )
    }
  }

  await readChanges()
  if (orders.size === 0) {
    await append({ startedOn: today() })
    await readChanges()
  }

  const byEmail = new Map(
    Object.values(users).map(({ email, user_id }) => [email.toLowerCase(), user_id]),
  )
  const findOwn = (customerId: string, orderId: string): Order | undefined => {
    const order = orders.get(plainOrderId(orderId))
    return order?.customerId === customerId ? order : undefined
  }
  let queue: Promise<unknown> = Promise.resolve()

  return {
    rules,
    today,

    async identify({ orderId, email, zip }: Proof): Promise<Customer | undefined> {
      const given = [orderId, email, zip].filter((part) => part !== undefined)
      if (given.length < 2) return undefined
      await readChanges()
      const order = orderId === undefined ? undefined : orders.get(plainOrderId(orderId))
      const id = orderId === undefined ? byEmail.get(email!.toLowerCase()) : order?.customerId
      const user = id === undefined ? undefined : users[id]
      if (!user) return undefined
      if (email !== undefined && email.toLowerCase() !== user.email.toLowerCase()) return undefined
      const zips = [user.address.zip, order?.address.zip].map((one) => plainZip(one ?? ''))
      if (zip !== undefined && !zips.includes(plainZip(zip))) return undefined
      return { id: user.user_id, firstName: user.name.first_name }
    },

    async find(customerId, orderId) {
      await readChanges()
      return findOwn(customerId, orderId)
    },

    async list(customerId) {
      await readChanges()
      return [...orders.values()]
        .filter((order) => order.customerId === customerId)
        .sort((a, b) => (b.orderedOn ?? '').localeCompare(a.orderedOn ?? ''))
    },

    change(customerId, change) {
      const run = queue.then(async (): Promise<Outcome> => {
        await readChanges()
        const order = findOwn(customerId, change.orderId)
        if (!order) return { done: false, why: 'not-found' }
        if (change.kind === 'return' && change.items.some((item) => item >= order.items.length))
          return { done: false, why: 'not-found' }
        const after = changed(order, change)
        if (JSON.stringify(after) === JSON.stringify(order)) return { done: true, order }
        const why = refusalOf(change.kind, order, rules, today())
        if (why) return { done: false, why }
        await append({ at: now().toISOString(), customerId, change })
        await readChanges()
        return { done: true, order: findOwn(customerId, change.orderId) ?? after }
      })
      queue = run.catch(() => undefined)
      return run
    },
  }
}

function readEntry(line: string): z.infer<typeof Entry> | undefined {
  if (line.trim() === '') return undefined
  try {
    return Entry.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function changed(order: Order, change: OrderChange): Order {
  switch (change.kind) {
    case 'cancel':
      return { ...order, status: 'cancelled' }
    case 'return':
      return { ...order, status: 'return-requested', returning: [...change.items] }
    case 'address':
      return { ...order, address: change.address }
  }
}

type OrderRecord = z.infer<typeof Database>['orders'][string]

function orderOf(record: OrderRecord, currency: string, shift: number): Order {
  const sum = (type: string): number =>
    record.payment_history
      .filter(({ transaction_type }) => transaction_type === type)
      .reduce((total, { amount }) => total + toMinor(amount, currency), 0)
  return {
    id: record.order_id,
    customerId: record.user_id,
    status: statusOf(record.status),
    items: record.items.map(({ item_id, name, price, options }) => ({
      sku: item_id,
      name,
      priceMinor: toMinor(price, currency),
      options,
    })),
    address: addressOf(record.address),
    trackingIds: record.fulfillments.flatMap(({ tracking_id }) => tracking_id),
    paidMinor: sum('payment'),
    refundedMinor: sum('refund'),
    returning: [],
    orderedOn: record.ordered_on === undefined ? null : addDays(record.ordered_on, shift),
    deliveredOn: record.delivered_on === undefined ? null : addDays(record.delivered_on, shift),
  }
}

const addressOf = (record: z.infer<typeof RecordAddress>): Address => ({
  line1: record.address1,
  line2: record.address2,
  city: record.city,
  state: record.state,
  country: record.country,
  zip: record.zip,
})

const statuses: Record<string, OrderStatus> = {
  pending: 'pending',
  processed: 'processed',
  delivered: 'delivered',
  cancelled: 'cancelled',
  'return requested': 'return-requested',
  'exchange requested': 'exchange-requested',
}

/** What is not known is fixed: nobody may change it here. */
const statusOf = (text: string): OrderStatus => statuses[text] ?? 'modified'

const plainZip = (zip: string): string => zip.toUpperCase().replace(/[^A-Z0-9]/g, '')

const dayMs = 86_400_000
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / dayMs)
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
