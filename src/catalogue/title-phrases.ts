import type { Draft } from './draft.ts'
import { normalise } from '../lib/text.ts'

const lowerWord = /^\(?[a-z][a-z/&-]*\)?[,;]?$/
const acronym = /^[A-Z]{2,5}$/
const bracketed = /^\([A-Z]{2,5}\)[,;]?$/
const stopWords = /^(?:for|with|and|or|of|in|to|from|by|on|up|per|pcs?|incl|x)$/

/**
 * The kind of goods in a title built as "<brand> <model> <kind> <details>": the run of lower-case
 * words that follows the model's name, as "USB cable" in "C2G 28102 USB cable 2 m Black".
 */
export function phraseAfterModel({ title, model }: Draft): string | undefined {
  const text = title.en ?? ''
  if (model === null || text === '') return undefined
  const at = text.toLowerCase().indexOf(model.toLowerCase())
  if (at < 0) return undefined
  const words = text
    .slice(at + model.length)
    .trim()
    .split(/\s+/)
  const phrase: string[] = []
  for (const [i, word] of words.entries()) {
    const next = words[i + 1]
    const takes =
      (lowerWord.test(word) && !stopWords.test(word)) ||
      (phrase.length > 0 && bracketed.test(word)) ||
      (phrase.length === 0 && acronym.test(word) && next !== undefined && lowerWord.test(next))
    if (!takes || phrase.length === 5) break
    phrase.push(word.replace(/[,;]$/, ''))
    if (/[,;]$/.test(word)) break
  }
  return phrase.length === 0 ? undefined : phrase.join(' ')
}

/**
 * The noun a name ends on, longest reading first, before "for", "with", a comma, a dash, a bracket
 * or a figure: "Keyboard Drawer with SmartFit" → ["underdesk keyboard drawer", …, "drawer"].
 */
export function headNouns(name: string): string[] {
  const segment = normalise(name)
    .replace(/[®™©*]/g, '')
    .split(/\s+(?:for|with|w\/|incl\.?|including|replaces)\s+|\s+[-–|]\s+|[,;(:]/)[0]!
  return nounsAtEnd(segment.split(' ').filter((word) => word !== ''))
}

/**
 * The same for the part before the first figure, up to the last word that `isKind` holds for:
 * "Address labels Premium A4 70x36 mm white" → ["address labels", "labels"].
 */
export function headNounsBeforeFigure(name: string, isKind: (noun: string) => boolean): string[] {
  const words = normalise(name).split(' ')
  const figureAt = words.findIndex((word) => /\d/.test(word))
  const end = words.slice(0, Math.max(0, figureAt)).findLastIndex(isKind)
  // "Laptop docking station 3" is about a station: more than one word behind the noun is a name.
  return end < 0 || figureAt - end > 2 ? [] : nounsAtEnd(words.slice(0, end + 1))
}

function nounsAtEnd(words: string[]): string[] {
  while (words.length > 0 && !isNoun(words.at(-1)!)) words.pop()
  const heads: string[] = []
  for (let size = Math.min(3, words.length); size > 0; size--) {
    const head = words.slice(-size)
    if (head.every((word) => /^[a-z][a-z/&-]*$/.test(word))) heads.push(head.join(' '))
  }
  return heads
}

/** Words that end many names and name no kind of goods. */
const noNoun =
  /^(?:black|white|grey|gray|silver|red|blue|green|yellow|pink|orange|purple|beige|brown|ivory|gold|cyan|magenta|transparent|original|new|colou?r|photo|matt|matte|glossy|opaque|light|retail|bulk|oem|box|boxed|pack|packs|pcs|piece|pieces|set|mm|cm|inch|feet|foot|meter|metre|usb|lan|wlan|rohs|svc|supp|only|series|edition|version|english|german|french|male|female|plus|pro|usa|eur|uk|us|eu)$/

const isNoun = (word: string): boolean => /^[a-z][a-z/&-]{2,}$/.test(word) && !noNoun.test(word)
