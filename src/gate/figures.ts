import { isJoined, type Atom } from '../understand/atoms.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import { readNumber } from '../understand/numbers.ts'

/** A number of a sentence, with what it counts. */
export interface Figure {
  readonly from: number
  readonly to: number
  readonly value: number
  /** Half a unit of the last digit written: how far the true value may lie away. */
  readonly precision: number
  /** Codes of units it may be in; `year` and `ms` beside those of `lib/units.ts`. */
  readonly units: readonly string[]
  /** `maybe`: the unit may as well be a word of its own ("42 in the kitchen"). */
  readonly isUnitSure: boolean
  /** Of money: `shop` in the shop's currency, `other` in another. */
  readonly money: 'shop' | 'other' | undefined
  /** Written in words: "three", 三. */
  readonly isWord: boolean
  readonly isOrdinal: boolean
}

const currencies: Readonly<Record<string, readonly string[]>> = {
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN'],
  usd: ['USD'],
  us$: ['USD'],
  dollar: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD'],
  buck: ['USD', 'CAD', 'AUD'],
  美元: ['USD'],
  美金: ['USD'],
  刀: ['USD'],
  元: ['USD', 'CNY', 'TWD'],
  块: ['USD', 'CNY', 'TWD'],
  块钱: ['USD', 'CNY', 'TWD'],
  '€': ['EUR'],
  eur: ['EUR'],
  euro: ['EUR'],
  欧元: ['EUR'],
  '£': ['GBP'],
  gbp: ['GBP'],
  quid: ['GBP'],
  英镑: ['GBP'],
  '¥': ['CNY', 'JPY'],
  rmb: ['CNY'],
  cny: ['CNY'],
  yuan: ['CNY'],
  人民币: ['CNY'],
  日元: ['JPY'],
  yen: ['JPY'],
  jpy: ['JPY'],
  港币: ['HKD'],
  cad: ['CAD'],
  aud: ['AUD'],
  cent: [],
  penny: [],
  pence: [],
  毛: [],
  grand: [],
}

/** Words that say how much without a figure; nothing proves them. */
const vague = new Set(
  'half quarter dozen hundred thousand million billion double triple twice thrice halve nil'.split(
    ' ',
  ),
)

/** All figures, left to right; `isTaken` tells atoms that belong to names. */
export function readFigures(
  atoms: readonly Atom[],
  lexicon: Lexicon,
  currency: string,
  isTaken: (at: number) => boolean,
): Figure[] {
  const figures: Figure[] = []
  for (let at = 0; at < atoms.length;) {
    const figure = isTaken(at) ? undefined : readFigure(atoms, at, lexicon, currency)
    if (figure) figures.push(figure)
    at = figure ? figure.to : at + 1
  }
  return shareUnits(figures, atoms)
}

function readFigure(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
  currency: string,
): Figure | undefined {
  const sign = currencyAt(atoms, at)
  const start = at + (sign?.length ?? 0)
  const first = atoms[start]
  if (!first) return undefined
  const number = vague.has(first.text)
    ? { value: Number.NaN, length: 1 }
    : (readNumber(atoms, start) ?? undefined)
  if (!number) return undefined
  let { value } = number
  let to = start + number.length
  let precision = precisionOf(first, number.length)
  const exponent = atoms[to]
  const power = atoms[to + 1]
  if (
    first.kind === 'number' &&
    exponent?.text === 'e' &&
    power?.kind === 'number' &&
    isJoined(first, exponent) &&
    isJoined(exponent, power)
  ) {
    value *= 10 ** Number(power.text)
    precision = 0.5
    to += 2
  }
  if (atoms[to]?.text === '%') precision = Math.min(precision, 0.5)
  let code = sign?.codes
  const isOrdinal =
    (atoms[start - 1]?.text === '第' && first.kind !== 'sign') ||
    (first.kind === 'number' &&
      /^(?:st|nd|rd|th)$/.test(atoms[to]?.raw ?? '') &&
      isJoined(first, atoms[to]!))
  const unit = code || isOrdinal ? undefined : unitAt(atoms, to, lexicon)
  if (unit) to = unit.to
  if (!code && !isOrdinal) {
    const after = currencyAt(atoms, to)
    if (after && (unit === undefined || !unit.isSure)) {
      code = after.codes
      to += after.length
    }
  }
  const isWord = first.kind !== 'number'
  if (isWord && !unit && !code && !isOrdinal && isNoFigure(atoms, start, number)) return undefined
  return {
    from: at,
    to,
    value,
    precision,
    units: code ? [] : (unit?.codes ?? []),
    isUnitSure: unit?.isSure ?? true,
    money: code && (code.includes(currency) ? 'shop' : 'other'),
    isWord,
    isOrdinal,
  }
}

