import type { Catalogue } from '../domain/catalogue.ts'
import type { LocalWords } from '../domain/text.ts'
import { normalise, searchTerms, singular } from '../lib/text.ts'
import { units } from '../lib/units.ts'
import { cut } from './atoms.ts'
import { numberWords } from './numbers.ts'
import { Phrases } from './phrases.ts'
import { commonAdjectives, cues, grammar, ordinals, type CueTag, type GrammarTag } from './words.ts'

export type Degree = 'plain' | 'comparative' | 'superlative'

/** What a phrase can stand for. One phrase may have several meanings; the category decides. */
export type Meaning =
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'attribute'; readonly attribute: string }
  | { readonly kind: 'value'; readonly attribute: string; readonly value: string }
  | {
      readonly kind: 'adjective'
      readonly attribute: string
      readonly direction: 'lower' | 'higher'
      readonly degree: Degree
      /** Set when the word has this meaning in one category only. */
      readonly category?: string
    }
  | { readonly kind: 'use'; readonly category: string; readonly use: string }
  | { readonly kind: 'brand'; readonly brand: string }
  | { readonly kind: 'grammar'; readonly tag: GrammarTag }
  | { readonly kind: 'cue'; readonly tag: CueTag }
  | { readonly kind: 'ordinal'; readonly index: number }
  | { readonly kind: 'policy'; readonly topic: string }

export interface Lexicon {
  readonly phrases: Phrases<Meaning>
  /**
   * The lexicon without what merely hints at a kind of goods ("too noisy" at headphones): of a
   * dishwasher under discussion it says that it is to be quieter.
   */
  readonly withoutHints: Lexicon
  readonly units: Phrases<string>
  /** Words of product titles with the number of products that have them. */
  readonly titleWords: ReadonlyMap<string, number>
  /** The same words by category, to tell goods under discussion from others. */
  readonly categoryWords: ReadonlyMap<string, ReadonlySet<string>>
  /** Every Latin word of the phrases, in the singular: known, so no typo. */
  readonly vocabulary: ReadonlySet<string>
  /** Latin words that a typo may have been meant as, by length. */
  readonly spellings: ReadonlyMap<number, readonly string[]>
}

/** A topic of the shop's policies and the words that point to it. */
export interface PolicyTopic {
  readonly topic: string
  readonly words: readonly string[]
}

/**
 * All words that the built-in understanding knows: the closed classes of both languages, the
 * taxonomy's and the catalogue's own. Built once a catalogue version.
 */
export function buildLexicon(catalogue: Catalogue, policies: readonly PolicyTopic[]): Lexicon {
  const phrases = new Phrases<Meaning>()
  const plainPhrases = new Phrases<Meaning>()
  const vocabulary = new Set<string>(numberWords)
  const spellings = new Set<string>()
  const add = (phrase: string, meaning: Meaning, isHint = false): void => {
    phrases.add(phrase, meaning)
    if (!isHint) plainPhrases.add(phrase, meaning)
    for (const word of normalise(phrase).split(/[^\p{L}]+/u)) {
      vocabulary.add(singular(word))
      if (/^[a-z]{5,}$/.test(word)) spellings.add(word)
    }
  }

  const isTaken = (phrase: string): boolean => {
    const { atoms } = cut(phrase)
    return phrases.longest(atoms, 0)?.length === atoms.length
  }
  const titleWords = new Map<string, number>()
  const categoryWords = new Map<string, Set<string>>()
  for (const { title, brand, category } of catalogue.products) {
    const own = categoryWords.get(category) ?? new Set()
    categoryWords.set(category, own)
    const text = `${title.en ?? ''} ${title.zh ?? ''} ${brand}`
    for (const word of new Set(searchTerms(text))) {
      titleWords.set(word, (titleWords.get(word) ?? 0) + 1)
      own.add(word)
    }
  }

  /** "Kindle" points to a kind of goods only where the shop has no goods of that name. */
  const isTitled = (phrase: string): boolean =>
    !phrase.includes(' ') && searchTerms(phrase).some((term) => titleWords.has(term))

  for (const [tag, list] of Object.entries(grammar) as [GrammarTag, string][])
    for (const phrase of list.split('|')) add(phrase, { kind: 'grammar', tag })
  for (const [tag, list] of Object.entries(cues) as [CueTag, string][])
    for (const phrase of list.split('|')) add(phrase, { kind: 'cue', tag })
  for (const [index, list] of ordinals)
    for (const phrase of list.split('|')) add(phrase, { kind: 'ordinal', index })
  for (const { topic, words } of policies)
    for (const phrase of words) add(phrase, { kind: 'policy', topic })

  const addAdjective = (
    words: Iterable<string>,
    meaning: Omit<Meaning & { kind: 'adjective' }, 'kind' | 'degree'>,
  ): void => {
    for (const word of words)
      for (const [form, degree] of degreesOf(word))
        add(form, { kind: 'adjective', degree, ...meaning })
  }
  for (const { attribute, direction, words } of commonAdjectives)
    addAdjective(words.split('|'), { attribute, direction })

  for (const attribute of catalogue.taxonomy.attributes.values()) {
    if (attribute.discovered && attribute.type !== 'number' && attribute.type !== 'boolean')
      continue
    for (const phrase of phrasesOf(attribute.words))
      if (!attribute.discovered || isTelling(phrase))
        add(phrase, { kind: 'attribute', attribute: attribute.id })
    if (attribute.discovered) continue
    for (const value of attribute.values)
      for (const phrase of phrasesOf(value.words))
        add(phrase, { kind: 'value', attribute: attribute.id, value: value.id })
    for (const { words, direction } of attribute.adjectives)
      addAdjective(phrasesOf(words), { attribute: attribute.id, direction })
  }
  for (const category of catalogue.taxonomy.categories.values()) {
    const isStocked = catalogue.docsByCategory.has(category.id)
    if (category.discovered && !isStocked) continue
    for (const phrase of [...phrasesOf(category.words), category.plural])
      if (!category.discovered || isTelling(phrase))
        add(phrase, { kind: 'category', category: category.id })
    for (const phrase of phrasesOf(category.signs))
      if (!isTitled(phrase) && !isTaken(phrase))
        add(phrase, { kind: 'category', category: category.id }, true)
    for (const { words, direction, attribute } of category.adjectives)
      addAdjective(phrasesOf(words), { attribute, direction, category: category.id })
    for (const { id, words } of category.uses)
      for (const phrase of phrasesOf(words))
        add(phrase, { kind: 'use', category: category.id, use: id })
  }
  for (const brand of catalogue.brands)
    for (const phrase of new Set([brand.name, ...brand.words]))
      if (isTelling(phrase)) add(phrase, { kind: 'brand', brand: brand.name })

  const unitPhrases = new Phrases<string>()
  for (const { code, words } of units) for (const word of words) unitPhrases.add(word, code)

  const lexicon = {
    phrases,
    units: unitPhrases,
    titleWords,
    categoryWords,
    vocabulary,
    spellings: byLength(spellings),
  }
  const withoutHints = {
    ...lexicon,
    phrases: plainPhrases,
    get withoutHints(): Lexicon {
      return withoutHints
    },
  }
  return { ...lexicon, withoutHints }
}

