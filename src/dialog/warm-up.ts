import type { Conversation } from '../domain/conversation.ts'
import { inLocale } from '../domain/text.ts'
import { emptyState } from './memory.ts'
import type { Shop } from './shop.ts'
import { takeTurn } from './turn.ts'

/** Categories talked about; the largest, since most shoppers ask for those. */
const categories = 3

/**
 * Talks a few turns that nobody hears, so that the first shopper does not wait for code to be
 * compiled and statistics to be gathered. Some tens of milliseconds.
 */
export async function warmUp(shop: Shop): Promise<void> {
  const largest = [...shop.catalogue.docsByCategory]
    .sort((a, b) => b[1].length - a[1].length)
    .slice(0, categories)
  for (const [id] of largest) {
    const category = shop.catalogue.taxonomy.categories.get(id)
    if (!category) continue
    let conversation: Conversation = {
      id: 'warm-up',
      shopperId: null,
      channel: 'warm-up',
      locale: 'en',
      status: 'assistant',
      state: emptyState,
      page: null,
    }
    const messages = [
      `cheap ${inLocale(category.label, 'en')} under 500, not white`,
      'compare the first two',
      `${inLocale(category.label, 'zh')} 便宜一点 1000以内`,
      'how long is delivery?',
    ]
    for (const message of messages) {
      const { state } = await takeTurn(message, null, conversation, shop)
      conversation = { ...conversation, state }
    }
  }
}
