import type { Catalogue } from '../domain/catalogue.ts'
import type { Product } from '../domain/product.ts'
import type { Attribute } from '../domain/taxonomy.ts'
import { toMinor } from '../lib/money.ts'
import { normalise } from '../lib/text.ts'
import { convert } from '../lib/units.ts'
import type { Figure } from './figures.ts'

/** A measured or counted spec of one product. */
export interface Measure {
  readonly attribute: string
  readonly value: number
  /** Unit code; `year`, `month`, `ms` and `x` where only the label names it. */
  readonly unit: string | undefined
}

const labelUnits: readonly (readonly [RegExp, string])[] = [
  [/\(years?\)/i, 'year'],
  [/\(months?\)/i, 'month'],
  [/\(ms\)/i, 'ms'],
  [/\(×\)|\(x\)/i, 'x'],
  [/\(%\)/i, '%'],
]

/** The attribute's unit, from its definition or its label: "Warranty (years)". */
export function unitOfAttribute(attribute: Attribute): string | undefined {
  if (attribute.unit !== undefined) return attribute.unit
  const label = attribute.label.en ?? ''
  return labelUnits.find(([pattern]) => pattern.test(label))?.[1]
}

/** Whether two units measure the same kind of thing. */
export const isComparable = (unit: string, other: string): boolean =>
  unit === other || convert(1, unit, other) !== undefined

export function measuresOf(product: Product, { taxonomy }: Catalogue): Measure[] {
  const measures: Measure[] = []
  for (const [id, value] of Object.entries(product.specs)) {
    if (typeof value !== 'number') continue
    const attribute = taxonomy.attributes.get(id)
    measures.push({ attribute: id, value, unit: attribute && unitOfAttribute(attribute) })
  }
  return measures
}

/** Whether the figure says the measure, in whatever unit, to the digits it was written with. */
export function says(figure: Figure, { value, unit }: Measure): boolean {
  if (figure.money !== undefined) return false
  if (figure.units.length === 0 || !figure.isUnitSure)
    if (unit === undefined && Math.abs(figure.value - value) <= bareTolerance(figure)) return true
  if (unit === undefined) return false
  return figure.units.some((code) => {
    const converted = code === unit ? value : convert(value, unit, code)
    if (converted === undefined) return false
    const isSame = code === unit
    const place = trailing(figure.value)
    const slack = isSame || place < 10 ? 0 : Math.min(Math.abs(converted) * 0.01, place / 2)
    const data = code !== unit && (code === 'TB' || unit === 'TB') ? converted * 0.025 : 0
    // A figure written whole may be rounded, but not past a tenth of itself.
    const precision = Math.min(figure.precision, Math.max(Math.abs(converted) * 0.1, 1e-9))
    return Math.abs(figure.value - converted) <= Math.max(precision, slack, data) + 1e-6
  })
}

const bareTolerance = (figure: Figure): number => Math.min(figure.precision, 0.05) - 1e-6

/** 100 for 12,300: the place of the last digit that is not zero. */
function trailing(value: number): number {
  const zeros = /0*$/.exec(String(value))![0].length
  return Number.isInteger(value) && value !== 0 ? 10 ** zeros : 1
}

export const isPrice = (figure: Figure, product: Product, isRough: boolean): boolean => {
  const minor = toMinor(figure.value, product.currency)
  if (minor === product.priceMinor) return true
  return isRough && figure.precision >= 0.5 && Math.abs(minor - product.priceMinor) <= 50
}

/** Words and numbers that stand in a product's own record: titles, sku, texts of its specs. */
export function tokensOf(product: Product): Set<string> {
  const texts = [product.title.en, product.title.zh, product.sku, product.brand, product.url]
  for (const value of Object.values(product.specs))
    if (typeof value === 'string') texts.push(value)
    else if (Array.isArray(value)) texts.push(...value)
  const tokens = new Set<string>()
  for (const text of texts)
    for (const [token] of normalise(text ?? '').matchAll(/[\p{Script=Latin}\d]+/gu))
      tokens.add(token)
  return tokens
}
