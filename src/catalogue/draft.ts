import type { Availability, Review, SpecValue } from '../domain/product.ts'
import type { LocalText } from '../domain/text.ts'

/** A spec as a feed names it, before it is known which attribute that is. */
export interface RawSpec {
  /** Lower case, words separated by single blanks. */
  readonly name: string
  readonly value: string | number | boolean | readonly string[]
  /** Code of the unit the value is in, where the feed states it. */
  readonly unit?: string | undefined
}

/** A product as a feed tells it, before categories, specs and money are settled. */
export interface Draft {
  readonly line: number
  readonly sku: string
  readonly title: LocalText
  /** `null`: not stated; looked for in the title. */
  readonly brand: string | null
  /** Category id, where the feed states a canonical one. */
  readonly category: string | null
  /** The feed's own category, from general to specific; empty where it has none. */
  readonly path: readonly string[]
  /** The maker's name of the model, where the feed states it apart from the title. */
  readonly model: string | null
  readonly description: LocalText | null
  /** As written, for instance "45,99" or "€ 1.299,00"; a number is in major units. */
  readonly price: string | number
  /** ISO 4217; `null`: not stated. */
  readonly currency: string | null
  readonly availability: Availability
  readonly rating: { readonly average: number; readonly count: number } | null
  /** Values by canonical attribute id, as stated; checked against the taxonomy later. */
  readonly specs: Readonly<Record<string, SpecValue>>
  readonly rawSpecs: readonly RawSpec[]
  /** True when specs are to be looked for in title and description too. */
  readonly readText: boolean
  readonly url: string | null
  readonly image: string | null
}

/** One row of a feed: a product, a review, or the reason why it is neither. */
export type FeedRow =
  | { readonly line: number; readonly draft: Draft }
  | { readonly line: number; readonly review: Review }
  | { readonly line: number; readonly reason: string }

/** What a draft holds where a feed says nothing. */
export const emptyDraft = {
  brand: null,
  category: null,
  path: [],
  model: null,
  description: null,
  currency: null,
  availability: 'in_stock',
  rating: null,
  specs: {},
  rawSpecs: [],
  readText: false,
  url: null,
  image: null,
} as const satisfies Partial<Draft>
