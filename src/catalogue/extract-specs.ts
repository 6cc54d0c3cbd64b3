import type { SpecValue } from '../domain/product.ts'
import type { Attribute, Category, Taxonomy } from '../domain/taxonomy.ts'
import { convert, unitOf } from '../lib/units.ts'
import type { Draft } from './draft.ts'
import { codeOfUnit, toKey } from './spec-values.ts'

/** A measured attribute of a category, and the words that tell it from others of its dimension. */
interface Measured {
  readonly id: string
  readonly unit: string
  readonly dimension: string
  readonly range: readonly [number, number]
  readonly words: ReadonlySet<string>
}

interface Plan {
  readonly measured: readonly Measured[]
  /** Value words of the category's enums, by attribute. */
  readonly enums: readonly { readonly id: string; readonly words: ReadonlyMap<string, string> }[]
}

/** A number with a unit in a text, and the words around it. */
interface Figure {
  readonly value: number
  readonly unit: string
  readonly dimension: string
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Longest description read, in characters. */
const maxText = 4000

/**
 * Specs that stand in the title and description of a product, for the attributes its category has:
 * numbers with a unit ("17.3 inch", "8GB RAM", "5000mAh") and, in the title, words of values
 * ("Black", "OLED"). Only what has one reading: of two attributes that measure the same, the word
 * beside the number decides; of two figures without one, the smaller and the larger are what the
 * usual ranges of the category make them; else neither is taken.
 */
export function extractSpecs(
  draft: Draft,
  category: Category,
  taxonomy: Taxonomy,
): Record<string, SpecValue> {
  const plan = planOf(category, taxonomy)
  const specs: Record<string, SpecValue> = {}
  const title = draft.title.en ?? draft.title.zh ?? ''
  const own =
    draft.brand && title.startsWith(`${draft.brand} `) ? title.slice(draft.brand.length) : title
  takeValues(own, plan, specs)
  if (plan.measured.length === 0) return specs
  takeFigures(figuresIn(title), plan.measured, specs)
  const description = draft.description?.en ?? draft.description?.zh ?? ''
  if (description !== '')
    takeFigures(figuresIn(description.slice(0, maxText)), plan.measured, specs)
  return specs
}

const plans = new WeakMap<Category, Plan>()

function planOf(category: Category, taxonomy: Taxonomy): Plan {
  let plan = plans.get(category)
  if (plan) return plan
  const measured: Measured[] = []
  const enums: { id: string; words: Map<string, string> }[] = []
  const colour = taxonomy.attributes.get('colour')
  if (colour && !category.attributes.some(({ id }) => id === 'colour'))
    enums.push({ id: 'colour', words: valueWords(colour) })
  for (const { id, range } of category.discovered ? [] : category.attributes) {
    const attribute = taxonomy.attributes.get(id)
    if (!attribute) continue
    const dimension = attribute.unit === undefined ? undefined : unitOf(attribute.unit)?.dimension
    if (attribute.type === 'number' && dimension !== undefined && range)
      measured.push({ id, unit: attribute.unit!, dimension, range, words: nameWords(attribute) })
    if (attribute.type === 'enum') enums.push({ id, words: valueWords(attribute) })
  }
  plan = { measured, enums }
  plans.set(category, plan)
  return plan
}

/** Single words of the attribute's names. */
function nameWords(attribute: Attribute): Set<string> {
  const names = [
    attribute.label.en ?? '',
    ...attribute.words.en,
    ...attribute.feedNames.map(({ name }) => name),
    ...(extraWords[attribute.id] ?? []),
  ]
  const words = new Set<string>()
  for (const name of names)
    for (const word of toKey(name).split(' '))
      if (word.length > 2 && !fillers.has(word)) words.add(word)
  return words
}

/** Trade words that stand beside a figure and name its attribute. */
const extraWords: Readonly<Record<string, readonly string[]>> = {
  memory: [
    'ram',
    'ddr',
    'ddr2',
    'ddr3',
    'ddr4',
    'ddr5',
    'lpddr4',
    'lpddr4x',
    'lpddr5',
    'lpddr5x',
    'sdram',
  ],
  storage: ['ssd', 'hdd', 'emmc', 'nvme', 'rom', 'ufs', 'sata'],
}

const fillers = new Set([
  'total',
  'maximum',
  'number',
  'the',
  'size',
  'max',
  'rated',
  'capacity',
  'internal',
  'product',
])

function valueWords(attribute: Attribute): Map<string, string> {
  const words = new Map<string, string>()
  for (const { id, label, words: said } of attribute.values)
    for (const word of [id, label.en ?? '', ...said.en, label.zh ?? '', ...said.zh]) {
      const key = toKey(word)
      if (key.length > 2 || /[^\p{ASCII}]/u.test(key) || /^\dk$/.test(key)) words.set(key, id)
    }
  return words
}

/** Takes an enum's value where the title names exactly one. */
function takeValues(title: string, { enums }: Plan, specs: Record<string, SpecValue>): void {
  if (enums.length === 0) return
  const text = ` ${toKey(title.replace(/[,;()[\]|:®™]/g, ' ')).replace(/\s+/g, ' ')} `
  for (const { id, words } of enums) {
    const found = new Set<string>()
    const matched: string[] = []
    for (const [word, value] of words) {
      const isThere = /\p{Script=Han}/u.test(word)
        ? text.includes(word)
        : text.includes(` ${word} `)
      if (!isThere) continue
      matched.push(word)
      found.add(value)
    }
    if (found.size > 1) {
      // "Off-white" holds "white": the longer word speaks for both.
      const longest = matched.filter(
        (word) => !matched.some((other) => other !== word && other.includes(word)),
      )
      const values = new Set(longest.map((word) => words.get(word)!))
      if (values.size === 1) specs[id] = [...values][0]!
    } else if (found.size === 1) specs[id] = [...found][0]!
  }
}

const figure =
  /(?<![\p{L}\d.,\-–])(\d{1,6}(?:[.,]\d{1,3})?)\s?-?\s?("|''|″|°c|℃|%|[A-Za-z]+(?:\/[A-Za-z]{1,3})?[²³]?)(?![\p{L}\d])/gu

/** Letters that are a unit only in the case they are written in: "5G" is no five grams. */
const strictCase: Readonly<Record<string, RegExp>> = {
  g: /^g$/,
  m: /^m$/,
  h: /^h$/,
  s: /^s$/,
  p: /^$/,
  in: /^$/,
  a: /^$/,
}

function figuresIn(original: string): Figure[] {
  const figures: Figure[] = []
  // "8/256GB" and "8+256GB" are two figures of one unit.
  const text = original.replace(/(?<![\d./])(\d{1,3})\s?([/+])\s?(\d{2,4}\s?GB)/gi, '$1GB $2 $3')
  for (const match of text.matchAll(figure)) {
    const word = match[2] === "''" ? '"' : match[2]!
    const strict = strictCase[word.toLowerCase()]
    if (strict && !strict.test(word)) continue
    const unit = codeOfUnit(word, undefined)
    const dimension = unit === undefined ? undefined : unitOf(unit)?.dimension
    const value = Number(match[1]!.replace(',', '.'))
    if (unit === undefined || dimension === undefined || !Number.isFinite(value)) continue
    const end = match.index + match[0].length
    figures.push({
      value,
      unit,
      dimension,
      before: wordsOf(text.slice(Math.max(0, match.index - 40), match.index)).slice(-2),
      after: wordsOf(text.slice(end, end + 40).split(/\d+\s?(?:gb|tb|mb|")/i)[0]!).slice(0, 2),
    })
  }
  return figures
}

const wordsOf = (text: string): string[] =>
  text
    .split(/[,;()/|+]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => toKey(part).split(' '))
    .filter((word) => /\p{L}/u.test(word))

/** Gives each attribute the one value that the figures leave for it. */
function takeFigures(
  figures: readonly Figure[],
  measured: readonly Measured[],
  specs: Record<string, SpecValue>,
): void {
  const found = new Map<string, Set<number>>()
  const unsure = new Map<string, { value: number; fits: readonly Measured[] }[]>()
  for (const one of figures) {
    const same = measured.filter(({ dimension }) => dimension === one.dimension)
    const fits = same.filter((attribute) => isWithin(valueIn(one, attribute.unit), attribute.range))
    if (fits.length === 0) continue
    const sameUnit = fits.filter(({ unit }) => unit === one.unit)
    const named =
      fits.find(({ words }) => one.after.some((word) => words.has(word))) ??
      fits.find(({ words }) => one.before.some((word) => words.has(word)))
    const only = same.length === 1 ? fits : one.dimension === 'data' ? [] : sameUnit
    const attribute = named ?? (only.length === 1 ? only[0] : undefined)
    if (attribute) {
      const values = found.get(attribute.id) ?? new Set()
      values.add(valueIn(one, attribute.unit)!)
      found.set(attribute.id, values)
    } else {
      const list = unsure.get(one.dimension) ?? []
      list.push({ value: valueIn(one, fits[0]!.unit)!, fits })
      unsure.set(one.dimension, list)
    }
  }
  for (const [id, values] of found) {
    // Centimetres and inches of one screen differ by rounding.
    const [first, ...others] = [...values]
    if (id in specs) continue
    if (others.every((value) => Math.abs(value - first!) <= 0.02 * first!))
      specs[id] = round(first!)
  }
  for (const [dimension, list] of unsure) {
    if (dimension !== 'data') continue
    const open = measured.filter((one) => one.dimension === dimension && !(one.id in specs))
    const byRange = open.toSorted((a, b) => a.range[0] - b.range[0])
    const values = [...new Set(list.map(({ value }) => value))].toSorted((a, b) => a - b)
    if (
      values.length === byRange.length &&
      values.every((value, i) => isWithin(value, byRange[i]!.range))
    )
      values.forEach((value, i) => (specs[byRange[i]!.id] = round(value)))
    else if (values.length === 1) {
      const fits = open.filter(({ range }) => isWithin(values[0], range))
      if (fits.length === 1) specs[fits[0]!.id] = round(values[0]!)
    }
  }
}

const valueIn = ({ value, unit }: Figure, target: string): number | undefined =>
  convert(value, unit, target)

const isWithin = (value: number | undefined, [low, high]: readonly [number, number]): boolean =>
  value !== undefined && value >= low && value <= high

const round = (value: number): number => Math.round(value * 100) / 100
