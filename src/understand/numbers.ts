import { isJoined, type Atom } from './atoms.ts'

/** A number read from atoms: its value and how many atoms it took. */
export interface ReadNumber {
  readonly value: number
  readonly length: number
}

const englishUnits = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value] as const),
)
const englishTens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10] as const),
)
const chineseDigits = new Map(
  [...'零一二三四五六七八九'].map((character, value) => [character, value] as const),
)
chineseDigits.set('〇', 0).set('两', 2).set('兩', 2)
const chineseScales = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['萬', 10_000],
])

/**
 * "1,299.99", "1.299,99", "45,99" and "1299" as a number: the last separator is the decimal one
 * unless exactly three digits follow it.
 */
export function parseDigits(text: string): number {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return Number(text)
  const separators = text.match(/[.,]/g) ?? []
  const distinct = new Set(separators).size
  const tail = text.length - last - 1
  const grouping = tail === 3 && distinct === 1 && (text[last] === ',' || separators.length > 1)
  if (grouping) return Number(text.replace(/[.,]/g, ''))
  return Number(`${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`)
}

/** The number that starts at atom `at`: digits, "2k", "1.5万", "three hundred", "两千五". */
export function readNumber(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  const atom = atoms[at]
  if (!atom) return undefined
  if (atom.kind === 'number') return readDigits(atoms, at)
  if (atom.kind === 'han') return readChinese(atoms, at)
  if (atom.kind === 'word') return readEnglish(atoms, at)
  return undefined
}

function readDigits(atoms: readonly Atom[], at: number): ReadNumber {
  const base = parseDigits(atoms[at]!.text)
  const next = atoms[at + 1]
  if (next && next.text === 'k' && isJoined(atoms[at]!, next) && base < 1000)
    return { value: base * 1000, length: 2 }
  if (next && (next.text === 'grand' || next.text === 'thousand'))
    return { value: base * 1000, length: 2 }
  if (next && next.kind === 'han') {
    const scale = chineseScales.get(next.text)
    // 22.4百万像素 counts megapixels, not 22.4 hundreds.
    const isPartOfUnit = next.text === '百' && atoms[at + 2]?.text === '万'
    if (scale !== undefined && scale >= 100 && !isPartOfUnit) {
      // 1万5 is 15,000 and 3千5 is 3,500: a bare digit counts in the next lower scale.
      const tail = atoms[at + 2]
      if (tail && tail.kind === 'number' && tail.text.length === 1 && isJoined(next, tail))
        return { value: base * scale + (Number(tail.text) * scale) / 10, length: 3 }
      return { value: base * scale, length: 2 }
    }
  }
  return { value: base, length: 1 }
}

function readChinese(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  let total = 0
  let section = 0
  let digit: number | undefined
  let lastScale = 0
  let length = 0
  for (; at + length < atoms.length; length++) {
    const { text, kind } = atoms[at + length]!
    if (kind !== 'han') break
    const value = chineseDigits.get(text)
    const scale = chineseScales.get(text)
    if (value !== undefined) {
      if (digit !== undefined && digit !== 0) break
      digit = value
    } else if (scale === 10_000) {
      total = (total + section + (digit ?? 0)) * scale
      section = 0
      digit = undefined
      lastScale = scale
    } else if (scale !== undefined) {
      section += (digit ?? 1) * scale
      digit = undefined
      lastScale = scale
    } else break
  }
  if (length === 0) return undefined
  // 两千五 is 2,500: a bare digit at the end counts in the next lower scale.
  if (digit !== undefined)
    section += lastScale >= 100 && digit > 0 ? (digit * lastScale) / 10 : digit
  // A lone 一 or 两 is an article or a count, not a figure that a shopper limits by.
  return { value: total + section, length }
}

function readEnglish(atoms: readonly Atom[], at: number): ReadNumber | undefined {
  let total = 0
  let current = 0
  let length = 0
  for (; at + length < atoms.length; length++) {
    const word = atoms[at + length]!.text
    const unit = englishUnits.get(word) ?? englishTens.get(word)
    if (unit !== undefined) current += unit
    else if (length === 0 && !/^an?$/.test(atoms[at - 1]?.text ?? '')) break
    else if (word === 'hundred') current = (length === 0 ? 1 : current) * 100
    else if (word === 'thousand' || word === 'grand') {
      total += (length === 0 ? 1 : current) * 1000
      current = 0
    } else if (word === 'and' && length > 0 && isNumberWord(atoms[at + length + 1]?.text)) continue
    else if (word === '-' && length > 0 && isNumberWord(atoms[at + length + 1]?.text)) continue
    else break
  }
  return length === 0 ? undefined : { value: total + current, length }
}

/** Words that spell numbers: known, so no typos of others ("fifty" is not "fifth"). */
export const numberWords: readonly string[] = [
  ...englishUnits.keys(),
  ...englishTens.keys(),
  'hundred',
  'thousand',
  'grand',
]

const isNumberWord = (word: string | undefined): boolean =>
  word !== undefined && (englishUnits.has(word) || englishTens.has(word))
