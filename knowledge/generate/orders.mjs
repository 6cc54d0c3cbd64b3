/**
 * Makes the demo shop's customers and orders in the shape of τ²-bench retail's db.json, over the
 * demo catalogue at its prices. All people and addresses are invented.
 * `node knowledge/generate/orders.mjs [--seed=aisle-1]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stream } from './rng.mjs'
import { knowledgeDir } from './taxonomy.mjs'

const seed = process.argv.find((one) => one.startsWith('--seed='))?.slice(7) ?? 'aisle-1'
const random = stream(`${seed} orders`)

/** The dates below are told from here; the adapter moves them to the day of the first start. */
const asOf = '2026-11-01'
const day = (ago) => new Date(Date.parse(asOf) - ago * 86_400_000).toISOString().slice(0, 10)

const goods = readFileSync(join(knowledgeDir, 'catalogue', 'products.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const names =
  `Mia Novak|Liam Okafor|Sofia Lindqvist|Noah Petrov|Emma Castellano|Lucas Haddad|Olivia Brandt|Ethan Kowalski|Ava Mbeki|Mason Ferreira|Isla Tanaka|Leo Andersen|Chloe Dubois|Omar Rahimi|Hannah Weiss|Diego Morales|Ruby Gallagher|Felix Nyberg|Nora Vasquez|Theo Lambert|Wei Li|Fang Chen|Jun Wang|Xiu Zhang|Hao Liu|Mei Zhao|Lin Huang|Yan Zhou`.split(
    '|',
  )
const streets = [
  'Alder Street',
  'Birch Lane',
  'Canal Road',
  'Dover Avenue',
  'Elm Court',
  'Foundry Way',
  'Garden Terrace',
  'Harbor Drive',
]
const cities = [
  ['Portland', 'OR', '97205'],
  ['Madison', 'WI', '53703'],
  ['Tucson', 'AZ', '85701'],
  ['Albany', 'NY', '12207'],
  ['Boise', 'ID', '83702'],
  ['Savannah', 'GA', '31401'],
  ['Duluth', 'MN', '55802'],
  ['Reno', 'NV', '89501'],
]

const users = {}
const orders = {}
const products = {}
const numbers = new Set()
const newNumber = () => {
  for (;;) {
    const number = `#W${random.int(1_000_000, 9_999_999)}`
    if (!numbers.has(number)) return (numbers.add(number), number)
  }
}

/** A piece of an order; what was ordered stands among `products`, a variant each. */
function pieceOf(product) {
  const { sku, title, price } = product
  products[sku] ??= {
    name: title.en,
    product_id: sku,
    variants: {
      [sku]: {
        item_id: sku,
        options: {},
        available: product.availability === 'in_stock',
        price: price.amount,
      },
    },
  }
  return { name: title.en, product_id: sku, item_id: sku, price: price.amount, options: {} }
}

/** The first customer has one order of each state, for demonstrations. */
const shown = ['pending', 'processed', 'delivered', 'cancelled']

for (const [index, name] of names.entries()) {
  const [first_name, last_name] = name.split(' ')
  const id = `${first_name}_${last_name}_${random.int(1000, 9999)}`.toLowerCase()
  const [city, state, zip] = cities[index % cities.length]
  const address = {
    address1: `${random.int(10, 980)} ${random.pick(streets)}`,
    address2: random.chance(0.5) ? `Apt ${random.int(1, 60)}` : '',
    city,
    country: 'USA',
    state,
    zip: String(Number(zip) + Math.floor(index / cities.length)),
  }
  const card = `credit_card_${random.int(1_000_000, 9_999_999)}`
  users[id] = {
    user_id: id,
    name: { first_name, last_name },
    address,
    email: `${first_name}.${last_name}@example.com`.toLowerCase(),
    payment_methods: {
      [card]: {
        source: 'credit_card',
        id: card,
        brand: random.pick(['visa', 'mastercard']),
        last_four: String(random.int(1000, 9999)),
      },
    },
    orders: [],
  }
  const states =
    index === 0
      ? shown
      : Array.from({ length: random.int(2, 3) }, () => shown[random.weighted([4, 1.5, 4.5, 1])])
  for (const status of states) {
    const order_id = newNumber()
    const items = Array.from({ length: random.weighted([5, 3, 1]) + 1 }, () =>
      pieceOf(random.pick(goods)),
    )
    const paid = Math.round(items.reduce((sum, { price }) => sum + price, 0) * 100) / 100
    const isLate = index !== 0 && random.chance(0.35)
    const delivered = isLate ? random.int(32, 90) : random.int(1, 20)
    const ordered = {
      pending: random.int(0, 2),
      processed: random.int(2, 6),
      delivered: delivered + random.int(2, 7),
      cancelled: random.int(5, 60),
    }[status]
    const isSent = status === 'processed' || status === 'delivered'
    orders[order_id] = {
      order_id,
      user_id: id,
      address,
      items,
      status,
      fulfillments: isSent
        ? [
            {
              tracking_id: [
                String(random.int(100_000, 999_999)) + String(random.int(100_000, 999_999)),
              ],
              item_ids: items.map(({ item_id }) => item_id),
            },
          ]
        : [],
      payment_history: [
        { transaction_type: 'payment', amount: paid, payment_method_id: card },
        ...(status === 'cancelled'
          ? [{ transaction_type: 'refund', amount: paid, payment_method_id: card }]
          : []),
      ],
      ordered_on: day(ordered),
      ...(status === 'delivered' ? { delivered_on: day(delivered) } : {}),
    }
    users[id].orders.push(order_id)
  }
}

mkdirSync(join(knowledgeDir, 'orders'), { recursive: true })
writeFileSync(
  join(knowledgeDir, 'orders', 'demo.json'),
  `${JSON.stringify({ as_of: asOf, products, users, orders }, null, 1)}\n`,
)
console.log(`${Object.keys(users).length} customers, ${Object.keys(orders).length} orders`)
