import type { ProfileEntry } from './profile.ts'
import type { Reason } from './reply.ts'

/** One part of a product's score: what was judged, how well it did, how much that counts. */
export interface ScorePart {
  readonly kind: Reason['kind']
  /** Attribute judged, or `price`, `rating`, `popularity`, `text`. */
  readonly attribute: string
  /** How well the product does, 0 (worst) to 1 (best). */
  readonly value: number
  readonly weight: number
  /** For parts that a use implied: the use's id. */
  readonly use?: string
  /** Share of the category's goods that this one beats on the attribute, 0 to 1. */
  readonly percentile?: number
  /** For a leaning: the entries of the shopper's profile that it rests on. */
  readonly entries?: readonly ProfileEntry[]
  /** The sku among the shopper's deeds that speaks most for the product. */
  readonly because?: string
  /** Place in the list, from 0, that the product would have without that deed, where it is another. */
  readonly placeWithout?: number
}

export interface RankedProduct {
  /** Position in `Catalogue.products`. */
  readonly doc: number
  /** Weighted mean of the parts, 0 to 1. */
  readonly score: number
  readonly parts: readonly ScorePart[]
}
