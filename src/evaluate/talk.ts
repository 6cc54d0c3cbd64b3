import { randomUUID } from 'node:crypto'
import type { Brain } from '../dialog/brain.ts'
import { emptyState } from '../dialog/memory.ts'
import type { Shop } from '../dialog/shop.ts'
import { takeTurn } from '../dialog/turn.ts'
import type { Conversation, Page } from '../domain/conversation.ts'
import type { Reply } from '../domain/reply.ts'

/** A conversation that can be continued and copied. */
export interface Talk {
  say(text: string, page?: Page | null): Promise<Reply>
  /** A copy that goes its own way from here. */
  fork(): Talk
}

/** A conversation with the shop that lives in memory alone. */
export function startTalk(
  shop: Shop,
  start: Partial<Pick<Conversation, 'state' | 'status' | 'locale'>> = {},
  brain: Brain | null = null,
): Talk {
  let conversation: Conversation = {
    id: randomUUID(),
    shopperId: null,
    channel: 'evaluation',
    locale: 'en',
    status: 'assistant',
    state: emptyState,
    page: null,
    ...start,
  }
  return {
    async say(text, page = null) {
      const { reply, state, status } = await takeTurn(text, page, conversation, shop, {}, brain)
      conversation = { ...conversation, state, status, locale: reply.locale }
      return reply
    },
    fork: () => startTalk(shop, conversation, brain),
  }
}
