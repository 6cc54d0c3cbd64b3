import { unitOf } from '../../lib/units.ts'
import { parseAvailability } from '../availability.ts'
import { readCsvRecords } from '../csv-records.ts'
import { emptyDraft, type Draft, type FeedRow, type RawSpec } from '../draft.ts'
import { toFeedName } from '../feed-name.ts'
import type { Mapping } from '../mapping.ts'
import { fromHtml } from '../plain-text.ts'
import type { Source } from '../source.ts'
import { codeOfUnit } from '../spec-values.ts'
import { Failure } from '../../domain/failure.ts'
import type { FormatOptions } from './format-options.ts'

/** Header names by what they hold, in feed-name form, the surest first. */
const headerNames = {
  sku: [
    'sku',
    'item sku',
    'product id',
    'item id',
    'article number',
    'item number',
    'product code',
    'mpn',
    'id',
    'gtin',
    'ean',
    'asin',
    '编号',
    '货号',
    '商品编号',
  ],
  title: [
    'title',
    'name',
    'product name',
    'item name',
    'product title',
    'product',
    '名称',
    '商品名称',
    '标题',
  ],
  salePrice: ['sale price', 'special price', 'offer price', 'discount price', '促销价'],
  price: [
    'price',
    'regular price',
    'list price',
    'unit price',
    'selling price',
    'cost',
    'amount',
    'msrp',
    '价格',
    '售价',
  ],
  currency: ['currency', 'price currency', 'currency code', '货币', '币种'],
  brand: ['brand', 'manufacturer', 'vendor', 'supplier', 'maker', 'brand name', '品牌'],
  category: [
    'category',
    'categories',
    'product type',
    'product category',
    'category path',
    'google product category',
    '类别',
    '分类',
    '品类',
  ],
  description: [
    'description',
    'long description',
    'short description',
    'details',
    'summary',
    '描述',
    '介绍',
  ],
  availability: [
    'availability',
    'in stock',
    'stock status',
    'stock',
    'quantity',
    'available',
    '库存',
  ],
  rating: ['rating', 'average rating', 'review rating', 'stars', 'score', '评分'],
  ratingCount: [
    'rating count',
    'review count',
    'reviews',
    'number of reviews',
    'ratings',
    '评价数',
  ],
  url: ['url', 'link', 'product url', 'product link', 'permalink', '链接'],
  image: ['image', 'image url', 'image link', 'images', 'picture', 'photo', '图片'],
} as const

type Field = keyof typeof headerNames

/** Where each part of a product stands. */
interface Layout {
  readonly fields: Partial<Record<Field, number>>
  readonly specs: readonly {
    at: number
    name: string
    attribute: string | undefined
    unit: string | undefined
  }[]
  readonly currency: string | null
  readonly category: string | null
}

/** Any CSV with a header line: columns by a mapping, else by what the header calls them. */
export async function* readCsv(source: Source, options: FormatOptions): AsyncGenerator<FeedRow> {
  let layout: Layout | undefined
  for await (const record of readCsvRecords(source, options.mapping?.delimiter)) {
    if ('reason' in record) {
      yield { line: record.line, reason: record.reason }
      continue
    }
    if (!layout) {
      layout = options.mapping
        ? mappedLayout(record.cells, options.mapping, source.path)
        : guessedLayout(record.cells, source.path)
      continue
    }
    yield toRow(record.cells, record.line, layout)
  }
}

function mappedLayout(header: readonly string[], mapping: Mapping, file: string): Layout {
  const at = (column: string): number => {
    const exact = header.findIndex((name) => name.trim() === column.trim())
    const found =
      exact >= 0 ? exact : header.findIndex((name) => toFeedName(name) === toFeedName(column))
    if (found < 0)
      throw new Failure(
        'FEED_UNREADABLE',
        `${file} has no column "${column}", which the mapping names. Its columns: ${header.slice(0, 40).join(', ')}`,
      )
    return found
  }
  const { specs, ...columns } = mapping.columns
  const fields: Partial<Record<Field, number>> = {}
  for (const [field, column] of Object.entries(columns))
    if (column !== undefined) fields[field as Field] = at(column)
  return {
    fields,
    specs: Object.entries(specs).map(([attribute, { column, unit }]) => ({
      at: at(column),
      name: toFeedName(attribute),
      attribute,
      unit,
    })),
    currency: mapping.currency ?? null,
    category: mapping.category ?? null,
  }
}

