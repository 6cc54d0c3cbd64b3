import type { Category, Taxonomy } from '../domain/taxonomy.ts'
import type { Constraint } from '../domain/need.ts'
import { convert, unitOf } from '../lib/units.ts'
import type { OnSale } from './on-sale.ts'
import { hasTag, isFiller, type Mark, type Quantity } from './marks.ts'

type Limit = 'at-most' | 'at-least' | 'about' | 'none'

interface Reading {
  readonly limit: Limit
  readonly attribute: string | undefined
  readonly soft: boolean
}

/**
 * The condition that a figure sets: which attribute by the words around it, else by its unit, and
 * which side by the comparing words. `undefined` when no attribute of the category fits.
 *
 * @param position index of the figure in `marks`.
 * @param taken attribute marks that another figure has claimed; extended here.
 * @param openQuestion attribute that the assistant has just asked about, which a bare figure answers.
 */
export function readFigure(
  marks: readonly Mark[],
  position: number,
  category: Category | undefined,
  taxonomy: Taxonomy,
  taken: Set<Mark>,
  openQuestion: string | null,
  onSale?: OnSale,
): Constraint | undefined {
  const mark = marks[position]!
  const quantity = mark.quantity!
  if (isAge(marks, position) || isRate(marks, position)) return undefined
  const {
    limit,
    attribute: named,
    soft,
  } = readSurroundings(marks, position, taken, category, taxonomy)
  const attribute = chooseAttribute(
    quantity,
    named,
    limit,
    category,
    taxonomy,
    openQuestion,
    standsAlone(marks[position - 1], taxonomy),
    onSale,
  )
  if (attribute === undefined) return undefined
  const strength = soft ? 'prefer' : 'must'
  if (attribute === 'price')
    return { attribute, ...limitOfPrice(quantity, limit), strength, said: mark.text }

  const definition = taxonomy.attributes.get(attribute)
  const unit = definition?.unit
  const toCanonical = (value: number): number => {
    if (unit === undefined) return value
    const from = quantity.units.find((one) => convert(1, one, unit) !== undefined)
    return from === undefined ? value : convert(value, from, unit)!
  }
  const low = toCanonical(quantity.low)
  // 匹 names a class of air conditioners, not a measured power.
  if (quantity.units.includes('pi') && limit === 'none' && unit !== undefined)
    return {
      attribute,
      operator: 'between',
      value: [round(low * 0.95), round(low * 1.15)],
      unit,
      strength,
      said: mark.text,
    }
  const high = toCanonical(quantity.high)
  return {
    attribute,
    ...limitOf(attribute, low, high, limit, definition?.better, definition?.decimals ?? 0, unit),
    ...(unit === undefined ? {} : { unit }),
    strength,
    said: mark.text,
  }
}

