import { simplify } from './han.ts'

/**
 * Text made comparable: NFKC (full-width digits and letters become plain), lower case, invisible
 * and control characters gone, runs of white space one blank, Chinese in simplified characters.
 * Letters are never removed. A Chinese comma between figures parts them: "3000，5口人" is no 3000.5.
 */
export function normalise(text: string): string {
  return simplify(text.replace(/(?<=\d)，(?=\d)/g, '， ').normalize('NFKC'))
    .toLowerCase()
    .replace(/[\p{Cf}\p{Cc}\u{E0000}-\u{E007F}]+/gu, (hidden) =>
      /[\t\n\r]/.test(hidden) ? ' ' : '',
    )
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”″]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The lines of a text file, whatever they end with, without a byte order mark. */
export const linesOf = (source: string): string[] => source.replace(/^\uFEFF/, '').split(/\r?\n/)

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

export const isCjk = (text: string): boolean => cjk.test(text)

const wordPattern =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|[\p{L}\p{M}\p{N}]+(?:['.+\-_/][\p{L}\p{M}\p{N}]+)*\+?/gu

/**
 * The terms of a text for full-text search, in order: Latin words singular and lower case, a
 * compound ("wi-fi", "dv7-1211ea") both whole without its joints and in its parts, Chinese as
 * single characters where a run has one, else as overlapping pairs.
 */
export function searchTerms(text: string): string[] {
  const terms: string[] = []
  for (const [run] of normalise(text).matchAll(wordPattern)) {
    if (cjk.test(run)) {
      const characters = [...run]
      if (characters.length === 1) terms.push(run)
      for (let i = 0; i + 1 < characters.length; i++)
        terms.push(characters[i]! + characters[i + 1]!)
      continue
    }
    const parts = run.split(/['.+\-_/]/).filter((part) => part !== '')
    if (parts.length > 1) terms.push(parts.join(''))
    for (const part of parts) terms.push(singular(part))
    if (run.endsWith('+') && parts.length === 1) terms.push(`${parts[0]!}plus`)
  }
  return terms
}

const irregular = new Map([
  ['tvs', 'tv'],
  ['pcs', 'pc'],
  ['acs', 'ac'],
  ['mice', 'mouse'],
  ['knives', 'knife'],
  ['shelves', 'shelf'],
  ['feet', 'foot'],
  ['series', 'series'],
  ['news', 'news'],
  ['lens', 'lens'],
  ['bus', 'bus'],
  ['gas', 'gas'],
  ['wireless', 'wireless'],
  ['glass', 'glass'],
  ['plus', 'plus'],
  ['canvas', 'canvas'],
  ['status', 'status'],
  ['asus', 'asus'],
  ['windows', 'windows'],
])

/** The singular of an English noun, by spelling alone; other words come back as they are. */
export function singular(word: string): string {
  const known = irregular.get(word)
  if (known !== undefined) return known
  if (word.length < 4 || !word.endsWith('s') || /\d/.test(word)) return word
  if (/(ss|us|is)$/.test(word)) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(x|ch|sh|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
