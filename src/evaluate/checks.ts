import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint } from '../domain/need.ts'
import type { Product } from '../domain/product.ts'
import type { Reply } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { convert } from '../lib/units.ts'
import { satisfies } from '../retrieve/constraints.ts'
import { broken, extreme, productOf, valueOf } from './facts.ts'
import type { ConstraintPattern, EarlierProduct, Expectation } from './scenario.ts'

/** One reply in its conversation. */
export interface Moment {
  readonly said: string
  /** Language of the message. */
  readonly locale: Locale
  readonly reply: Reply
  /** The replies of the turns before, in order. */
  readonly earlier: readonly Reply[]
  readonly catalogue: Catalogue
}

export interface Problem {
  readonly check: string
  readonly expected: string
  readonly got: string
}

/** What is wrong with a reply; `undefined` when nothing is. */
export type Check<Wanted = void> = (
  moment: Moment,
  wanted: Wanted,
) => Omit<Problem, 'check'> | undefined

const skus = (reply: Reply): string[] => reply.products.map(({ sku }) => sku)

const goods = ({ reply, catalogue }: Pick<Moment, 'reply' | 'catalogue'>): Product[] =>
  reply.products.flatMap(({ sku }) => productOf(catalogue, sku) ?? [])

const list = (items: readonly unknown[]): string => (items.length === 0 ? 'none' : items.join(', '))

const act: Check<readonly string[]> = ({ reply }, wanted) =>
  wanted.includes(reply.act) ? undefined : { expected: wanted.join(' or '), got: reply.act }

const actNot: Check<readonly string[]> = ({ reply }, unwanted) =>
  unwanted.includes(reply.act)
    ? { expected: `not ${unwanted.join(' or ')}`, got: reply.act }
    : undefined

const category: Check<readonly string[] | null> = ({ reply }, wanted) => {
  const got = reply.need?.category ?? null
  const isRight = wanted === null ? got === null : got !== null && wanted.includes(got)
  return isRight ? undefined : { expected: wanted?.join(' or ') ?? 'none', got: got ?? 'none' }
}

const constraints: Check<readonly ConstraintPattern[]> = ({ reply, catalogue }, wanted) => {
  const held = reply.need?.constraints ?? []
  const missing = wanted.filter((pattern) => !held.some((one) => means(one, pattern, catalogue)))
  return missing.length === 0
    ? undefined
    : { expected: list(missing.map(printed)), got: list(held.map(printed)) }
}

const printed = ({ attribute, operator, value }: ConstraintPattern): string =>
  `${attribute} ${operator} ${Array.isArray(value) ? value.join('..') : String(value)}`

/** True when a condition understood says what was expected, numbers within two per cent. */
function means(held: Constraint, wanted: ConstraintPattern, catalogue: Catalogue): boolean {
  if (held.attribute !== wanted.attribute) return false
  const unit = catalogue.taxonomy.attributes.get(held.attribute)?.unit
  const values = (Array.isArray(held.value) ? held.value : [held.value]).map((one) =>
    typeof one === 'number' && held.unit !== undefined && unit !== undefined
      ? (convert(one, held.unit, unit) ?? one)
      : one,
  )
  const equals = (a: unknown, b: unknown): boolean =>
    typeof a === 'number' && typeof b === 'number'
      ? Math.abs(a - b) <= 0.02 * Math.max(1, Math.abs(b))
      : String(a).toLowerCase() === String(b).toLowerCase()
  const has = (one: unknown): boolean => values.some((value) => equals(value, one))
  const [first, last = first] = values
  const { operator } = held
  const isNegative = operator === '!=' || operator === 'not-in'
  switch (wanted.operator) {
    case '<=':
      return (operator === '<=' || operator === 'between') && equals(last, wanted.value)
    case '>=':
      return (operator === '>=' || operator === 'between') && equals(first, wanted.value)
    case '=':
      if (typeof wanted.value === 'boolean' && isNegative) return has(!wanted.value)
      if (isNegative || operator === '<=' || operator === '>=') return false
      if (operator === 'between') return holds(values, wanted.value)
      return values.length === 1 && has(wanted.value)
    case '!=':
    case 'not-in':
      if (typeof wanted.value === 'boolean') return operator === '=' && has(!wanted.value)
      return isNegative && asList(wanted.value).every(has)
    case 'in':
      return operator === 'in' && asList(wanted.value).every(has)
    case 'between':
      return (
        operator === 'between' &&
        equals(first, asList(wanted.value)[0]) &&
        equals(last, asList(wanted.value)[1])
      )
  }
}

