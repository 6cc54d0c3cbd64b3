import { nameOf } from '../compose/name.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { Reply } from '../domain/reply.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { formatMoney, toMajor } from '../lib/money.ts'
import { unitOf, units, convert } from '../lib/units.ts'
import { satisfies } from '../retrieve/constraints.ts'
import type { Check, Moment, Problem } from './checks.ts'
import { productOf } from './facts.ts'

/** The reply has every part that the contract names, and no other kind of value. */
const keepsTheContract: Check = ({ reply }) => {
  const { error } = Reply.safeParse(reply)
  return error && { expected: 'the shape of the contract', got: error.message }
}

const saysSomething: Check = ({ reply }) =>
  reply.text.trim() === '' ? { expected: 'a text', got: 'none' } : undefined

/** "products" are the goods that the text names, in its order: none without the other. */
const namesItsProducts: Check = ({ reply, catalogue }) => {
  const bold = [...reply.text.matchAll(/\*\*(.+?)\*\*/g)]
  const places = reply.products.map(({ sku, title }) => {
    const product = productOf(catalogue, sku)
    const name = product === undefined ? title : nameOf(product, catalogue, reply.locale)
    // Goods that would be called alike are called by more of their title.
    const isLonger = (text: string): boolean =>
      text.length > name.length && title.startsWith(text.replace(/…$/, ''))
    const entry = bold.find(([, text]) => text === name) ?? bold.find(([, text]) => isLonger(text!))
    return { sku, at: entry?.index ?? reply.text.indexOf(name) }
  })
  const unnamed = places.filter(({ at }) => at < 0)
  if (unnamed.length > 0)
    return {
      expected: 'every product named in the text',
      got: unnamed.map(({ sku }) => sku).join(', '),
    }
  const isOrdered = places.every(({ at }, i) => i === 0 || places[i - 1]!.at <= at)
  return isOrdered
    ? undefined
    : {
        expected: 'products in the order of the text',
        got: places.map(({ sku }) => sku).join(', '),
      }
}

/** Every product that the text names stands among `products`. */
const showsWhatItNames: Check = ({ reply, catalogue }) => {
  const shown = new Set(reply.products.map(({ sku }) => sku))
  // What is said in passing ("$40 dearer than …") is about goods shown; quotes may name any.
  const text = withoutQuotes(reply)
  const hidden = [...namesIn(catalogue, reply.locale)]
    .filter(([name, skus]) => text.includes(name) && !skus.some((sku) => shown.has(sku)))
    .map(([name]) => name)
    // "Stille 60" within "Stille 60 S" is no name of its own.
    .filter((name) => !isPartOfShown(name, reply, catalogue))
  return hidden.length === 0
    ? undefined
    : { expected: 'named products among "products"', got: hidden.join(', ') }
}

const isPartOfShown = (name: string, reply: Reply, catalogue: Catalogue): boolean =>
  reply.products.some(({ sku, title }) => {
    const product = productOf(catalogue, sku)
    return (
      title.includes(name) || (product && nameOf(product, catalogue, reply.locale).includes(name))
    )
  })

const namesByCatalogue = new WeakMap<Catalogue, Partial<Record<Locale, Map<string, string[]>>>>()

function namesIn(catalogue: Catalogue, locale: Locale): ReadonlyMap<string, string[]> {
  let byLocale = namesByCatalogue.get(catalogue)
  if (!byLocale) namesByCatalogue.set(catalogue, (byLocale = {}))
  const known = byLocale[locale]
  if (known) return known
  const names = new Map<string, string[]>()
  for (const product of catalogue.products) {
    const name = nameOf(product, catalogue, locale)
    names.set(name, [...(names.get(name) ?? []), product.sku])
  }
  return (byLocale[locale] = names)
}

/** The text without what it quotes word for word from guides, policies and reviews. */
function withoutQuotes({ text, claims }: Reply): string {
  let rest = text
  for (const { text: quoted, source } of claims)
    if (['guide', 'policy', 'review'].includes(source.kind) && quoted.length > 20)
      rest = rest.replaceAll(quoted, ' ')
  const headings = claims.filter(({ source }) => source.field === 'heading')
  for (const { text: heading } of headings) rest = rest.replaceAll(heading, ' ')
  return rest
}

