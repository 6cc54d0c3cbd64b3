import type { Catalogue } from '../domain/catalogue.ts'
import type { Need } from '../domain/need.ts'
import type { SpecValue } from '../domain/product.ts'
import type { Comparison, ProductCard } from '../domain/reply.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import { valueOf } from '../rank/columns.ts'
import { unitOf } from '../lib/units.ts'
import { cardOf } from './card.ts'
import { degreeOf } from './degree.ts'
import type { Draft } from './draft.ts'
import { namesOf } from './name.ts'
import { costNote, costRow } from './running-cost.ts'
import { betterOf, reasonsFor, tradeoffsFor, type ExplainContext } from './explain.ts'
import { labelOf, printValue } from './print.ts'

/** Rows of the comparison table, at most. */
const mostRows = 16

/**
 * Two to four products side by side: what differs first, by importance; equal rows after it;
 * unknown values marked. The text names the differences that matter and who they favour.
 *
 * @param ranked the products with their scores for the shopper's need, best first.
 */
export function composeComparison(
  docs: readonly number[],
  ranked: readonly RankedProduct[],
  need: Need,
  context: ExplainContext,
  draft: Draft,
): { comparison: Comparison; cards: ProductCard[] } {
  const { catalogue } = context
  const products = docs.map((doc) => catalogue.products[doc]!)
  const names = namesOf(products, catalogue, draft.locale).map((name, at) =>
    draft.fact(name, 'product', products[at]!.sku, 'title'),
  )
  const cost = costRow(products, context, draft)
  const rows = comparedAttributes(docs, need, catalogue)
    .map((attribute) => rowOf(attribute, docs, need, catalogue, draft))
    .flatMap((row) => (row.attribute === 'price' && cost ? [row, cost] : [row]))
    .filter(({ values }) => values.some((value) => value !== null))
  const differing = rows.filter(
    ({ values }) => new Set(values.map((one) => JSON.stringify(one))).size > 1,
  )
  const equal = rows.filter((row) => !differing.includes(row))
  const comparison: Comparison = {
    skus: products.map(({ sku }) => sku),
    rows: [...differing, ...equal].slice(0, mostRows),
  }
  for (const { attribute, texts } of comparison.rows)
    for (const [at, text] of texts.entries())
      draft.fact(text, 'product', products[at]!.sku, attribute)

  draft.paragraph(
    draft.pick(`${joinNames(names, ' and ')} side by side:`, `${joinNames(names, '和')}对比如下：`),
  )
  draft.list(
    differing
      .filter(({ best }) => best !== null)
      .slice(0, 5)
      .map(({ attribute, label, best, texts }) => {
        const rest = texts.filter((_, at) => at !== best)
        const direction = betterDirection(attribute, need, catalogue)
        const degree = direction && degreeOf(attribute, direction, draft)
        return draft.pick(
          `${label}: ${names[best!]} is ${degree ?? 'ahead'}, ${texts[best!]} against ${joinNames(rest, ' and ')}`,
          `${label}：${names[best!]} ${degree ?? '更好'}，${texts[best!]}，其余为 ${joinNames(rest, '和')}`,
        )
      }),
  )
  if (differing.length === 0)
    draft.paragraph(draft.pick('The stated specs do not differ.', '已注明的参数没有差别。'))
  if (cost) draft.paragraph(costNote(products[0]!, context, draft))
  draft.paragraph(verdict(docs, ranked, need, names, context, draft))

  const cards = docs.map((doc) => {
    const own = ranked.find((one) => one.doc === doc)
    return cardOf(doc, catalogue, draft, {
      score: own?.score ?? 0,
      reasons: own ? reasonsFor(own, need, need.constraints, context, draft).slice(0, 4) : [],
      tradeoffs: own ? tradeoffsFor(own, ranked, need, context, draft) : [],
      attributes: need.wishes.map(({ attribute }) => attribute),
    })
  })
  return { comparison, cards }
}

const joinNames = (names: readonly string[], and: string): string =>
  names.length <= 2
    ? names.join(and)
    : `${names.slice(0, -1).join(and === '和' ? '、' : ', ')}${and}${names.at(-1)}`

