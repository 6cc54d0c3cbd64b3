import type { Catalogue } from '../domain/catalogue.ts'
import { searchTerms } from '../lib/text.ts'
import { holds, idf, type LexicalIndex, type QueryTerm } from './lexical.ts'
import { synonyms } from './synonyms.ts'

/** What the words of a catalogue mean for a query; worked out once a catalogue. */
export interface QueryLexicon {
  /** Terms of a phrase, joined by blanks → categories called so. */
  readonly categories: ReadonlyMap<string, readonly string[]>
  /** Length of the longest phrase, in terms. */
  readonly longest: number
  /** Words that describe rather than name: brands, values, adjectives. They may follow a noun. */
  readonly describing: ReadonlySet<string>
  readonly synonyms: ReadonlyMap<string, readonly string[]>
}

/** A query, understood as far as full-text search needs it. */
export interface Query {
  readonly text: string
  /** The words as typed. */
  readonly typed: readonly string[]
  /** Typed words and what else may stand for them. */
  readonly terms: readonly QueryTerm[]
  /** How much each typed word tells, by rarity; fillers are left out. */
  readonly informative: ReadonlyMap<string, number>
  /** The kinds of goods that the query's head noun names, if any. */
  readonly categories: readonly string[]
  /** The informative words beside that noun: "wireless" of "wireless headphones". */
  readonly modifiers: ReadonlyMap<string, number>
}

/** What a synonym counts beside the word typed. */
const synonymWeight = 0.2
/** A word guessed from a misspelt one. */
const guessWeight = 0.7

/** After these, what follows says for what or with what: "case for ipad" is a case. */
const prepositions = new Set(
  'for with without under below over above in on by from to of at that which between less more up'.split(
    ' ',
  ),
)
const fillers = new Set(
  'a an the and or i me my we you is are need want looking show find buy get good best new cheap please some any'.split(
    ' ',
  ),
)

export function buildQueryLexicon(catalogue: Catalogue): QueryLexicon {
  const kinds = [...catalogue.taxonomy.categories.values()].filter((kind) =>
    catalogue.docsByCategory.has(kind.id),
  )
  const categories = new Map<string, string[]>()
  const name = (
    id: string,
    phrases: readonly (string | undefined)[],
    except?: Set<string>,
  ): void => {
    for (const phrase of phrases) {
      const key = phrase === undefined ? '' : searchTerms(phrase).join(' ')
      if (key === '' || except?.has(key)) continue
      const named = categories.get(key)
      if (!named) categories.set(key, [id])
      else if (!named.includes(id)) named.push(id)
    }
  }
  for (const { id, label, plural } of kinds) name(id, [label.en, label.zh, plural])
  // A category's own name wins over a word that another one is sometimes called by.
  const owned = new Set(categories.keys())
  for (const { id, words } of kinds) name(id, [...words.en, ...words.zh], owned)
  const longest = Math.max(1, ...[...categories.keys()].map((key) => key.split(' ').length))

  const describing = new Set<string>(fillers)
  const describe = (phrase: string): void => {
    for (const term of searchTerms(phrase)) describing.add(term)
  }
  for (const brand of catalogue.brands) [brand.name, ...brand.words].forEach(describe)
  for (const { values, adjectives, discovered } of catalogue.taxonomy.attributes.values()) {
    if (discovered) continue
    for (const { label, words } of values)
      for (const phrase of [label.en, label.zh, ...words.en, ...words.zh])
        if (phrase !== undefined) describe(phrase)
    for (const { words } of adjectives) [...words.en, ...words.zh].forEach(describe)
  }

  // "Stand" may describe a television, but whoever says "phone stand" wants a stand.
  for (const key of categories.keys()) describing.delete(key.split(' ').at(-1)!)

  const groups = new Map<string, string[]>()
  for (const group of synonyms) {
    const keys = group.map((phrase) => searchTerms(phrase).join(' '))
    for (const key of keys)
      groups.set(key, [...(groups.get(key) ?? []), ...keys.filter((other) => other !== key)])
  }
  return { categories, longest, describing, synonyms: groups }
}

