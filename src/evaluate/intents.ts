import { parse } from 'csv-parse/sync'
import type { Act, ServiceIntent } from '../domain/act.ts'

/**
 * How well messages are told apart, on two public data sets and an own list.
 *
 * `bitext-intents` has 27 intents of a service desk. Each is one act of Aisle:
 *
 * | Label | Act |
 * |---|---|
 * | cancel_order, change_order, track_order | `ask-order` with that `intent` |
 * | delivery_options, delivery_period | `ask-policy` delivery with that `intent` |
 * | check_payment_methods | `ask-policy` payment, `payment-methods` |
 * | check_refund_policy | `ask-policy` returns, `refund-policy` |
 * | complaint | `complain` |
 * | contact_human_agent | `ask-person`, reason `asked` |
 * | contact_customer_service | `ask-person`, reason `customer-service`; asked for hours or a number: `service` |
 * | the other seventeen | `service` with that `intent`, see {@link bitextIntents} |
 *
 * The first such act of a message counts.
 *
 * `clinc150` is talk to an assistant of any kind. Its `oos` rows belong to no field at all; they
 * must end in `off-topic` or `unclear`. Of its ten domains eight and most of `home` are no shop's
 * business either: the same holds for their rows, reported as `foreign`. `small_talk` and `meta` may
 * end in chit-chat (greeting, thanks, who one is, yes and no) as well. The intents `order_status`,
 * `order` and `shopping_list*` of `home` are a shop's or near it and count nowhere.
 *
 * The own lists hold messages that do belong to a shop, where one that ends in `off-topic` or
 * `unclear` is a false refusal, and messages that do not, where it is right.
 */
export interface IntentScores {
  readonly bitext: BitextScores | null
  readonly clinc: ClincScores | null
  readonly shop: RefusalScores | null
  readonly outside: RefusalScores | null
}

export interface BitextScores {
  readonly rows: number
  readonly macroF1: number
  readonly accuracy: number
  readonly intents: readonly {
    readonly intent: ServiceIntent
    readonly precision: number
    readonly recall: number
    readonly f1: number
    readonly rows: number
  }[]
}

export interface ClincScores {
  /** Share of `oos` rows that end in `off-topic` or `unclear`. */
  readonly recall: number
  readonly rows: number
  /** The same of each domain that is no shop's business. */
  readonly domains: readonly { readonly domain: string; readonly recall: number; rows: number }[]
  /** `oos` rows that were taken for shop talk. */
  readonly missed: readonly string[]
}

export interface RefusalScores {
  readonly rows: number
  readonly rate: number
  readonly refused: readonly string[]
  readonly taken: readonly string[]
}

/** Reads a message as the first of a conversation. */
export type Read = (text: string) => readonly Act[]

/** The label of `bitext-intents` for each intent of Aisle. */
export const bitextIntents = {
  cancel_order: 'cancel-order',
  change_order: 'change-order',
  track_order: 'track-order',
  place_order: 'place-order',
  delivery_options: 'delivery-options',
  delivery_period: 'delivery-period',
  set_up_shipping_address: 'set-up-address',
  change_shipping_address: 'change-address',
  check_invoice: 'check-invoice',
  get_invoice: 'get-invoice',
  check_cancellation_fee: 'cancellation-fee',
  check_payment_methods: 'payment-methods',
  payment_issue: 'payment-problem',
  check_refund_policy: 'refund-policy',
  get_refund: 'get-refund',
  track_refund: 'track-refund',
  create_account: 'create-account',
  delete_account: 'delete-account',
  edit_account: 'edit-account',
  switch_account: 'switch-account',
  recover_password: 'recover-password',
  registration_problems: 'registration-problem',
  newsletter_subscription: 'newsletter',
  review: 'review',
  complaint: 'complaint',
  contact_customer_service: 'customer-service',
  contact_human_agent: 'human-agent',
} as const satisfies Record<string, ServiceIntent>

/** The service intents that stand in the acts of a message, in their order. */
export function intentsOf(acts: readonly Act[]): ServiceIntent[] {
  return acts.flatMap((act): ServiceIntent[] => {
    switch (act.kind) {
      case 'service':
        return [act.intent]
      case 'ask-order':
      case 'ask-policy':
        return act.intent === undefined ? [] : [act.intent]
      case 'ask-person':
        return [act.reason === 'customer-service' ? 'customer-service' : 'human-agent']
      case 'complain':
        return ['complaint']
      default:
        return []
    }
  })
}

