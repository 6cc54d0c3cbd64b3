import type { Category, Taxonomy } from '../domain/taxonomy.ts'
import { normalise, singular } from '../lib/text.ts'
import { toKey } from './spec-values.ts'

/** Trade words for the same goods, so that two feeds do not make two categories of one. */
const synonyms = new Map(
  [
    ['cpu', 'processor'],
    ['gpu', 'graphics card'],
    ['video card', 'graphics card'],
    ['hdd', 'hard drive'],
    ['ram', 'memory'],
    ['psu', 'power supply'],
    ['ups', 'uninterruptible power supply'],
    ['pdu', 'power distribution unit'],
    ['console', 'gaming console'],
    ['mobile phone', 'smartphone'],
    ['chromebook', 'laptop'],
    ['netbook', 'laptop'],
    ['hybrid 2 in 1', 'laptop'],
    ['mobile workstation', 'laptop'],
    ['display', 'monitor'],
    ['notebook pc', 'laptop'],
    ['notebook computer', 'laptop'],
    ['tablet pc', 'tablet'],
    ['desktop pc', 'pc'],
    ['computer', 'pc'],
    ['all in one pc', 'pc'],
    ['workstation pc', 'workstation'],
  ].map(([from, to]) => [from!, to!]),
)

/** A feed's phrase in comparable form: lower case, singular, no brackets, trade word unified. */
export function toPhrase(text: string): string {
  const words = normalise(
    text.replace(/\s*\([^)]*\)/g, ' ').replace(/[^\p{L}\p{N}/+&.\- ]+/gu, ' '),
  ).split(' ')
  const phrase = [...words.slice(0, -1), singular(words.at(-1)!)].join(' ')
  return synonyms.get(phrase) ?? phrase
}

/** Which category a phrase names; `exact` when it is the category's own name. */
export interface CategoryMatch {
  readonly category: Category
  readonly exact: boolean
}

/** Phrases → categories of the taxonomy, by id, label and shoppers' words. */
export function indexCategories(taxonomy: Taxonomy): ReadonlyMap<string, CategoryMatch> {
  const index = new Map<string, CategoryMatch>()
  const categories = [...taxonomy.categories.values()]
  for (const category of categories)
    for (const word of [...category.words.en, ...category.words.zh]) {
      const key = toKey(word)
      if (!index.has(key)) index.set(key, { category, exact: false })
    }
  for (const category of categories)
    for (const name of [category.id, category.label.en, category.label.zh, category.plural])
      if (name) index.set(toKey(name), { category, exact: true })
  return index
}

/** "power adapter/inverter" → "power adapter", "power inverter"; without a slash itself. */
export function alternativesOf(phrase: string): string[] {
  const words = phrase.split(' ')
  const at = words.findIndex((word) => word.includes('/'))
  if (at < 0) return [phrase]
  return words[at]!.split('/')
    .filter((word) => word !== '')
    .map((word) => [...words.slice(0, at), word, ...words.slice(at + 1)].join(' '))
}
