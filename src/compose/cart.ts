import type { CartAction, CartLine, PricedCart } from '../domain/cart.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ProductCard } from '../domain/reply.ts'
import { formatMoney } from '../lib/money.ts'
import { cardOf } from './card.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './name.ts'
import { printAvailability, printNumber } from './print.ts'

/** What happened to the cart, for the reply to say. */
export type CartFacts =
  | { readonly what: 'show'; readonly isCheckout: boolean }
  | {
      readonly what: 'added' | 'changed'
      /** The lines as they stand now. */
      readonly lines: readonly CartLine[]
      /** Pieces that were added, or that there are now. */
      readonly pieces: number
    }
  | { readonly what: 'removed' | 'emptied'; readonly lines: readonly CartLine[] }
  | { readonly what: 'which'; readonly action: CartAction }
  | { readonly what: 'not-in-cart'; readonly sku: string }
  | { readonly what: 'out-of-stock'; readonly sku: string; readonly alternative: string | null }
  | { readonly what: 'too-many'; readonly most: number }

export interface CartSpeech {
  readonly cards: ProductCard[]
  readonly suggestions: string[]
}

/** Says what happened to the cart and what stands in it, at the catalogue's prices. */
export function composeCart(
  facts: CartFacts,
  priced: PricedCart,
  catalogue: Catalogue,
  draft: Draft,
): CartSpeech {
  const { locale } = draft
  const spoken: string[] = []
  const docOf = (sku: string): number => catalogue.docBySku.get(sku)!
  const name = (sku: string): string => {
    if (!spoken.includes(sku)) spoken.push(sku)
    const product = catalogue.products[docOf(sku)]!
    return `**${draft.fact(nameOf(product, catalogue, locale), 'product', sku, 'title')}**`
  }
  const count = (value: number): string =>
    draft.fact(printNumber(value, locale), 'computed', 'cart', 'quantity')
  const names = (lines: readonly CartLine[]): string =>
    lines.map(({ sku }) => name(sku)).join(draft.pick(' and ', '、'))
  const inCart = draft.pick(['Show my cart', 'Check out'], ['看看购物车', '去结算'])
  let suggestions: string[] = inCart

  switch (facts.what) {
    case 'show':
      if (priced.lines.length === 0) {
        draft.paragraph(draft.pick('Your cart is empty.', '购物车是空的。'))
        suggestions = draft.pick(
          ['What do you sell?', 'Show me more'],
          ['你们卖什么？', '再看看别的'],
        )
        break
      }
      draft.paragraph(draft.pick('Your cart:', '您的购物车：'))
      draft.list(priced.lines.map((line) => printLine(line, name, catalogue, draft)))
      sayTotal(priced, catalogue, draft)
      if (facts.isCheckout)
        draft.paragraph(
          draft.pick(
            'I cannot take payment or place the order in this chat; that happens at the shop’s checkout. The price and stock shown there are the ones that count.',
            '我不能在对话里收款或下单，请到商店的结算页完成；价格和库存以结算页显示的为准。',
          ),
        )
      suggestions = draft.pick(
        ['How can I pay?', 'How long is delivery?', 'Empty my cart'],
        ['可以怎么付款？', '多久能送到？', '清空购物车'],
      )
      break
    case 'added': {
      const pieces = count(facts.pieces)
      const now =
        facts.lines.length === 1 && facts.lines[0]!.quantity !== facts.pieces
          ? draft.pick(
              ` That makes ${count(facts.lines[0]!.quantity)} in the cart.`,
              `现在购物车里共有${count(facts.lines[0]!.quantity)}件。`,
            )
          : ''
      const each = facts.pieces === 1 ? '' : `${pieces} × `
      draft.paragraph(
        draft.pick(
          `I put ${each}${names(facts.lines)} into your cart.${now}`,
          `已把${each}${names(facts.lines)}加入购物车。${now}`,
        ),
      )
      sayTotal(priced, catalogue, draft)
      break
    }
    case 'changed':
      draft.paragraph(
        draft.pick(
          `Your cart now holds ${count(facts.pieces)} × ${names(facts.lines)}.`,
          `购物车里${names(facts.lines)}的数量现在是${count(facts.pieces)}。`,
        ),
      )
      sayTotal(priced, catalogue, draft)
      break
    case 'removed':
    case 'emptied':
      draft.paragraph(
        draft.pick(
          `I took ${names(facts.lines)} out of your cart.`,
          `已从购物车移除${names(facts.lines)}。`,
        ),
      )
      if (priced.lines.length === 0)
        draft.paragraph(draft.pick('It is empty now.', '现在购物车是空的。'))
      else sayTotal(priced, catalogue, draft)
      suggestions =
        priced.lines.length === 0 ? draft.pick(['Show me more'], ['再看看别的']) : inCart
      break
    case 'which':
      draft.paragraph(
        facts.action === 'remove' || facts.action === 'set'
          ? draft.pick(
              'Which product in the cart do you mean? Nothing has been changed.',
              '您指的是购物车里的哪一款？目前没有任何改动。',
            )
          : draft.pick(
              'Which one shall I put into the cart? Say “add the first one”, or name it. Nothing has been added yet.',
              '要把哪一款加入购物车？可以说“加购第一款”，或者说出名称。目前还没有加入任何商品。',
            ),
      )
      suggestions =
        facts.action === 'remove' || facts.action === 'set'
          ? draft.pick(['Show my cart'], ['看看购物车'])
          : draft.pick(
              ['Add the first one to my cart', 'Add the second one to my cart'],
              ['加购第一款', '加购第二款'],
            )
      break
    case 'not-in-cart':
      draft.paragraph(
        draft.pick(
          `${name(facts.sku)} is not in your cart, so nothing was changed.`,
          `${name(facts.sku)}不在购物车里，没有任何改动。`,
        ),
      )
      break
    case 'out-of-stock': {
      const state = draft.fact(
        printAvailability('out_of_stock', locale),
        'product',
        facts.sku,
        'availability',
      )
      const refusal = draft.pick(
        `${name(facts.sku)} is ${state}, so I did not put it into the cart.`,
        `${name(facts.sku)}目前${state}，没有加入购物车。`,
      )
      const other = facts.alternative === null ? null : name(facts.alternative)
      draft.paragraph(
        other === null
          ? refusal
          : `${refusal}${draft.pick(` The nearest in price that is in stock: ${other}.`, `价格最接近且有货的是${other}。`)}`,
      )
      // The alternative comes first among the cards: "add it" means that one.
      if (facts.alternative !== null) spoken.reverse()
      suggestions = draft.pick(
        other === null ? ['Show me similar ones'] : ['Add it to my cart', 'Tell me more about it'],
        other === null ? ['再看看别的'] : ['把它加入购物车', '详细介绍一下'],
      )
      break
    }
    case 'too-many':
      draft.paragraph(
        draft.pick(
          `I can put 1 to ${count(facts.most)} pieces of a product into the cart; nothing was changed. For more, please ask a person.`,
          `每款商品在购物车里可放1到${count(facts.most)}件，目前没有任何改动。需要更多请联系人工客服。`,
        ),
      )
      count(1)
      suggestions = draft.pick(
        ['Show my cart', 'I want to talk to a person'],
        ['看看购物车', '转人工'],
      )
      break
  }
  const cards = spoken.map((sku) =>
    cardOf(docOf(sku), catalogue, draft, { score: 1, reasons: [], tradeoffs: [] }),
  )
  return { cards, suggestions }
}

