import type { PricedCart } from '../domain/cart.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { Constraint, Need } from '../domain/need.ts'
import type { OrderRules } from '../domain/order.ts'
import type { ProfileEntry } from '../domain/profile.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import type {
  Claim,
  Comparison,
  NeedView,
  ProductCard,
  Question,
  ReplyAct,
} from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import type { FitSituation } from '../domain/fit.ts'
import type { FitChecked } from '../relations/fit.ts'
import type { FoundPassage } from '../retrieve/passages.ts'
import type { Evidence } from '../retrieve/retrieve.ts'
import { composeAdvice, type Advice } from './advice.ts'
import { composeAnswer } from './answer.ts'
import { cardOf } from './card.ts'
import { composeCart, type CartFacts } from './cart.ts'
import { composeComparison } from './compare.ts'
import { Draft } from './draft.ts'
import { composeFit } from './fit.ts'
import { composeKnown } from './known.ts'
import type { ExplainContext } from './explain.ts'
import { composeOrder, type OrderFacts } from './order.ts'
import { phrases } from './phrases.ts'
import {
  brandName,
  categoryLabel,
  goodsOf,
  labelOf,
  printConstraint,
  printNumber,
  printWish,
} from './print.ts'
import { quotePassages } from './quote.ts'
import { composeRecommendation } from './recommend.ts'
import { composeService, serviceSuggestions, type ServiceFacts } from './service.ts'

/** One step of the plan with all the facts it needs: what composition may say, and nothing else. */
export type FactPack =
  | {
      readonly kind: 'recommend'
      readonly mode: 'new' | 'refined' | 'more'
      /** The need that these goods are for; the state's unless several were stated. */
      readonly need: Need
      readonly evidence: Evidence
      readonly ranking: readonly RankedProduct[]
      readonly shown: readonly RankedProduct[]
      readonly question: Question | null
    }
  | {
      readonly kind: 'compare'
      readonly docs: readonly number[]
      readonly ranked: readonly RankedProduct[]
    }
  | ({ readonly kind: 'advise' } & Advice)
  | {
      readonly kind: 'answer'
      readonly doc: number
      readonly attributes: readonly string[]
      readonly expects: readonly Constraint[]
    }
  | {
      readonly kind: 'quote'
      readonly about: 'guide' | 'policy'
      readonly found: readonly FoundPassage[]
    }
  | {
      readonly kind: 'fit'
      readonly situation: FitSituation
      readonly checks: readonly FitChecked[]
    }
  | ({ readonly kind: 'service' } & ServiceFacts)
  | { readonly kind: 'range'; readonly about: 'categories' | 'brands' }
  | { readonly kind: 'count'; readonly total: number }
  | { readonly kind: 'known'; readonly entries: readonly ProfileEntry[] | null }
  | { readonly kind: 'say'; readonly what: keyof typeof phrases }
  | { readonly kind: 'note'; readonly what: 'foreign-money' }
  | { readonly kind: 'order'; readonly facts: OrderFacts; readonly rules: OrderRules }
  | { readonly kind: 'cart'; readonly facts: CartFacts; readonly priced: PricedCart }

export interface ComposeContext extends ExplainContext {
  readonly satisfies: (catalogue: Catalogue, doc: number, constraint: Constraint) => boolean
  readonly locale: Locale
  readonly state: ConversationState
}

/** The words and parts of a reply; the turn adds ids, need and timings. */
export interface Composed {
  readonly act: ReplyAct
  readonly text: string
  readonly products: ProductCard[]
  readonly comparison: Comparison | null
  readonly claims: Claim[]
  readonly suggestions: string[]
  readonly question: Question | null
}

