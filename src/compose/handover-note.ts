import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { Need } from '../domain/need.ts'
import type { OrderTask } from '../domain/order.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { nameOf } from './name.ts'
import { goodsOf, labelOf, printConstraint, printNumber, printWish } from './print.ts'

/** Goods named in a line. */
const mostNamed = 6

/**
 * What the person who takes over a conversation should know, a line each; what is not there has no
 * line. It names an order, but never an address, an e-mail or a postcode.
 *
 * @param state as it was when the person was asked for: with the question that was still open.
 */
export function composeNote(
  reason: string,
  state: ConversationState,
  catalogue: Catalogue,
  locale: Locale,
): string[] {
  const pick = (en: string, zh: string): string => (locale === 'en' ? en : zh)
  const line = (label: string, parts: readonly string[], end = '.'): string[] =>
    parts.length === 0
      ? []
      : [
          locale === 'en'
            ? `${label}: ${parts.join('; ')}${end}`
            : `${label}：${parts.join('；')}${end === '.' ? '。' : end}`,
        ]
  const named = (skus: readonly string[]): string[] =>
    skus.slice(0, mostNamed).flatMap((sku) => {
      const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
      return product ? [nameOf(product, catalogue, locale)] : []
    })
  const { need } = state
  const others = Object.keys(state.parkedNeeds).filter((one) => one !== need.category && one !== '')
  return [
    ...line(pick('Reason', '原因'), [reasonOf(reason, pick)]),
    ...line(pick('Wants', '想要'), wantsOf(need, catalogue, locale)),
    ...line(pick('Conditions', '条件'), conditionsOf(need, catalogue, locale)),
    ...line(
      pick('Also talked about', '还谈过'),
      others.map((one) => goodsOf(one, catalogue, locale)),
    ),
    ...line(pick('Shown last', '最近展示'), named(state.shown)),
    ...line(pick('Under discussion', '正在讨论'), named(state.focus)),
    ...line(
      pick('In the cart', '购物车'),
      state.cart.flatMap(({ sku, quantity }) => named([sku]).map((one) => `${quantity} × ${one}`)),
    ),
    ...line(pick('Open', '未决'), openMatters(state, catalogue, locale)),
  ]
}

const reasonOf = (reason: string, pick: (en: string, zh: string) => string): string =>
  reason === 'asked' ? pick('the shopper asked for a person', '顾客要求人工服务') : reason

function wantsOf({ category, text, models }: Need, catalogue: Catalogue, locale: Locale): string[] {
  const words = [...models, ...text]
  return [
    ...(category === null ? [] : [goodsOf(category, catalogue, locale)]),
    ...(words.length === 0 ? [] : [`“${words.join(' ')}”`]),
  ]
}

function conditionsOf(need: Need, catalogue: Catalogue, locale: Locale): string[] {
  const uses = catalogue.taxonomy.categories.get(need.category ?? '')?.uses ?? []
  const soft = locale === 'en' ? ' (if possible)' : '（尽量）'
  const { people, roomArea, distance } = need.life
  const number = (value: number): string => printNumber(value, locale, 1)
  return [
    ...need.constraints.map(
      (one) => printConstraint(one, catalogue, locale) + (one.strength === 'prefer' ? soft : ''),
    ),
    ...need.wishes.map((wish) => printWish(wish, catalogue, locale)),
    ...need.uses.flatMap((id) => {
      const use = uses.find((one) => one.id === id)
      return use ? [inLocale(use.label, locale)] : []
    }),
    ...(people === undefined
      ? []
      : [locale === 'en' ? `${number(people)} people` : `${number(people)} 口人`]),
    ...(roomArea === undefined ? [] : [`${number(roomArea)} m²`]),
    ...(distance === undefined
      ? []
      : [locale === 'en' ? `${number(distance)} m away` : `观看距离 ${number(distance)} 米`]),
  ]
}

function openMatters(state: ConversationState, catalogue: Catalogue, locale: Locale): string[] {
  const { openQuestion, misses, task } = state
  return [
    ...(openQuestion === null
      ? []
      : [
          locale === 'en'
            ? `the assistant asked about ${labelOf(openQuestion, catalogue, 'en')}, without an answer yet`
            : `助手询问了${labelOf(openQuestion, catalogue, 'zh')}，尚未得到回答`,
        ]),
    ...(task === null ? [] : orderMatter(task, locale)),
    ...(misses === 0
      ? []
      : [
          locale === 'en'
            ? `messages not understood in a row: ${misses}`
            : `连续未能理解的消息：${misses}`,
        ]),
  ]
}

const wantsWords = {
  status: ['where it is', '查询进度'],
  cancel: ['to cancel it', '取消'],
  return: ['to return it', '退货'],
  refund: ['a refund', '退款'],
  address: ['a new delivery address', '修改收货地址'],
  change: ['to change it', '修改订单'],
} as const satisfies Record<NonNullable<OrderTask['wants']>, readonly [string, string]>

function orderMatter({ wants, orderId, customerId, step }: OrderTask, locale: Locale): string[] {
  if (wants === null && orderId === null && step !== 'locked') return []
  const [en, zh] = wants === null ? ['nothing more', '无'] : wantsWords[wants]
  const isProved = customerId !== null
  return locale === 'en'
    ? [
        `order ${orderId ?? 'not named'}, wanted: ${en}`,
        step === 'locked'
          ? 'several wrong identities were given'
          : isProved
            ? 'identity proved'
            : 'identity not proved',
      ]
    : [
        `订单 ${orderId ?? '未说明'}，诉求：${zh}`,
        step === 'locked' ? '身份信息多次不符' : isProved ? '身份已核实' : '身份未核实',
      ]
}
