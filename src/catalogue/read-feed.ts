import type { Review } from '../domain/product.ts'
import { decideDecimal, type DecimalMark } from './amounts.ts'
import type { Draft } from './draft.ts'
import { formats, type FormatName } from './formats/format.ts'
import type { FormatOptions } from './formats/format-options.ts'
import { sniffFormat } from './formats/sniff.ts'
import { openSource } from './source.ts'

/** A row that was not taken, and why. */
export interface Rejection {
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** All of one file, as drafts. */
export interface Feed {
  readonly file: string
  readonly format: FormatName
  readonly drafts: readonly Draft[]
  readonly reviews: readonly { readonly line: number; readonly review: Review }[]
  readonly rejected: readonly Rejection[]
  /** Decimal mark of the file's amounts; `undefined` where none shows. */
  readonly decimal: DecimalMark | undefined
}

/**
 * Reads one feed file row by row. A sku that stands there twice is rejected the second time.
 *
 * @param onProgress share of the file read, 0 to 1.
 * @throws {Failure} `FEED_UNREADABLE` when the file cannot be read or its format not be told.
 */
export async function readFeed(
  file: string,
  format: FormatName | 'auto',
  options: FormatOptions,
  onProgress?: (share: number) => void,
): Promise<Feed> {
  const name = format === 'auto' ? await sniffFormat(file, options) : format
  const source = await openSource(file)
  const drafts: Draft[] = []
  const reviews: { line: number; review: Review }[] = []
  const rejected: Rejection[] = []
  const lineBySku = new Map<string, number>()
  let rows = 0
  for await (const row of formats[name](source, options)) {
    if (++rows % 500 === 0)
      onProgress?.(Math.min(1, source.bytesRead() / Math.max(1, source.bytes)))
    if ('reason' in row) rejected.push({ file, line: row.line, reason: row.reason })
    else if ('review' in row) reviews.push(row)
    else {
      const earlier = lineBySku.get(row.draft.sku)
      if (earlier === undefined) {
        lineBySku.set(row.draft.sku, row.line)
        drafts.push(row.draft)
      } else
        rejected.push({
          file,
          line: row.line,
          reason: `sku "${row.draft.sku}" stands in line ${earlier} already`,
        })
    }
  }
  onProgress?.(1)
  return {
    file,
    format: name,
    drafts,
    reviews,
    rejected,
    decimal: options.decimal ?? decideDecimal(drafts.map(({ price }) => price)),
  }
}
