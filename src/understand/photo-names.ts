import type { Catalogue } from '../domain/catalogue.ts'
import { englishWords } from './english.ts'
import { makersNotCarried } from './makers.ts'

/** Longest name that is shown. */
const mostCharacters = 60

/** Letters, figures and the few signs of names: neither a link nor mark-up can be written in them. */
const nameLike = /^[\p{L}\p{N}][\p{L}\p{N} &'+/-]*$/u

/**
 * The maker that a model read: one of the catalogue or a known one, else a single word that has to be
 * a name, as it stands in no dictionary. A sentence in place of a maker is nobody's order.
 */
export function brandSeen(said: string | null, { brands }: Catalogue): string | null {
  const name = plain(said)
  if (name === null) return null
  const key = name.toLowerCase()
  const carried = brands.find((one) =>
    [one.name, ...one.words].some((word) => word.toLowerCase() === key),
  )
  if (carried) return carried.name
  const isKnown = makersNotCarried(name, [])[0]?.length === name.length
  return isKnown || (/^\p{Lu}[\p{Script=Latin}]{1,11}$/u.test(name) && !englishWords.has(key))
    ? name
    : null
}

/**
 * A type code as labels print it, "WAT28400" or "SMV 4HVX38E": short runs of capitals and figures, both
 * among them. Without its maker it could be anything.
 */
export function modelSeen(said: string | null, brand: string | null): string | null {
  const name = plain(said)
  if (name === null || brand === null) return null
  const isCode =
    /^[A-Z0-9]+(?:[ /-][A-Z0-9]+){0,3}$/.test(name) && /[A-Z]/.test(name) && /\d/.test(name)
  const isWords = /[A-Z]{6}/.test(name) || name.split(/[ /-]/).some(isEnglish) || money.test(name)
  return isCode && !isWords ? name : null
}

const isEnglish = (part: string): boolean => part.length > 2 && englishWords.has(part.toLowerCase())

const money = /\b(?:USD|EUR|GBP|CNY|RMB|OFF)\b/

/** The name as it shows, if it is one. */
function plain(said: string | null): string | null {
  const name = (said ?? '').normalize('NFKC').replace(/\s+/gu, ' ').trim()
  return name.length <= mostCharacters && nameLike.test(name) ? name : null
}
