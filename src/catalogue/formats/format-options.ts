import type { Taxonomy } from '../../domain/taxonomy.ts'
import type { DecimalMark } from '../amounts.ts'
import type { FeedRow } from '../draft.ts'
import type { Mapping } from '../mapping.ts'
import type { Source } from '../source.ts'

export interface FormatOptions {
  readonly taxonomy: Taxonomy
  /** Which column is what; only for `csv`. */
  readonly mapping?: Mapping | undefined
  /** Decimal mark of amounts, where it is not to be told from the file. */
  readonly decimal?: DecimalMark | undefined
}

/** Reads a feed's rows one after the other; never more than a row in memory. */
export type FeedReader = (source: Source, options: FormatOptions) => AsyncGenerator<FeedRow>
