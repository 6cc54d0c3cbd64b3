import { singular } from '../lib/text.ts'
import { isJoined, type Atom, type Message } from './atoms.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { readNumber } from './numbers.ts'
import { englishWords } from './english.ts'
import { correctSpelling } from './spelling.ts'
import type { CueTag, GrammarTag } from './words.ts'

/** A measured or priced figure in a message: one value, or a range. */
export interface Quantity {
  readonly low: number
  readonly high: number
  /** Further sides of "60 × 180 × 68 cm", after `low`. */
  readonly sides?: readonly number[]
  /** A number word that counts what is named after it: "two baskets". */
  readonly counts?: boolean
  /** Codes of the units that what was written can mean ("16G": grams or gigabytes); often none. */
  readonly units: readonly string[]
  /** `shop`: the shop's currency or an unnamed one; `foreign`: another currency was named. */
  readonly money: 'shop' | 'foreign' | undefined
}

/** A stretch of the message with what it can mean. */
export interface Mark {
  /** First atom and the one after the last. */
  readonly from: number
  readonly to: number
  readonly text: string
  readonly meanings: readonly Meaning[]
  readonly quantity?: Quantity
  /** What parts of a compound mean: "noise cancelling" in "noise cancelling headphones". */
  readonly inner?: readonly Meaning[]
  /** A word that the lexicon does not know; `isName` when it looks like a model ("s24"). */
  readonly word?: string
  readonly isName?: boolean
}

export const hasTag = (mark: Mark | undefined, ...tags: readonly GrammarTag[]): boolean =>
  mark?.meanings.some((one) => one.kind === 'grammar' && tags.includes(one.tag)) ?? false

export const hasCue = (mark: Mark | undefined, ...tags: readonly CueTag[]): boolean =>
  mark?.meanings.some((one) => one.kind === 'cue' && tags.includes(one.tag)) ?? false

export const isFiller = (mark: Mark): boolean =>
  mark.meanings.length > 0 &&
  mark.meanings.every(
    (one) =>
      (one.kind === 'grammar' && (one.tag === 'filler' || one.tag === 'too')) ||
      (one.kind === 'cue' && (one.tag === 'greet' || one.tag === 'question' || one.tag === 'it')),
  )

/** Meanings that name goods or their properties: they outrank a number reading of "4k". */
const isNaming = (meaning: Meaning): boolean =>
  ['category', 'attribute', 'value', 'use', 'brand', 'ordinal'].includes(meaning.kind)

/**
 * Cuts the message into marks, left to right, the longest known phrase first. Figures are read with
 * their units and ranges; unknown words are kept, corrected where a known word is near.
 */
export function markUp(message: Message, lexicon: Lexicon): Mark[] {
  const { text } = message
  const atoms = message.atoms.map((atom) => {
    const word = atom.kind === 'word' ? correctSpelling(atom.raw, lexicon) : undefined
    return word === undefined ? atom : { ...atom, text: singular(word), raw: word }
  })
  const marks: Mark[] = []
  const slice = (from: number, to: number): string =>
    text.slice(atoms[from]!.start, atoms[to - 1]!.end)

  for (let at = 0; at < atoms.length;) {
    const phrase = phraseAt(atoms, at, lexicon)
    const name = readName(atoms, at, lexicon)
    const quantity = name ? undefined : readQuantity(atoms, at, lexicon)
    const previous = marks.at(-1)

    if (phrase && phrase.length >= (name ?? 0) && isPhrase(phrase, quantity, previous)) {
      const to = at + phrase.length
      const inner = phrase.meanings.some(({ kind }) => kind === 'category')
        ? innerMeanings(atoms, at, to, lexicon)
        : []
      marks.push({
        from: at,
        to,
        text: slice(at, to),
        meanings: phrase.meanings,
        ...(inner.length > 0 ? { inner } : {}),
      })
      at = to
    } else if (name) {
      const to = at + name
      marks.push({
        from: at,
        to,
        text: slice(at, to),
        meanings: [],
        word: slice(at, to),
        isName: true,
      })
      at = to
    } else if (quantity) {
      const to = at + quantity.length
      marks.push({ from: at, to, text: slice(at, to), meanings: [], quantity: quantity.quantity })
      at = to
    } else {
      const atom = atoms[at]!
      marks.push({
        from: at,
        to: at + 1,
        text: atom.raw,
        meanings: [],
        ...(atom.kind === 'sign' ? {} : { word: atom.raw }),
      })
      at++
    }
  }
  return joinNames(joinHan(marks, message), lexicon)
}

