import type { Dimension, Length } from '../domain/fit.ts'
import { convert } from '../lib/units.ts'
import { isJoined, type Atom } from './atoms.ts'
import type { Lexicon } from './lexicon.ts'
import { readNumber } from './numbers.ts'

/** The lengths of a message by the side they measure, and those that name none, in order. */
export interface Measures {
  readonly sides: Readonly<Partial<Record<Dimension, Length>>>
  readonly unnamed: readonly Length[]
}

const dimensionWords: readonly (readonly [Dimension, RegExp])[] = [
  ['width', /^(?:wide|width|across|broad|w|宽|寬|阔)$/],
  ['height', /^(?:tall|high|height|headroom|h|高)$/],
  ['depth', /^(?:deep|depth|d|深|厚)$/],
]

type Token =
  | { kind: 'measure'; length: number | null; value: number; unit: string | null }
  | { kind: 'side'; side: Dimension }
  | { kind: 'times' }
  | { kind: 'other' }

/** Marks of a unit that are words of their own elsewhere: "60 in my kitchen". */
const notInches = /^(?:my|the|a|an|our|this|that|your|there|kitchen)$/

/**
 * Reads sizes as shoppers write them: "60 cm wide", "宽70高180深65", "60 x 85 x 60 cm" (width, height,
 * depth), "2 ft 6 in", "1米8". Bare figures count as centimetres, from 300 on as millimetres, and
 * only where a side is named, others stand beside them or `acceptsBare` says that one is expected.
 */
export function readMeasures(
  atoms: readonly Atom[],
  lexicon: Lexicon,
  acceptsBare = false,
): Measures {
  const tokens = tokensOf(atoms, lexicon)
  shareUnits(tokens)
  const sides: Partial<Record<Dimension, Length>> = {}
  const unnamed: Length[] = []
  const claimed = new Set<Token>()
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!
    if (token.kind !== 'measure') continue
    const chain = chainAt(tokens, at)
    const named = chain.length === 1 ? sideBeside(tokens, at, claimed) : undefined
    if (chain.length > 1) {
      const order: Dimension[] = ['width', 'height', 'depth']
      chain.forEach((index, i) => {
        const one = tokens[index]!
        const length = one.kind === 'measure' ? lengthOf(one, true) : undefined
        const own = sideBeside(tokens, index, claimed)
        const side = own ?? order[i]
        if (length && side) sides[side] ??= length
      })
      at = chain.at(-1)!
      continue
    }
    const length = lengthOf(token, named !== undefined || acceptsBare)
    if (!length) continue
    if (named !== undefined) sides[named] ??= length
    else unnamed.push(length)
  }
  return { sides, unnamed }
}

/** A figure in one of these units, in `to`: watts, volts, m². */
export function readAmount(
  atoms: readonly Atom[],
  lexicon: Lexicon,
  to: string,
): { value: number; unit: string } | undefined {
  for (let at = 0; at < atoms.length; at++) {
    const number = readNumber(atoms, at)
    if (!number) continue
    const found = lexicon.units.longest(atoms, at + number.length)
    for (const unit of found?.meanings ?? []) {
      const value = convert(number.value, unit, to)
      if (value !== undefined && value > 0) return { value, unit }
    }
    at += number.length - 1
  }
  return undefined
}

function tokensOf(atoms: readonly Atom[], lexicon: Lexicon): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < atoms.length; at++) {
    const atom = atoms[at]!
    const measure = measureAt(atoms, at, lexicon)
    if (measure) {
      tokens.push(measure.token)
      at += measure.length - 1
      continue
    }
    const side = dimensionWords.find(([, words]) => words.test(atom.text))?.[0]
    if (side) tokens.push({ kind: 'side', side })
    else if (/^(?:x|×|\*|by|乘)$/.test(atom.text)) tokens.push({ kind: 'times' })
    else tokens.push({ kind: 'other' })
  }
  return tokens
}

