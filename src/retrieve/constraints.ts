import type { Catalogue, Column } from '../domain/catalogue.ts'
import type { Constraint, Need, Relaxation } from '../domain/need.ts'
import type { Attribute } from '../domain/taxonomy.ts'
import { Bitset } from '../lib/bitset.ts'
import { minorDigits } from '../lib/money.ts'
import { normalise } from '../lib/text.ts'
import { convert } from '../lib/units.ts'

/** What a product states of one attribute; `undefined` is unknown. */
type Stated = number | string | readonly string[] | undefined

/** One attribute over all products. Built-ins and specs look alike from here on. */
interface Source {
  readonly type: Attribute['type']
  readonly unit: string | undefined
  /** For an ordered `enum`: its values from best to worst, normalised. */
  readonly order: readonly string[] | undefined
  readonly column: Column
  /** `column.terms` and `column.lists`, normalised once. */
  readonly terms: readonly string[]
  readonly lists: readonly (readonly string[])[]
}

const sourcesOf = new WeakMap<Catalogue, Map<string, Source | undefined>>()

/** Relative tolerance of number comparisons: far above float noise, far below any real step. */
const tolerance = 1e-9
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b))
const atMost = (a: number, b: number): boolean => a <= b || near(a, b)

/**
 * The products of `category` (all where `null`) that satisfy every `must` of `constraints`;
 * preferences are left to the ranking.
 *
 * A product that does not state an attribute never satisfies a must on it, except `!=` and
 * `not-in`. On a `list`, `=` and `in` mean contains; on a `text`, contains these words. On an
 * ordered `enum`, `>=` means this value or a better one. Names are compared without case, brands
 * also by how shoppers write them. Cost: one pass over the column a constraint, about 50 µs at
 * 20,000 products.
 */
export function filter(
  catalogue: Catalogue,
  constraints: readonly Constraint[],
  category: string | null,
): Bitset {
  const size = catalogue.products.length
  const docs =
    category === null
      ? Bitset.full(size)
      : Bitset.of(size, catalogue.docsByCategory.get(category) ?? [])
  for (const constraint of constraints)
    if (constraint.strength === 'must') docs.and(matching(catalogue, constraint))
  return docs
}

/** Every product that satisfies one constraint, whatever its strength. */
export function matching(catalogue: Catalogue, constraint: Constraint): Bitset {
  const size = catalogue.products.length
  const negative = constraint.operator === '!=' || constraint.operator === 'not-in'
  const found = negative ? Bitset.full(size) : new Bitset(size)
  const source = sourceOf(catalogue, constraint.attribute)
  if (!source) return found
  const test = testOf(catalogue, source, positive(constraint))
  const { docs, values } = source.column
  for (let i = 0; i < docs.length; i++) {
    if (!test(values[i]!)) continue
    if (negative) found.delete(docs[i]!)
    else found.add(docs[i]!)
  }
  return found
}

/** True when product `doc` satisfies the constraint; the same rules as {@link filter}. */
export function satisfies(catalogue: Catalogue, doc: number, constraint: Constraint): boolean {
  const negative = constraint.operator === '!=' || constraint.operator === 'not-in'
  const source = sourceOf(catalogue, constraint.attribute)
  const at = source ? positionOf(source.column.docs, doc) : -1
  if (!source || at < 0) return negative
  return testOf(catalogue, source, positive(constraint))(source.column.values[at]!) !== negative
}

/** `!=` is tested as `=` and `not-in` as `in`; the caller turns the answer round. */
function positive(constraint: Constraint): Constraint {
  if (constraint.operator === '!=') return { ...constraint, operator: '=' }
  if (constraint.operator === 'not-in') return { ...constraint, operator: 'in' }
  return constraint
}