/** Facts → reply by templates, in the language of the message. Pure. */
export function composeByTemplate(packs: readonly FactPack[], context: ComposeContext): Composed {
  const draft = new Draft(context.locale)
  const { catalogue, state, locale } = context
  const products: ProductCard[] = []
  const suggestions: string[] = []
  let comparison: Comparison | null = null
  let question: Question | null = null
  let act: ReplyAct | undefined
  const does = (one: ReplyAct): void => {
    act = act === undefined || rankOf(one) > rankOf(act) ? one : act
  }
  const show = (cards: readonly ProductCard[]): void => {
    for (const card of cards) if (!products.some(({ sku }) => sku === card.sku)) products.push(card)
  }

  for (const pack of packs) {
    switch (pack.kind) {
      case 'recommend': {
        question = pack.question
        show(composeRecommendation({ ...pack, makers: state.makers }, context, draft))
        const isOpen =
          state.need.constraints.length === 0 &&
          state.need.wishes.length === 0 &&
          state.need.uses.length === 0
        does(
          pack.shown.length === 0
            ? 'clarify'
            : question !== null && isOpen
              ? 'clarify'
              : 'recommend',
        )
        const next = afterRecommendation(pack, state.need, context, draft)
        // What answers an open question stands first.
        if (question) suggestions.unshift(...next)
        else suggestions.push(...next)
        break
      }
      case 'compare': {
        const composed = composeComparison(pack.docs, pack.ranked, state.need, context, draft)
        comparison = composed.comparison
        show(composed.cards)
        does('compare')
        suggestions.push(
          ...draft.pick(
            [
              'Tell me more about the first one',
              'What do buyers say about the first one?',
              'Show me more',
            ],
            ['详细介绍第一款', '第一款的评价怎么样？', '再看看别的'],
          ),
        )
        break
      }
      case 'advise':
        show(composeAdvice(pack, state.need, context, draft))
        does('recommend')
        suggestions.push(
          ...draft.pick(['Compare them', 'Tell me more about it'], ['对比这几款', '详细介绍一下']),
        )
        break
      case 'answer': {
        composeAnswer(pack, context, draft)
        show([
          cardOf(pack.doc, catalogue, draft, {
            score: 1,
            reasons: [],
            tradeoffs: [],
            attributes: pack.attributes,
          }),
        ])
        does('answer')
        suggestions.push(
          ...draft.pick(
            ['What do buyers say about it?', 'Show me similar ones', 'How long is delivery?'],
            ['它的评价怎么样？', '再看看别的', '多久能送到？'],
          ),
        )
        break
      }
      case 'fit': {
        const fit = composeFit(pack, state, context, draft)
        show(fit.cards)
        does(fit.act)
        question ??= fit.question
        suggestions.push(...fit.suggestions)
        break
      }
      case 'quote':
        does(pack.about === 'policy' ? 'policy' : 'answer')
        if (!quotePassages(pack.found, draft))
          draft.paragraph(
            draft.pick(
              'The shop has nothing written on that, so I will not make anything up. A person of the service team can tell you.',
              '本店资料里没有相关说明，我不能编造。可以转人工客服询问。',
            ),
          )
        suggestions.push(
          ...(pack.found.length === 0
            ? draft.pick(['I want to talk to a person'], ['转人工'])
            : []),
        )
        break
      case 'service':
        does(composeService(pack, draft))
        suggestions.push(...serviceSuggestions(pack.intent, locale))
        break
      case 'range':
        composeRange(pack.about, state.need, catalogue, draft)
        does('answer')
        suggestions.push(...rangeSuggestions(catalogue, locale))
        break
      case 'count': {
        const total = draft.fact(printNumber(pack.total, locale), 'computed', 'matches')
        const goods = goodsOf(state.need.category, catalogue, locale)
        draft.paragraph(
          draft.pick(`There are ${total} ${goods} that fit.`, `共有 ${total} 款${goods}符合。`),
        )
        does('answer')
        break
      }
      case 'known':
        suggestions.push(...composeKnown(pack.entries, catalogue, draft))
        does('answer')
        break
      case 'note':
        draft.paragraph(
          draft.pick(
            `Prices here are in ${catalogue.currency}; I took your figure as ${catalogue.currency} and did not convert it.`,
            `本店价格以 ${catalogue.currency} 计，我把您说的数字按 ${catalogue.currency} 理解，没有换算。`,
          ),
        )
        break
      case 'order':
      case 'cart': {
        const speech =
          pack.kind === 'order'
            ? composeOrder(pack.facts, pack.rules, catalogue, draft)
            : composeCart(pack.facts, pack.priced, catalogue, draft)
        show(speech.cards)
        does(pack.kind)
        suggestions.push(...speech.suggestions)
        break
      }
      case 'say': {
        const phrase = phrases[pack.what]
        draft.paragraph(phrase.text[locale])
        does(phrase.act)
        suggestions.push(...phrase.suggestions[locale])
        break
      }
    }
  }
  return {
    act: act ?? 'chitchat',
    text: draft.text,
    products,
    comparison,
    claims: draft.claims,
    suggestions: [...new Set(suggestions)].slice(0, 4),
    question,
  }
}

/** When a message does several things, the reply is called by the weightiest. */
const actOrder: readonly ReplyAct[] = [
  'chitchat',
  'greet',
  'decline',
  'clarify',
  'answer',
  'policy',
  'cart',
  'order',
  'apologise',
  'recommend',
  'compare',
  'handover',
]
const rankOf = (act: ReplyAct): number => actOrder.indexOf(act)

