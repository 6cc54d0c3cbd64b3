import type { Catalogue } from '../domain/catalogue.ts'
import type { Companions } from '../domain/companions.ts'
import type { Constraint, Need } from '../domain/need.ts'
import type { RankedProduct, ScorePart } from '../domain/ranking.ts'
import type { Reason, Tradeoff } from '../domain/reply.ts'
import type { Attribute } from '../domain/taxonomy.ts'
import type { LifeFact } from '../domain/taxonomy.ts'
import type { ShopperTaste } from '../domain/taste.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { searchTerms } from '../lib/text.ts'
import type { Distributions } from '../rank/columns.ts'
import { numberOf, valueOf } from '../rank/columns.ts'
import type { Priors } from '../rank/priors.ts'
import type { FitRules } from '../relations/rules.ts'
import type { Product, SpecValue } from '../domain/product.ts'
import { degreeOf } from './degree.ts'
import { describeLeaning } from './explain-leaning.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './name.ts'
import { goodsOf, labelInSentence, printNumber, printValue } from './print.ts'
import { stateSpec } from './state-spec.ts'

export interface ExplainContext {
  readonly catalogue: Catalogue
  /** Absent: nothing is known of the shopper, or nothing is to be told. */
  readonly own?: ShopperTaste | undefined
  readonly companions?: Companions | undefined
  readonly distributions: Distributions
  readonly priors: Priors
  readonly fit: FitRules
}

/**
 * The parts of a product's score in words: what was wished for first, then by weight. Each reason
 * states its fact as a claim and holds the share of the score it brought.
 */
export function reasonsFor(
  product: RankedProduct,
  need: Need,
  constraints: readonly Constraint[],
  context: ExplainContext,
  draft: Draft,
): Reason[] {
  const total = product.parts.reduce((sum, { value, weight }) => sum + value * weight, 0)
  const reasons: Reason[] = []
  const told = new Set<string>()
  const rankOf = ({ attribute, value, weight }: ScorePart): number =>
    (need.wishes.some((wish) => wish.attribute === attribute) ? 10 : 0) + value * weight
  const byShare = product.parts.toSorted((a, b) => rankOf(b) - rankOf(a))
  for (const part of byShare) {
    // What would not be shown is not stated either.
    if (reasons.length === mostReasons) break
    if (told.has(part.attribute)) continue
    const text = describe(part, product.doc, need, constraints, context, draft)
    if (text === undefined) continue
    told.add(part.attribute)
    reasons.push({
      kind: part.kind,
      text,
      weight: total === 0 ? 0 : round((part.value * part.weight) / total),
      evidence: evidenceOf(part),
    })
  }
  return reasons
}

/** Reasons that a card shows. */
const mostReasons = 5

function evidenceOf({ attribute, entries, because }: ScorePart): string[] {
  if (entries) return entries.map(({ key }) => `profile:${key}`)
  if (attribute === 'goes-with') return [`profile:owned:${because}`]
  if (attribute === 'group') return ['profile:segment']
  if (attribute === 'value') return ['price']
  const isOwnWord = ['price', 'rating', 'popularity', 'text', 'brand', 'availability']
  return [isOwnWord.includes(attribute) ? attribute : `spec:${attribute}`]
}

const round = (value: number): number => Math.round(value * 1000) / 1000

