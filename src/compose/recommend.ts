import type { Need, Relaxation } from '../domain/need.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import type { ProductCard, Question } from '../domain/reply.ts'
import type { Evidence } from '../retrieve/retrieve.ts'
import { cardOf } from './card.ts'
import { degreeOf } from './degree.ts'
import type { Draft } from './draft.ts'
import { namesOf } from './name.ts'
import { printLife, reasonsFor, tradeoffsFor, type ExplainContext } from './explain.ts'
import {
  categoryLabel,
  goodsOf,
  inSentence,
  labelInSentence,
  labelOf,
  printNumber,
  printPrice,
  printValue,
} from './print.ts'

export interface Recommendation {
  readonly need: Need
  /** Makers asked for that the shop does not carry. */
  readonly makers: readonly string[]
  readonly evidence: Evidence
  /** All ranked goods, best first. */
  readonly ranking: readonly RankedProduct[]
  /** The goods to show, a part of `ranking`. */
  readonly shown: readonly RankedProduct[]
  readonly mode: 'new' | 'refined' | 'more'
  readonly question: Question | null
}

/**
 * Goods with their reasons: what was found, each product with price and the reasons that weigh
 * most, what it costs to take it, and the question that would narrow it down best.
 */
export function composeRecommendation(
  { need, makers, evidence, ranking, shown, mode, question }: Recommendation,
  context: ExplainContext,
  draft: Draft,
): ProductCard[] {
  const { catalogue } = context
  if (makers.length > 0 && mode !== 'more') {
    const names = makers.map((name) => draft.fact(name, 'computed', 'your-words'))
    draft.paragraph(
      draft.pick(
        `This shop does not carry ${names.join(' or ')}. From the makers it carries:`,
        `本店没有${names.join('、')}。以下是本店在售品牌的商品：`,
      ),
    )
  }
  if (shown.length === 0) {
    draft.paragraph(nothingFound(need, evidence, ranking, mode, context, draft))
    return []
  }
  const part = need.constraints.find(({ total }) => total !== undefined)
  if (part && mode !== 'more') draft.paragraph(partOfTotal(part, need, context, draft))
  if (mode !== 'more')
    for (const line of reckonings(need, evidence.constraints, context, draft)) draft.paragraph(line)
  const missing = need.models
    .filter((name) => evidence.unknownWords.includes(name))
    .map((name) => draft.fact(name, 'computed', 'your-words'))
  if (missing.length > 0 && mode !== 'more')
    draft.paragraph(
      draft.pick(
        `I find nothing called “${missing.join('”, “')}” here. These come nearest:`,
        `本店没有找到名为“${missing.join('”、“')}”的商品，最接近的是：`,
      ),
    )
  else draft.paragraph(introduction(need, evidence, ranking, shown, mode, context, draft))
  const attributes = [
    ...need.wishes.map(({ attribute }) => attribute),
    ...evidence.constraints.map(({ attribute }) => attribute),
  ]
  const cards = shown.map((product) => {
    const reasons = reasonsFor(product, need, evidence.constraints, context, draft)
    const tradeoffs = tradeoffsFor(product, shown, need, context, draft)
    return cardOf(product.doc, catalogue, draft, {
      score: product.score,
      reasons,
      tradeoffs,
      attributes,
    })
  })
  const names = namesOf(
    shown.map(({ doc }) => catalogue.products[doc]!),
    catalogue,
    draft.locale,
  )
  draft.list(
    shown.map(({ doc }, at) => {
      const product = catalogue.products[doc]!
      const name = draft.fact(names[at]!, 'product', product.sku, 'title')
      const price = draft.fact(printPrice(product, draft.locale), 'product', product.sku, 'price')
      const { reasons, tradeoffs } = cards[at]!
      const why = tellingReasons(reasons)
        .slice(0, 2)
        .map(({ text }) => text)
      const but = tradeoffs[0]?.text
      return draft.locale === 'en'
        ? `**${name}**, ${price}${why.length > 0 ? `: ${why.join('; ')}` : ''}.${but ? ` But ${but}.` : ''}`
        : `**${name}**，${price}${why.length > 0 ? `：${why.join('；')}` : ''}。${but ? `不过${but}。` : ''}`
    }),
  )
  if (question) draft.paragraph(ask(question, context, draft))
  return cards
}

/** "Of $1,500 for all of it I set aside $810 for the washing machine." */
function partOfTotal(
  { total, value }: Need['constraints'][number],
  need: Need,
  { catalogue }: ExplainContext,
  draft: Draft,
): string {
  const print = (amount: number): string =>
    draft.fact(printValue('price', amount, catalogue, draft.locale), 'computed', 'your-words')
  const goods = goodsOf(need.category, catalogue, draft.locale)
  return draft.pick(
    `Of ${print(total!)} for all of it I set aside ${print(Number(value))} for ${goods}, by what they usually cost.`,
    `总预算 ${print(total!)} 中，按通常的价格给${goods}留 ${print(Number(value))}。`,
  )
}

