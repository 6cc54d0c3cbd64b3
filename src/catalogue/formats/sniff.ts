import { Failure } from '../../domain/failure.ts'
import { openSource, readLines } from '../source.ts'
import type { FormatName } from './format.ts'
import type { FormatOptions } from './format-options.ts'
import { wooCommerceColumns } from './woocommerce.ts'

/**
 * The format of a file, from its first lines.
 *
 * @throws {Failure} `FEED_UNREADABLE` when it looks like none of them.
 */
export async function sniffFormat(file: string, options: FormatOptions): Promise<FormatName> {
  if (options.mapping) return 'csv'
  const source = await openSource(file)
  let looked = 0
  for await (const entry of readLines(source.chunks)) {
    if ('reason' in entry) {
      if (++looked > 20) break
      continue
    }
    const text = entry.text.trim()
    if (text.startsWith('{')) {
      const format = sniffObject(text)
      if (format) return format
    } else if (!text.startsWith('[')) {
      if (wooCommerceColumns.every((column) => text.includes(column))) return 'woocommerce'
      if (looked === 0 && /[,;\t|]/.test(text)) return 'csv'
    }
    if (++looked > 20) break
  }
  throw new Failure(
    'FEED_UNREADABLE',
    `${file} is in no format that Aisle recognises. Name it with --format.`,
  )
}

function sniffObject(text: string): FormatName | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    if (Object.keys(value).some((key) => /^attr_[tnb]_/.test(key))) return 'icecat-jsonl'
    if ('id' in value && 'supplier' in value) return 'icecat-jsonl'
    return 'sku' in value ? 'aisle-jsonl' : undefined
  } catch {
    return undefined
  }
}