/** One part in words, or nothing where it is no reason to buy. */
function describe(
  part: ScorePart,
  doc: number,
  need: Need,
  constraints: readonly Constraint[],
  context: ExplainContext,
  draft: Draft,
): string | undefined {
  const { catalogue, priors } = context
  const product = catalogue.products[doc]!
  const { sku } = product
  switch (part.attribute) {
    case 'value':
    case 'quality':
      return undefined
    case 'rating': {
      if (!product.rating || product.rating.average < 4 || product.rating.count < 5)
        return undefined
      const average = draft.fact(
        printNumber(product.rating.average, draft.locale, 1),
        'product',
        sku,
        'rating',
      )
      const count = draft.fact(
        printNumber(product.rating.count, draft.locale),
        'product',
        sku,
        'rating',
      )
      return draft.pick(
        `rated ${average} of ${draft.fact('5', 'product', sku, 'rating')} by ${count} buyers`,
        `${count}位买家评分 ${average}（满分 ${draft.fact('5', 'product', sku, 'rating')}）`,
      )
    }
    case 'popularity': {
      const place = priors.popularityRank[doc]!
      const size = catalogue.docsByCategory.get(product.category)?.length ?? 0
      if (place < 0 || place >= Math.max(3, size * 0.2)) return undefined
      const goods = goodsOf(product.category, catalogue, draft.locale)
      return draft.pick(`among our most chosen ${goods}`, `本店热门${goods}`)
    }
    case 'taste': {
      const other = catalogue.products[catalogue.docBySku.get(part.because ?? '') ?? -1]
      if (!other) return undefined
      const name = draft.fact(nameOf(other, catalogue, draft.locale), 'product', other.sku, 'title')
      return draft.pick(
        `shoppers who looked at ${name}, as you did, often look at this too${withoutDeed(part, draft)}`,
        `和您一样看过 ${name} 的顾客也常看这款${withoutDeed(part, draft)}`,
      )
    }
    case 'brand-leaning':
    case 'price-leaning':
    case 'spec-leaning':
    case 'group':
    case 'goes-with':
      return context.own?.isTold ? describeLeaning(part, product, context, draft) : undefined
    case 'text': {
      const title = new Set(
        searchTerms(`${product.title.en ?? ''} ${product.title.zh ?? ''} ${product.brand}`),
      )
      const words = [...need.models, ...need.text]
        .filter((word) => searchTerms(word).every((term) => title.has(term)))
        .join(' ')
      if (words === '') return undefined
      draft.fact(words, 'product', sku, 'title')
      return draft.pick(`matches “${words}”`, `符合“${words}”`)
    }
    default:
      return describeSpec(part, doc, need, constraints, context, draft)
  }
}

/** Where the product would stand had the shopper not done what speaks for it. */
function withoutDeed({ placeWithout }: ScorePart, draft: Draft): string {
  if (placeWithout === undefined) return ''
  const place = draft.fact(ordinal(placeWithout + 1, draft.locale), 'computed', 'ranking', 'place')
  return draft.pick(` (without that it would stand ${place} here)`, `（否则它在此排${place}）`)
}

const ordinal = (place: number, locale: Locale): string =>
  locale === 'zh' ? `第 ${place} 位` : `${place}${suffixes[ordinals.select(place)]}`

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const suffixes: Record<Intl.LDMLPluralRule, string> = {
  one: 'st',
  two: 'nd',
  few: 'rd',
  other: 'th',
  zero: 'th',
  many: 'th',
}

function describeSpec(
  part: ScorePart,
  doc: number,
  need: Need,
  constraints: readonly Constraint[],
  { catalogue, distributions }: ExplainContext,
  draft: Draft,
): string | undefined {
  const { attribute } = part
  const product = catalogue.products[doc]!
  const value = valueOf(catalogue, doc, attribute)
  const isWish = need.wishes.some((wish) => wish.attribute === attribute)
  if (
    attribute === 'price' &&
    !isWish &&
    !need.constraints.some((one) => one.attribute === 'price' && one.strength === 'must')
  )
    return undefined
  // What was wished for is named in any case; the rest only where it speaks for the product.
  if (value === null || (part.value < 0.5 && !isWish)) return undefined
  const { locale } = draft
  const fact = stateSpec(attribute, value, product.sku, catalogue, draft)
  if (part.use?.startsWith('model:'))
    return part.value >= 0.9 ? suitsLife(fact, part.use, need, product, catalogue, draft) : fact
  if (part.use !== undefined && !isWish) {
    const use = catalogue.taxonomy.categories
      .get(product.category)
      ?.uses.find(({ id }) => id === part.use)
    const name = use ? inLocale(use.label, locale) : part.use
    return draft.pick(`${fact}, suits “${name.toLowerCase()}”`, `${fact}，适合“${name}”`)
  }
  // The shopper's own limit, not what it was loosened to.
  const limit = need.constraints.find((one) => one.attribute === attribute)
  if (typeof value !== 'number')
    return limit && isMet(value, limit)
      ? draft.pick(`${fact}, as you asked`, `${fact}，符合要求`)
      : fact
  if (limit?.strength === 'must') return againstLimit(fact, value, limit, catalogue, draft)
  const wish = need.wishes.find((one) => one.attribute === attribute)
  const direction =
    wish?.direction ?? betterOf(attribute, catalogue.taxonomy.attributes.get(attribute))
  return direction === undefined
    ? fact
    : amongPeers(fact, attribute, value, direction, product, { catalogue, distributions }, draft)
}