/** Reads a query. Costs some microseconds, a few milliseconds where a word is unknown. */
export function readQuery(lexicon: QueryLexicon, index: LexicalIndex, text: string): Query {
  const typed = searchTerms(text)
  const weights = new Map<string, number>()
  const add = (term: string, weight: number): void => {
    weights.set(term, Math.max(weights.get(term) ?? 0, weight))
  }
  for (const term of typed) add(term, fillers.has(term) || prepositions.has(term) ? 0.1 : 1)
  for (let i = 0; i + 1 < typed.length; i++) {
    const joined = typed[i]! + typed[i + 1]!
    if (index.terms.has(joined)) add(joined, 1.5)
  }
  for (let length = Math.min(4, typed.length); length >= 1; length--) {
    for (let i = 0; i + length <= typed.length; i++) {
      const others = lexicon.synonyms.get(typed.slice(i, i + length).join(' ')) ?? []
      for (const other of others) {
        const terms = other.split(' ')
        // A rare spelling must not count more than the word typed: "adaptor" for "adapter".
        const own = mean(typed.slice(i, i + length).map((term) => rarityOf(index, term)))
        for (const term of terms)
          if (!typed.includes(term))
            add(term, (synonymWeight * Math.min(1, own / rarityOf(index, term))) / terms.length)
      }
    }
  }
  const meant = typed.map((term) => {
    if (index.terms.has(term)) return term
    const guessed = guesses(index, term)
    for (const guess of guessed) add(guess, guessWeight)
    return guessed[0] ?? term
  })
  const informative = new Map(
    typed.flatMap((term) =>
      fillers.has(term) || prepositions.has(term) ? [] : [[term, rarityOf(index, term)] as const],
    ),
  )
  const head = headOf(lexicon, meant)
  return {
    text,
    typed,
    terms: [...weights].map(([term, weight]) => ({ term, weight })),
    informative,
    categories: head.categories,
    modifiers: new Map(
      [...informative].filter(([term]) => !head.words.includes(meant[typed.indexOf(term)]!)),
    ),
  }
}

/** Share of the words, by rarity, that `doc` holds; 1 where there are no words. */
export function shareHeld(
  words: ReadonlyMap<string, number>,
  index: LexicalIndex,
  doc: number,
): number {
  let total = 0
  let held = 0
  for (const [term, rarity] of words) {
    total += rarity
    if (holds(index, term, doc)) held += rarity
  }
  return total === 0 ? 1 : held / total
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)

function rarityOf(index: LexicalIndex, term: string): number {
  const id = index.terms.get(term)
  return idf(index.size, id === undefined ? 1 : index.starts[id + 1]! - index.starts[id]!)
}

/**
 * The categories named by the head of the query: the last noun before "for", "with" … in English,
 * the last one in Chinese too. Words that only describe, numbers and units may follow it; any other
 * word makes the noun before it a mere modifier, as in "laptop bag".
 */
function headOf(
  lexicon: QueryLexicon,
  typed: readonly string[],
): { categories: readonly string[]; words: readonly string[] } {
  const none = { categories: [], words: [] }
  const preposition = typed.findIndex((term, i) => i > 0 && prepositions.has(term))
  let end = preposition < 0 ? typed.length : preposition
  for (; end > 0; end--) {
    for (let length = Math.min(lexicon.longest, end); length >= 1; length--) {
      const words = typed.slice(end - length, end)
      const categories = lexicon.categories.get(words.join(' '))
      if (categories) return { categories, words }
    }
    const last = typed[end - 1]!
    if (!lexicon.describing.has(last) && !/\d/.test(last)) return none
  }
  return none
}

/** Words of the index one slip of the finger away from an unknown word, the most frequent first. */
function guesses(index: LexicalIndex, term: string): string[] {
  if (term.length < 4 || /\d/.test(term) || !/^[\p{Script=Latin}]+$/u.test(term)) return []
  const most = term.length >= 8 ? 2 : 1
  const found: { word: string; slips: number; count: number }[] = []
  for (const [word, id] of index.terms) {
    if (Math.abs(word.length - term.length) > most || word[0] !== term[0]) continue
    const slips = editDistance(term, word, most)
    if (slips <= most) found.push({ word, slips, count: index.starts[id + 1]! - index.starts[id]! })
  }
  found.sort((a, b) => a.slips - b.slips || b.count - a.count || (a.word < b.word ? -1 : 1))
  return found
    .filter(({ slips }) => slips === found[0]!.slips)
    .slice(0, 3)
    .map(({ word }) => word)
}

/**
 * Insertions, deletions, changes and swaps of neighbours that turn `a` into `b` (optimal string
 * alignment, Boytsov 2011, 2.2); `most` + 1 as soon as it is more than `most`.
 */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > most) return most + 1
    before = last
    last = row
  }
  return last[b.length]!
}
