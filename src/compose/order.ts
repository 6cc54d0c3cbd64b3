import type { Catalogue } from '../domain/catalogue.ts'
import {
  returnUntil,
  type Order,
  type OrderChange,
  type OrderRules,
  type OrderTask,
  type Refusal,
} from '../domain/order.ts'
import type { ProductCard } from '../domain/reply.ts'
import type { Draft } from './draft.ts'
import { OrderPrinter, person } from './order-print.ts'
import { printNumber } from './print.ts'

type Wants = NonNullable<OrderTask['wants']>

/** What a reply about orders has to say, and all that it may know. */
export type OrderFacts =
  | {
      readonly what: 'identity'
      readonly wants: Wants
      readonly orderId: string | null
      readonly hasEmail: boolean
      readonly hasZip: boolean
    }
  | { readonly what: 'not-identified' | 'locked' | 'no-orders' }
  | {
      readonly what: 'list'
      readonly wants: Wants
      readonly orders: readonly Order[]
      readonly total: number
      /** False: with none of these can be done what is wanted. */
      readonly isFitting: boolean
    }
  | {
      readonly what: 'not-yours'
      readonly orderId: string
      readonly orders: readonly Order[]
      readonly total: number
    }
  | { readonly what: 'status'; readonly order: Order }
  | { readonly what: 'unchangeable'; readonly order: Order; readonly mayCancel: boolean }
  | {
      readonly what: 'which-items' | 'new-address'
      readonly order: Order
      readonly isAgain: boolean
    }
  | { readonly what: 'confirm' | 'done'; readonly change: OrderChange; readonly order: Order }
  | { readonly what: 'failed'; readonly change: OrderChange }
  | { readonly what: 'kept'; readonly orderId: string | null }
  | {
      readonly what: 'refused'
      readonly wants: OrderChange['kind']
      readonly why: Refusal | 'not-found'
      readonly order: Order | null
      readonly orderId: string
    }

export interface OrderSpeech {
  readonly cards: ProductCard[]
  readonly suggestions: string[]
}

/** Says one step of the talk about orders. What was done is said only of what is on record. */
export function composeOrder(
  facts: OrderFacts,
  rules: OrderRules,
  catalogue: Catalogue,
  draft: Draft,
): OrderSpeech {
  const teller = new Teller(rules, catalogue, draft)
  const suggestions = teller.tell(facts)
  return { cards: teller.cards(), suggestions }
}

