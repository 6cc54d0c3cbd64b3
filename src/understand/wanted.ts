import type { Constraint, Wish } from '../domain/need.ts'
import type { LifeFact, Taxonomy } from '../domain/taxonomy.ts'
import type { Lexicon } from './lexicon.ts'
import type { OnSale } from './on-sale.ts'

/** What a message says about the goods wanted. */
export interface Wants {
  readonly category: string | null
  /** Whether the message names the category; else a use told it. */
  readonly isNamed: boolean
  /** Further categories named beside the first. */
  readonly otherCategories: readonly string[]
  readonly constraints: Constraint[]
  readonly wishes: Wish[]
  /** Comparatives ("quieter"), to be read against the goods shown. */
  readonly comparatives: { attribute: string; direction: 'lower' | 'higher' }[]
  readonly uses: string[]
  /** "Family of four", "I sit 3 m away": what need models reckon with. */
  readonly life: Partial<Record<LifeFact, number>>
  readonly text: string[]
  readonly models: string[]
  readonly brands: string[]
  /** Attributes that were named, whether or not a condition came of it. */
  readonly attributes: string[]
  /** Attributes that the message says may be missing. */
  readonly needless: string[]
  /** Prices named in a currency that is not the shop's. */
  readonly hasForeignMoney: boolean
}

export interface WantsContext {
  readonly taxonomy: Taxonomy
  readonly lexicon: Lexicon
  /** Category under discussion, used when the message names none. */
  readonly category: string | null
  readonly openQuestion: string | null
  /** What goods of a kind cost and measure; without it a bare figure is money. */
  readonly onSale?: ((category: string) => OnSale | undefined) | undefined
}
