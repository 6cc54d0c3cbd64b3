import * as z from 'zod'
import { emptyDraft, type Draft, type FeedRow, type RawSpec } from '../draft.ts'
import { fromHtml } from '../plain-text.ts'
import { readLines, type Source } from '../source.ts'
import { firstIssue, notJson, parseJson } from './json.ts'

const Row = z.looseObject({
  id: z.string().trim().min(1).max(128),
  title: z.string().trim().min(1),
  name: z.string().nullish(),
  supplier: z.string().nullish(),
  short_description: z.string().nullish(),
  /** Whole cents. */
  price: z.number({ error: 'no price' }),
  img_500x500: z.string().nullish(),
  img_high: z.string().nullish(),
  img_low: z.string().nullish(),
})

/**
 * Icecat products as one JSON object a line: `attr_t_*` text, `attr_n_*` numbers without a unit,
 * `attr_b_*` booleans; price in whole cents; no category, stock or rating.
 */
export async function* readIcecatJsonl(source: Source): AsyncGenerator<FeedRow> {
  for await (const entry of readLines(source.chunks)) {
    const { line } = entry
    if ('reason' in entry) yield { line, reason: entry.reason }
    else yield parseRow(entry.text, line)
  }
}

function parseRow(text: string, line: number): FeedRow {
  const value = parseJson(text)
  if (value === undefined) return { line, reason: notJson }
  const parsed = Row.safeParse(value)
  if (!parsed.success) return { line, reason: firstIssue(parsed.error) }
  const row = parsed.data
  const title = fromHtml(row.title)
  if (title === '') return { line, reason: 'title: empty' }
  if (!Number.isFinite(row.price) || row.price < 0)
    return { line, reason: `price "${row.price}" is negative` }
  const description = fromHtml(row.short_description ?? '')
  return {
    line,
    draft: {
      ...emptyDraft,
      line,
      sku: row.id,
      title: { en: title },
      brand: fromHtml(row.supplier ?? ''),
      model: fromHtml(row.name ?? '') || null,
      description: description === '' || description === title ? null : { en: description },
      price: row.price / 100,
      rawSpecs: rawSpecsOf(row),
      readText: true,
      image: row.img_500x500 || row.img_high || row.img_low || null,
    } satisfies Draft,
  }
}

const names = new Map<string, string>()

function rawSpecsOf(row: Record<string, unknown>): RawSpec[] {
  const specs: RawSpec[] = []
  for (const key in row) {
    if (!key.startsWith('attr_')) continue
    const value = row[key]
    if (typeof value === 'string') {
      const text = fromHtml(value)
      if (text !== '') specs.push({ name: nameOf(key), value: text })
    } else if (typeof value === 'boolean') specs.push({ name: nameOf(key), value })
    else if (typeof value === 'number' && Number.isFinite(value))
      specs.push({ name: nameOf(key), value })
  }
  return specs
}

/** `attr_n_thermal_design_power__tdp_` → "thermal design power tdp". */
function nameOf(key: string): string {
  let name = names.get(key)
  if (name === undefined) {
    name = key
      .replace(/^attr_[a-z]_/, '')
      .replaceAll('_', ' ')
      .replace(/\s+/g, ' ')
      .trim()
    names.set(key, name)
  }
  return name
}