/** Goods recommended obey every must of their need, unless the reply says that it gave way. */
const obeysTheMusts: Check = ({ reply, catalogue }) => {
  if (!reply.need || !['recommend', 'clarify'].includes(reply.act)) return undefined
  const relaxed = new Set(reply.need.relaxed.map(({ attribute }) => attribute))
  const musts = reply.need.constraints.filter(
    ({ strength, attribute }) => strength === 'must' && !relaxed.has(attribute),
  )
  const own = reply.products.filter(
    ({ category }) => reply.need!.category === null || category === reply.need!.category,
  )
  const broken = own.flatMap(({ sku }) => {
    const doc = catalogue.docBySku.get(sku)
    return musts
      .filter((must) => doc === undefined || !satisfies(catalogue, doc, must))
      .map(({ label }) => `${sku} breaks ${label}`)
  })
  return broken.length === 0
    ? undefined
    : { expected: 'every product within every must', got: broken.join('; ') }
}

/** 1,299.00 and 1299 are one number. */
const numbersIn = (text: string): number[] =>
  (text.normalize('NFKC').match(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g) ?? []).map(
    (number) => Number(number.replaceAll(',', '')),
  )

/** Every number of the text stands in a claim. */
const backsItsNumbers: Check = ({ reply }) => {
  const backed = new Set(reply.claims.flatMap(({ text }) => numbersIn(text)))
  const bare = numbersIn(reply.text).filter((number) => !backed.has(number))
  return bare.length === 0
    ? undefined
    : { expected: 'every number in a claim', got: `${bare.join(', ')} in: ${reply.text}` }
}

/** A figure that is said to come from a product's record is the one of the record. */
const quotesTheRecord: Check = ({ reply, catalogue }) => {
  const wrong = reply.claims.flatMap(({ text, source }) => {
    if (source.kind !== 'product' || source.field === null) return []
    const product = productOf(catalogue, source.id)
    if (!product) return [`${text}: no product ${source.id}`]
    if (source.field === 'price') {
      const price = formatMoney(product.priceMinor, product.currency, reply.locale)
      const major = toMajor(product.priceMinor, product.currency)
      return text.includes(price) || numbersIn(text).includes(major) ? [] : [`${text} is ${price}`]
    }
    const value = product.specs[source.field]
    const numbers = numbersIn(text)
    if (typeof value !== 'number' || numbers.length === 0) return []
    const unit = catalogue.taxonomy.attributes.get(source.field)?.unit
    const spoken = [value, ...(unit === undefined ? [] : inOtherUnits(value, unit))]
    const isTold = spoken.some((one) =>
      numbers.some((number) => Math.abs(number - one) <= Math.max(0.06, Math.abs(one) * 0.03)),
    )
    return isTold ? [] : [`${text} is ${value} (${source.field} of ${source.id})`]
  })
  return wrong.length === 0
    ? undefined
    : { expected: 'figures of the record', got: wrong.join('; ') }
}

const inOtherUnits = (value: number, code: string): number[] =>
  units.flatMap((unit) => {
    const converted =
      unit.dimension === unitOf(code)?.dimension ? convert(value, code, unit.code) : undefined
    return converted === undefined ? [] : [converted]
  })

/** Claims are statements of this reply: each stands in its text, its cards or its comparison. */
const claimsWhatItSays: Check = ({ reply }) => {
  const said = JSON.stringify([
    reply.text,
    reply.products,
    reply.comparison,
    reply.question,
    reply.need,
  ])
  const absent = reply.claims
    .map(({ text }) => text)
    .filter((text) => text !== '' && !said.includes(JSON.stringify(text).slice(1, -1)))
    // "in stock" is printed by the card from its availability.
    .filter((text) => !availabilityWords.test(text) && numbersIn(text).length === 0)
  return absent.length === 0
    ? undefined
    : { expected: 'claims that stand in the reply', got: absent.join('; ') }
}

const availabilityWords = /^(?:in stock|out of stock|on pre-order|有货|缺货|可预订)$/

const asksAtMostOnce: Check = ({ reply }) => {
  const questions = withoutQuotes(reply).match(/[?？]/g)?.length ?? 0
  return questions <= 1
    ? undefined
    : { expected: 'at most one question', got: `${questions}: ${reply.text}` }
}

const neverAsksAgain: Check = ({ reply, earlier }) => {
  const keyOf = ({ question, need }: Reply): string | undefined =>
    question ? `${need?.category ?? ''} ${question.attribute}` : undefined
  const key = keyOf(reply)
  return key !== undefined && earlier.some((one) => keyOf(one) === key)
    ? { expected: 'no question twice', got: `${key} asked again` }
    : undefined
}