/** Scores rows of `bitext-intents`: the file's text. */
export function scoreBitext(source: string, read: Read): BitextScores {
  const rows = parse<{ utterance: string; intent: keyof typeof bitextIntents }>(source, {
    columns: true,
    skip_empty_lines: true,
  })
  const counts = new Map(
    Object.values(bitextIntents).map((intent) => [intent, { hit: 0, said: 0, meant: 0 }]),
  )
  for (const { utterance, intent } of rows) {
    const meant = bitextIntents[intent]
    const [said] = intentsOf(read(utterance))
    counts.get(meant)!.meant++
    if (said === undefined) continue
    counts.get(said)!.said++
    if (said === meant) counts.get(said)!.hit++
  }
  const intents = [...counts].map(([intent, { hit, said, meant }]) => ({
    intent,
    precision: said === 0 ? 0 : hit / said,
    recall: meant === 0 ? 0 : hit / meant,
    f1: said + meant === 0 ? 0 : (2 * hit) / (said + meant),
    rows: meant,
  }))
  const hits = [...counts.values()].reduce((sum, { hit }) => sum + hit, 0)
  return {
    rows: rows.length,
    macroF1: intents.reduce((sum, { f1 }) => sum + f1, 0) / intents.length,
    accuracy: rows.length === 0 ? 0 : hits / rows.length,
    intents,
  }
}

const foreignDomains = {
  banking: [],
  credit_cards: [],
  kitchen_and_dining: [],
  home: [],
  auto_and_commute: [],
  travel: [],
  utility: [],
  work: [],
  small_talk: ['chat'],
  meta: ['chat'],
} as const

/** Intents of `clinc150` that a shop may well be asked. */
const shopLike = new Set([
  'order_status',
  'order',
  'shopping_list',
  'shopping_list_update',
  'card_declined',
])

const declines = new Set<Act['kind']>(['off-topic', 'unclear'])
const chat = new Set<Act['kind']>([
  ...declines,
  'greet',
  'thank',
  'goodbye',
  'ask-identity',
  'affirm',
  'reject',
  'withdraw',
  'skip-question',
  'ask-range',
  'ask-person',
])

export const isDeclined = (acts: readonly Act[]): boolean =>
  acts.every(({ kind }) => declines.has(kind))

type ClincRow = readonly [text: string, intent: string]

/** Scores a split of `clinc150`: the file's text, and its intents by domain when given. */
export function scoreClinc(
  source: string,
  domainsSource: string | null,
  read: Read,
  split = 'val',
): ClincScores {
  const data = JSON.parse(source) as Record<string, readonly ClincRow[]>
  const outside = data[`oos_${split}`] ?? []
  const missed = outside.filter(([text]) => !isDeclined(read(text))).map(([text]) => text)
  const domains: { domain: string; recall: number; rows: number }[] = []
  if (domainsSource !== null) {
    const byDomain = JSON.parse(domainsSource) as Record<string, readonly string[]>
    for (const [domain, intents] of Object.entries(byDomain)) {
      const isChat = foreignDomains[domain as keyof typeof foreignDomains]?.length === 1
      const own = new Set(intents.filter((intent) => !shopLike.has(intent)))
      const rows = (data[split] ?? []).filter(([, intent]) => own.has(intent))
      const right = rows.filter(([text]) =>
        read(text).every(({ kind }) => (isChat ? chat : declines).has(kind)),
      )
      domains.push({ domain, recall: right.length / Math.max(1, rows.length), rows: rows.length })
    }
  }
  return {
    recall: 1 - missed.length / Math.max(1, outside.length),
    rows: outside.length,
    domains,
    missed,
  }
}

/**
 * Lines of `locale<TAB>about<TAB>question`, or `locale<TAB>message`: how many are refused. A question
 * that begins with "+" goes on with goods of the category `about`; the others begin a conversation.
 */
export function scoreRefusals(
  source: string,
  read: (text: string, locale: 'en' | 'zh', category: string | null) => readonly Act[],
): RefusalScores {
  const rows = source
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
  const refused: string[] = []
  const taken: string[] = []
  for (const row of rows) {
    const text = row.at(-1)!
    const about = text.startsWith('+') ? row[1]! : null
    const acts = read(text.replace(/^\+ ?/, ''), row[0] === 'zh' ? 'zh' : 'en', about)
    ;(isDeclined(acts) ? refused : taken).push(text)
  }
  return { rows: rows.length, rate: refused.length / Math.max(1, rows.length), refused, taken }
}