function printLine(
  { product, quantity, totalMinor }: PricedCart['lines'][number],
  name: (sku: string) => string,
  { currency }: Catalogue,
  draft: Draft,
): string {
  const { locale } = draft
  const each = draft.fact(
    formatMoney(product.priceMinor, product.currency, locale),
    'product',
    product.sku,
    'price',
  )
  if (quantity === 1) return `${name(product.sku)}${draft.pick(': ', '：')}${each}`
  const pieces = draft.fact(printNumber(quantity, locale), 'computed', 'cart', 'quantity')
  const total = draft.fact(formatMoney(totalMinor, currency, locale), 'computed', 'cart', 'line')
  return `${pieces} × ${name(product.sku)}${draft.pick(': ', '：')}${pieces} × ${each} = ${total}`
}

/** Goods, delivery by the shop's rule, and both together. */
function sayTotal(
  { goodsMinor, delivery, totalMinor }: PricedCart,
  { currency }: Catalogue,
  draft: Draft,
): void {
  const money = (minor: number, field: string): string =>
    draft.fact(formatMoney(minor, currency, draft.locale), 'computed', 'cart', field)
  const goods = money(goodsMinor, 'goods')
  if (delivery === null) {
    draft.paragraph(
      draft.pick(
        `Goods: ${goods}. Delivery is worked out at the checkout: the records do not say enough about the size of these goods.`,
        `商品合计${goods}。运费在结算页计算：资料里没有足够的尺寸重量信息。`,
      ),
    )
    return
  }
  const { rule, isFree, chargeMinor, kind } = delivery
  const kindText = draft.pick(
    kind === 'large' ? 'large appliance' : 'small parcel',
    kind === 'large' ? '大家电' : '小件',
  )
  const policy = (minor: number, field: string): string =>
    draft.fact(formatMoney(minor, currency, draft.locale), 'policy', rule.source, field)
  const from = policy(rule.freeFromMinor, 'freeFrom')
  const charge = isFree
    ? draft.pick(`free from ${from} (${kindText})`, `满${from}免运费（${kindText}）`)
    : draft.pick(
        `${policy(chargeMinor, 'charge')} (${kindText}; free from ${from})`,
        `${policy(chargeMinor, 'charge')}（${kindText}，满${from}免运费）`,
      )
  const total = money(totalMinor, 'total')
  draft.paragraph(
    draft.pick(
      `Goods ${goods}, standard delivery ${charge}. **Total: ${total}.**`,
      `商品合计${goods}，标准运费${charge}。**总计：${total}。**`,
    ),
  )
}
