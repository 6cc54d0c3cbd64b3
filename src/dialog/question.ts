import { inSentence } from '../compose/print.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Need } from '../domain/need.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import type { Locale } from '../domain/text.ts'
import { inLocale } from '../domain/text.ts'
import { numberOf, valueOf } from '../rank/columns.ts'

/** A question worth asking: which attribute, and the answers that the goods at hand allow. */
export interface NextQuestion {
  readonly attribute: string
  /** Each is a message that works. */
  readonly options: readonly string[]
  /** Expected information in bits, weighed by the attribute's importance. */
  readonly worth: number
}

/** A question below this worth is not worth the shopper's time. */
const leastWorth = 0.55

/** Questions a topic, at most. */
const mostQuestions = 3

/** Goods looked at; further down the ranking nobody reads. */
const sample = 200

/**
 * The attribute whose answer would split the candidates best: entropy of its values over the
 * candidates times the attribute's importance in the category. Stated, wished, asked and mostly
 * unknown attributes are left out, and nothing is asked when three goods or fewer are left.
 */
export function nextQuestion(
  ranking: readonly RankedProduct[],
  need: Need,
  asked: readonly string[],
  catalogue: Catalogue,
  locale: Locale,
): NextQuestion | undefined {
  if (ranking.length <= 3 || asked.length >= mostQuestions) return undefined
  const category = catalogue.taxonomy.categories.get(need.category ?? '')
  if (!category) return whichCategory(ranking, need, asked, catalogue, locale)
  const settled = new Set([
    ...asked,
    ...need.constraints.map(({ attribute }) => attribute),
    ...need.wishes.map(({ attribute }) => attribute),
  ])
  const docs = ranking.slice(0, sample).map(({ doc }) => doc)
  let best: NextQuestion | undefined
  for (const { id, importance } of [{ id: 'price', importance: 0.9 }, ...category.attributes]) {
    if (settled.has(id) || importance < 0.6) continue
    const split =
      id === 'price'
        ? splitPrices(docs, catalogue, locale)
        : splitValues(docs, id, catalogue, locale)
    if (!split) continue
    const worth = split.bits * importance
    if (worth >= leastWorth && worth > (best?.worth ?? 0))
      best = { attribute: id, options: split.options, worth }
  }
  return best
}

/** With no kind of goods named, the kind is the question; the options are those at the top. */
function whichCategory(
  ranking: readonly RankedProduct[],
  need: Need,
  asked: readonly string[],
  catalogue: Catalogue,
  locale: Locale,
): NextQuestion | undefined {
  if (need.category !== null || asked.includes('category') || need.models.length > 0)
    return undefined
  const kinds = new Set<string>()
  for (const { doc } of ranking) {
    kinds.add(catalogue.products[doc]!.category)
    if (kinds.size === 4) break
  }
  return whichOf([...kinds], catalogue, locale)
}

/** Asks which of some kinds of goods is meant; `undefined` with fewer than two to choose from. */
export function whichOf(
  kinds: readonly string[],
  catalogue: Catalogue,
  locale: Locale,
): NextQuestion | undefined {
  const options = kinds.flatMap((id) => {
    const category = catalogue.taxonomy.categories.get(id)
    return category ? [inLocale(category.label, locale)] : []
  })
  return options.length < 2 ? undefined : { attribute: 'category', options, worth: 1 }
}

interface Split {
  readonly bits: number
  readonly options: readonly string[]
}

/** Three price bands with the candidates shared out evenly. */
function splitPrices(
  docs: readonly number[],
  catalogue: Catalogue,
  locale: Locale,
): Split | undefined {
  const prices = docs.map((doc) => numberOf(catalogue, doc, 'price')!).sort((a, b) => a - b)
  const low = niceBound(prices[Math.floor(prices.length / 3)]!)
  const high = niceBound(prices[Math.floor((2 * prices.length) / 3)]!)
  if (low >= high || high >= prices.at(-1)!) return undefined
  return {
    bits: Math.log2(3) * 0.75,
    options:
      locale === 'en'
        ? [`Under ${low}`, `Between ${low} and ${high}`, `Over ${high}`]
        : [`${low}以下`, `${low}到${high}`, `${high}以上`],
  }
}

/** A round figure near a price: two leading digits. */
function niceBound(price: number): number {
  const size = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(price, 1))) - 1)
  return Math.round(price / (size * 5)) * size * 5 || Math.round(price)
}

function splitValues(
  docs: readonly number[],
  attribute: string,
  catalogue: Catalogue,
  locale: Locale,
): Split | undefined {
  const definition = catalogue.taxonomy.attributes.get(attribute)
  if (!definition || definition.ordered) return undefined
  if (definition.type !== 'enum' && definition.type !== 'boolean') return undefined
  const counts = new Map<string, number>()
  let known = 0
  for (const doc of docs) {
    const value = valueOf(catalogue, doc, attribute)
    if (value === null) continue
    known++
    counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  }
  if (known < docs.length * 0.7 || counts.size < 2) return undefined
  let bits = 0
  for (const count of counts.values()) bits -= (count / known) * Math.log2(count / known)
  if (definition.type === 'boolean') {
    const label = inLocale(definition.label, locale)
    const name = inSentence(label)
    return {
      bits: bits * 0.8,
      options: locale === 'en' ? [`With ${name}`, 'Doesn’t matter'] : [`要${name}`, '无所谓'],
    }
  }
  const options = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .flatMap(([id]) => {
      const value = definition.values.find((one) => one.id === id)
      return value ? [inLocale(value.label, locale)] : []
    })
  return options.length < 2 ? undefined : { bits, options }
}