/** The words beside a figure that compare it or name its attribute, a few marks either side. */
function readSurroundings(
  marks: readonly Mark[],
  position: number,
  taken: Set<Mark>,
  category: Category | undefined,
  taxonomy: Taxonomy,
): Reading {
  let limit: Limit = 'none'
  let soft = false
  let left: { mark: Mark; attribute: string; distance: number } | undefined
  let right: { mark: Mark; attribute: string; distance: number } | undefined

  for (let i = position - 1, distance = 0; i >= 0 && distance < 4; i--) {
    const mark = marks[i]!
    if (mark.quantity || hasTag(mark, 'but') || /[,,;;.。]/.test(mark.text)) break
    if (hasTag(mark, 'and') && limit === 'none' && !left) break
    if (limit === 'none') {
      if (hasTag(mark, 'at-most')) limit = 'at-most'
      else if (hasTag(mark, 'at-least')) limit = 'at-least'
      else if (hasTag(mark, 'about')) limit = 'about'
    }
    if (hasTag(mark, 'soft')) soft = true
    const attribute = attributeOf(mark, category, taxonomy) ?? comparedIn(mark, category)
    if (attribute !== undefined && !left && !taken.has(mark)) left = { mark, attribute, distance }
    if (!isFiller(mark)) distance++
  }
  for (let i = position + 1, distance = 0; i < marks.length && distance < 2; i++) {
    const mark = marks[i]!
    if (mark.quantity || /[,,;;.。]/.test(mark.text)) break
    const isLimit = hasTag(mark, 'or-less', 'or-more', 'about-after')
    if (limit === 'none' || limit === 'about') {
      if (hasTag(mark, 'or-less')) limit = 'at-most'
      else if (hasTag(mark, 'or-more')) limit = 'at-least'
      else if (hasTag(mark, 'about-after')) limit = 'about'
    }
    if (!isLimit && hasTag(mark, 'and', 'but', 'or')) break
    // "A 125 cm gap" takes what is no wider.
    const isGap = distance === 0 && isGapWord.test(mark.text) && hasWidth(category)
    if (isGap && limit === 'none') limit = 'at-most'
    const attribute = isGap ? 'width' : attributeOf(mark, category, taxonomy)
    // "Worktop 59 cm, width no more than 60": the word belongs to the figure after it.
    const next = marks[i + 1]
    const isOfNext = distance > 0 && hasTag(next, 'at-most', 'at-least')
    if (attribute !== undefined && !right && !isOfNext) right = { mark, attribute, distance }
    if (!isLimit && !isFiller(mark)) distance++
  }
  // "16 GB RAM 512 GB SSD" and "RAM 16 GB SSD 512 GB": the nearer word, the left one when equal.
  const chosen = left && right ? (right.distance < left.distance ? right : left) : (left ?? right)
  if (chosen) taken.add(chosen.mark)
  return { limit, attribute: chosen?.attribute, soft }
}

const isGapWord =
  /^(?:gap|niche|slot|opening|hole|alcove|space|nook|recess|缝|空位|洞|开孔|柜子|位置)s?$/
const hasWidth = (category: Category | undefined): boolean =>
  category?.attributes.some(({ id }) => id === 'width') ?? false

/** What "no wider than" compares. */
function comparedIn(mark: Mark, category: Category | undefined): string | undefined {
  if (!hasTag(mark, 'at-most', 'at-least')) return undefined
  const own = comparisons.filter(([word]) => word.test(mark.text)).flatMap(([, ids]) => ids)
  return own.find((id) => id === 'price' || category?.attributes.some((one) => one.id === id))
}

const comparisons: readonly (readonly [RegExp, readonly string[]])[] = [
  [/wide|narrow/, ['width']],
  [/tall|higher/, ['height']],
  [/deep/, ['depth']],
  [/heav|lighter/, ['weight', 'weightGrams']],
  [/loud|quiet/, ['noiseLevel']],
  [/cheap/, ['price']],
]

/** The measurable attribute a mark names, of `category` when it has one by that word. */
function attributeOf(
  mark: Mark,
  category: Category | undefined,
  { attributes }: Taxonomy,
): string | undefined {
  if (hasTag(mark, 'budget')) return 'price'
  const named = mark.meanings.flatMap((one) =>
    one.kind === 'attribute' && attributes.get(one.attribute)?.type === 'number'
      ? [one.attribute]
      : [],
  )
  if (category) {
    const own = named.find((id) => category.attributes.some((one) => one.id === id))
    if (own !== undefined) return own
  }
  if (hasTag(mark, 'wide')) return 'width'
  if (hasTag(mark, 'tall')) return 'height'
  if (hasTag(mark, 'deep')) return 'depth'
  return named[0]
}

