import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint, Wish } from '../domain/need.ts'
import type { Product, SpecValue } from '../domain/product.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { formatMoney, toMinor } from '../lib/money.ts'
import { unitOf } from '../lib/units.ts'
import { degreeWords } from './degree.ts'

const builtInLabels: Record<string, { en: string; zh: string }> = {
  price: { en: 'Price', zh: '价格' },
  brand: { en: 'Brand', zh: '品牌' },
  rating: { en: 'Rating', zh: '评分' },
  availability: { en: 'Availability', zh: '库存' },
  popularity: { en: 'Popularity', zh: '热度' },
  text: { en: 'Words', zh: '关键词' },
  value: { en: 'Price', zh: '价格' },
}

/** Name of an attribute as printed, "Noise level". */
export function labelOf(attribute: string, catalogue: Catalogue, locale: Locale): string {
  const builtIn = Object.hasOwn(builtInLabels, attribute) ? builtInLabels[attribute] : undefined
  if (builtIn) return builtIn[locale]
  const definition = catalogue.taxonomy.attributes.get(attribute)
  return definition ? inLocale(definition.label, locale) : attribute
}

/** The label inside an English sentence: lower case unless it is an abbreviation. */
export function labelInSentence(attribute: string, catalogue: Catalogue, locale: Locale): string {
  const label = labelOf(attribute, catalogue, locale)
  if (locale === 'zh') return label
  return inSentence(label)
}

/** A label as it stands within an English sentence: "dishwasher", but "TV". */
export const inSentence = (label: string): string =>
  /^[A-Z][a-z]/.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label

export const categoryLabel = (category: string, catalogue: Catalogue, locale: Locale): string => {
  const definition = catalogue.taxonomy.categories.get(category)
  return definition ? inLocale(definition.label, locale) : category
}

/** The kind of goods in the plural, for sentences: "dishwashers", "洗碗机". */
export function goodsOf(category: string | null, catalogue: Catalogue, locale: Locale): string {
  const definition = category === null ? undefined : catalogue.taxonomy.categories.get(category)
  if (!definition) return locale === 'en' ? 'products' : '商品'
  return locale === 'en' ? definition.plural : inLocale(definition.label, 'zh')
}

/** Numbers by the language's rules, at most `decimals` places. */
export function printNumber(value: number, locale: Locale, decimals = 3): string {
  const useGrouping = Math.abs(value) >= 10_000
  const key = `${locale} ${decimals} ${useGrouping}`
  let format = numberFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals, useGrouping })
    numberFormats.set(key, format)
  }
  return format.format(value)
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** A value with its unit in the reply's language; unknown values say so. */
export function printValue(
  attribute: string,
  value: SpecValue,
  catalogue: Catalogue,
  locale: Locale,
): string {
  if (value === null) return locale === 'en' ? 'not stated' : '未注明'
  if (attribute === 'price' && typeof value === 'number')
    return formatMoney(toMinor(value, catalogue.currency), catalogue.currency, locale)
  if (attribute === 'availability') return printAvailability(String(value), locale)
  const definition = catalogue.taxonomy.attributes.get(attribute)
  if (typeof value === 'boolean')
    return locale === 'en' ? (value ? 'yes' : 'no') : value ? '有' : '没有'
  if (typeof value === 'number') {
    const decimals =
      attribute === 'rating' ? 1 : definition?.discovered ? 3 : (definition?.decimals ?? 2)
    return withUnit(printNumber(value, locale, Math.max(decimals, 0)), definition?.unit, locale)
  }
  const name = (id: string): string => {
    const known = definition?.values.find((one) => one.id === id)
    return known ? inLocale(known.label, locale) : id
  }
  return Array.isArray(value)
    ? value.length === 0
      ? locale === 'en'
        ? 'none'
        : '无'
      : value.map(name).join(locale === 'en' ? ', ' : '、')
    : name(value)
}

function withUnit(text: string, code: string | undefined, locale: Locale): string {
  if (code === undefined) return text
  const unit = unitOf(code)
  if (!unit) return `${text} ${code}`
  const sign = unit.print[locale]
  return unit.print.tight || (locale === 'zh' && /\p{Script=Han}/u.test(sign))
    ? text + sign
    : `${text} ${sign}`
}

/** A figure in the unit it was told in, "60 cm". */
export const printAmount = (value: number, unit: string, locale: Locale): string =>
  withUnit(printNumber(value, locale, 2), unit, locale)

export const printAvailability = (availability: string, locale: Locale): string =>
  ({
    in_stock: { en: 'in stock', zh: '有货' },
    out_of_stock: { en: 'out of stock', zh: '缺货' },
    preorder: { en: 'on pre-order', zh: '可预订' },
  })[availability]?.[locale] ?? availability

export const printPrice = ({ priceMinor, currency }: Product, locale: Locale): string =>
  formatMoney(priceMinor, currency, locale)

/** A condition as a chip: "Noise level ≤ 45 dB", "品牌:不要 诺德港". */
export function printConstraint(
  { attribute, operator, value }: Constraint,
  catalogue: Catalogue,
  locale: Locale,
): string {
  const label = labelOf(attribute, catalogue, locale)
  const print = (one: SpecValue): string =>
    attribute === 'brand'
      ? brandName(String(one), catalogue, locale)
      : printValue(attribute, one, catalogue, locale)
  const list = (Array.isArray(value) ? (value as (string | number)[]) : [value]).map((one) =>
    print(one as SpecValue),
  )
  if (typeof value === 'boolean') {
    const isWanted = (operator === '=') === value
    return isWanted ? label : locale === 'en' ? `No ${label}` : `不要${label}`
  }
  switch (operator) {
    case 'between':
      return `${label} ${list[0]}–${list[1]}`
    case '<=':
      return `${label} ≤ ${list[0]}`
    case '>=':
      return `${label} ≥ ${list[0]}`
    case '!=':
    case 'not-in':
      return locale === 'en'
        ? `${label}: not ${list.join(', ')}`
        : `${label}：不要${list.join('、')}`
    default:
      return locale === 'en' ? `${label}: ${list.join(' or ')}` : `${label}：${list.join('或')}`
  }
}

/** A wish as a chip: "Quieter", "Higher rating", "更安静". */
export function printWish(
  { attribute, direction, strict }: Wish,
  catalogue: Catalogue,
  locale: Locale,
): string {
  const degree = degreeWords(attribute, direction)
  const label = labelOf(attribute, catalogue, locale)
  if (locale === 'zh')
    return degree
      ? degree[1]
      : `${label}${strict ? '最' : '更'}${direction === 'lower' ? '低' : '高'}`
  const word = degree ? degree[0] : `${direction} ${labelInSentence(attribute, catalogue, 'en')}`
  return word[0]!.toUpperCase() + word.slice(1)
}

/** The brand as the language writes it, when the shop gave it a name there. */
export function brandName(brand: string, catalogue: Catalogue, locale: Locale): string {
  if (locale === 'en') return brand
  const known = catalogue.brands.find(({ name }) => name === brand)
  return known?.words.find((word) => /\p{Script=Han}/u.test(word)) ?? brand
}
