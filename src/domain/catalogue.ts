import type { Product, Review } from './product.ts'
import type { Taxonomy } from './taxonomy.ts'

/** All values of one attribute over all products, by column, for filters and statistics. */
export interface Column {
  readonly attribute: string
  /** Products that state the attribute, ascending. */
  readonly docs: Uint32Array
  /**
   * One a doc in `docs`. Numbers as they are; booleans 0 or 1; for `enum` and `text` the position
   * in `terms`; for `list` the position in `lists`.
   */
  readonly values: Float64Array
  /** Distinct values of an `enum` or `text` column. */
  readonly terms: readonly string[]
  /** Distinct value sets of a `list` column. */
  readonly lists: readonly (readonly string[])[]
}

/** A brand and how shoppers write it. */
export interface Brand {
  readonly name: string
  readonly words: readonly string[]
}

/** One version of the shop's goods, whole and never changed; an import makes a new one. */
export interface Catalogue {
  /** Hash of the content: equal hashes are equal catalogues. */
  readonly version: string
  readonly currency: string
  /** A product's position here is its `doc` number in every index. */
  readonly products: readonly Product[]
  readonly docBySku: ReadonlyMap<string, number>
  /** Known categories and attributes together with those discovered in feeds. */
  readonly taxonomy: Taxonomy
  readonly brands: readonly Brand[]
  /** Docs of a category, ascending. */
  readonly docsByCategory: ReadonlyMap<string, Uint32Array>
  readonly columns: ReadonlyMap<string, Column>
  readonly reviewsBySku: ReadonlyMap<string, readonly Review[]>
}