const phrasesOf = (words: LocalWords): string[] => [...words.en, ...words.zh]

const fillers = new Set(
  Object.values(grammar)
    .flatMap((list) => list.split('|'))
    .concat(Object.values(cues).flatMap((list) => list.split('|'))),
)

/** False for feed names too short or too common to be meant by a shopper ("one", "type", "y"). */
function isTelling(phrase: string): boolean {
  const text = normalise(phrase)
  if (fillers.has(text)) return false
  return /\p{Script=Han}/u.test(text) ? text.length >= 2 : text.length >= 2 && /\p{L}/u.test(text)
}

/**
 * The plain, comparative and superlative forms of a degree word. English words of one or two
 * syllables take -er and -est; Chinese and longer words are compared by "更", "最", "more", "most".
 */
function* degreesOf(word: string): Iterable<[string, Degree]> {
  if (
    /^(?:更|再)|(?:一点|一些|点儿|点|些)$|^(?:太|有点|too |so |a bit )/.test(word) ||
    /^[a-z]+er$/.test(word)
  ) {
    yield [word, 'comparative']
    return
  }
  if (/^(?:best|top|highest|lowest)\b/.test(word)) {
    yield [word, 'superlative']
    return
  }
  yield [word, 'plain']
  if (/\p{Script=Han}/u.test(word)) {
    for (const before of ['最', '最为']) yield [before + word, 'superlative']
    for (const before of ['更', '更加', '再']) yield [before + word, 'comparative']
    if (word.length >= 3) {
      // 评分高 is 评分最高 at its most.
      yield [`${word.slice(0, -1)}最${word.at(-1)}`, 'superlative']
      yield [`${word.slice(0, -1)}更${word.at(-1)}`, 'comparative']
    }
    for (const after of ['一点', '一些', '点', '些', '点儿', '一点儿'])
      for (const before of ['', '更', '再', '稍微']) yield [before + word + after, 'comparative']
    return
  }
  for (const article of ['', 'the ']) yield [`${article}most ${word}`, 'superlative']
  yield [`more ${word}`, 'comparative']
  if (!/^[a-z]{3,7}$/.test(word)) return
  const stem = /[^aeiou]y$/.test(word)
    ? `${word.slice(0, -1)}i`
    : word.endsWith('e')
      ? word.slice(0, -1)
      : /^[^aeiou]*[aeiou][bdgmnpt]$/.test(word)
        ? word + word.at(-1)
        : word
  yield [`${stem}er`, 'comparative']
  yield [`${stem}est`, 'superlative']
}

function byLength(words: ReadonlySet<string>): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const word of words) {
    const group = groups.get(word.length)
    if (group) group.push(word)
    else groups.set(word.length, [word])
  }
  return groups
}
