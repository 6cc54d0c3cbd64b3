import type { Catalogue } from '../domain/catalogue.ts'
import type { Order, OrderChange, OrderItem, OrderRules, OrderStatus } from '../domain/order.ts'
import type { ProductCard } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { formatMoney } from '../lib/money.ts'
import { cardOf } from './card.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './name.ts'

export const person = { en: 'I want to talk to a person', zh: '转人工' }

const statusWords: Record<OrderStatus, Record<Locale, string>> = {
  pending: { en: 'pending: not processed yet', zh: '待处理，尚未处理' },
  modified: { en: 'pending, with changed items', zh: '待处理，商品已修改过' },
  processed: { en: 'processed: it can no longer be changed here', zh: '已处理，这里不能再修改' },
  delivered: { en: 'delivered', zh: '已送达' },
  cancelled: { en: 'cancelled', zh: '已取消' },
  'return-requested': { en: 'delivered, and a return is requested', zh: '已申请退货' },
  'exchange-requested': { en: 'delivered, and an exchange is requested', zh: '已申请换货' },
}

/** Prints the parts of orders; each figure, date and name becomes a claim with its order. */
export class OrderPrinter {
  protected readonly rules: OrderRules
  protected readonly catalogue: Catalogue
  protected readonly draft: Draft
  /** Skus of the goods named so far. */
  readonly #spoken: string[] = []

  constructor(rules: OrderRules, catalogue: Catalogue, draft: Draft) {
    this.rules = rules
    this.catalogue = catalogue
    this.draft = draft
  }

  /** The goods that the text names, in its order. */
  cards(): ProductCard[] {
    return this.#spoken.map((sku) =>
      cardOf(this.catalogue.docBySku.get(sku)!, this.catalogue, this.draft, {
        score: 1,
        reasons: [],
        tradeoffs: [],
      }),
    )
  }

  status({ status }: Order): string {
    return this.draft.pick(statusWords[status].en, statusWords[status].zh)
  }

  /** What can be asked next about an order in its state. */
  next({ status }: Order): string[] {
    const { draft } = this
    switch (status) {
      case 'pending':
        return draft.pick(
          [
            'Cancel this order',
            'Change the delivery address of this order',
            'How long is delivery?',
          ],
          ['取消这个订单', '修改这个订单的地址', '多久能送到？'],
        )
      case 'delivered':
        return draft.pick(
          ['I want to return something from this order', 'What does a return cost?'],
          ['我想退货', '退货要花多少钱？'],
        )
      case 'processed':
        return draft.pick(['How long is delivery?', person.en], ['多久能送到？', person.zh])
      default:
        return draft.pick(
          ['When do I get my money back?', person.en],
          ['退款多久到账？', person.zh],
        )
    }
  }

  ids(orders: readonly Order[]): string[] {
    return orders.slice(0, 3).map(({ id }) => id)
  }

  line(order: Order): string {
    const { draft } = this
    const names = order.items.map((item) => this.name(item, order)).join(draft.pick(', ', '、'))
    const ordered = this.date(order.orderedOn, order, 'orderedOn')
    return [
      this.id(order.id),
      ...(ordered === null ? [] : [ordered]),
      names,
      this.status(order),
    ].join(' · ')
  }

  item(item: OrderItem, order: Order, at: number): string {
    const options = Object.entries(item.options).map(([key, value]) => `${key}: ${value}`)
    const more = options.length === 0 ? '' : ` (${this.fact(options.join(', '), order, 'options')})`
    const price = this.money(item.priceMinor, order, `items.${at}.price`)
    return `${this.name(item, order)}${more}${this.draft.pick(': ', '：')}${price}`
  }

  name({ sku, name }: OrderItem, order: Order): string {
    const product = this.catalogue.products[this.catalogue.docBySku.get(sku) ?? -1]
    if (!product) return this.fact(name, order, 'name')
    if (!this.#spoken.includes(sku)) this.#spoken.push(sku)
    const { locale } = this.draft
    return this.draft.fact(nameOf(product, this.catalogue, locale), 'product', sku, 'title')
  }

  address({ orderId, address }: OrderChange & { kind: 'address' }): string {
    const { line1, line2, city, state, zip, country } = address
    const text = [line1, line2, city, `${state} ${zip}`.trim(), country]
      .filter((part) => part !== '')
      .join(', ')
    return this.draft.fact(text, 'computed', orderId, 'address')
  }

  fact(text: string, order: Order, field: string): string {
    return this.draft.fact(text, 'computed', order.id, field)
  }

  id(id: string): string {
    // What the shopper wrote as a number is printed without signs that could be mark-up.
    const plain = id.replace(/[^\p{L}\p{N}#-]/gu, '').slice(0, 24)
    return this.draft.fact(plain, 'computed', plain, 'id')
  }

  money(minor: number, order: Order, field: string): string {
    return this.fact(formatMoney(minor, this.catalogue.currency, this.draft.locale), order, field)
  }

  date(day: string | null, order: Order, field: string): string | null {
    if (day === null) return null
    const format = new Intl.DateTimeFormat(this.draft.locale, {
      dateStyle: 'long',
      timeZone: 'UTC',
    })
    return this.fact(format.format(new Date(`${day}T00:00:00Z`)), order, field)
  }
}
