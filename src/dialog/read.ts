import type { Act } from '../domain/act.ts'
import type { Locale } from '../domain/text.ts'
import { understandByRules } from '../understand/by-rules.ts'
import { emptyState } from './memory.ts'
import type { Shop } from './shop.ts'

/** The widget tells the address of its page with every message. */
const storePage = { url: 'https://shop.example/' }

/**
 * What a message does when a conversation begins with it; or, where `category` is given, when three
 * goods of it stand before the shopper.
 */
export function readFirst(
  text: string,
  shop: Shop,
  locale: Locale = 'en',
  category: string | null = null,
): readonly Act[] {
  const docs = shop.catalogue.docsByCategory.get(category ?? '') ?? new Uint32Array()
  const shown = Array.from(docs.slice(0, 3), (doc) => shop.catalogue.products[doc]!.sku)
  const state = { ...emptyState, need: { ...emptyState.need, category }, shown, seen: shown }
  return understandByRules(text, { ...shop, locale, state, page: storePage }).acts
}
