import { normalise, singular } from '../lib/text.ts'

/** The smallest piece of a message that words are matched by. */
export interface Atom {
  /** Normalised: a Latin word in the singular, digits, one Chinese character, or one sign. */
  readonly text: string
  /** As written in the normalised message. */
  readonly raw: string
  readonly kind: 'word' | 'number' | 'han' | 'sign'
  /** Offsets in the normalised message, end excluded. */
  readonly start: number
  readonly end: number
}

export interface Message {
  readonly text: string
  readonly atoms: readonly Atom[]
}

/**
 * Digits with separators (a comma before three digits, or before a decimal part: "3000,5口人" is two
 * figures); Latin words with inner apostrophes; letters of other scripts; one Han
 * character at a time; signs that carry meaning. No alternative can match in two ways, so the
 * pattern is linear.
 */
const pattern =
  /(\d+(?:\.\d+|(?<!\d{4}),\d{3}(?!\d)|,\d{1,2}(?![\d\p{Script=Han}]))*)|([\p{Script=Latin}\p{M}]+(?:'[\p{Script=Latin}]+)*)|(\p{Script=Han})|([\p{L}\p{M}]+)|([$€£¥%"'~\-–—+/×*:?,.;!&<>=≤≥°²³、。,;:?!])/gu

/** Cuts a message into atoms. "17in", "8GB" and "s24" come apart where digits and letters meet. */
export function cut(message: string): Message {
  const text = normalise(message)
  const atoms: Atom[] = []
  for (const match of text.matchAll(pattern)) {
    const raw = match[0]
    const start = match.index
    const kind = match[1] ? 'number' : match[3] ? 'han' : match[5] ? 'sign' : 'word'
    atoms.push({
      text: kind === 'word' ? singular(raw.replace(/'s$/, '')) : raw,
      raw,
      kind,
      start,
      end: start + raw.length,
    })
  }
  return { text, atoms }
}

/** True when two neighbouring atoms were written without a blank between them. */
export const isJoined = (left: Atom, right: Atom): boolean => left.end === right.start