/** "42 dB, quieter than 30 of our 33 dishwashers"; the bare fact where it is no better than most. */
export function amongPeers(
  fact: string,
  attribute: string,
  value: number,
  direction: 'lower' | 'higher',
  product: Product,
  { catalogue, distributions }: Pick<ExplainContext, 'catalogue' | 'distributions'>,
  draft: Draft,
): string {
  const peers = distributions.of(product.category, attribute)
  const worse = peers.countWorse(value, direction)
  if (peers.size < 4 || worse < peers.size / 2) return fact
  const goods = goodsOf(product.category, catalogue, draft.locale)
  const count = draft.fact(
    printNumber(worse, draft.locale),
    'computed',
    'rank-in-category',
    attribute,
  )
  const all = draft.fact(
    printNumber(peers.size, draft.locale),
    'computed',
    'rank-in-category',
    attribute,
  )
  const degree = degreeOf(attribute, direction, draft)
  return draft.pick(
    `${fact}, ${degree ?? 'better'} than ${count} of our ${all} ${goods}`,
    `${fact}，比本店 ${all} 款${goods}中的 ${count} 款${degree ?? '更好'}`,
  )
}

/** "Capacity 380 L, right for 4 people": what a need model reckoned from the shopper's life. */
function suitsLife(
  fact: string,
  because: string,
  need: Need,
  { category }: Product,
  catalogue: Catalogue,
  draft: Draft,
): string {
  const model = catalogue.taxonomy.categories
    .get(category)
    ?.needModels.find(({ id }) => because === `model:${id}`)
  const known = model && need.life[model.fact]
  if (!model || known === undefined) return fact
  const life = printLife(model.fact, known, draft)
  return draft.pick(`${fact}, right for ${life}`, `${fact}，适合 ${life}`)
}

/** "4 people", "30 m²", "3 m away", as the shopper said. */
export function printLife(fact: LifeFact, value: number, draft: Draft): string {
  const number = draft.fact(printNumber(value, draft.locale, 1), 'computed', 'your-words', fact)
  return {
    people: draft.pick(value === 1 ? `${number} person` : `${number} people`, `${number} 口人`),
    roomArea: draft.pick(`a room of ${number} m²`, `${number} ㎡ 的房间`),
    distance: draft.pick(`${number} m away`, `${number} 米的观看距离`),
  }[fact]
}

/** True when a named value is what was asked for. */
const isMet = (value: SpecValue, { operator, value: wanted }: Constraint): boolean => {
  const own = Array.isArray(value) ? value : [value]
  const list: unknown[] = Array.isArray(wanted) ? wanted : [wanted]
  const isOneOf = own.some((one) => list.includes(one))
  return operator === '!=' || operator === 'not-in' ? !isOneOf : isOneOf
}

/**
 * "42 dB, within your 45 dB": the limit is the shopper's, repeated as understood. The bare fact
 * where the product does not keep to it.
 */
function againstLimit(
  named: string,
  own: number,
  { attribute, operator, value }: Constraint,
  catalogue: Catalogue,
  draft: Draft,
): string {
  const print = (one: number): string =>
    draft.fact(
      printValue(attribute, one, catalogue, draft.locale),
      'computed',
      'your-limit',
      attribute,
    )
  if (operator === 'between' && Array.isArray(value)) {
    const [low, high] = value as [number, number]
    if (own < low || own > high) return named
    return draft.pick(
      `${named}, within your ${print(low)}–${print(high)}`,
      `${named}，在您要求的 ${print(low)}–${print(high)} 之内`,
    )
  }
  if (typeof value !== 'number') return named
  if (operator === '<=' ? own > value : operator === '>=' ? own < value : true) return named
  if (operator === '<=')
    return draft.pick(
      `${named}, within your ${print(value)}`,
      `${named}，不超过您的 ${print(value)}`,
    )
  if (operator === '>=')
    return draft.pick(
      `${named}, at or above your ${print(value)}`,
      `${named}，达到您要求的 ${print(value)}`,
    )
  return named
}