function chooseAttribute(
  quantity: Quantity,
  named: string | undefined,
  limit: Limit,
  category: Category | undefined,
  taxonomy: Taxonomy,
  openQuestion: string | null,
  isAlone: boolean,
  onSale: OnSale | undefined,
): string | undefined {
  if (quantity.money !== undefined) return 'price'
  if (named !== undefined) {
    if (named === 'price') return quantity.units.length === 0 ? 'price' : byUnit()
    const definition = taxonomy.attributes.get(named)
    const own = category?.attributes.find(({ id }) => id === named)
    const isPlausible = !own?.range || quantity.units.length > 0 || quantity.low <= own.range[1] * 3
    const fits =
      (own !== undefined || category === undefined) &&
      isPlausible &&
      definition?.type === 'number' &&
      (quantity.units.length === 0 ||
        definition.unit === undefined ||
        quantity.units.some((one) => convert(1, one, definition.unit!) !== undefined))
    if (fits) return named
  }
  if (quantity.units.length > 0) return byUnit()
  // "65 then" of television sets: no set costs that little, and some are called by that figure.
  const isNoPrice = onSale !== undefined && quantity.low < onSale.leastPrice * 0.8
  if (
    isNoPrice &&
    quantity.high === quantity.low &&
    isAlone &&
    (openQuestion ?? 'price') === 'price'
  ) {
    const measured = (category?.attributes ?? [])
      .filter(({ id, importance }) => importance >= 0.6 && isMeasured(id))
      .toSorted((a, b) => b.importance - a.importance)[0]
    if (measured) return measured.id
  }
  // 20,000 or more, of power banks: far from any price, and what such goods measure.
  if (onSale && quantity.units.length === 0 && quantity.low > onSale.mostPrice * 2) {
    const measured = category?.attributes.find(({ id }) => isMeasured(id))
    if (measured) return measured.id
  }
  if (openQuestion !== null && isOfSize(openQuestion)) return openQuestion
  // A bare figure is money when it limits something, or stands alone and is of a price's size.
  const isPriced = quantity.low >= 20 || quantity.high > quantity.low
  return limit !== 'none' || (isAlone && isPriced) ? 'price' : undefined

  function isMeasured(attribute: string): boolean {
    const definition = taxonomy.attributes.get(attribute)
    return definition?.type === 'number' && onSale!.holds(attribute, quantity.low)
  }

  /** True where a bare figure can be meant of the attribute that is open. */
  function isOfSize(attribute: string): boolean {
    if (attribute === 'price') return true
    if (taxonomy.attributes.get(attribute)?.type !== 'number') return false
    const range = category?.attributes.find(({ id }) => id === attribute)?.range
    return !range || quantity.low <= range[1] * 3
  }

  /** The attribute measured in this unit whose plausible range holds the figure, by importance. */
  function byUnit(): string | undefined {
    let best: string | undefined
    let bestRank = -1
    for (const { id, importance, range } of category?.attributes ?? []) {
      const definition = taxonomy.attributes.get(id)
      if (definition?.type !== 'number' || definition.unit === undefined) continue
      if (definition.discovered && category !== undefined && !range) continue
      for (const unit of quantity.units) {
        const value = convert(quantity.low, unit, definition.unit)
        if (value === undefined) continue
        const isPlausible =
          range === undefined || (value >= range[0] * 0.5 && value <= range[1] * 2)
        const isInside = range !== undefined && value >= range[0] * 0.9 && value <= range[1] * 1.1
        const rank =
          importance + (isInside ? 10 : isPlausible ? 5 : 0) + (definition.unit === unit ? 0.5 : 0)
        if (rank <= bestRank) continue
        best = id
        bestRank = rank
      }
    }
    return best
  }
}

