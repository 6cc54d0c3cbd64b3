import type { Product, SpecValue } from '../domain/product.ts'
import type { Taxonomy } from '../domain/taxonomy.ts'
import { currencyIn, parseAmount, type DecimalMark } from './amounts.ts'
import type { AttributeRegistry } from './attribute-registry.ts'
import type { Draft, RawSpec } from './draft.ts'
import { extractSpecs } from './extract-specs.ts'
import { toFeedName } from './feed-name.ts'
import { parseSpecValue } from './spec-values.ts'

/** What is known of a draft by now. */
export interface Context {
  readonly category: string
  readonly brand: string
  /** Currency of the catalogue. */
  readonly currency: string
  readonly decimal: DecimalMark | undefined
}

/** The price of a draft in minor units of the catalogue's currency, or why there is none. */
export function settlePrice(
  draft: Draft,
  decimal: DecimalMark | undefined,
  currency: string,
): number | { reason: string } {
  const stated = draft.currency ?? currencyIn(draft.price)
  if (stated !== undefined && stated !== currency)
    return {
      reason: `price in ${stated}, the catalogue is in ${currency}`,
    }
  return parseAmount(draft.price, decimal, currency)
}

/** Specs whose names are still the feed's: those the taxonomy does not know by id too. */
export function rawSpecsOf(draft: Draft, taxonomy: Taxonomy): RawSpec[] {
  const specs: RawSpec[] = []
  for (const [id, value] of Object.entries(draft.specs)) {
    if (value === null || taxonomy.attributes.get(id)?.discovered === false) continue
    specs.push({ name: toFeedName(id), value })
  }
  return [...specs, ...draft.rawSpecs]
}

/** Draft → product. Specs stated by id come first, then those of the feed, then those in its text. */
export function settleProduct(
  draft: Draft,
  priceMinor: number,
  { category, brand, currency }: Context,
  taxonomy: Taxonomy,
  registry: AttributeRegistry,
): Product {
  const entry = taxonomy.categories.get(category)
  const specs: Record<string, SpecValue> = {}
  for (const [id, value] of Object.entries(draft.specs)) {
    const attribute = taxonomy.attributes.get(id)
    if (!attribute || attribute.discovered) continue
    specs[id] = value === null ? null : (parseSpecValue(attribute, value) ?? null)
  }
  fill(specs, registry.resolve(rawSpecsOf(draft, taxonomy), entry))
  if (draft.readText && entry) fill(specs, extractSpecs(draft, entry, taxonomy))
  return {
    sku: draft.sku,
    title: draft.title,
    brand,
    category,
    description: draft.description,
    priceMinor,
    currency,
    availability: draft.availability,
    rating: draft.rating,
    specs,
    url: safeLink(draft.url) ?? `/products/${encodeURIComponent(draft.sku)}`,
    image: safeLink(draft.image),
  }
}

function fill(specs: Record<string, SpecValue>, more: Record<string, SpecValue>): void {
  for (const [id, value] of Object.entries(more)) if (!(id in specs)) specs[id] = value
}

/** Relative, http and https links pass; "javascript:" and the like do not. */
function safeLink(link: string | null): string | null {
  if (link === null) return null
  const text = link.trim()
  if (text === '' || /[\s\p{Cc}]/u.test(text)) return null
  return /^[a-z][a-z\d+.-]*:/i.test(text) && !/^https?:\/\//i.test(text) ? null : text
}
