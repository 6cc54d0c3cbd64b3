import type { Catalogue } from '../domain/catalogue.ts'
import type { Claim } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'

/** What a sentence of this turn may state. */
export interface TurnFacts {
  readonly catalogue: Catalogue
  readonly locale: Locale
  /** Docs of the goods that the reply shows, in their order. Their whole records are facts. */
  readonly docs: readonly number[]
  /** Statements that code has made for this turn: differences, counts, quotes of policies. */
  readonly claims: readonly Claim[]
  /** Sentences of the built-in reply; each may be said as it is. */
  readonly sentences: readonly string[]
  /** What code has worked out about one of `docs`, word by word: "quieter than 19 of our 34". */
  readonly phrases?: readonly ProvenPhrase[]
  /** The shopper's own figures, as conditions of the need ("600" of "under 600"). */
  readonly needFigures: readonly number[]
}

export interface ProvenPhrase {
  readonly doc: number
  readonly text: string
}

export type GateVerdict =
  | { readonly ok: true; readonly claims: readonly Claim[]; readonly docs: readonly number[] }
  | { readonly ok: false; readonly reason: GateReason; readonly detail: string }

/** The class of what could not be proved. */
export type GateReason =
  | 'money'
  | 'percentage'
  | 'number'
  | 'property'
  | 'product'
  | 'link'
  | 'offer'
  | 'stock'
  | 'policy'
  | 'commitment'
  | 'action'
  | 'leak'
  | 'markup'
  | 'length'

/**
 * Checks sentences one after the other; remembers which goods the last ones spoke of, so that "it"
 * has a meaning.
 */
export interface Gate {
  check(sentence: string): GateVerdict
}