class Teller extends OrderPrinter {
  tell(facts: OrderFacts): string[] {
    const { draft } = this
    const say = (en: string, zh: string): void => draft.paragraph(draft.pick(en, zh))
    switch (facts.what) {
      case 'identity':
        return this.#askIdentity(facts)
      case 'not-identified':
        say(
          'I found no order with these details. Please check them and send the order number together with the e-mail address or the postcode once more.',
          '没有找到与这些信息相符的订单。请核对后，把订单号和邮箱（或邮编）一起再发一次。',
        )
        return [draft.pick(person.en, person.zh)]
      case 'locked':
        say(
          'The details did not match several times, so I look up no more orders in this conversation, to protect our customers. A person of the service team can help you: say “I want to talk to a person”.',
          '信息多次不符，为保护顾客，本对话不再查询订单。可以请人工客服帮您处理：请说“转人工”。',
        )
        return [draft.pick(person.en, person.zh)]
      case 'no-orders':
        say('There is no order on record for you.', '没有查到您的订单记录。')
        return [draft.pick(person.en, person.zh)]
      case 'list':
        return this.#list(facts)
      case 'not-yours':
        say(
          `I find no order ${this.id(facts.orderId)} of yours. These are yours:`,
          `没有查到您名下的订单${this.id(facts.orderId)}。您的订单如下：`,
        )
        draft.list(facts.orders.map((order) => this.line(order)))
        say('Which one do you mean?', '您指的是哪一单？')
        return [...this.ids(facts.orders), draft.pick(person.en, person.zh)]
      case 'status':
        return this.#status(facts.order)
      case 'unchangeable':
        say(
          `I cannot change the items of order ${this.id(facts.order.id)} here.${facts.mayCancel ? ' It is still pending, so I can cancel it, and you can order anew.' : ''}`,
          `我不能修改订单${this.id(facts.order.id)}里的商品。${facts.mayCancel ? '该订单还未处理，可以取消后重新下单。' : ''}`,
        )
        return facts.mayCancel
          ? draft.pick(['Cancel this order', person.en], ['取消这个订单', person.zh])
          : [draft.pick(person.en, person.zh)]
      case 'which-items':
        say(
          `${facts.isAgain ? 'I did not get which items you mean. ' : ''}Which items of order ${this.id(facts.order.id)} do you want to return?`,
          `${facts.isAgain ? '没有听明白您指的是哪件。' : ''}订单${this.id(facts.order.id)}里要退哪几件？`,
        )
        draft.list(facts.order.items.map((item, at) => this.item(item, facts.order, at)))
        return draft.pick(['The first one', 'All of them'], ['第一个', '全部'])
      case 'new-address':
        say(
          `${facts.isAgain ? 'That does not look like a whole address to me. ' : ''}What is the new delivery address for order ${this.id(facts.order.id)}? Please write street and house number, city and postcode, with commas between them.`,
          `${facts.isAgain ? '这看起来不是完整的地址。' : ''}订单${this.id(facts.order.id)}的新收货地址是什么？请写明街道门牌、城市和邮编，用逗号隔开。`,
        )
        return draft.pick(['Never mind'], ['算了'])
      case 'confirm':
        return this.#confirm(facts.change, facts.order)
      case 'done':
        return this.#done(facts.change, facts.order)
      case 'failed':
        say(
          `That did not work: the change of order ${this.id(facts.change.orderId)} could not be saved, so the order is as it was. Say yes to try again.`,
          `没有成功：订单${this.id(facts.change.orderId)}的修改未能保存，订单保持原样。回复“是的”可以再试一次。`,
        )
        return draft.pick(['Yes', person.en], ['是的', person.zh])
      case 'kept':
        if (facts.orderId === null)
          say(
            'All right, I leave it at that. Nothing was changed.',
            '好的，就到这里。没有任何改动。',
          )
        else
          say(
            `All right: order ${this.id(facts.orderId)} stays as it is. Nothing was changed.`,
            `好的，订单${this.id(facts.orderId)}保持原样，没有任何改动。`,
          )
        return draft.pick(
          ['Show my orders', 'How do returns work?'],
          ['查看我的订单', '怎么退货？'],
        )
      case 'refused':
        return this.#refused(facts)
    }
  }

