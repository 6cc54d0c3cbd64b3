import { readAisleJsonl } from './aisle-jsonl.ts'
import { readCsv } from './csv.ts'
import { readIcecatJsonl } from './icecat-jsonl.ts'
import type { FeedReader } from './format-options.ts'
import { readWooCommerce } from './woocommerce.ts'

/** Every format by its name on the command line. */
export const formats = {
  'aisle-jsonl': readAisleJsonl,
  csv: readCsv,
  woocommerce: readWooCommerce,
  'icecat-jsonl': readIcecatJsonl,
} as const satisfies Record<string, FeedReader>

export type FormatName = keyof typeof formats

export const formatNames = Object.keys(formats) as FormatName[]