function comparedAttributes(docs: readonly number[], need: Need, catalogue: Catalogue): string[] {
  const own = docs.flatMap((doc) => {
    const product = catalogue.products[doc]!
    const category = catalogue.taxonomy.categories.get(product.category)
    const known = (category?.attributes ?? [])
      .toSorted((a, b) => b.importance - a.importance)
      .map(({ id }) => id)
    return known.length > 0 ? known : Object.keys(product.specs)
  })
  return [
    ...new Set([
      'price',
      ...need.wishes.map(({ attribute }) => attribute),
      ...need.constraints.map(({ attribute }) => attribute),
      ...own,
      'rating',
    ]),
  ].filter((attribute) => !['brand', 'availability', 'popularity'].includes(attribute))
}

/** Which side is better for this shopper: the wish's, else the attribute's own. */
const betterDirection = (
  attribute: string,
  need: Need,
  catalogue: Catalogue,
): 'lower' | 'higher' | undefined =>
  need.wishes.find((one) => one.attribute === attribute)?.direction ??
  betterOf(attribute, catalogue.taxonomy.attributes.get(attribute))

function rowOf(
  attribute: string,
  docs: readonly number[],
  need: Need,
  catalogue: Catalogue,
  draft: Draft,
): Comparison['rows'][number] {
  const definition = catalogue.taxonomy.attributes.get(attribute)
  const values = docs.map((doc) => valueOf(catalogue, doc, attribute))
  const better = betterDirection(attribute, need, catalogue)
  const order = (value: SpecValue): number | undefined => {
    if (typeof value === 'number') return value
    if (typeof value !== 'string' || !definition?.ordered) return undefined
    const place = definition.values.findIndex(({ id }) => id === value)
    return place < 0 ? undefined : -place
  }
  const direction = definition?.ordered ? 'higher' : better
  const orders = values.map(order)
  const known = orders.filter((one) => one !== undefined)
  let best: number | null = null
  if (direction !== undefined && known.length >= 2 && new Set(known).size > 1) {
    const extreme = direction === 'lower' ? Math.min(...known) : Math.max(...known)
    // Two that are equally good share the lead, which no single position can show.
    if (known.filter((one) => one === extreme).length === 1) best = orders.indexOf(extreme)
  }
  return {
    attribute,
    label: labelOf(attribute, catalogue, draft.locale),
    unit:
      attribute === 'price'
        ? catalogue.currency
        : definition?.unit === undefined
          ? null
          : (unitOf(definition.unit)?.print[draft.locale] ?? definition.unit),
    values: values.map((value) => value as Comparison['rows'][number]['values'][number]),
    texts: values.map((value) => printValue(attribute, value, catalogue, draft.locale)),
    best,
  }
}

/** Which one for this shopper: by the score for the need, with what the other does better. */
function verdict(
  docs: readonly number[],
  ranked: readonly RankedProduct[],
  need: Need,
  names: readonly string[],
  context: ExplainContext,
  draft: Draft,
): string {
  const [first, second] = ranked
  if (!first || !second) return ''
  const winner = names[docs.indexOf(first.doc)]!
  const runnerUp = names[docs.indexOf(second.doc)]!
  const reason = reasonsFor(first, need, need.constraints, context, draft).find(
    ({ evidence }) => evidence[0] !== 'price',
  )
  const tradeoff = tradeoffsFor(first, ranked, need, context, draft)[0]
  const isClose = first.score - second.score < 0.03
  const hasNeed = need.wishes.length > 0 || need.constraints.length > 0 || need.uses.length > 0
  const why = reason ? draft.pick(`: ${reason.text}`, `：${reason.text}`) : ''
  const but = tradeoff ? draft.pick(` But it is ${tradeoff.text}.`, `不过${tradeoff.text}。`) : ''
  if (isClose)
    return draft.pick(
      `For ${hasNeed ? 'what you asked for' : 'most people'} the two are close; I would lean to ${winner}${why}.${but}`,
      `${hasNeed ? '就您的需求来说' : '总体来说'}两者接近，我略偏向${winner}${why}。${but}`,
    )
  return draft.pick(
    `For ${hasNeed ? 'what you asked for' : 'most people'} I would take ${winner} before ${runnerUp}${why}.${but}`,
    `${hasNeed ? '就您的需求来说' : '总体来说'}，我会选${winner}而不是${runnerUp}${why}。${but}`,
  )
}
