import type { Act } from '../domain/act.ts'
import type { Locale } from '../domain/text.ts'
import { understandByRules } from '../understand/by-rules.ts'
import { emptyState } from './memory.ts'
import type { Shop } from './shop.ts'

/** What a message does when a conversation begins with it, or when `category` is talked about. */
export function readFirst(
  text: string,
  shop: Shop,
  locale: Locale = 'en',
  category: string | null = null,
): readonly Act[] {
  const state = { ...emptyState, need: { ...emptyState.need, category } }
  return understandByRules(text, { ...shop, locale, state, page: null }).acts
}
