import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint } from '../domain/need.ts'
import type { Product, Review } from '../domain/product.ts'
import { inLocale } from '../domain/text.ts'
import { valueOf } from '../rank/columns.ts'
import type { Draft } from './draft.ts'
import { nameOf } from './name.ts'
import { runningCost } from './running-cost.ts'
import { amongPeers, betterOf, type ExplainContext } from './explain.ts'
import {
  labelInSentence,
  labelOf,
  printAvailability,
  printNumber,
  printPrice,
  printValue,
} from './print.ts'
import { quotable } from './quotable.ts'

export interface ProductQuestion {
  readonly doc: number
  /** Attributes asked about; `price`, `availability` and `reviews` among them. */
  readonly attributes: readonly string[]
  /** Values asked about for a yes or no. */
  readonly expects: readonly Constraint[]
}

/** Answers a question about one product from its record and its reviews; says what is unknown. */
export function composeAnswer(
  { doc, attributes, expects }: ProductQuestion,
  context: ExplainContext & {
    readonly satisfies: (catalogue: Catalogue, doc: number, constraint: Constraint) => boolean
  },
  draft: Draft,
): void {
  const { catalogue } = context
  const product = catalogue.products[doc]!
  const name = draft.fact(nameOf(product, catalogue, draft.locale), 'product', product.sku, 'title')
  const asked = [...new Set(attributes)].filter(
    (attribute) => !expects.some((one) => one.attribute === attribute),
  )
  for (const constraint of expects) draft.paragraph(yesOrNo(constraint, doc, name, context, draft))
  for (const attribute of asked) {
    if (attribute === 'reviews') draft.paragraph(reviewSummary(product, name, catalogue, draft))
    else if (attribute === 'costOverYears')
      draft.paragraph(runningCost(product, name, context, draft))
    else draft.paragraph(statement(attribute, doc, name, context, draft))
  }
  if (expects.length === 0 && asked.length === 0)
    draft.paragraph(portrait(product, name, context, draft))
}

/** "Yes: noise level 42 dB." for what was expected, "No, …" or "Not stated". */
function yesOrNo(
  constraint: Constraint,
  doc: number,
  name: string,
  context: ExplainContext & { satisfies: (c: Catalogue, d: number, k: Constraint) => boolean },
  draft: Draft,
): string {
  const { catalogue } = context
  const { attribute } = constraint
  const value = valueOf(catalogue, doc, attribute)
  if (value === null) return unknown(attribute, name, catalogue, draft)
  const holds = context.satisfies(catalogue, doc, constraint)
  const { sku } = catalogue.products[doc]!
  const printed = draft.fact(
    printValue(attribute, value, catalogue, draft.locale),
    'product',
    sku,
    attribute,
  )
  const label = labelInSentence(attribute, catalogue, draft.locale)
  if (typeof value === 'boolean') {
    const asksPresence = constraint.operator === '='
    return value
      ? draft.pick(
          `${asksPresence ? 'Yes' : 'It does'}: ${name} has ${label}.`,
          `${asksPresence ? '有' : '它有'}：${name}有${label}。`,
        )
      : draft.pick(`No, ${name} does not have ${label}.`, `没有，${name}没有${label}。`)
  }
  return holds
    ? draft.pick(
        `Yes: ${label} of ${name} is ${printed}.`,
        `是的，${name}的${label}是 ${printed}。`,
      )
    : draft.pick(`No: ${label} of ${name} is ${printed}.`, `不是，${name}的${label}是 ${printed}。`)
}

const unknown = (attribute: string, name: string, catalogue: Catalogue, draft: Draft): string => {
  const label = labelInSentence(attribute, catalogue, draft.locale)
  return draft.pick(
    `The shop’s data do not state the ${label} of ${name}, so I will not guess. The maker’s data sheet or the service team can tell.`,
    `本店资料没有注明${name}的${label}，我不能乱猜。可以查看厂家说明书或询问人工客服。`,
  )
}