/** "4 people → capacity about 360 L": each need model that was reckoned with, with its source. */
function reckonings(
  need: Need,
  constraints: Evidence['constraints'],
  { catalogue }: ExplainContext,
  draft: Draft,
): string[] {
  const models = catalogue.taxonomy.categories.get(need.category ?? '')?.needModels ?? []
  return models.flatMap((model) => {
    const known = need.life[model.fact]
    const isUsed = constraints.some(({ because }) => because === `model:${model.id}`)
    if (known === undefined || !isUsed) return []
    const target = model.base + model.perUnit * known
    const decimals = target >= 100 ? -1 : target >= 10 ? 0 : 1
    const rounded = Math.round(target * 10 ** decimals) / 10 ** decimals
    const value = draft.fact(
      printValue(model.attribute, rounded, catalogue, draft.locale),
      'guide',
      model.source,
      model.attribute,
    )
    const label = labelInSentence(model.attribute, catalogue, draft.locale)
    const life = printLife(model.fact, known, draft)
    return [
      draft.pick(
        `${life[0]!.toUpperCase()}${life.slice(1)} → ${label} about ${value}. Tell me if you want more or less.`,
        `${life} → ${label}约 ${value}。想要更大或更小可以告诉我。`,
      ),
    ]
  })
}

/** The price is in the line already, and that a must is met goes without saying. */
const tellingReasons = (reasons: ProductCard['reasons']): ProductCard['reasons'] => {
  const priced = reasons.filter(({ evidence }) => evidence[0] !== 'price')
  const uses = new Set<string>()
  const telling = priced.filter(({ text }) => {
    if (/(?:as you asked|符合要求)$/.test(text)) return false
    // One word on each use is enough.
    const use = /“.+”$/.exec(text)?.[0]
    if (use !== undefined && uses.has(use)) return false
    if (use !== undefined) uses.add(use)
    return true
  })
  return telling.length > 0 ? telling : priced
}

function introduction(
  need: Need,
  evidence: Evidence,
  ranking: readonly RankedProduct[],
  shown: readonly RankedProduct[],
  mode: Recommendation['mode'],
  { catalogue }: ExplainContext,
  draft: Draft,
): string {
  const goods = goodsOf(need.category, catalogue, draft.locale)
  const total = draft.fact(printNumber(ranking.length, draft.locale), 'computed', 'matches')
  if (evidence.relaxed.length > 0)
    return relaxedIntroduction(need, goods, evidence, mode, catalogue, draft)
  const all = draft.fact(printNumber(evidence.total, draft.locale), 'computed', 'matches')
  if (mode === 'more' && shown.length === ranking.length && shown.length === 1)
    return draft.pick('There is one more that fits:', '还有一款符合：')
  if (mode === 'more')
    return draft.pick(
      `Here are more of the ${all} ${goods} that fit:`,
      `符合条件的 ${all} 款${goods}中，再看这几款：`,
    )
  const strict = need.wishes.find((wish) => wish.strict)
  if (strict && ranking.length > 1) {
    const label = superlative(strict.attribute, strict.direction, catalogue, draft)
    return draft.pick(
      `Of the ${total} ${goods} that fit, these have ${label}:`,
      `符合条件的 ${total} 款${goods}中，${label}的是：`,
    )
  }
  const hasConditions = need.constraints.length > 0 || need.models.length > 0
  if (ranking.length === 1)
    return hasConditions
      ? draft.pick('One product fits all of that:', '只有一款完全符合：')
      : draft.pick('I found one product:', '找到一款：')
  if (shown.length === ranking.length)
    return draft.pick(
      `${total} ${goods} fit${hasConditions ? ' all of that' : ''}, best fit first:`,
      `共有 ${total} 款${goods}符合${hasConditions ? '全部条件' : ''}，按匹配度排列：`,
    )
  if (need.category === null)
    return draft.pick(
      `I found ${total} products; these fit best:`,
      `找到 ${total} 款商品，最合适的是：`,
    )
  return hasConditions || need.wishes.length > 0 || need.uses.length > 0
    ? draft.pick(`${total} ${goods} fit. My first choices:`, `有 ${total} 款${goods}符合，我首推：`)
    : draft.pick(
        `We have ${total} ${goods} available. A good start:`,
        `本店现有 ${total} 款${goods}，先看这几款：`,
      )
}

function superlative(
  attribute: string,
  direction: 'lower' | 'higher',
  catalogue: ExplainContext['catalogue'],
  draft: Draft,
): string {
  const label = labelInSentence(attribute, catalogue, draft.locale)
  return direction === 'lower'
    ? draft.pick(`the lowest ${label}`, `${label}最低`)
    : draft.pick(`the highest ${label}`, `${label}最高`)
}