  #askIdentity({ wants, orderId, hasEmail, hasZip }: OrderFacts & { what: 'identity' }): string[] {
    const { draft } = this
    const purpose = draft.pick(
      {
        status: 'To look up your order',
        cancel: 'To cancel an order',
        return: 'To start a return',
        refund: 'To look into a refund',
        address: 'To change the delivery address',
        change: 'To look at that order',
      },
      {
        status: '查询订单',
        cancel: '取消订单',
        return: '办理退货',
        refund: '查询退款',
        address: '修改收货地址',
        change: '查看订单',
      },
    )[wants]
    const missing =
      orderId !== null
        ? draft.pick(
            `the e-mail address or the postcode that order ${this.id(orderId)} was placed with`,
            `订单${this.id(orderId)}下单时的邮箱或邮编`,
          )
        : hasEmail
          ? draft.pick('the order number, or your postcode', '订单号，或您的邮编')
          : hasZip
            ? draft.pick('the order number, or your e-mail address', '订单号，或您的邮箱')
            : draft.pick(
                'the order number and the e-mail address or postcode that it was placed with. Without the number, e-mail address and postcode together will do',
                '订单号，以及下单时的邮箱或邮编。没有订单号的话，同时提供邮箱和邮编也可以',
              )
    draft.paragraph(
      draft.pick(
        `${purpose} I first need to know that it is yours. Please send me ${missing}.`,
        `${purpose}前需要先核实身份，请发给我${missing}。`,
      ),
    )
    return draft.pick(['Never mind', person.en], ['算了', person.zh])
  }

  #list({ wants, orders, total, isFitting }: OrderFacts & { what: 'list' }): string[] {
    const { draft } = this
    const many = draft.fact(printNumber(total, draft.locale), 'computed', 'orders', 'count')
    const few = draft.fact(printNumber(orders.length, draft.locale), 'computed', 'orders', 'listed')
    const aim = draft.pick(
      {
        cancel: 'cancelled',
        return: 'returned',
        address: 'sent elsewhere',
        change: 'changed',
        refund: 'refunded',
      },
      { cancel: '取消', return: '退货', address: '改地址', change: '修改', refund: '退款' },
    )
    const heading =
      wants === 'status'
        ? total > orders.length
          ? draft.pick(
              `Your latest ${few} of ${many} orders:`,
              `您共有${many}个订单，最近${few}个：`,
            )
          : draft.pick('Your orders:', '您的订单：')
        : isFitting
          ? draft.pick(`These orders can be ${aim[wants]}:`, `可以${aim[wants]}的订单：`)
          : draft.pick(
              `None of your orders can be ${aim[wants]} by the shop’s rules. These are yours:`,
              `按本店规定，您的订单目前都不能${aim[wants]}。您的订单如下：`,
            )
    draft.paragraph(heading)
    draft.list(orders.map((order) => this.line(order)))
    draft.paragraph(
      wants === 'status'
        ? draft.pick('Name one, and I tell you more.', '说出其中一单，我可以给您详细信息。')
        : draft.pick('Which one do you mean?', '您指的是哪一单？'),
    )
    return this.ids(orders)
  }

  #status(order: Order): string[] {
    const { draft } = this
    const id = this.id(order.id)
    const status = this.status(order)
    const ordered = this.date(order.orderedOn, order, 'orderedOn')
    const delivered = this.date(order.deliveredOn, order, 'deliveredOn')
    const days = [
      ordered === null ? '' : draft.pick(` Ordered on ${ordered}.`, `下单日期：${ordered}。`),
      delivered === null
        ? ''
        : draft.pick(` Delivered on ${delivered}.`, `送达日期：${delivered}。`),
    ].join('')
    draft.paragraph(draft.pick(`Order ${id} is ${status}.${days}`, `订单${id}：${status}。${days}`))
    draft.list(order.items.map((item, at) => this.item(item, order, at)))
    const paid = this.money(order.paidMinor, order, 'paid')
    const parts = [draft.pick(`Paid: ${paid}.`, `已付：${paid}。`)]
    if (order.refundedMinor > 0) {
      const refund = this.money(order.refundedMinor, order, 'refunded')
      parts.push(draft.pick(`On record as refunded: ${refund}.`, `记录的退款：${refund}。`))
    }
    for (const tracking of order.trackingIds)
      parts.push(
        draft.pick(
          `Tracking number: ${this.fact(tracking, order, 'tracking')}.`,
          `物流单号：${this.fact(tracking, order, 'tracking')}。`,
        ),
      )
    if (order.status === 'pending' || order.status === 'modified' || order.status === 'processed')
      parts.push(
        draft.pick(
          'The record states no delivery day, so I cannot promise one.',
          '记录里没有送达日期，我无法承诺。',
        ),
      )
    draft.paragraph(parts.join(draft.pick(' ', '')))
    return this.next(order)
  }

  #confirm(change: OrderChange, order: Order): string[] {
    const { draft } = this
    const id = this.id(order.id)
    const ask = draft.pick(
      'Shall I do that? Please answer yes or no; until then nothing changes.',
      '要这样办理吗？请回复“是的”或“不用”，确认前不会有任何改动。',
    )
    switch (change.kind) {
      case 'cancel':
        draft.paragraph(
          draft.pick(`I would cancel the whole order ${id}:`, `将取消整个订单${id}：`),
        )
        draft.list(order.items.map((item, at) => this.item(item, order, at)))
        draft.paragraph(
          draft.pick(
            `Paid for it: ${this.money(order.paidMinor, order, 'paid')}. I cannot take a cancellation back. ${ask}`,
            `该订单已付${this.money(order.paidMinor, order, 'paid')}。取消后我无法恢复。${ask}`,
          ),
        )
        break
      case 'return': {
        draft.paragraph(
          draft.pick(
            `I would ask for the return of these items of order ${id}:`,
            `将为订单${id}的以下商品申请退货：`,
          ),
        )
        draft.list(change.items.map((at) => this.item(order.items[at]!, order, at)))
        draft.paragraph(`${this.#window(order)}${draft.pick(' ', '')}${ask}`)
        break
      }
      case 'address':
        draft.paragraph(
          draft.pick(
            `Order ${id} would go to: ${this.address(change)}. The address it has now would be replaced. ${ask}`,
            `订单${id}的收货地址将改为：${this.address(change)}。原地址会被替换。${ask}`,
          ),
        )
    }
    return draft.pick(['Yes', 'No'], ['是的', '不用'])
  }

  #done(change: OrderChange, order: Order): string[] {
    const { draft } = this
    const id = this.id(order.id)
    switch (change.kind) {
      case 'cancel':
        draft.paragraph(
          draft.pick(
            `Order ${id} is cancelled. What was paid for it: ${this.money(order.paidMinor, order, 'paid')}. I cannot see the refund from here; the shop’s rules on payment and refunds hold.`,
            `订单${id}已取消。该订单已付${this.money(order.paidMinor, order, 'paid')}。我在这里看不到退款进度，退款按本店规定办理。`,
          ),
        )
        return draft.pick(
          ['When do I get my money back?', 'Show my orders'],
          ['退款多久到账？', '查看我的订单'],
        )
      case 'return':
        draft.paragraph(
          draft.pick(`The return is requested for order ${id}:`, `已为订单${id}提交退货申请：`),
        )
        draft.list(change.items.map((at) => this.item(order.items[at]!, order, at)))
        draft.paragraph(
          draft.pick(
            'What is refunded is decided by the shop’s return rules once the items were checked; I can show you those rules.',
            '退款金额在验收后按本店退货规定确定，需要的话我可以给您看规定。',
          ),
        )
        return draft.pick(
          ['What does a return cost?', 'When do I get my money back?'],
          ['退货要花多少钱？', '退款多久到账？'],
        )
      case 'address':
        draft.paragraph(
          draft.pick(
            `Done: order ${id} now goes to ${this.address(change)}.`,
            `已修改：订单${id}现在的收货地址是${this.address(change)}。`,
          ),
        )
        return draft.pick(
          ['Show my orders', 'How long is delivery?'],
          ['查看我的订单', '多久能送到？'],
        )
    }
  }

  #refused({ wants, why, order, orderId }: OrderFacts & { what: 'refused' }): string[] {
    const { draft } = this
    const id = this.id(orderId)
    const verb = draft.pick(
      { cancel: 'cancelled', return: 'returned', address: 'sent to another address' },
      { cancel: '取消', return: '退货', address: '改地址' },
    )[wants]
    if (why === 'window' && order) {
      const until = this.date(returnUntil(order, this.rules), order, 'returnUntil') ?? ''
      const days = draft.fact(
        printNumber(this.rules.returnDays, draft.locale),
        'policy',
        this.rules.returnSource,
        'returnDays',
      )
      draft.paragraph(
        draft.pick(
          `Order ${id} can no longer be returned: the ${days} days from delivery ended on ${until}. If something is faulty, the warranty may apply. Nothing was changed.`,
          `订单${id}已不能退货：收货后${days}天的期限已于${until}结束。如果商品有故障，可能适用保修。没有任何改动。`,
        ),
      )
      return draft.pick(['What does the warranty cover?', person.en], ['保修包括哪些？', person.zh])
    }
    const state = order ? this.status(order) : draft.pick('changed in the meantime', '状态已有变化')
    draft.paragraph(
      draft.pick(
        `Order ${id} cannot be ${verb}: it is ${state}. ${this.#conditions(wants)} Nothing was changed.`,
        `订单${id}不能${verb}：${state}。${this.#conditions(wants)}没有任何改动。`,
      ),
    )
    return order ? this.next(order) : [draft.pick(person.en, person.zh)]
  }

  #conditions(wants: OrderChange['kind']): string {
    return this.draft.pick(
      {
        cancel: 'Only a pending order can be cancelled.',
        return: 'Only a delivered order can be returned.',
        address: 'The address can be changed only while the order is pending.',
      },
      {
        cancel: '只有待处理的订单可以取消。',
        return: '只有已送达的订单可以退货。',
        address: '只有待处理的订单可以改地址。',
      },
    )[wants]
  }

  /** Until when this order can be returned; without a delivery day, that it cannot be told. */
  #window(order: Order): string {
    const { draft } = this
    const days = draft.fact(
      printNumber(this.rules.returnDays, draft.locale),
      'policy',
      this.rules.returnSource,
      'returnDays',
    )
    const until = this.date(returnUntil(order, this.rules), order, 'returnUntil')
    return until === null
      ? draft.pick(
          `Returns are open for ${days} days from delivery; this record states no delivery day, so the service team checks it.`,
          `收货后${days}天内可以退货；记录里没有送达日期，由客服核对。`,
        )
      : draft.pick(
          `Returns of this order are open until ${until} (${days} days from delivery).`,
          `该订单可在${until}前退货（收货后${days}天内）。`,
        )
  }
}