function guessedLayout(header: readonly string[], file: string): Layout {
  const names = header.map((name) => splitUnit(name))
  const fields: Partial<Record<Field, number>> = {}
  const used = new Set<number>()
  for (const field of Object.keys(headerNames) as Field[])
    for (const wanted of headerNames[field]) {
      const at = names.findIndex(({ name }, i) => name === wanted && !used.has(i))
      if (at < 0) continue
      fields[field] = at
      used.add(at)
      break
    }
  const missing = (['title', 'price'] as const).filter((field) => fields[field] === undefined)
  if (missing.length > 0)
    throw new Failure(
      'FEED_UNREADABLE',
      `${file} has no column for ${missing.join(' and ')} that Aisle recognises. ` +
        `Name it in a --mapping file. Its columns: ${header.slice(0, 40).join(', ')}`,
    )
  return {
    fields,
    specs: names.flatMap(({ name, unit }, at) =>
      used.has(at) || name === '' ? [] : [{ at, name, attribute: undefined, unit }],
    ),
    currency: null,
    category: null,
  }
}

/** "Weight (kg)", "weight_kg" and "Weight [kg]" → weight in kg. */
function splitUnit(header: string): { name: string; unit: string | undefined } {
  const bracketed = /^(.*?)\s*[([]\s*([^)\]]{1,12})\s*[)\]]\s*$/.exec(header)
  if (bracketed) {
    const unit = codeOfUnit(bracketed[2]!, undefined)
    if (unit !== undefined) return { name: toFeedName(bracketed[1]!), unit }
  }
  const name = toFeedName(header)
  const last = /^(.+) (mm|cm|kg|g|w|kw|wh|kwh|db|gb|tb|mah|hz|ml|l|inch|inches|rpm)$/.exec(name)
  const unit = last ? codeOfUnit(last[2]!, undefined) : undefined
  return last && unit && unitOf(unit) ? { name: last[1]!, unit } : { name, unit: undefined }
}

function toRow(cells: readonly string[], line: number, layout: Layout): FeedRow {
  const cell = (field: Field): string => {
    const at = layout.fields[field]
    return at === undefined ? '' : (cells[at] ?? '').trim()
  }
  const title = fromHtml(cell('title'))
  if (title === '') return { line, reason: 'no title' }
  const sku = layout.fields.sku === undefined ? skuOf(title) : fromHtml(cell('sku'))
  if (sku === '') return { line, reason: 'no sku' }
  if (sku.length > 128) return { line, reason: 'sku: longer than 128 characters' }
  const price = cell('salePrice') || cell('price')
  if (price === '') return { line, reason: 'no price' }
  const description = fromHtml(cell('description'))
  const currency = cell('currency').toUpperCase()
  const average = Number(cell('rating').replace(',', '.') || Number.NaN)
  const count = Number(cell('ratingCount').replace(/\D/g, '') || 0)
  const path = (layout.category ?? fromHtml(cell('category')))
    .split(/\s*[>|]\s*|\s+\/\s+/)
    .filter((level) => level !== '')
  const specs: Record<string, string> = {}
  const rawSpecs: RawSpec[] = []
  for (const { at, name, unit } of layout.specs) {
    const value = fromHtml((cells[at] ?? '').trim())
    if (value === '') continue
    const figure = Number(value)
    rawSpecs.push({
      name,
      value: value !== '' && Number.isFinite(figure) ? figure : (flagOf(value) ?? value),
      ...(unit === undefined ? {} : { unit }),
    })
  }
  return {
    line,
    draft: {
      ...emptyDraft,
      line,
      sku,
      title: { en: title },
      brand: layout.fields.brand === undefined ? null : fromHtml(cell('brand')),
      path,
      description: description === '' ? null : { en: description },
      price,
      currency: /^[A-Z]{3}$/.test(currency) ? currency : layout.currency,
      availability: parseAvailability(cell('availability')) ?? 'in_stock',
      rating:
        Number.isFinite(average) && average >= 0 && average <= 5
          ? { average, count: Number.isSafeInteger(count) ? count : 0 }
          : null,
      specs,
      rawSpecs,
      readText: true,
      url: cell('url') || null,
      image: cell('image').split(/,\s*/)[0] || null,
    } satisfies Draft,
  }
}

const flagOf = (value: string): boolean | undefined =>
  /^(?:yes|true|y)$/i.test(value) ? true : /^(?:no|false|n)$/i.test(value) ? false : undefined

/** Identity of a row in a file without any: its title. */
const skuOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 100)
