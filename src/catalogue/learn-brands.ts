import type { Brand } from '../domain/catalogue.ts'
import { normalise } from '../lib/text.ts'
import type { Draft } from './draft.ts'
import { toKey } from './spec-values.ts'

/** Finds the brand at the start of a title, or as a level of the feed's category path. */
export interface BrandFinder {
  /** True when the text is a brand or begins with one ("Samsung Galaxy S"). */
  isBrand(text: string): boolean
  /** Brand of a title, as most often written; empty when none is known. */
  brandOf(title: string, path: readonly string[]): string
}

/** Titles that must begin with a word before it counts as a brand by that alone. */
const minTitles = 3

/**
 * Learns brands from a feed that does not state them: known brands, brands stated by some rows,
 * path levels that begin the titles below them, and first words that many titles share.
 */
export function learnBrands(
  drafts: readonly Draft[],
  known: readonly Brand[],
  isCategoryWord: (word: string) => boolean,
): BrandFinder {
  /** Key → spellings by count. */
  const brands = new Map<string, Map<string, number>>()
  const add = (name: string, weight = 1): void => {
    const key = normalise(name)
    if (key.length < 2 || key.length > 40) return
    const spellings = brands.get(key) ?? new Map<string, number>()
    spellings.set(name, (spellings.get(name) ?? 0) + weight)
    brands.set(key, spellings)
  }
  for (const { name, words } of known) {
    add(name, 1000)
    for (const word of words)
      if (!brands.has(normalise(word))) brands.set(normalise(word), new Map([[name, 1000]]))
  }
  const titles = drafts.map((draft) => draft.title.en ?? draft.title.zh ?? '')

  // Levels that begin the titles of their own products.
  const levels = new Map<string, { name: string; hits: number; of: number }>()
  drafts.forEach(({ brand, path }, i) => {
    if (brand) add(brand)
    const title = normalise(titles[i]!)
    for (const name of path) {
      const key = normalise(name)
      const level = levels.get(key) ?? { name, hits: 0, of: 0 }
      level.of++
      if (startsWithWords(title, key)) level.hits++
      levels.set(key, level)
    }
  })
  for (const [key, { name, hits, of }] of levels)
    if ((hits >= minTitles || (hits > 0 && hits >= of / 2)) && !isCategoryWord(toKey(key)))
      add(name, hits)

  // First words that many titles share.
  const firsts = new Map<string, number>()
  for (const title of titles) {
    const [first] = title.split(/\s+/)
    if (first !== undefined && /^\p{Lu}[\p{L}\d&.-]*$/u.test(first) && !/\d{2}/.test(first))
      firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  for (const [first, count] of firsts)
    if (count >= minTitles && !isCategoryWord(toKey(first)) && !hasLonger(brands, first))
      add(first, count)

  const spelling = (key: string): string =>
    [...brands.get(key)!].toSorted((a, b) => b[1] - a[1])[0]![0]
  const startOf = (text: string): string | undefined => {
    const words = normalise(text).split(' ')
    for (let size = Math.min(4, words.length); size > 0; size--) {
      const key = words
        .slice(0, size)
        .join(' ')
        .replace(/[,;:]$/, '')
      if (brands.has(key)) return key
    }
    return undefined
  }
  return {
    isBrand: (text) => startOf(text) !== undefined,
    brandOf(title, path) {
      // "Smartphone SAMSUNG Galaxy", "500GB Crucial MX500": the brand comes second.
      const [first = '', ...rest] = title.split(/\s+/)
      const key =
        startOf(title) ??
        (/\d/.test(first) || isCategoryWord(toKey(first)) ? startOf(rest.join(' ')) : undefined)
      if (key !== undefined) return spelling(key)
      const level = path.toReversed().find((name) => brands.has(normalise(name)))
      return level === undefined ? '' : spelling(normalise(level))
    },
  }
}

const startsWithWords = (text: string, words: string): boolean =>
  text === words || text.startsWith(`${words} `)

function hasLonger(brands: ReadonlyMap<string, unknown>, first: string): boolean {
  const start = `${normalise(first)} `
  for (const key of brands.keys()) if (key.startsWith(start)) return true
  return false
}
