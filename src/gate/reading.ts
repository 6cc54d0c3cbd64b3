import type { Atom } from '../understand/atoms.ts'
import type { Lexicon, Meaning } from '../understand/lexicon.ts'
import type { Phrases } from '../understand/phrases.ts'
import type { TurnFacts } from './facts.ts'
import { readFigures, type Figure } from './figures.ts'
import type { Clean } from './normalise.ts'
import { fulfils, wish } from './words.ts'

/** Goods named at a place. Docs that share the name stand together; one of them is meant. */
export interface Mention {
  readonly from: number
  readonly to: number
  readonly docs: readonly number[]
  /** Compared against: "than the X", 比X. */
  readonly isObject: boolean
}

/** A phrase that the lexicon knows as a word for goods or their properties. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly meanings: readonly Meaning[]
}

/** A sentence taken apart. */
export interface Reading {
  readonly clean: Clean
  readonly mentions: readonly Mention[]
  /** Names of goods of the shop that the reply does not show. */
  readonly strangers: readonly string[]
  readonly pieces: readonly Piece[]
  readonly figures: readonly Figure[]
  /** Number of the clause that each atom stands in. */
  readonly clauseOf: readonly number[]
  /** Whether what stands at an atom is wished for or supposed, not stated. */
  readonly isSupposed: (at: number) => boolean
  readonly isQuestion: boolean
}

const telling = new Set(['category', 'attribute', 'value', 'adjective', 'use', 'brand', 'ordinal'])

const objectCues =
  /(?:than|versus|vs|against|over|compare to|compared to|compared with|compare with|unlike|beat|beats|next to|beside|比|比起|相比|相比于|相较|对比|较|不如|没有)$/

export function read(
  clean: Clean,
  facts: TurnFacts,
  lexicon: Lexicon,
  names: Phrases<number>,
): Reading {
  const { atoms } = clean.message
  const shown = new Set(facts.docs)
  const mentions: Mention[] = []
  const strangers: string[] = []
  const pieces: Piece[] = []
  const taken = new Uint8Array(atoms.length)
  for (let at = 0; at < atoms.length;) {
    const name = names.longest(atoms, at)
    const phrase = phraseAt(atoms, at, lexicon)
    if (name && name.length >= (phrase?.length ?? 0)) {
      const to = at + name.length
      const docs = [...new Set(name.meanings)].filter((doc) => shown.has(doc))
      if (docs.length === 0) strangers.push(textOf(clean, at, to))
      else mentions.push({ from: at, to, docs, isObject: isObject(clean, at) })
      taken.fill(1, at, to)
      at = to
    } else if (phrase) {
      const to = at + phrase.length
      pieces.push({ from: at, to, text: textOf(clean, at, to), meanings: phrase.meanings })
      if (phrase.meanings.some(isFixed)) taken.fill(1, at, to)
      at = to
    } else at++
  }
  const figures = readFigures(atoms, lexicon, facts.catalogue.currency, (at) => taken[at] === 1)
  const clauseOf = clausesOf(atoms)
  return {
    clean,
    mentions,
    strangers,
    pieces,
    figures,
    clauseOf,
    isSupposed: supposed(clean, mentions),
    isQuestion: isQuestion(clean.message.text),
  }
}

/** Phrases whose numbers are theirs: "4K", "Wi-Fi 6", "two devices". */
const isFixed = ({ kind }: Meaning): boolean => ['value', 'attribute', 'brand'].includes(kind)

/** The longest phrase that names goods or properties; one that is part of a figure is none. */
function phraseAt(
  atoms: readonly Atom[],
  at: number,
  lexicon: Lexicon,
): { readonly meanings: readonly Meaning[]; readonly length: number } | undefined {
  let end = atoms.length
  while (end > at) {
    const isWhole = end === atoms.length
    const phrase = isWhole
      ? lexicon.phrases.longest(atoms, at)
      : lexicon.phrases.longest(atoms.slice(at, end), 0)
    if (!phrase) return undefined
    const meanings = phrase.meanings.filter(({ kind }) => telling.has(kind))
    if (meanings.length > 0) return { meanings, length: phrase.length }
    end = at + phrase.length - 1
  }
  return undefined
}

const textOf = ({ message }: Clean, from: number, to: number): string =>
  message.text.slice(message.atoms[from]!.start, message.atoms[to - 1]!.end)

/** "than the", 比: whether what follows at `at` is what goods are compared against. */
function isObject({ message }: Clean, at: number): boolean {
  const before = message.text
    .slice(Math.max(0, (message.atoms[at]?.start ?? 0) - 24), message.atoms[at]?.start ?? 0)
    .replace(/[*"“”]/g, '')
    .replace(/\s+(?:the|that of the|both the|this|those of the)\s*$/, '')
    .trim()
  return objectCues.test(before)
}

const breaks = new Set([
  ',',
  ';',
  ':',
  '.',
  '!',
  '?',
  '–',
  '—',
  '、',
  'but',
  'while',
  'wherea',
  'whereas',
  '但',
  '而',
  '(',
  ')',
])

function clausesOf(atoms: readonly Atom[]): number[] {
  let clause = 0
  return atoms.map(({ text, raw }) => {
    if (breaks.has(text) || breaks.has(raw)) clause++
    return clause
  })
}

const asks =
  /^[^a-z]*(?:hello[!,. ]*|so,? |and |great[!,. ]*|ok(?:ay)?[!,. ]*)?(?:would|do|does|shall|should|which|what|how|is|are|can|could|may|want|need|any|where|when|who|or|have you|will)(?![a-z'])|[你您需想要哪几多吗呢么]/

const isQuestion = (text: string): boolean =>
  (/\?\s*["')]*\s*$/.test(text) || /[吗呢]\s*[.?]?$/.test(text)) &&
  asks.test(text) &&
  !/did you know|do you know that|你知道吗|您知道吗|why not|不是吗/.test(text)

/** Where the sentence tells of a wish or supposes something, up to the end of the clause. */
function supposed({ message }: Clean, mentions: readonly Mention[]): (at: number) => boolean {
  const spans: [number, number][] = []
  for (const match of message.text.matchAll(wish)) {
    const start = match.index
    if (fulfils.test(message.text.slice(Math.max(0, start - 30), start + 2))) continue
    const rest = message.text.slice(start + match[0].length)
    const length = rest.search(
      /[,;:.!?—–]|(?<!\p{L})(?:so|then|because|since)(?!\p{L})|所以|那么|就/u,
    )
    const end = length < 0 ? message.text.length : start + match[0].length + length
    const hasName = mentions.some(({ from }) => {
      const offset = message.atoms[from]!.start
      return offset >= start && offset < end
    })
    if (!hasName) spans.push([start, end])
  }
  return (at) => {
    const offset = message.atoms[at]?.start ?? 0
    return spans.some(([start, end]) => offset >= start && offset < end)
  }
}