export const betterOf = (
  attribute: string,
  definition: Attribute | undefined,
): 'lower' | 'higher' | undefined =>
  attribute === 'price' || attribute === 'costOverYears'
    ? 'lower'
    : attribute === 'rating'
      ? 'higher'
      : definition?.better

/**
 * What a shopper gives up with this product against the others shown: the attributes that matter
 * (price, the wishes, the category's deciding specs) on which another one is clearly better.
 *
 * @returns at most two, the largest first.
 */
export function tradeoffsFor(
  product: RankedProduct,
  others: readonly RankedProduct[],
  need: Need,
  { catalogue }: ExplainContext,
  draft: Draft,
): Tradeoff[] {
  const own = catalogue.products[product.doc]!
  const category = catalogue.taxonomy.categories.get(own.category)
  const attributes = new Set([
    'price',
    ...need.wishes.map(({ attribute }) => attribute),
    ...(category?.attributes ?? [])
      .filter(({ importance }) => importance >= 0.6)
      .map(({ id }) => id),
  ])
  const found: { gap: number; tradeoff: Tradeoff }[] = []
  for (const attribute of attributes) {
    const wish = need.wishes.find((one) => one.attribute === attribute)
    const better =
      wish?.direction ?? betterOf(attribute, catalogue.taxonomy.attributes.get(attribute))
    const value = numberOf(catalogue, product.doc, attribute)
    if (better === undefined || value === undefined || attribute === 'popularity') continue
    let rival: { doc: number; value: number } | undefined
    for (const { doc } of others) {
      if (doc === product.doc) continue
      // What costs a third more may well be better; that is no fault of this one.
      const isPeer = catalogue.products[doc]!.priceMinor <= own.priceMinor * 1.3
      if (attribute !== 'price' && wish === undefined && !isPeer) continue
      const theirs = numberOf(catalogue, doc, attribute)
      if (theirs === undefined) continue
      const isBetter = better === 'lower' ? theirs < value : theirs > value
      const isFurther = !rival || (better === 'lower' ? theirs < rival.value : theirs > rival.value)
      if (isBetter && isFurther) rival = { doc, value: theirs }
    }
    if (!rival) continue
    const difference = Math.abs(value - rival.value)
    const gap = difference / Math.max(Math.abs(value), Math.abs(rival.value), 1e-9)
    if (gap < (attribute === 'noiseLevel' ? 0.04 : 0.08)) continue
    const amount = draft.fact(
      printValue(attribute, difference, catalogue, draft.locale),
      'computed',
      'difference',
      attribute,
    )
    const rivalProduct = catalogue.products[rival.doc]!
    const name = draft.fact(
      nameOf(rivalProduct, catalogue, draft.locale),
      'product',
      rivalProduct.sku,
      'title',
    )
    const degree = degreeOf(attribute, better === 'lower' ? 'higher' : 'lower', draft)
    const label = labelInSentence(attribute, catalogue, draft.locale)
    const text =
      degree === undefined
        ? draft.pick(
            `${label} ${amount} ${better === 'lower' ? 'above' : 'below'} ${name}`,
            `${label}比 ${name} ${better === 'lower' ? '高' : '低'} ${amount}`,
          )
        : draft.pick(
            `${amount} ${degree} than ${name}`,
            `比 ${name} ${degree.replace(/^更/, '')} ${amount}`,
          )
    found.push({ gap, tradeoff: { text, attribute } })
  }
  return found
    .sort((a, b) => b.gap - a.gap)
    .slice(0, 2)
    .map(({ tradeoff }) => tradeoff)
}