const toldSomeone =
  /\b(?:i(?:'ve| have)? (?:informed|notified|told|alerted|contacted|forwarded|escalated)|(?:has|have) been (?:informed|notified|told|alerted|contacted|forwarded|escalated)|passed (?:this|it|that) (?:on )?to)\b|已(?:经)?(?:为您)?(?:通知|转告|告知|联系|转接|转交|反馈给|上报)/i

/** Nobody was told of anything unless the conversation was handed over. */
const claimsNoMessenger: Check = ({ reply }) =>
  reply.handover === null && toldSomeone.test(withoutQuotes(reply))
    ? { expected: 'no claim that somebody was told', got: reply.text }
    : undefined

const grants =
  /\bi(?:'ve| have| can| will|'ll)? (?:give|given|gave|apply|applied|grant|granted|offer you) (?:you )?(?:a |an |the |your )?(?:\d+ ?%|discount|coupon|special price)|(?:给您|为您|帮您)(?:打|申请了?|优惠了?)[\d一二三四五六七八九]/i

const grantsNoDiscount: Check = ({ reply }) =>
  grants.test(withoutQuotes(reply)) ? { expected: 'no discount', got: reply.text } : undefined

const hasNoMarkup: Check = ({ reply }) =>
  /<\/?[a-z!][^>]*>|&(?:lt|gt|amp|quot|#\d+);|\]\(\s*javascript:/i.test(reply.text)
    ? { expected: 'no HTML', got: reply.text }
    : undefined

/** `locale` is the language of the message, and the text is in it. */
const speaksTheLanguage: Check = ({ reply, locale, catalogue }) => {
  if (reply.locale !== locale) return { expected: locale, got: reply.locale }
  let own = withoutQuotes(reply)
  for (const { sku, title } of reply.products) {
    const product = productOf(catalogue, sku)
    const names = [title, ...(product ? [nameOf(product, catalogue, locale)] : [])]
    for (const name of names) own = own.replaceAll(name, ' ')
  }
  // What the shopper said may be repeated as said.
  own = own.replace(/“[^”]*”/g, ' ')
  const han = own.match(/\p{Script=Han}/gu)?.length ?? 0
  const latin = own.match(/\p{Script=Latin}{2,}/gu)?.length ?? 0
  const isRight = locale === 'en' ? han <= latin * 0.1 : han >= latin
  return isRight ? undefined : { expected: `text in ${locale}`, got: reply.text }
}

/** Cards state what the catalogue states. */
const showsTheCatalogue: Check = ({ reply, catalogue }) => {
  const wrong = reply.products.flatMap((card) => {
    const product = productOf(catalogue, card.sku)
    if (!product) return [`${card.sku} does not exist`]
    return [
      card.price.amount !== toMajor(product.priceMinor, product.currency) && 'price',
      card.price.currency !== product.currency && 'currency',
      card.availability !== product.availability && 'availability',
      card.brand !== product.brand && 'brand',
      card.category !== product.category && 'category',
      card.title !== inLocale(product.title, reply.locale) && 'title',
      card.rating?.average !== product.rating?.average && 'rating',
    ]
      .filter((one) => one !== false)
      .map((field) => `${field} of ${card.sku}`)
  })
  return wrong.length === 0
    ? undefined
    : { expected: 'what the catalogue states', got: wrong.join(', ') }
}

const offersUsefulReplies: Check = ({ reply }) => {
  const { suggestions } = reply
  const wrong = suggestions.filter((one) => one.trim() === '' || one.length > 80)
  const isUnique = new Set(suggestions).size === suggestions.length
  return wrong.length === 0 && isUnique && suggestions.length <= 4
    ? undefined
    : { expected: 'at most 4 short, different suggestions', got: suggestions.join(' | ') }
}

/** What must hold of every reply, whatever was said. */
export const invariants: Readonly<Record<string, Check>> = {
  keepsTheContract,
  saysSomething,
  namesItsProducts,
  showsWhatItNames,
  obeysTheMusts,
  backsItsNumbers,
  quotesTheRecord,
  claimsWhatItSays,
  asksAtMostOnce,
  neverAsksAgain,
  claimsNoMessenger,
  grantsNoDiscount,
  hasNoMarkup,
  speaksTheLanguage,
  showsTheCatalogue,
  offersUsefulReplies,
}

export function brokenInvariants(moment: Moment): Problem[] {
  return Object.entries(invariants).flatMap(([check, run]) => {
    const problem = run(moment)
    return problem ? [{ check, ...problem }] : []
  })
}