const person =
  /^(?:he|she|mum|mom|mother|dad|father|grand(?:ma|pa|mother|father|son|daughter)|granny|nan|gran|son|daughter|boy|girl|kid|child|wife|husband|aunt|uncle|parent|niece|nephew)(?:'?s)?$/

/** "My 80 year old mum", "she is 80", "80岁的妈妈": no price, though it is of a price's size. */
function isAge(marks: readonly Mark[], position: number): boolean {
  const quantity = marks[position]!.quantity!
  if (quantity.money !== undefined) return false
  const after = marks[position + 1]?.text ?? ''
  if (/^(?:岁|周岁|多岁|yo$|y\/o)/.test(after) || marks[position]!.text.endsWith('岁')) return true
  const next = marks[position + 2]?.text ?? ''
  const third = marks[position + 3]?.text ?? ''
  if (/year/.test(`${marks[position]!.text} ${after}`) || /^years?$/.test(next))
    return [after, next, third].some((text) => /\bold\b/.test(text))
  const before = marks.slice(Math.max(0, position - 3), position)
  const verb = before.at(-1)?.text ?? ''
  return (
    /(?:^|\b)(?:is|'s|turns|turning|turned|aged|am)$/.test(verb) &&
    (verb === 'aged' || before.some(({ text }) => text.split(' ').some((one) => person.test(one))))
  )
}

/** "5 bucks a day", 每天30块: what is spent now, and no price of goods. */
const isRate = (marks: readonly Mark[], position: number): boolean =>
  marks[position]!.quantity!.units.length === 0 &&
  (/^(?:(?:a|an|per|each|every) (?:day|week|month|year|cup|coffee|night)|daily|一天|每天|一个月|一周|一杯)/.test(
    marks
      .slice(position + 1, position + 3)
      .map(({ text }) => text)
      .join(' '),
  ) ||
    /^(?:每天|一天|每月)$/.test(marks[position - 1]?.text ?? ''))

/** "Dishwasher 600" and "…, 600" name a price; "LaserJet 1020" names a printer. */
const standsAlone = (before: Mark | undefined, { categories }: Taxonomy): boolean =>
  before === undefined ||
  isFiller(before) ||
  hasTag(before, 'budget', 'dollar', 'and', 'soft', 'hard', 'between') ||
  before.meanings.some(
    (one) => one.kind === 'category' && categories.get(one.category)?.discovered === false,
  ) ||
  /[,，;；:：。.]/.test(before.text)

type Condition = Pick<Constraint, 'operator' | 'value'>

function limitOfPrice({ low, high }: Quantity, limit: Limit): Condition {
  if (high > low) return { operator: 'between', value: [low, high] }
  if (limit === 'at-least') return { operator: '>=', value: low }
  if (limit === 'about')
    return { operator: 'between', value: [round(low * 0.85), round(low * 1.15)] }
  return { operator: '<=', value: low }
}

function limitOf(
  attribute: string,
  low: number,
  high: number,
  limit: Limit,
  better: 'lower' | 'higher' | undefined,
  decimals: number,
  unit: string | undefined,
): Condition {
  if (high > low) return { operator: 'between', value: [round(low), round(high)] }
  if (limit === 'at-most') return { operator: '<=', value: round(low) }
  if (limit === 'at-least') return { operator: '>=', value: round(low) }
  // A named screen size stands for the sizes sold under it: 17 inch goods measure 17.0 to 17.3.
  if (unit === 'in') return { operator: 'between', value: [round(low - 0.5), round(low + 0.49)] }
  // A niche of 60 cm takes what is a little narrower, and such goods are called "60 cm wide".
  if (['width', 'height', 'depth'].includes(attribute))
    return { operator: 'between', value: [round(low * 0.95), round(low * 1.01)] }
  if (limit === 'about') return { operator: 'between', value: [round(low * 0.9), round(low * 1.1)] }
  // "Two zones" are two; "5 years", "16 GB" and "14 place settings" are at least that.
  const isCount = unit === undefined && Number.isInteger(low) && low <= 6
  if (isCount && !/ports|years|rating/i.test(attribute)) return { operator: '=', value: round(low) }
  if (better === 'higher') return { operator: '>=', value: round(low) }
  if (better === 'lower') return { operator: '<=', value: round(low) }
  const slack = decimals > 0 ? 0.03 : 0
  return slack > 0
    ? { operator: 'between', value: [round(low * (1 - slack)), round(low * (1 + slack))] }
    : { operator: '=', value: round(low) }
}

/** Unit conversion leaves dust: three decimals are kept. */
const round = (value: number): number => Math.round(value * 1000) / 1000

/** How a shopper's unit is printed, for chips and answers. */
export const printUnit = (code: string, locale: 'en' | 'zh'): string =>
  unitOf(code)?.print[locale] ?? code