/**
 * The longest phrase at `at`, cut short where a kind of goods or a property begins inside it and
 * ends beyond: 热泵烘干机 is 热泵 and 烘干机, and "with milk frother" is no "with milk".
 */
function withoutOverlap(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
): ReturnType<Lexicon['phrases']['longest']> {
  const phrase = lexicon.phrases.longest(atoms, at)
  if (!phrase || phrase.length < 2) return phrase
  if (phrase.meanings.some(({ kind }) => kind === 'category')) return phrase
  const isNamed = phrase.meanings.some(({ kind }) => ['attribute', 'value'].includes(kind))
  for (let start = at + 1; start < at + phrase.length; start++) {
    const other = lexicon.phrases.longest(atoms, start)
    const isStronger = other?.meanings.some(
      (one) =>
        one.kind === 'category' ||
        (!isNamed && ['attribute', 'value'].includes(one.kind)) ||
        // 电池大于5000 is 电池 and 大于.
        (one.kind === 'grammar' && (one.tag === 'at-least' || one.tag === 'at-most')),
    )
    if (isStronger && start + other!.length > at + phrase.length) {
      const shorter = lexicon.phrases.longest(atoms.slice(0, start), at)
      // 声音响 is 声音 that is 响: of 声 alone nothing is known.
      return shorter ?? (isNamed ? phrase : undefined)
    }
  }
  return phrase
}

/** The longest phrase at `at`; "cheaper than" limits only where a figure follows. */
function phraseAt(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
): ReturnType<Lexicon['phrases']['longest']> {
  const phrase = withoutOverlap(atoms, at, lexicon)
  if (!phrase || phrase.length !== 2) return phrase
  // "1.5 kg and under 1000": what follows is another limit, not the end of this one.
  if (atoms[at]!.text === 'and' && readQuantity(atoms, at + 2, lexicon))
    return lexicon.phrases.longest(atoms.slice(0, at + 1), at) ?? phrase
  if (atoms[at + 1]!.text !== 'than') return phrase
  // "Other than white" excludes.
  if (phrase.meanings.some((one) => one.kind === 'grammar' && one.tag === 'not')) return phrase
  const isLimit = readQuantity(atoms, at + 2, lexicon) !== undefined
  return isLimit ? phrase : (lexicon.phrases.longest(atoms.slice(0, at + 1), at) ?? phrase)
}

/** Meanings of values, properties and uses inside a compound, the longest first. */
function innerMeanings(
  atoms: readonly Atom[],
  from: number,
  to: number,
  lexicon: Lexicon,
): Meaning[] {
  const found: Meaning[] = []
  const inside = atoms.slice(0, to)
  for (let at = from; at < to;) {
    const part = lexicon.phrases.longest(at === from ? atoms.slice(0, to - 1) : inside, at)
    const meanings = part?.meanings.filter(({ kind }) =>
      ['value', 'attribute', 'use'].includes(kind),
    )
    if (meanings && meanings.length > 0) found.push(...meanings)
    at += part && meanings && meanings.length > 0 ? part.length : 1
  }
  return found
}

function isPhrase(
  phrase: { meanings: readonly Meaning[]; length: number },
  quantity: { length: number; quantity: Quantity } | undefined,
  previous: Mark | undefined,
): boolean {
  if (!quantity) return true
  // "Five people" is a figure, whatever use the taxonomy has for the words.
  if (quantity.quantity.units.includes('person') || quantity.quantity.counts)
    return phrase.length > quantity.length && phrase.meanings.some(({ kind }) => kind === 'value')
  if (phrase.meanings.some(isNaming) && phrase.length >= quantity.length)
    return !hasTag(previous, 'at-most', 'at-least', 'about', 'budget', 'dollar')
  return phrase.length > quantity.length && !phrase.meanings.some((one) => one.kind === 'grammar')
}