/** A test of one column value, with all that is the same for every product worked out before. */
function testOf(
  catalogue: Catalogue,
  source: Source,
  { attribute, operator, value, unit }: Constraint,
): (value: number) => boolean {
  if (source.type === 'number' || source.type === 'boolean') {
    const inUnit = (number: number): number =>
      unit !== undefined && source.unit !== undefined
        ? (convert(number, unit, source.unit) ?? number)
        : number
    const numbers = (Array.isArray(value) ? value : [value]).map((one) => inUnit(toNumber(one)))
    const [low = Number.NaN, high = low] = numbers
    switch (operator) {
      case '<=':
        return (stated) => atMost(stated, low)
      case '>=':
        return (stated) => atMost(low, stated)
      case 'between':
        return (stated) => atMost(low, stated) && atMost(stated, high)
      default:
        return (stated) => numbers.some((number) => near(stated, number))
    }
  }

  let wanted = (Array.isArray(value) ? value : [value]).map((one) => normalise(String(one)))
  if (attribute === 'brand') wanted = wanted.flatMap((word) => brandNames(catalogue, word))
  if (source.type === 'list') {
    const hit = source.lists.map((list) => list.some((one) => wanted.includes(one)))
    return (at) => hit[at]!
  }
  const fits = (term: string): boolean => {
    if (operator === '=' || operator === 'in')
      return source.type === 'text'
        ? wanted.some((phrase) => containsWords(term, phrase))
        : wanted.includes(term)
    const place = source.order?.indexOf(term) ?? -1
    const places = wanted.map((word) => source.order?.indexOf(word) ?? -1)
    const [first = -1, last = first] = places
    if (place < 0 || first < 0 || last < 0) return false
    if (operator === '>=') return place <= first
    if (operator === '<=') return place >= first
    return place >= Math.min(first, last) && place <= Math.max(first, last)
  }
  const hit = source.terms.map(fits)
  return (at) => hit[at]!
}

function toNumber(value: number | string | boolean): number {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const word = normalise(value)
  if (word === 'true' || word === 'yes') return 1
  if (word === 'false' || word === 'no') return 0
  return word === '' ? Number.NaN : Number(word)
}

/** True when `phrase` stands in `text` and does not begin or end within a word. */
function containsWords(text: string, phrase: string): boolean {
  if (phrase === '') return false
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + phrase.length] ?? ' '
    if (!joins(before, phrase[0]!) && !joins(phrase.at(-1)!, after)) return true
  }
  return false
}

const latin = /[\p{Script=Latin}\p{N}]/u
const joins = (a: string, b: string): boolean => latin.test(a) && latin.test(b)

function brandNames(catalogue: Catalogue, word: string): string[] {
  const names = catalogue.brands
    .filter((brand) => [brand.name, ...brand.words].some((one) => normalise(one) === word))
    .map((brand) => normalise(brand.name))
  return [word, ...names]
}

/** Where `doc` stands in ascending `docs`; -1 where it does not. */
function positionOf(docs: Uint32Array, doc: number): number {
  let low = 0
  let high = docs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (docs[middle]! < doc) low = middle + 1
    else high = middle
  }
  return docs[low] === doc ? low : -1
}

function sourceOf(catalogue: Catalogue, attribute: string): Source | undefined {
  let sources = sourcesOf.get(catalogue)
  if (!sources) sourcesOf.set(catalogue, (sources = new Map()))
  if (sources.has(attribute)) return sources.get(attribute)
  const built = builtIn(catalogue, attribute) ?? ofSpec(catalogue, attribute)
  sources.set(attribute, built)
  return built
}

function ofSpec(catalogue: Catalogue, id: string): Source | undefined {
  const column = catalogue.columns.get(id)
  const attribute = catalogue.taxonomy.attributes.get(id)
  if (!column || !attribute) return undefined
  return {
    type: attribute.type,
    unit: attribute.unit,
    order: attribute.ordered ? attribute.values.map((value) => normalise(value.id)) : undefined,
    column,
    terms: column.terms.map(normalise),
    lists: column.lists.map((list) => list.map(normalise)),
  }
}

