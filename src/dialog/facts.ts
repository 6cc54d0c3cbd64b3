import { priceCart } from '../domain/cart.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import type { Locale } from '../domain/text.ts'
import type { FactPack } from '../compose/by-template.ts'
import { serviceAnswers } from '../compose/service.ts'
import { rank } from '../rank/rank.ts'
import { tellDeeds } from '../rank/tell-deeds.ts'
import { checkAll } from '../relations/fit.ts'
import { askedLike, sameQuestion } from '../understand/asked.ts'
import { satisfies } from '../retrieve/constraints.ts'
import { findPassages, goodCoverage, type FoundPassage } from '../retrieve/passages.ts'
import { implied, type Evidence } from '../retrieve/retrieve.ts'
import type { Step } from './plan.ts'
import { nextQuestion, whichOf } from './question.ts'
import { isLeftOut, type Shop } from './shop.ts'

/** Goods a reply shows at once: as many as a shopper compares, no more than the text can name. */
const shownAtOnce = 3

/** What was found and ranked for the turn's need, when the plan needs goods. */
export interface Found {
  readonly evidence: Evidence
  readonly ranking: readonly RankedProduct[]
}

/** The facts that one step of the plan may state. */
export function factsFor(
  step: Step,
  found: Found | undefined,
  state: ConversationState,
  shop: Shop,
  locale: Locale,
  /** Kinds of goods looked for in this turn; with two, fewer of each are shown. */
  kinds = 1,
): FactPack {
  const { catalogue } = shop
  switch (step.kind) {
    case 'recommend': {
      const { evidence, ranking } = found!
      const owned = new Set(state.owned)
      // What was bought or waved away is not offered again, unless it is asked for by name.
      const out = state.need.models.length === 0 ? shop.own : undefined
      const asked = { ...state.need, constraints: [...evidence.constraints] }
      const isOpen = ({ doc }: RankedProduct): boolean => {
        const product = catalogue.products[doc]!
        // A kind that is there already is left out while any kind could be meant.
        const isThere = state.need.category === null && state.ownedKinds.includes(product.category)
        return !owned.has(product.sku) && !isThere && !isLeftOut(product, state.need, out)
      }
      const open = ranking.filter(isOpen)
      const shown = tellDeeds(open.slice(0, kinds > 1 ? 2 : shownAtOnce), open, shop.own, (own) =>
        rank(evidence.candidates, asked, { ...shop, own, satisfies }).filter(isOpen),
      )
      const isSettled =
        evidence.relaxed.length > 0 || step.mode === 'more' || shown.length === 0 || kinds > 1
      const question = step.between
        ? whichOf(step.between, catalogue, locale)
        : isSettled
          ? undefined
          : nextQuestion(open, asked, state.asked, catalogue, locale)
      return {
        kind: 'recommend',
        mode: step.mode,
        evidence,
        ranking: open,
        need: state.need,
        shown,
        question: question
          ? { attribute: question.attribute, options: [...question.options] }
          : null,
      }
    }
    case 'compare':
    case 'advise': {
      const docs = step.skus.flatMap((sku) => catalogue.docBySku.get(sku) ?? [])
      const candidates = docs.map((doc) => ({ doc, lexical: 0, semantic: 0, relevance: 0 }))
      const need = {
        ...state.need,
        constraints: [...state.need.constraints, ...implied(state.need, catalogue)],
      }
      const ordered = rank(candidates, need, { ...shop, satisfies })
      const ranked = tellDeeds(ordered, ordered, shop.own)
      if (step.kind === 'compare') return { kind: 'compare', docs, ranked }
      const why = step.why === undefined ? undefined : catalogue.docBySku.get(step.why)
      return { kind: 'advise', ranked, why }
    }
    case 'answer':
      return {
        kind: 'answer',
        doc: catalogue.docBySku.get(step.sku)!,
        attributes: step.attributes,
        expects: step.expects,
      }
    case 'fit':
      return {
        kind: 'fit',
        situation: step.situation,
        checks: checkAll(step.skus, step.situation, catalogue, shop.fit),
      }
    case 'guide':
      return {
        kind: 'quote',
        about: 'guide',
        found: guidePassages(step.text, step.category, shop, locale),
      }
    case 'policy':
      return {
        kind: 'quote',
        about: 'policy',
        found: policyPassages(step.text, step.topic, step.category ?? null, shop, locale),
      }
    case 'service': {
      const { topic, query } = serviceAnswers[step.intent]
      const quoted = policyPassages(query[locale], topic, null, shop, locale).slice(0, 1)
      return { kind: 'service', intent: step.intent, found: quoted }
    }
    case 'range':
      return { kind: 'range', about: step.about }
    case 'count':
      return { kind: 'count', total: found?.ranking.length ?? 0 }
    case 'handover':
      return { kind: 'say', what: 'handover' }
    case 'order':
      return step.served ? { kind: 'order', ...step.served } : { kind: 'say', what: 'order' }
    case 'cart':
      return {
        kind: 'cart',
        facts: step.facts,
        priced: priceCart(state.cart, catalogue, shop.delivery),
      }
    case 'known':
      return { kind: 'known', entries: step.entries === undefined ? [] : step.entries }
    case 'say':
      return { kind: 'say', what: step.what }
  }
}