/** "One of them", 一个, 十分, 千万: number words that count nothing. */
function isNoFigure(
  atoms: readonly Atom[],
  at: number,
  number: { readonly value: number; readonly length: number },
): boolean {
  if (number.length > 1 || Number.isNaN(number.value)) return false
  const { text, kind } = atoms[at]!
  if (kind === 'word') return text === 'one'
  return kind === 'han' && (number.value === 1 || '十百千万零〇'.includes(text))
}

function precisionOf(atom: Atom, length: number): number {
  if (atom.kind !== 'number') return 0.5
  const decimals =
    /[.,](\d{1,2}|\d{4,})$/.exec(atom.text)?.[1]?.length ??
    (/\.\d{3}$/.test(atom.text) && !/,/.test(atom.text) ? 3 : 0)
  return length > 1 ? 50 : 0.5 * 10 ** -decimals
}

function currencyAt(
  atoms: readonly Atom[],
  at: number,
): { readonly codes: readonly string[]; readonly length: number } | undefined {
  let text = ''
  let found: { codes: readonly string[]; length: number } | undefined
  for (let length = 1; length <= 3 && at + length <= atoms.length; length++) {
    text += atoms[at + length - 1]!.text
    const codes = currencies[text]
    if (codes && Object.hasOwn(currencies, text)) found = { codes, length }
  }
  return found
}

const perTime = /^(?:min|minute|h|hr|hour|day|year|month|cycle|s|sec|w|week|yr|分钟|年|天)$/
const signsOfInch = /^(?:in|a|p|g|m|t|s|l|w|h|v|x|pa|c|f)$/

function unitAt(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
):
  | { readonly codes: readonly string[]; readonly to: number; readonly isSure: boolean }
  | undefined {
  const hyphen = atoms[at]?.text === '-' ? 1 : 0
  const next = atoms[at + hyphen]
  if (!next) return undefined
  if (/^[x×*]$/.test(next.text) && atoms[at + hyphen + 1]?.kind === 'number') return undefined
  if (/^(?:year|yr|年)$/.test(next.text))
    return { codes: ['year'], to: at + hyphen + 1, isSure: true }
  if (next.text === '个' && atoms[at + 1]?.text === '月')
    return { codes: ['month'], to: at + 2, isSure: true }
  if (/^(?:ms|millisecond)$/.test(next.text))
    return { codes: ['ms'], to: at + hyphen + 1, isSure: true }
  if (next.text === '毫' && atoms[at + 1]?.text === '秒')
    return { codes: ['ms'], to: at + 2, isSure: true }
  if (next.text === '成') return { codes: ['%'], to: at + 1, isSure: true }
  const found = lexicon.units.longest(atoms, at + hyphen)
  if (!found) return undefined
  let to = at + hyphen + found.length
  if (atoms[to]?.text === '/' && perTime.test(atoms[to + 1]?.text ?? '')) to += 2
  const isTight = hyphen === 1 || isJoined(atoms[at - 1]!, next)
  return {
    codes: found.meanings,
    to,
    isSure:
      isTight ||
      found.length > 1 ||
      (!/^(?:in|a|p|t|s|x|转|度|平|人|口|寸)$/.test(next.raw) && !signsOfInch.test(next.raw)) ||
      !isFollowedByWord(atoms, to, next.raw),
  }
}

const isFollowedByWord = (atoms: readonly Atom[], at: number, unit: string): boolean =>
  unit === 'in' && atoms[at] !== undefined && atoms[at]!.kind !== 'sign'

/** "60 × 85 × 60 cm": the unit at the end is that of all sides. */
function shareUnits(figures: readonly Figure[], atoms: readonly Atom[]): Figure[] {
  const shared = [...figures]
  for (let at = shared.length - 2; at >= 0; at--) {
    const figure = shared[at]!
    const next = shared[at + 1]!
    const sign = atoms[figure.to]
    if (next.from !== figure.to + 1 || figure.units.length > 0 || figure.money) continue
    if (/^[x×*\-–~至到]$/.test(sign?.text ?? ''))
      shared[at] = { ...figure, units: next.units, money: next.money }
  }
  return shared
}