/** Length of a model name at `at`: letters and digits written together, and not a measure. */
function readName(atoms: readonly Atom[], at: number, lexicon: Lexicon): number | undefined {
  const first = atoms[at]!
  if (first.kind !== 'word' && first.kind !== 'number') return undefined
  let to = at + 1
  let letters = first.kind === 'word' ? 1 : 0
  let digits = first.kind === 'number' ? 1 : 0
  while (to < atoms.length && isJoined(atoms[to - 1]!, atoms[to]!)) {
    const atom = atoms[to]!
    if (atom.kind === 'word') letters++
    else if (atom.kind === 'number') digits++
    else if (atom.text === '+') {
      to++
      break
    } else if (!['-', '/'].includes(atom.text)) break
    to++
  }
  if (['-', '/'].includes(atoms[to - 1]!.text)) to--
  if (letters === 0 || digits === 0) return undefined
  // "ram16GB": a property, its figure and unit, written in one.
  if (first.kind === 'word' && atoms[at + 1]?.kind === 'number') {
    const unit = lexicon.units.longest(atoms, at + 2)
    const named = lexicon.phrases.longest(atoms.slice(0, at + 1), at)
    const isProperty = named?.meanings.some(({ kind }) => kind === 'attribute')
    if (unit && isProperty && at + 2 + unit.length >= to) return undefined
  }
  if (first.kind === 'number') {
    // "17in", "8gb", "60x85x60cm", "2k": a figure with its unit.
    const unit = lexicon.units.longest(atoms, at + 1)
    if (unit && at + 1 + unit.length >= to) return undefined
    const hyphen = atoms[at + 1]?.text === '-' ? lexicon.units.longest(atoms, at + 2) : undefined
    if (hyphen && at + 2 + hyphen.length >= to) return undefined
    if (
      /^\d+(?:[.,]\d+)?(?:k|[x×]|[x×]\d.*|[a-z]{1,3}[-/~].*|[-~]\d.*|st|nd|rd|th)$/.test(
        joined(atoms, at, to),
      )
    )
      return undefined
  }
  return to - at
}

const joined = (atoms: readonly Atom[], from: number, to: number): string =>
  atoms
    .slice(from, to)
    .map(({ raw }) => raw)
    .join('')

/** A figure at `at`, with currency, unit and range: "$300-500", "17 inch", "5 to 8 kg". */
function readQuantity(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
): { quantity: Quantity; length: number } | undefined {
  let position = at
  let money: Quantity['money']
  const readMoney = (): void => {
    const found = lexicon.phrases.longest(atoms, position)
    for (const meaning of found?.meanings ?? []) {
      if (meaning.kind !== 'grammar') continue
      if (meaning.tag === 'dollar') money ??= 'shop'
      else if (meaning.tag === 'foreign-money') money = 'foreign'
      else continue
      position += found!.length
      return
    }
  }
  readMoney()
  const first = readNumber(atoms, position)
  if (!first) return undefined
  const isWord = atoms[position]!.kind !== 'number'
  position += first.length
  let units = readUnit()
  if (units.length === 0) readMoney()
  const isBareWord = isWord && units.length === 0 && money === undefined
  const counts = isBareWord && countsNext()
  if (isBareWord && !isFigure(first.value, first.length) && !counts) return undefined

  const sides: number[] = []
  while (sides.length < 2 && /^[x×*]$/.test(atoms[position]?.text ?? '')) {
    const side = readNumber(atoms, position + 1)
    if (!side) break
    sides.push(side.value)
    position += 1 + side.length
    units = readUnit()
  }
  let high = first.value
  const rangeSign = lexicon.phrases.longest(atoms, position)
  const isRange = rangeSign?.meanings.some((one) => one.kind === 'grammar' && one.tag === 'to')
  if (isRange) {
    const before = position
    position += rangeSign!.length
    readMoney()
    const second = readNumber(atoms, position)
    if (second && second.value > first.value) {
      high = second.value
      position += second.length
      const own = readUnit()
      if (own.length > 0) units = own
      if (units.length === 0) readMoney()
    } else position = before
  }
  if (!Number.isFinite(first.value) || !Number.isFinite(high)) return undefined
  return {
    quantity: {
      low: first.value,
      high,
      units,
      money,
      ...(sides.length > 0 ? { sides } : {}),
      ...(counts ? { counts } : {}),
    },
    length: position - at,
  }

  /** "Two baskets", 两个灶眼: a small number word counts what is named right after it. */
  function countsNext(): boolean {
    const next = atoms[position]?.text === '个' ? position + 1 : position
    const named = lexicon.phrases.longest(atoms, next)
    return named?.meanings.some(({ kind }) => kind === 'attribute') ?? false
  }

  function readUnit(): readonly string[] {
    // A hyphen may join figure and unit: "17-inch".
    const hyphen = atoms[position]?.text === '-' ? 1 : 0
    const found = lexicon.units.longest(atoms, position + hyphen)
    if (!found) return []
    // "60 x 85 x 60 cm": the sign multiplies, it is no unit.
    if (/^[x×]$/.test(atoms[position]?.text ?? '') && atoms[position + 1]?.kind === 'number')
      return []
    const next = atoms[position + hyphen]!
    // "in" and "p" are units only where they touch the figure or nothing else follows.
    if (hyphen === 0 && next.text === 'in' && !isJoined(atoms[position - 1]!, next)) {
      const after = atoms[position + found.length]
      if (
        after &&
        after.kind !== 'sign' &&
        !lexicon.phrases.longest(atoms, position + 1)?.meanings.some(isNaming)
      )
        return []
    }
    position += hyphen + found.length
    return found.meanings
  }
}