/** The best passage of the category's guide, else of all guides, when it covers the question. */
function guidePassages(
  text: string,
  category: string | null,
  { passages }: Shop,
  locale: Locale,
): FoundPassage[] {
  const question = widen(text, locale)
  const own =
    category === null
      ? []
      : findPassages(passages, question, { locale, kind: 'guide', topic: category, limit: 1 })
  if (own[0] && own[0].coverage >= goodCoverage * 0.6) return own
  const any = findPassages(passages, text, { locale, limit: 1 })
  return any[0] && any[0].coverage >= goodCoverage ? any : []
}

/** "How many litres" asks for a size, "family of four" for people: the words that guides use. */
function widen(text: string, locale: Locale): string {
  const words = [text]
  if (/how (?:many|much|big|large)|what (?:size|capacity)/.test(text)) words.push('size need')
  if (/famil|people|person|household/.test(text)) words.push('person people household size')
  if (locale === 'zh' && /多大|多少升|几升|多少公斤|几公斤|多少寸|几匹/.test(text))
    words.push('多大 容量 合适')
  if (locale === 'zh' && /口之家|口人|个人|人用/.test(text)) words.push('几口人 多大')
  return words.join(' ')
}

/** The topic's passages that answer the question best; its first one when the words tell nothing. */
function policyPassages(
  text: string,
  topic: string,
  category: string | null,
  { passages, catalogue }: Shop,
  locale: Locale,
): FoundPassage[] {
  // Policies speak of large appliances and small parcels, not of refrigerators.
  const group = catalogue.taxonomy.categories.get(category ?? '')?.group
  const size =
    group === undefined
      ? ''
      : group === 'large-appliances'
        ? ' large appliance 大家电'
        : ' small parcel 小件'
  const [same, ...others] = askedLike(passages.passages, text, { locale, topic })
  if (same && same.likeness >= sameQuestion) {
    const alike = [same, ...others.filter(({ likeness }) => likeness > same.likeness * 0.95)]
    const answers = alike.map(({ passage, likeness }) => ({
      passage,
      score: likeness,
      coverage: 1,
    }))
    if (size === '') return answers.slice(0, 2)
    const [fit] = findPassages(passages, size, { locale, kind: 'policy', topic, limit: 20 }).filter(
      ({ passage }) => alike.some((one) => one.passage === passage),
    )
    return fit ? [fit] : answers.slice(0, 1)
  }
  const found = findPassages(passages, text + size, { locale, kind: 'policy', topic, limit: 2 })
  if (found.length > 0)
    return found[1] && found[1].score > found[0]!.score * 0.85 ? found : found.slice(0, 1)
  const first = passages.passages.find(
    (one) => one.topic === topic && one.locale === locale && one.kind === 'policy',
  )
  return first ? [{ passage: first, score: 0, coverage: 0 }] : []
}
