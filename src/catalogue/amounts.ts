import { toMinor } from '../lib/money.ts'

export type DecimalMark = '.' | ','

const currencySigns: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR' }
const strippable = /[\s\u00A0\u202F'’]|[€£$¥￥₹]|\b[A-Z]{3}\b/g
/** Digits with single marks between them, nothing else. */
const figure = /^\d+(?:[.,]\d+)*$|^[.,]\d+$/

/**
 * The decimal mark of a file, from all its amounts: "45,99" and "1.299,00" speak for the comma,
 * "19.5" for the point; "1.299" alone speaks for neither. Without evidence it is the point, and
 * such amounts are thousands.
 */
export function decideDecimal(amounts: Iterable<string | number>): DecimalMark | undefined {
  let point = 0
  let comma = 0
  for (const amount of amounts) {
    if (typeof amount === 'number') continue
    const mark = decimalOf(amount.replace(strippable, ''))
    if (mark === '.') point++
    else if (mark === ',') comma++
  }
  return point === 0 && comma === 0 ? undefined : point >= comma ? '.' : ','
}

/** The mark that must be the decimal one in this amount by itself, if any. */
function decimalOf(text: string): DecimalMark | undefined {
  if (!figure.test(text)) return undefined
  const lastPoint = text.lastIndexOf('.')
  const lastComma = text.lastIndexOf(',')
  if (lastPoint < 0 && lastComma < 0) return undefined
  if (lastPoint >= 0 && lastComma >= 0) return lastPoint > lastComma ? '.' : ','
  const mark = lastPoint >= 0 ? '.' : ','
  if (text.indexOf(mark) !== text.lastIndexOf(mark)) return undefined
  return text.length - text.lastIndexOf(mark) - 1 === 3 && !/^[.,]|^0[.,]/.test(text)
    ? undefined
    : mark
}

/**
 * An amount in minor units, or why it is none. `decimal` is the file's mark; an amount that can
 * only be read the other way is read so.
 */
export function parseAmount(
  amount: string | number,
  decimal: DecimalMark | undefined,
  currency: string,
): number | { reason: string } {
  const shown = String(amount).slice(0, 40)
  let value: number
  if (typeof amount === 'number') value = amount
  else {
    const text = amount.replace(strippable, '')
    if (text === '') return { reason: 'no price' }
    if (/^[-−–(]/.test(text)) return { reason: `price "${shown}" is negative` }
    if (!figure.test(text)) return { reason: `price "${shown}" is not an amount` }
    const mark = decimalOf(text) ?? decimal
    const thousands = mark === ',' ? /\./g : /,/g
    const plain = (
      mark === undefined ? text.replace(/[.,]/g, '') : text.replace(thousands, '')
    ).replace(',', '.')
    value = Number(plain)
  }
  if (!Number.isFinite(value)) return { reason: `price "${shown}" is not an amount` }
  if (value < 0) return { reason: `price "${shown}" is negative` }
  const minor = toMinor(value, currency)
  if (!Number.isSafeInteger(minor)) return { reason: `price "${shown}" is too large` }
  return minor
}

/** The currency that an amount names by its sign or code; `undefined` for "$" and "¥", which several share. */
export function currencyIn(amount: string | number): string | undefined {
  if (typeof amount === 'number') return undefined
  const code = /\b([A-Z]{3})\b/.exec(amount)?.[1]
  if (code !== undefined) return code
  const sign = /[€£₹]/.exec(amount)?.[0]
  return sign === undefined ? undefined : currencySigns[sign]
}