const asList = (value: Constraint['value']): readonly unknown[] =>
  Array.isArray(value) ? value : [value]

/** A narrow range around a value stands for the value: "about 65 inch". */
function holds([low, high]: readonly unknown[], value: unknown): boolean {
  if (typeof low !== 'number' || typeof high !== 'number' || typeof value !== 'number') return false
  return low <= value && value <= high && high - low <= 0.4 * value
}

const noConstraint: Check<readonly string[]> = ({ reply }, unwanted) => {
  const held = (reply.need?.constraints ?? []).filter(({ attribute }) =>
    unwanted.includes(attribute),
  )
  return held.length === 0
    ? undefined
    : { expected: `nothing on ${unwanted.join(', ')}`, got: list(held.map(printed)) }
}

const wishes: Check<readonly string[]> = ({ reply }, wanted) => {
  const held = (reply.need?.wishes ?? []).map((one) => `${one.attribute} ${one.direction}`)
  const missing = wanted.filter((one) => !held.includes(one))
  return missing.length === 0 ? undefined : { expected: list(missing), got: list(held) }
}

const products: Check<NonNullable<Expectation['products']>> = ({ reply }, wanted) => {
  const { length } = reply.products
  const { min = 0, max = Infinity } =
    typeof wanted === 'number' ? { min: wanted, max: wanted } : wanted
  return length >= min && length <= max
    ? undefined
    : { expected: `${min} to ${max} products`, got: `${length}: ${list(skus(reply))}` }
}

const every: Check<NonNullable<Expectation['every']>> = (moment, wanted) => {
  const shown = goods(moment)
  if (shown.length === 0) return { expected: `products: ${JSON.stringify(wanted)}`, got: 'none' }
  const wrong = shown.flatMap((product) => {
    const why = broken(product, wanted)
    return why === undefined ? [] : [`${product.sku}: ${why}`]
  })
  return wrong.length === 0
    ? undefined
    : { expected: `every product: ${JSON.stringify(wanted)}`, got: list(wrong) }
}

const some: Check<NonNullable<Expectation['some']>> = (moment, wanted) => {
  const missing = (Array.isArray(wanted) ? wanted : [wanted]).filter(
    (condition) => !goods(moment).some((product) => broken(product, condition) === undefined),
  )
  return missing.length === 0
    ? undefined
    : { expected: `a product with ${JSON.stringify(missing)}`, got: list(skus(moment.reply)) }
}

const first: Check<NonNullable<Expectation['first']>> = (moment, { lowest, highest, where }) => {
  const { reply, catalogue } = moment
  const attribute = (lowest ?? highest)!
  const direction = lowest === undefined ? 'highest' : 'lowest'
  const own = reply.need?.category ?? undefined
  const scope = where ?? (own === undefined ? {} : { category: [own] })
  const best = extreme(catalogue, attribute, direction, scope)
  const [shown] = goods(moment)
  const got = shown && valueOf(shown, attribute)
  return shown && best !== undefined && got === best && broken(shown, scope) === undefined
    ? undefined
    : {
        expected: `first product with the ${direction} ${attribute} of all: ${best}`,
        got: shown ? `${shown.sku}: ${String(got)}` : 'no product',
      }
}

/** The sku of a product shown before. */
function skuOf(
  { turn, at, lowest, highest, brand }: EarlierProduct,
  { earlier, catalogue }: Moment,
): string | undefined {
  const shown = earlier[turn - 1]?.products ?? []
  if (at !== undefined) return shown[at - 1]?.sku
  if (brand !== undefined) return shown.find((card) => card.brand === brand)?.sku
  const attribute = (lowest ?? highest)!
  const sign = lowest === undefined ? -1 : 1
  const known = shown.flatMap(({ sku }) => {
    const product = productOf(catalogue, sku)
    const value = product && valueOf(product, attribute)
    return typeof value === 'number' ? [{ sku, value: sign * value }] : []
  })
  return known.sort((a, b) => a.value - b.value)[0]?.sku
}