/** "five hundred" and "三千" are figures by themselves, "one" and "两" are not. */
const isFigure = (value: number, length: number): boolean => length >= 2 || value >= 20

/** Words that tell versions of one model apart. */
const versions =
  /^(?:ultra|plus|pro|max|mini|lite|air|fe|se|xl|super|ti|slim|neo|edge|fold|flip|classic|e)$/

/**
 * "RTX 4060": an unknown word and the bare figure after it are one name; so are a name and the
 * version after it, "S24 Ultra". A plain word of English ("subtract 85") makes a name only where the
 * shop's titles have it.
 */
function joinNames(marks: readonly Mark[], lexicon: Lexicon): Mark[] {
  const joinedMarks: Mark[] = []
  for (const [position, mark] of marks.entries()) {
    const last = joinedMarks.at(-1)
    if (last?.isName && versions.test(mark.text) && !mark.quantity) {
      const text = `${last.text} ${mark.text}`
      joinedMarks[joinedMarks.length - 1] = { ...last, to: mark.to, text, word: text }
      continue
    }
    const isBare = mark.quantity && mark.quantity.units.length === 0 && !mark.quantity.money
    const isPartOfName =
      isBare &&
      mark.quantity!.low === mark.quantity!.high &&
      last?.word !== undefined &&
      /^[a-z0-9+-]+$/.test(last.word) &&
      !hasTag(marks[position + 1], 'or-less', 'or-more', 'about-after', 'dollar')
    if (isPartOfName) {
      const text = `${last.text} ${mark.text}`
      const isName = !englishWords.has(last.word!) || lexicon.titleWords.has(singular(last.word!))
      joinedMarks[joinedMarks.length - 1] = { ...last, to: mark.to, text, word: text, isName }
    } else joinedMarks.push(mark)
  }
  return joinedMarks
}

/** Neighbouring unknown Chinese characters are one word. */
function joinHan(marks: readonly Mark[], message: Message): Mark[] {
  const joinedMarks: Mark[] = []
  for (const mark of marks) {
    const last = joinedMarks.at(-1)
    if (
      last?.word !== undefined &&
      mark.word !== undefined &&
      message.atoms[last.to - 1]!.kind === 'han' &&
      message.atoms[mark.from]!.kind === 'han' &&
      last.to === mark.from
    ) {
      const text = last.text + mark.text
      joinedMarks[joinedMarks.length - 1] = { ...last, to: mark.to, text, word: text }
    } else joinedMarks.push(mark)
  }
  return joinedMarks
}
