import type { Catalogue } from '../domain/catalogue.ts'
import type { ProductCard, Reason, Tradeoff } from '../domain/reply.ts'
import { inLocale } from '../domain/text.ts'
import { toMajor } from '../lib/money.ts'
import type { Draft } from './draft.ts'
import { labelOf, printAvailability, printPrice, printValue } from './print.ts'

/** Specs printed on a card. */
const mostHighlights = 3

/** A product as a card of the reply; whatever the card prints becomes a claim of the draft. */
export function cardOf(
  doc: number,
  catalogue: Catalogue,
  draft: Draft,
  judged: {
    score: number
    reasons: readonly Reason[]
    tradeoffs: readonly Tradeoff[]
    /** Attributes to show first, those of the need. */
    attributes?: readonly string[]
  },
): ProductCard {
  const product = catalogue.products[doc]!
  const { locale } = draft
  draft.fact(printPrice(product, locale), 'product', product.sku, 'price')
  draft.fact(
    printAvailability(product.availability, locale),
    'product',
    product.sku,
    'availability',
  )
  const category = catalogue.taxonomy.categories.get(product.category)
  const deciding = (category?.attributes ?? [])
    .toSorted((a, b) => b.importance - a.importance)
    .map(({ id }) => id)
  const specs = [...new Set([...(judged.attributes ?? []), ...deciding])]
    .filter((id) => {
      const value = product.specs[id]
      return value !== undefined && value !== null && value !== false
    })
    .slice(0, mostHighlights)
  return {
    sku: product.sku,
    title: inLocale(product.title, locale),
    brand: product.brand,
    category: product.category,
    url: product.url,
    image: product.image,
    price: { amount: toMajor(product.priceMinor, product.currency), currency: product.currency },
    availability: product.availability,
    rating: product.rating,
    score: Math.round(judged.score * 1000) / 1000,
    reasons: [...judged.reasons],
    tradeoffs: [...judged.tradeoffs],
    highlights: specs.map((id) => ({
      attribute: id,
      label: labelOf(id, catalogue, locale),
      text: draft.fact(
        printValue(id, product.specs[id]!, catalogue, locale),
        'product',
        product.sku,
        id,
      ),
    })),
  }
}