function statement(
  attribute: string,
  doc: number,
  name: string,
  { catalogue, distributions }: ExplainContext,
  draft: Draft,
): string {
  const product = catalogue.products[doc]!
  const { sku } = product
  if (attribute === 'price') {
    const price = draft.fact(printPrice(product, draft.locale), 'product', sku, 'price')
    return draft.pick(`${name} costs ${price}.`, `${name}的价格是 ${price}。`)
  }
  if (attribute === 'availability') {
    const stock = draft.fact(
      printAvailability(product.availability, draft.locale),
      'product',
      sku,
      'availability',
    )
    return draft.pick(`${name} is ${stock}.`, `${name}目前${stock}。`)
  }
  if (attribute === 'rating' || attribute === 'popularity')
    return ratingSentence(product, name, draft)
  const value = valueOf(catalogue, doc, attribute)
  if (value === null) return unknown(attribute, name, catalogue, draft)
  const label = labelOf(attribute, catalogue, draft.locale)
  const printed = draft.fact(
    printValue(attribute, value, catalogue, draft.locale),
    'product',
    sku,
    attribute,
  )
  if (typeof value === 'boolean')
    return value
      ? draft.pick(
          `Yes, ${name} has ${labelInSentence(attribute, catalogue, 'en')}.`,
          `有，${name}有${label}。`,
        )
      : draft.pick(
          `No, ${name} does not have ${labelInSentence(attribute, catalogue, 'en')}.`,
          `没有，${name}没有${label}。`,
        )
  const sentence = draft.pick(`${label} of ${name}: ${printed}`, `${name}的${label}：${printed}`)
  const direction = betterOf(attribute, catalogue.taxonomy.attributes.get(attribute))
  if (typeof value !== 'number' || direction === undefined)
    return draft.pick(`${sentence}.`, `${sentence}。`)
  const whole = amongPeers(
    sentence,
    attribute,
    value,
    direction,
    product,
    { catalogue, distributions },
    draft,
  )
  return draft.pick(`${whole}.`, `${whole}。`)
}

function ratingSentence(product: Product, name: string, draft: Draft): string {
  if (!product.rating || product.rating.count === 0)
    return draft.pick(`${name} has no ratings yet.`, `${name}还没有评分。`)
  const average = draft.fact(
    printNumber(product.rating.average, draft.locale, 1),
    'product',
    product.sku,
    'rating',
  )
  const count = draft.fact(
    printNumber(product.rating.count, draft.locale),
    'product',
    product.sku,
    'rating',
  )
  const best = draft.fact('5', 'product', product.sku, 'rating')
  return draft.pick(
    `Buyers rate ${name} ${average} of ${best}, from ${count} ratings.`,
    `${name}的买家评分为 ${average}（满分 ${best}），共 ${count} 条。`,
  )
}

/** The rating, then the most telling praise and criticism, quoted with their source. */
function reviewSummary(product: Product, name: string, catalogue: Catalogue, draft: Draft): string {
  const reviews = catalogue.reviewsBySku.get(product.sku) ?? []
  const lines = [ratingSentence(product, name, draft)]
  const own = reviews.filter(({ locale }) => locale === draft.locale)
  const pool = own.length > 0 ? own : reviews
  const newest = (a: Review, b: Review): number => b.writtenOn.localeCompare(a.writtenOn)
  const praise = pool.filter(({ rating }) => rating >= 4).toSorted(newest)[0]
  const criticism = pool.filter(({ rating }) => rating <= 3).toSorted(newest)[0]
  for (const [review, title] of [
    [praise, draft.pick('In favour', '好评')],
    [criticism, draft.pick('Against', '差评')],
  ] as const) {
    const quoted = review ? quotable(review.text) : ''
    if (review && quoted !== '') {
      const stars = draft.fact(String(review.rating), 'review', review.id, 'rating')
      const date = draft.fact(review.writtenOn.slice(0, 10), 'review', review.id, 'writtenOn')
      const text = draft.fact(quoted, 'review', review.id, 'text')
      lines.push(
        draft.pick(
          `${title} (${stars} stars, ${date}): “${text}”`,
          `${title}（${stars} 星，${date}）：“${text}”`,
        ),
      )
    }
  }
  return lines.join('\n\n')
}

/** What the product is, in its deciding specs. */
function portrait(
  product: Product,
  name: string,
  { catalogue }: ExplainContext,
  draft: Draft,
): string {
  const category = catalogue.taxonomy.categories.get(product.category)
  const specs = (category?.attributes ?? [])
    .toSorted((a, b) => b.importance - a.importance)
    .map(({ id }) => id)
    .filter((id) => product.specs[id] !== null && product.specs[id] !== undefined)
    .slice(0, 6)
  const facts = (specs.length > 0 ? specs : Object.keys(product.specs).slice(0, 6)).map((id) => {
    const printed = draft.fact(
      printValue(id, product.specs[id] ?? null, catalogue, draft.locale),
      'product',
      product.sku,
      id,
    )
    return `- ${labelOf(id, catalogue, draft.locale)}${draft.pick(': ', '：')}${printed}`
  })
  const price = draft.fact(printPrice(product, draft.locale), 'product', product.sku, 'price')
  const stock = draft.fact(
    printAvailability(product.availability, draft.locale),
    'product',
    product.sku,
    'availability',
  )
  const description = product.description
    ? quotable(inLocale(product.description, draft.locale).slice(0, 400))
    : ''
  const text =
    description === '' ? '' : draft.fact(description, 'product', product.sku, 'description')
  return [
    draft.pick(
      `**${name}**: ${price}, ${stock}. ${text}`,
      `**${name}**：${price}，${stock}。${text}`,
    ),
    facts.join('\n'),
    product.rating ? ratingSentence(product, name, draft) : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