function composeRange(
  about: 'categories' | 'brands',
  need: Need,
  catalogue: Catalogue,
  draft: Draft,
): void {
  const { locale } = draft
  if (about === 'brands') {
    const docs = need.category === null ? null : (catalogue.docsByCategory.get(need.category) ?? [])
    const counts = new Map<string, number>()
    for (const { brand } of docs === null
      ? catalogue.products
      : [...docs].map((doc) => catalogue.products[doc]!))
      counts.set(brand, (counts.get(brand) ?? 0) + 1)
    const names = [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name)
    const listed = names
      .filter((name) => name !== '')
      .slice(0, 25)
      .map((name) => brandName(name, catalogue, locale))
    for (const name of listed) draft.fact(name, 'computed', 'brands')
    const goods = goodsOf(need.category, catalogue, locale)
    draft.paragraph(
      draft.pick(
        `Brands of our ${goods}: ${listed.join(', ')}.`,
        `本店${goods}的品牌有：${listed.join('、')}。`,
      ),
    )
    return
  }
  const groups = new Map<string, string[]>()
  const bySize = [...catalogue.docsByCategory]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 48)
  for (const [id] of bySize) {
    const group = catalogue.taxonomy.categories.get(id)?.group ?? 'other'
    groups.set(group, [...(groups.get(group) ?? []), categoryLabel(id, catalogue, locale)])
  }
  const titles: Record<string, string> = draft.pick(
    {
      'large-appliances': 'Large appliances',
      'small-appliances': 'Small appliances',
      gadgets: 'Gadgets',
      other: 'Also',
    },
    { 'large-appliances': '大家电', 'small-appliances': '小家电', gadgets: '数码', other: '其他' },
  )
  draft.paragraph(draft.pick('This shop carries:', '本店经营：'))
  draft.list(
    [...groups].map(
      ([group, names]) =>
        `**${titles[group] ?? group}**${draft.pick(': ', '：')}${names.join(draft.pick(', ', '、'))}`,
    ),
  )
}

function rangeSuggestions(catalogue: Catalogue, locale: Locale): string[] {
  const bySize = [...catalogue.docsByCategory]
    .filter(([id]) => !catalogue.taxonomy.categories.get(id)?.discovered)
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, 3)
  return bySize.map(([id]) =>
    locale === 'en'
      ? `Show me ${goodsOf(id, catalogue, 'en')}`
      : `推荐几款${categoryLabel(id, catalogue, 'zh')}`,
  )
}

function afterRecommendation(
  pack: FactPack & { kind: 'recommend' },
  need: Need,
  { catalogue }: ComposeContext,
  draft: Draft,
): string[] {
  if (pack.shown.length === 0) {
    const first = need.constraints[0]
    return first
      ? [
          draft.pick(
            `Forget the ${labelOf(first.attribute, catalogue, 'en').toLowerCase()}`,
            `不限${labelOf(first.attribute, catalogue, 'zh')}`,
          ),
          draft.pick('What do you sell?', '你们卖什么？'),
        ]
      : [draft.pick('What do you sell?', '你们卖什么？')]
  }
  if (pack.question) return [...pack.question.options].slice(0, 4)
  const found: string[] = []
  if (pack.shown.length >= 2) found.push(draft.pick('Compare the first two', '对比前两款'))
  if (!need.wishes.some(({ attribute }) => attribute === 'price'))
    found.push(draft.pick('Cheaper', '便宜一点'))
  const first = catalogue.products[pack.shown[0]!.doc]!
  if (first.rating && first.rating.count > 0)
    found.push(draft.pick('What do buyers say about the first one?', '第一款的评价怎么样？'))
  if (pack.ranking.length > pack.shown.length) found.push(draft.pick('Show me more', '再看看别的'))
  return found
}

/** The need as chips: every condition printed in the reply's language. */
export function viewNeed(
  need: Need,
  evidence: Evidence | undefined,
  catalogue: Catalogue,
  locale: Locale,
): NeedView | null {
  const isBlank =
    need.category === null && need.constraints.length === 0 && need.wishes.length === 0
  if (isBlank) return null
  return {
    category: need.category,
    categoryLabel: need.category === null ? null : categoryLabel(need.category, catalogue, locale),
    constraints: need.constraints.map((constraint) => ({
      ...constraint,
      label: printConstraint(constraint, catalogue, locale),
      name: labelOf(constraint.attribute, catalogue, locale),
    })),
    wishes: need.wishes.map((wish) => ({
      ...wish,
      label: printWish(wish, catalogue, locale),
      name: labelOf(wish.attribute, catalogue, locale),
    })),
    relaxed: (evidence?.relaxed ?? []).map((one) => ({
      ...one,
      label: labelOf(one.attribute, catalogue, locale),
    })),
  }
}