function measureAt(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
): { token: Token & { kind: 'measure' }; length: number } | undefined {
  const number = readNumber(atoms, at)
  if (!number || number.value <= 0) return undefined
  const isDigits = atoms[at]!.kind === 'number'
  let to = at + number.length
  const hyphen = atoms[to]?.text === '-' ? 1 : 0
  const found = lexicon.units.longest(atoms, to + hyphen)
  const unit = found?.meanings.find((code) => convert(1, code, 'cm') !== undefined)
  // "60x85": the sign multiplies. "65 W", "3 people": a figure of something else.
  const isOther = found !== undefined && unit === undefined && atoms[to]!.text !== 'x'
  if (isOther && found.meanings.length > 0) return undefined
  const isWordIn =
    unit === 'in' &&
    atoms[to]?.text === 'in' &&
    !isJoined(atoms[to - 1]!, atoms[to]!) &&
    notInches.test(atoms[to + 1]?.text ?? '')
  if (unit === undefined || isWordIn)
    return isDigits && !isPartOfName(atoms, at, to)
      ? {
          token: { kind: 'measure', length: null, value: number.value, unit: null },
          length: to - at,
        }
      : undefined
  to += hyphen + found!.length
  let length = convert(number.value, unit, 'cm')!
  // 1米8 is 1.8 m; 2 ft 6 in are 2.5 ft.
  const next = atoms[to]
  if (unit === 'm' && next && /^\d$/.test(next.text) && isJoined(atoms[to - 1]!, next)) {
    length += Number(next.text) * 10
    to++
  } else if (unit === 'ft') {
    const inches = readNumber(atoms, to)
    const mark = inches && lexicon.units.longest(atoms, to + inches.length)
    if (inches && mark?.meanings.includes('in') && inches.value < 12) {
      length += inches.value * 2.54
      to += inches.length + mark.length
    }
  }
  return {
    token: { kind: 'measure', length, value: number.value, unit },
    length: to - at,
  }
}

/** "s24", "2.1" after "hdmi", "15 pro": digits of a name or a version, not a size. */
function isPartOfName(atoms: readonly Atom[], at: number, to: number): boolean {
  const before = atoms[at - 1]
  const after = atoms[to]
  if (before?.kind === 'word' && isJoined(before, atoms[at]!) && before.text !== 'x') return true
  if (before && /^(?:hdmi|wi-?fi|iphone|ps|galaxy|usb|type|class)$/.test(before.text)) return true
  return after?.kind === 'word' && isJoined(atoms[to - 1]!, after) && after.text !== 'x'
}

/** A unit at the end of a chain or list counts for the bare figures before it. */
function shareUnits(tokens: Token[]): void {
  let unit: string | null = null
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]!
    if (token.kind !== 'measure') continue
    if (token.unit !== null) unit = token.unit
    else if (unit !== null) {
      const converted = convert(token.value, unit, 'cm')!
      // "600 x 850 mm", but not the 60 of "60, and the door is 2 m".
      if (converted >= 10 && converted <= 400) tokens[at] = { ...token, unit, length: converted }
    }
  }
}

/** Indexes of the measures joined by × from `at` on. */
function chainAt(tokens: readonly Token[], at: number): number[] {
  const chain = [at]
  let next = at + 1
  for (;;) {
    // A side may stand between: 70宽*180高.
    while (tokens[next]?.kind === 'side') next++
    if (tokens[next]?.kind !== 'times') break
    next++
    while (tokens[next]?.kind === 'side') next++
    if (tokens[next]?.kind !== 'measure') break
    chain.push(next)
    next++
  }
  return chain
}

/** The side named beside a measure: just before it, else just after, and not taken by another. */
function sideBeside(
  tokens: readonly Token[],
  at: number,
  claimed: Set<Token>,
): Dimension | undefined {
  const look = (step: 1 | -1, reach: number): Dimension | undefined => {
    for (let i = at + step, seen = 0; seen <= reach; i += step, seen++) {
      const token = tokens[i]
      if (!token || token.kind === 'measure' || token.kind === 'times') return undefined
      if (token.kind === 'side') {
        if (claimed.has(token)) return undefined
        claimed.add(token)
        return token.side
      }
    }
    return undefined
  }
  return look(-1, 0) ?? look(1, 0) ?? look(-1, 3) ?? look(1, 1)
}

function lengthOf(token: Token & { kind: 'measure' }, acceptsBare: boolean): Length | undefined {
  if (token.length !== null) return { cm: round(token.length), unit: token.unit! }
  if (!acceptsBare) return undefined
  const cm = token.value >= 300 ? token.value / 10 : token.value
  if (cm < 10 || cm > 400) return undefined
  return { cm: round(cm), unit: token.value >= 300 ? 'mm' : 'cm' }
}

const round = (value: number): number => Math.round(value * 1000) / 1000