/** "Nothing fits all of it. The nearest give way on noise level: up to 44 dB." */
function relaxedIntroduction(
  need: Need,
  goods: string,
  { relaxed, alternatives }: Evidence,
  mode: Recommendation['mode'],
  catalogue: ExplainContext['catalogue'],
  draft: Draft,
): string {
  const beyond = need.constraints.find(
    ({ attribute, relative }) => relative && relaxed.some((one) => one.attribute === attribute),
  )
  if (beyond) {
    const degree = degreeOf(beyond.attribute, beyond.operator === '<=' ? 'lower' : 'higher', draft)
    return draft.pick(
      `Nothing ${degree ?? 'better on that'} meets the rest of what you asked for. This is as far as it goes:`,
      `在您其他条件之内，没有${degree ?? '更好'}的了，最接近的是：`,
    )
  }
  const given = relaxed.map((one) => describeRelaxation(one, catalogue, draft))
  if (mode === 'more')
    return draft.pick(
      `You have seen all that fit. What comes next needs this to give way: ${given.join('; ')}.`,
      `符合条件的都已经看过了。接下来的需要放宽：${given.join('；')}。`,
    )
  const others = alternatives
    .filter(({ relaxed: ways }) => ways.length === 1)
    .map(({ relaxed: [way] }) => describeRelaxation(way!, catalogue, draft))
  const otherWay =
    others.length === 0
      ? ''
      : draft.pick(` Other ways: ${others.join('; ')}.`, `也可以：${others.join('；')}。`)
  return draft.pick(
    `None of our ${goods} meets all of that. The nearest need this to give way: ${given.join('; ')}.${otherWay}`,
    `没有${goods}同时满足全部条件。最接近的需要放宽：${given.join('；')}。${otherWay}`,
  )
}

export function describeRelaxation(
  { attribute, to }: Relaxation,
  catalogue: ExplainContext['catalogue'],
  draft: Draft,
): string {
  const label = labelInSentence(attribute, catalogue, draft.locale)
  if (to === null || to === undefined)
    return catalogue.taxonomy.attributes.get(attribute)?.type === 'boolean'
      ? draft.pick(`without ${label}`, `不要求${label}`)
      : draft.pick(`another ${label}`, `不限${label}`)
  const values = (Array.isArray(to) ? to : [to]).map((one) =>
    draft.fact(
      printValue(attribute, one as never, catalogue, draft.locale),
      'computed',
      'relaxation',
      attribute,
    ),
  )
  return draft.pick(`${label} ${values.join(' to ')}`, `${label}放宽到 ${values.join(' 至 ')}`)
}

function nothingFound(
  need: Need,
  { unknownWords }: Evidence,
  ranking: readonly RankedProduct[],
  mode: Recommendation['mode'],
  { catalogue }: ExplainContext,
  draft: Draft,
): string {
  if (mode === 'more')
    return draft.pick(
      'You have seen all that fit. Take back a condition, or tell me what else may change.',
      '符合条件的都已经看过了。可以放宽某个条件，或告诉我别的要求。',
    )
  const label =
    need.category === null ? null : categoryLabel(need.category, catalogue, draft.locale)
  if (label !== null && (catalogue.docsByCategory.get(need.category!)?.length ?? 0) === 0)
    return draft.pick(
      `This shop does not carry any ${goodsOf(need.category, catalogue, 'en')} at the moment.`,
      `本店目前没有${label}。`,
    )
  if (unknownWords.length > 0)
    return draft.pick(
      'I find nothing by that name in this shop. Tell me what it should do, and I will look for what comes close.',
      '本店没有找到这个名称的商品。告诉我您的用途，我帮您找接近的。',
    )
  return draft.pick(
    'I find nothing that fits. Tell me which condition may change.',
    '没有找到符合的商品。请告诉我哪个条件可以调整。',
  )
}

function ask(
  { attribute, options }: Question,
  { catalogue }: ExplainContext,
  draft: Draft,
): string {
  for (const option of options) draft.fact(option, 'computed', 'question-option', attribute)
  if (attribute === 'price')
    return draft.pick('What would you like to spend, at most?', '您的预算大概是多少？')
  if (attribute === 'category')
    return draft.pick(
      `Which are you looking for: ${options.map(inSentence).join(', ')}?`,
      `您想找哪一类：${options.join('、')}？`,
    )
  const definition = catalogue.taxonomy.attributes.get(attribute)
  const label = labelOf(attribute, catalogue, draft.locale)
  if (definition?.type === 'boolean')
    return draft.pick(
      `Does ${labelInSentence(attribute, catalogue, 'en')} matter to you?`,
      `需要${label}吗？`,
    )
  return draft.pick(
    `Which ${labelInSentence(attribute, catalogue, 'en')} would you like: ${options.join(', ')}?`,
    `${label}想要哪种：${options.join('、')}？`,
  )
}
