import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openFileOrders } from '../../src/orders/file-orders.ts'
import type { Orders } from '../../src/orders/orders.ts'
import type { OrderRules } from '../../src/domain/order.ts'
import { createDataDir } from './data-dir.ts'

export const rules: OrderRules = {
  returnDays: 30,
  cancelWhile: ['pending'],
  returnWhile: ['delivered'],
  addressWhile: ['pending'],
  returnSource: 'policy:returns#0',
}

const user = (id: string, first: string, email: string, zip: string) => ({
  user_id: id,
  name: { first_name: first, last_name: 'Doe' },
  address: {
    address1: '1 Old Street',
    address2: '',
    city: 'Salem',
    state: 'OR',
    country: 'USA',
    zip,
  },
  email,
  payment_methods: {},
  orders: [],
})
const piece = (item_id: string, name: string, price: number) => ({
  item_id,
  product_id: item_id,
  name,
  price,
  options: {},
})
const order = (
  order_id: string,
  user_id: string,
  status: string,
  items: ReturnType<typeof piece>[],
  more: Record<string, unknown> = {},
) => ({
  order_id,
  user_id,
  status,
  items,
  address: {
    address1: '1 Old Street',
    address2: '',
    city: 'Salem',
    state: 'OR',
    country: 'USA',
    zip: '97301',
  },
  fulfillments: [],
  payment_history: [
    { transaction_type: 'payment', amount: items.reduce((sum, { price }) => sum + price, 0) },
  ],
  ...more,
})

/** Ada has one order of each kind, Bo one pending order. */
export const database = {
  users: {
    ada: user('ada', 'Ada', 'ada@example.com', '97301'),
    bo: user('bo', 'Bo', 'bo@example.com', '10001'),
  },
  orders: {
    '#W1000001': order(
      '#W1000001',
      'ada',
      'pending',
      [piece('DW-1', 'Dishwasher', 609), piece('LT-5', 'Laptop', 549)],
      { ordered_on: '2026-03-09' },
    ),
    '#W1000002': order(
      '#W1000002',
      'ada',
      'delivered',
      [piece('LT-1', 'Laptop', 899), piece('none', 'Gooseneck kettle', 45.5)],
      { ordered_on: '2026-02-20', delivered_on: '2026-02-24' },
    ),
    '#W1000003': order('#W1000003', 'ada', 'delivered', [piece('DW-4', 'Dishwasher', 389.99)], {
      ordered_on: '2025-12-01',
      delivered_on: '2025-12-05',
    }),
    '#W1000004': order('#W1000004', 'ada', 'processed', [piece('DW-5', 'Dishwasher', 329)], {
      ordered_on: '2026-03-01',
      fulfillments: [{ tracking_id: ['555111222333'], item_ids: [] }],
    }),
    '#W2000001': order('#W2000001', 'bo', 'pending', [piece('LT-4', 'Laptop', 649)]),
  },
}

/** Ada's and Bo's orders on 10 March 2026, in a file of their own. */
export async function createOrders({
  dir = createDataDir(),
  data = database as unknown,
  now = '2026-03-10T12:00:00Z',
} = {}): Promise<Orders> {
  writeFileSync(join(dir, 'db.json'), JSON.stringify(data))
  return openFileOrders({
    database: join(dir, 'db.json'),
    changes: join(dir, 'orders.jsonl'),
    currency: 'USD',
    rules,
    now: () => new Date(now),
  })
}
