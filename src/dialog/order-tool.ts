import * as z from 'zod'
import { nameOf } from '../compose/name.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Order, OrderTask } from '../domain/order.ts'
import type { ReadTool } from '../llm/tools.ts'
import type { Orders } from '../orders/orders.ts'

/** Orders told of, the newest first. */
const mostTold = 5

/**
 * What became of the shopper's orders, for messages that touch on one ("does it go with the kettle I
 * bought"). It takes nothing from the model: whose orders they are is what this conversation has
 * proved, see `order-talk.ts`. Before that it tells nothing. Goods, state and dates alone are told:
 * no act needs a number, a price, a name or an address.
 *
 * @param task what the conversation knows about orders.
 */
export const orderTool = (
  orders: Orders,
  task: OrderTask | null,
  catalogue: Catalogue,
): ReadTool => ({
  name: 'order_status',
  description:
    'What this shopper has ordered and what became of it. Only for goods that the message says were ordered or bought here.',
  parameters: z.strictObject({}),
  async run() {
    const customerId = task?.customerId ?? null
    if (customerId === null)
      return 'Nothing is known: the shopper must give the order number and the e-mail address first.'
    const list = await orders.list(customerId)
    return list.length === 0
      ? 'There is no order.'
      : list
          .slice(0, mostTold)
          .map((order) => describe(order, catalogue))
          .join('\n')
  },
})

function describe({ items, status, orderedOn, deliveredOn }: Order, catalogue: Catalogue): string {
  const names = items.map(({ sku, name }) => {
    const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
    return product ? nameOf(product, catalogue, 'en') : name
  })
  return [
    names.join(', '),
    status,
    ...(orderedOn === null ? [] : [`ordered on ${orderedOn}`]),
    ...(deliveredOn === null ? [] : [`delivered on ${deliveredOn}`]),
  ].join(' | ')
}
