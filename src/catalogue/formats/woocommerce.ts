import { basename } from 'node:path'
import { Failure } from '../../domain/failure.ts'
import { parseAvailability } from '../availability.ts'
import { readCsvRecords } from '../csv-records.ts'
import { emptyDraft, type Draft, type FeedRow, type RawSpec } from '../draft.ts'
import { toFeedName } from '../feed-name.ts'
import { fromHtml } from '../plain-text.ts'
import type { Source } from '../source.ts'

/** The columns by which an export of WooCommerce is known. */
export const wooCommerceColumns = ['ID', 'Type', 'Name', 'Regular price', 'Categories'] as const

/**
 * WooCommerce's product export (Products → Export).
 *
 * Identity is the SKU, else shop and product id where the export has them in its meta columns, else
 * file name and ID: IDs of two shops may be equal. A sale price counts before the regular one.
 * Drafts, and products hidden from the catalogue, are rejected.
 */
export async function* readWooCommerce(source: Source): AsyncGenerator<FeedRow> {
  let columns: ReadonlyMap<string, number> | undefined
  let attributes: readonly [name: number, value: number][] = []
  const shop = basename(source.path).replace(/\.(?:csv|gz)$/gi, '')
  for await (const record of readCsvRecords(source)) {
    if ('reason' in record) {
      yield { line: record.line, reason: record.reason }
      continue
    }
    if (!columns) {
      columns = new Map(record.cells.map((name, at) => [name.trim(), at]))
      const missing = wooCommerceColumns.filter((name) => !columns!.has(name))
      if (missing.length > 0)
        throw new Failure(
          'FEED_UNREADABLE',
          `${source.path} is no WooCommerce export: it has no column ${missing.join(', ')}.`,
        )
      attributes = attributeColumns(columns)
      continue
    }
    yield toRow(record.cells, record.line, columns, attributes, shop)
  }
}

/** "Attribute 1 name" and "Attribute 1 value(s)", as pairs. */
function attributeColumns(columns: ReadonlyMap<string, number>): [number, number][] {
  const pairs: [number, number][] = []
  for (const [name, at] of columns) {
    const number = /^Attribute (\d+) name$/.exec(name)?.[1]
    const value = number === undefined ? undefined : columns.get(`Attribute ${number} value(s)`)
    if (value !== undefined) pairs.push([at, value])
  }
  return pairs
}

function toRow(
  cells: readonly string[],
  line: number,
  columns: ReadonlyMap<string, number>,
  attributes: readonly [number, number][],
  shop: string,
): FeedRow {
  const cell = (name: string): string => {
    const at = columns.get(name)
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }
  const title = fromHtml(cell('Name'))
  if (title === '') return { line, reason: 'no name' }
  if (/^(?:0|-1|false)$/.test(cell('Published'))) return { line, reason: 'not published' }
  if (cell('Visibility in catalog') === 'hidden')
    return { line, reason: 'hidden from the catalogue' }
  const sku = skuOf(cell, shop)
  if (sku === '') return { line, reason: 'neither SKU nor ID' }
  const price = cell('Sale price') || cell('Regular price')
  if (price === '') return { line, reason: 'no price' }
  const description = fromHtml(cell('Description')) || fromHtml(cell('Short description'))
  const rawSpecs: RawSpec[] = []
  for (const [nameAt, valueAt] of attributes) {
    const name = toFeedName(cells[nameAt] ?? '')
    const value = fromHtml(cells[valueAt] ?? '')
    if (name !== '' && value !== '') rawSpecs.push({ name, value })
  }
  for (const [column, name, unit] of measures) {
    const value = Number(cell(column).replace(',', '.') || Number.NaN)
    if (Number.isFinite(value) && value > 0) rawSpecs.push({ name, value, unit })
  }
  return {
    line,
    draft: {
      ...emptyDraft,
      line,
      sku,
      title: { en: title },
      brand: fromHtml(cell('Brands')) || null,
      path: longestPath(fromHtml(cell('Categories'))),
      description: description === '' ? null : { en: description },
      price,
      availability: parseAvailability(cell('In stock?')) ?? 'in_stock',
      rawSpecs,
      readText: true,
      url: cell('External URL') || null,
      image: cell('Images').split(/,\s*/)[0] || null,
    } satisfies Draft,
  }
}

const measures = [
  ['Weight (kg)', 'weight', 'kg'],
  ['Length (cm)', 'depth', 'cm'],
  ['Width (cm)', 'width', 'cm'],
  ['Height (cm)', 'height', 'cm'],
] as const

function skuOf(cell: (name: string) => string, shop: string): string {
  const stated = fromHtml(cell('SKU'))
  if (stated !== '') return stated.slice(0, 128)
  const shopId = cell('Meta: shop_id')
  const productId = cell('ID') || cell('Meta: product_id')
  if (shopId !== '' && productId !== '') return `${shopId}-${productId}`.slice(0, 128)
  return cell('ID') === '' ? '' : `${shop}-${cell('ID')}`.slice(0, 128)
}

/** Of several paths ("Hama, Peripherals > Speakers") the one with most levels. */
function longestPath(categories: string): string[] {
  let longest: string[] = []
  for (const path of categories.split(/,\s*/)) {
    const levels = path.split(/\s*>\s*/).filter((level) => level !== '')
    if (levels.length > longest.length) longest = levels
  }
  return longest
}
