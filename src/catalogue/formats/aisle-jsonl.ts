import * as z from 'zod'
import { Availability, Review, SpecValue } from '../../domain/product.ts'
import { LocalText } from '../../domain/text.ts'
import { emptyDraft, type FeedRow } from '../draft.ts'
import { cleanText } from '../plain-text.ts'
import { readLines, type Source } from '../source.ts'
import { firstIssue, notJson, parseJson } from './json.ts'

/** A plain string is English; empty texts count as not given. */
const Text = z
  .union([
    z.string().transform((en) => ({ en })),
    z.object({ en: z.string().optional(), zh: z.string().optional() }),
  ])
  .transform(cleaned)

const Row = z.object({
  sku: z.string().trim().min(1).max(128),
  category: z.string().trim().min(1).max(128),
  brand: z.string().default(''),
  title: Text.pipe(LocalText),
  description: Text.nullish(),
  price: z.union([
    z.number(),
    z.object({ amount: z.number(), currency: z.string().regex(/^[A-Z]{3}$/) }),
  ]),
  availability: Availability.default('in_stock'),
  rating: z.object({ average: z.number().min(0).max(5), count: z.number().int().min(0) }).nullish(),
  specs: z.record(z.string().max(128), SpecValue).default({}),
  url: z.string().max(2048).nullish(),
  image: z.string().max(2048).nullish(),
})

const ReviewRow = Review.extend({ type: z.literal('review').optional() })

/** Aisle's own format: one JSON object a line, a product or a review (`"type": "review"`). */
export async function* readAisleJsonl(source: Source): AsyncGenerator<FeedRow> {
  for await (const entry of readLines(source.chunks)) {
    const { line } = entry
    if ('reason' in entry) {
      yield { line, reason: entry.reason }
      continue
    }
    yield parseRow(entry.text, line)
  }
}

function parseRow(text: string, line: number): FeedRow {
  const value = parseJson(text)
  if (value === undefined) return { line, reason: notJson }
  if (isReview(value)) {
    const parsed = ReviewRow.safeParse(value)
    if (!parsed.success) return { line, reason: firstIssue(parsed.error) }
    const { type: _type, ...review } = parsed.data
    return { line, review: { ...review, text: cleanText(review.text) } }
  }
  const parsed = Row.safeParse(value)
  if (!parsed.success) return { line, reason: firstIssue(parsed.error) }
  const row = parsed.data
  return {
    line,
    draft: {
      ...emptyDraft,
      line,
      sku: row.sku,
      title: row.title,
      brand: cleanText(row.brand),
      category: row.category,
      description:
        row.description && Object.keys(row.description).length > 0 ? row.description : null,
      price: typeof row.price === 'number' ? row.price : row.price.amount,
      currency: typeof row.price === 'number' ? null : row.price.currency,
      availability: row.availability,
      rating: row.rating ?? null,
      specs: row.specs,
      url: row.url ?? null,
      image: row.image ?? null,
    },
  }
}

/** A line that says it is a review, or has what only reviews have. */
function isReview(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if ('type' in value && value.type === 'review') return true
  return 'text' in value && 'rating' in value && !('title' in value)
}

function cleaned(text: { en?: string | undefined; zh?: string | undefined }): LocalText {
  const clean: LocalText = {}
  for (const locale of ['en', 'zh'] as const) {
    const own = text[locale] === undefined ? '' : cleanText(text[locale])
    if (own !== '') clean[locale] = own
  }
  return clean
}