const about: Check<NonNullable<Expectation['about']>> = (moment, wanted) => {
  const sku = typeof wanted === 'string' ? wanted : skuOf(wanted, moment)
  const got = skus(moment.reply)
  return sku !== undefined && got.length === 1 && got[0] === sku
    ? undefined
    : { expected: `about ${sku ?? JSON.stringify(wanted)} alone`, got: list(got) }
}

const sameProductsAs: Check<number> = ({ reply, earlier }, turn) => {
  const before = earlier[turn - 1] ? skus(earlier[turn - 1]!) : []
  const now = skus(reply)
  return before.toSorted().join() === now.toSorted().join()
    ? undefined
    : { expected: list(before), got: list(now) }
}

const differentFrom: Check<readonly number[]> = ({ reply, earlier }, turns) => {
  const before = new Set(turns.flatMap((turn) => skus(earlier[turn - 1]!)))
  const again = skus(reply).filter((sku) => before.has(sku))
  return again.length === 0
    ? undefined
    : { expected: `none of turn ${turns.join(', ')}`, got: `again ${list(again)}` }
}

const moves: Check<NonNullable<Expectation['moves']>> = (moment, { lower, higher, than }) => {
  const { catalogue, earlier, reply } = moment
  const attribute = (lower ?? higher)!
  const sign = lower === undefined ? -1 : 1
  const numberOf = (sku: string): number | undefined => {
    const product = productOf(catalogue, sku)
    const value = product && valueOf(product, attribute)
    return typeof value === 'number' ? value : undefined
  }
  const { turn, ...place } = than
  const named = Object.keys(place).length > 0 ? skuOf(than, moment) : undefined
  const before = (named === undefined ? skus(earlier[turn - 1]!) : [named]).flatMap(
    (sku) => numberOf(sku) ?? [],
  )
  // Without one product to go by, none may reach the worst that was shown.
  const bound = Math.max(...before.map((value) => sign * value))
  const isBeyond = (sku: string): boolean => sign * (numberOf(sku) ?? sign * Infinity) < bound
  const now = skus(reply)
  if (now.length > 0 && now.every(isBeyond)) return undefined
  // Nothing lies beyond, and the reply says so.
  const gaveWay = reply.need?.relaxed.some((one) => one.attribute === attribute)
  if (gaveWay && !fitting(moment, attribute).some(({ sku }) => isBeyond(sku))) return undefined
  return {
    expected: `${attribute} ${lower === undefined ? 'higher' : 'lower'} than ${list(before)}`,
    got: list(now.map(numberOf)),
  }
}

/** Goods of the need that can be had and keep its musts, those on `but` aside. */
function fitting({ reply, catalogue }: Moment, but: string): Product[] {
  const musts = (reply.need?.constraints ?? []).filter(
    ({ strength, attribute }) => strength === 'must' && attribute !== but,
  )
  return catalogue.products.filter(
    (product, doc) =>
      product.category === reply.need?.category &&
      product.availability !== 'out_of_stock' &&
      musts.every((must) => satisfies(catalogue, doc, must)),
  )
}

const asks: Check<string | boolean> = ({ reply }, wanted) => {
  const got = reply.question?.attribute
  const isRight = typeof wanted === 'boolean' ? (got !== undefined) === wanted : got === wanted
  return isRight
    ? undefined
    : { expected: wanted === false ? 'no question' : `question: ${wanted}`, got: got ?? 'none' }
}

const relaxed: Check<boolean | readonly string[]> = ({ reply }, wanted) => {
  const got = (reply.need?.relaxed ?? []).map(({ attribute }) => attribute)
  const isRight =
    typeof wanted === 'boolean'
      ? got.length > 0 === wanted
      : wanted.every((attribute) => got.includes(attribute))
  return isRight ? undefined : { expected: `relaxed: ${String(wanted)}`, got: list(got) }
}