/** The attributes every product has outside its specs, as columns. */
function builtIn(catalogue: Catalogue, attribute: string): Source | undefined {
  const { products } = catalogue
  const numbers = (read: (index: number) => number | undefined): Source => {
    const stated = products.flatMap((_, doc) => (read(doc) === undefined ? [] : [doc]))
    const docs = Uint32Array.from(stated)
    const values = Float64Array.from(stated, (doc) => read(doc)!)
    const column = { attribute, docs, values, terms: [], lists: [] }
    return { type: 'number', unit: undefined, order: undefined, column, terms: [], lists: [] }
  }
  const names = (read: (index: number) => string): Source => {
    const places = new Map<string, number>()
    const values = Float64Array.from(products, (_, doc) => {
      const name = normalise(read(doc))
      if (!places.has(name)) places.set(name, places.size)
      return places.get(name)!
    })
    const terms = [...places.keys()]
    const docs = Uint32Array.from(products, (_, doc) => doc)
    const column = { attribute, docs, values, terms, lists: [] }
    return { type: 'enum', unit: undefined, order: undefined, column, terms, lists: [] }
  }
  switch (attribute) {
    case 'price': {
      const scales = new Map<string, number>()
      for (const { currency } of products)
        if (!scales.has(currency)) scales.set(currency, 10 ** minorDigits(currency))
      return numbers((doc) => products[doc]!.priceMinor / scales.get(products[doc]!.currency)!)
    }
    case 'rating':
      return numbers((doc) => products[doc]!.rating?.average)
    case 'brand':
      return names((doc) => products[doc]!.brand)
    case 'availability':
      return names((doc) => products[doc]!.availability)
    case 'category':
      return names((doc) => products[doc]!.category)
    case 'sku':
      return names((doc) => products[doc]!.sku)
    default:
      return undefined
  }
}

/** One way to give way so that something can be shown. */
export interface Loosening {
  /** What changed, for the reply: `to` is `null` where the condition was dropped. */
  readonly relaxed: readonly Relaxation[]
  /** All of the need's constraints as they stand after the change. */
  readonly constraints: readonly Constraint[]
  readonly docs: Bitset
  /** How many goods there are then, 1 or more. */
  readonly count: number
  /**
   * How much it gives way, above 0: for a number the share of its value, for an ordered class 0.2
   * a step, 1 for dropping a named value, 1.5 for showing goods that do not state the attribute.
   */
  readonly cost: number
}

/**
 * The ways to give way when nothing satisfies all musts of `need`, least first.
 *
 * Tries each must alone; only when none helps, pairs, then threes. A number moves to the nearest
 * value that shows `goods` products (fewer where there are fewer); a named value is dropped. The
 * category never gives way. `within` keeps the search to some products. Empty when something
 * satisfies the need already, or when nothing of the category exists. Ties keep the order of the
 * need, so that what was said last does not give way first.
 */
export function relax(
  catalogue: Catalogue,
  need: Pick<Need, 'category' | 'constraints'>,
  { goods = 1, within }: { goods?: number; within?: Bitset } = {},
): Loosening[] {
  const musts = need.constraints.filter(({ strength }) => strength === 'must')
  const base = filter(catalogue, [], need.category)
  if (within) base.and(within)
  const sets = musts.map((constraint) => matching(catalogue, constraint))
  const without = (left: readonly number[]): Bitset => {
    const docs = base.clone()
    for (let i = 0; i < sets.length; i++) if (!left.includes(i)) docs.and(sets[i]!)
    return docs
  }
  if (base.isEmpty || !without([]).isEmpty) return []

  for (const subsets of [singles(musts.length), pairs(musts.length), triples(musts.length)]) {
    const found: Loosening[] = []
    for (const subset of subsets) {
      const others = without(subset)
      if (others.isEmpty) continue
      const given = subset.map((i) => ({ constraint: musts[i]!, docs: sets[i]! }))
      found.push(loosen(catalogue, need.constraints, given, others, goods))
    }
    if (found.length > 0) return found.sort((a, b) => a.cost - b.cost)
  }
  return []
}

/** Loosens `given` just far enough that the cheapest `goods` of `others` pass. */
function loosen(
  catalogue: Catalogue,
  constraints: readonly Constraint[],
  given: readonly { readonly constraint: Constraint; readonly docs: Bitset }[],
  others: Bitset,
  goods: number,
): Loosening {
  const priced = Array.from(others.toDocs(), (doc) => {
    let cost = 0
    for (const { constraint, docs } of given)
      if (!docs.has(doc)) cost += costOf(catalogue, doc, constraint)
    return { doc, cost }
  }).sort((a, b) => a.cost - b.cost || a.doc - b.doc)
  const chosen = priced.slice(0, Math.max(1, goods))
  const changed = new Map(
    given.map(({ constraint }) => [
      constraint,
      chosen.reduce<Constraint | null>(
        (loosened, { doc }) =>
          loosened &&
          (satisfies(catalogue, doc, loosened) ? loosened : reach(catalogue, doc, loosened)),
        constraint,
      ),
    ]),
  )
  const docs = others.clone()
  for (const to of changed.values()) if (to) docs.and(matching(catalogue, to))
  return {
    relaxed: given
      .filter(({ constraint }) => changed.get(constraint) !== constraint)
      .map(({ constraint }) => ({
        attribute: constraint.attribute,
        from: constraint.value,
        to: changed.get(constraint)?.value ?? null,
      })),
    constraints: constraints.flatMap((constraint) => {
      const to = changed.get(constraint)
      return to === undefined ? [constraint] : to === null ? [] : [to]
    }),
    docs,
    count: docs.count(),
    cost: chosen.at(-1)!.cost,
  }
}