const comparison: Check<NonNullable<Expectation['comparison']>> = (moment, wanted) => {
  const got = moment.reply.comparison
  if (!got) return { expected: 'a comparison', got: 'none' }
  if (wanted.skus !== undefined && got.skus.length !== wanted.skus)
    return { expected: `${wanted.skus} products compared`, got: list(got.skus) }
  const compared = (wanted.of ?? []).map((one) => skuOf(one, moment))
  if (compared.some((sku) => sku === undefined || !got.skus.includes(sku)))
    return { expected: list(compared), got: list(got.skus) }
  const rows = got.rows.map(({ attribute }) => attribute)
  const missing = (wanted.rows ?? []).filter((row) => !rows.includes(row))
  return missing.length === 0 ? undefined : { expected: `rows ${list(missing)}`, got: list(rows) }
}

const cites: Check<NonNullable<Expectation['cites']>> = ({ reply }, wanted) => {
  // "policy:returns" is any of its passages.
  const isOf = (id: string, wantedId: string): boolean =>
    id === wantedId || id.startsWith(`${wantedId}#`)
  const missing = wanted.filter(
    ({ kind, id, field }) =>
      !reply.claims.some(
        ({ source }) =>
          (kind === undefined || source.kind === kind) &&
          (id === undefined || isOf(source.id, id)) &&
          (field === undefined || source.field === field),
      ),
  )
  if (missing.length === 0) return undefined
  const got = reply.claims.map(({ source }) => `${source.kind} ${source.id} ${source.field ?? ''}`)
  return { expected: JSON.stringify(missing), got: list([...new Set(got)].slice(0, 12)) }
}

const handover: Check<'waiting' | 'human' | 'none'> = ({ reply }, wanted) => {
  const got = reply.handover?.state ?? 'none'
  return got === wanted ? undefined : { expected: `handover ${wanted}`, got }
}

const counts: Check<NonNullable<Expectation['counts']>> = ({ reply, catalogue }, wanted) => {
  const count = (available: boolean): number =>
    catalogue.products.filter(
      (product) => broken(product, available ? { ...wanted, available } : wanted) === undefined,
    ).length
  const numbers: readonly string[] = reply.text.match(/\d+/g) ?? []
  return [count(true), count(false)].some((number) => numbers.includes(String(number)))
    ? undefined
    : { expected: `${count(true)} or ${count(false)} in the text`, got: reply.text }
}

/** Case does not count; `/…/` is a pattern. */
function includes(text: string, wanted: string): boolean {
  const pattern = /^\/(.+)\/$/.exec(wanted)?.[1]
  return pattern === undefined
    ? text.toLowerCase().includes(wanted.toLowerCase())
    : new RegExp(pattern, 'iu').test(text)
}

const textIncludes: Check<readonly string[]> = ({ reply }, wanted) => {
  const missing = wanted.filter((one) => !includes(reply.text, one))
  return missing.length === 0
    ? undefined
    : { expected: `text with ${list(missing)}`, got: reply.text }
}

const textIncludesAny: Check<readonly string[]> = ({ reply }, wanted) =>
  wanted.some((one) => includes(reply.text, one))
    ? undefined
    : { expected: `text with one of ${list(wanted)}`, got: reply.text }

const textExcludes: Check<readonly string[]> = ({ reply }, unwanted) => {
  const found = unwanted.filter((one) => includes(reply.text, one))
  return found.length === 0
    ? undefined
    : { expected: `text without ${list(found)}`, got: reply.text }
}

/** The check of each key of an expectation; `suggestionsWork` needs the conversation, see `run.ts`. */
export const checks: {
  readonly [Key in Exclude<keyof Expectation, 'suggestionsWork' | 'locale'>]-?: Check<
    Exclude<Expectation[Key], undefined>
  >
} = {
  act,
  actNot,
  category,
  constraints,
  noConstraint,
  wishes,
  products,
  every,
  some,
  first,
  about,
  sameProductsAs,
  differentFrom,
  moves,
  asks,
  relaxed,
  comparison,
  cites,
  handover,
  counts,
  textIncludes,
  textIncludesAny,
  textExcludes,
}

/** Runs the checks that an expectation names. */
export function problemsOf(moment: Moment, expectation: Expectation): Problem[] {
  return (Object.keys(checks) as (keyof typeof checks)[]).flatMap((key) => {
    const wanted = expectation[key]
    if (wanted === undefined) return []
    const problem = (checks[key] as Check<unknown>)(moment, wanted)
    return problem ? [{ check: key, ...problem }] : []
  })
}