/** What it costs to let `doc`, which fails it, pass `constraint`. See {@link Loosening.cost}. */
function costOf(catalogue: Catalogue, doc: number, constraint: Constraint): number {
  const stated = statedOf(catalogue, doc, constraint.attribute)
  if (stated === undefined) return 1.5
  const source = sourceOf(catalogue, constraint.attribute)!
  if (reach(catalogue, doc, constraint) === null) return 1
  if (typeof stated === 'number') {
    const bounds = boundsOf(source, constraint)
    const miss = Math.min(...bounds.map((bound) => Math.abs(stated - bound)))
    return Math.max(1e-6, miss / Math.max(...bounds.map(Math.abs), tolerance))
  }
  const from = source.order?.indexOf(normalise(String(constraint.value))) ?? -1
  return 0.2 * Math.abs((source.order?.indexOf(String(stated)) ?? 0) - from)
}

/**
 * The constraint moved just far enough to let `doc`, which fails it, pass; `null` where only
 * dropping it helps.
 */
function reach(catalogue: Catalogue, doc: number, constraint: Constraint): Constraint | null {
  const stated = statedOf(catalogue, doc, constraint.attribute)
  const source = sourceOf(catalogue, constraint.attribute)
  if (stated === undefined || !source) return null
  const { operator } = constraint
  if (source.type === 'number' && typeof stated === 'number') {
    const inUnit =
      constraint.unit !== undefined && source.unit !== undefined
        ? (convert(stated, source.unit, constraint.unit) ?? stated)
        : stated
    const bounds = Array.isArray(constraint.value)
      ? constraint.value.map(Number)
      : [toNumber(constraint.value)]
    const low = Math.min(...bounds, inUnit)
    const high = Math.max(...bounds, inUnit)
    if (operator === '<=' || operator === '>=') return { ...moved(constraint), value: inUnit }
    if (operator === 'between') return { ...moved(constraint), value: [low, high] }
    if (operator === '=') return { ...moved(constraint), operator: 'between', value: [low, high] }
    return null
  }
  if (source.order && typeof stated === 'string' && (operator === '<=' || operator === '>='))
    return { ...moved(constraint), value: stated }
  return null
}

/** The constraint without the words it was said in, which no longer hold. */
function moved(constraint: Constraint): Constraint {
  const { said: _, ...rest } = constraint
  return rest
}

function boundsOf(source: Source, { value, unit }: Constraint): number[] {
  const numbers = (Array.isArray(value) ? value : [value]).map(toNumber)
  return unit !== undefined && source.unit !== undefined
    ? numbers.map((number) => convert(number, unit, source.unit!) ?? number)
    : numbers
}

function statedOf(catalogue: Catalogue, doc: number, attribute: string): Stated {
  const source = sourceOf(catalogue, attribute)
  const at = source ? positionOf(source.column.docs, doc) : -1
  if (!source || at < 0) return undefined
  const value = source.column.values[at]!
  if (source.type === 'number' || source.type === 'boolean') return value
  if (source.type === 'list') return source.lists[value]
  return source.order ? source.terms[value] : (source.column.terms[value] ?? undefined)
}

const singles = (n: number): number[][] => Array.from({ length: n }, (_, i) => [i])
const pairs = (n: number): number[][] =>
  singles(n).flatMap(([i]) => Array.from({ length: n - i! - 1 }, (_, j) => [i!, i! + 1 + j]))
const triples = (n: number): number[][] =>
  pairs(n).flatMap(([i, j]) => Array.from({ length: n - j! - 1 }, (_, k) => [i!, j!, j! + 1 + k]))
