import type { ConversationView, NeedView, Page, ProductCard, Reply } from '../../http/contract.ts'
import { ApiError } from './api.ts'

export interface ShopperEntry {
  readonly kind: 'shopper'
  /** The client message id: sending again under it never makes a second turn. */
  readonly key: string
  readonly text: string
  readonly page: Page | null
  readonly failure: SendFailure | null
}

export interface ReplyEntry {
  readonly kind: 'reply'
  readonly key: string
  readonly author: 'assistant' | 'operator'
  readonly text: string
  readonly products: readonly ProductCard[]
  readonly need: NeedView | null
  /** The whole reply, once it has arrived. */
  readonly reply: Reply | null
  readonly isStreaming: boolean
  readonly wasStopped: boolean
  readonly rating: 'up' | 'down' | null
}

export type Entry = ShopperEntry | ReplyEntry

/** Why a message did not get its reply, in the words the panel has for it. */
export interface SendFailure {
  readonly reason: 'offline' | 'busy' | 'tooLong' | 'failed'
  readonly retryAfter: number | null
}

/** A finished reply of the assistant. */
export function replyEntry(reply: Reply): ReplyEntry {
  return {
    kind: 'reply',
    key: reply.id,
    author: 'assistant',
    text: reply.text,
    products: reply.products,
    need: reply.need,
    reply,
    isStreaming: false,
    wasStopped: false,
    rating: null,
  }
}

/** Words without a reply around them: a person's, or those of a reply that has just begun. */
export function wordsEntry(key: string, author: ReplyEntry['author'], text: string): ReplyEntry {
  return {
    kind: 'reply',
    key,
    author,
    text,
    products: [],
    need: null,
    reply: null,
    isStreaming: false,
    wasStopped: false,
    rating: null,
  }
}

/** Whether the shop has it, as far as this browser knows. */
export function isStored(entry: Entry): boolean {
  return entry.kind === 'shopper' ? entry.failure === null : !entry.wasStopped
}

/**
 * What the shop has of the conversation, as entries. Those that are already shown keep their key and
 * rating, so that they are neither drawn nor announced again; messages not sent yet stay at the end.
 */
export function entriesOf(view: ConversationView, shown: readonly Entry[]): Entry[] {
  const replies = new Map(
    shown.flatMap((entry) =>
      entry.kind === 'reply' && entry.reply ? [[entry.reply.id, entry] as const] : [],
    ),
  )
  const known = new Set(view.messages.map((message) => message.clientMessageId))
  const unsent = shown.filter(
    (entry) => entry.kind === 'shopper' && entry.failure !== null && !known.has(entry.key),
  )
  const said = view.messages.map((message, index): Entry => {
    if (message.role === 'shopper') {
      const unanswered = index === view.messages.length - 1 && view.state === 'assistant'
      return {
        kind: 'shopper',
        key: message.clientMessageId ?? `message-${message.seq}`,
        text: message.text,
        page: null,
        failure:
          unanswered && message.clientMessageId !== null
            ? { reason: 'failed', retryAfter: null }
            : null,
      }
    }
    const entry = message.reply
      ? replyEntry(message.reply)
      : wordsEntry(`message-${message.seq}`, 'operator', message.text)
    const old = message.reply ? replies.get(message.reply.id) : undefined
    return {
      ...entry,
      key: old?.key ?? entry.key,
      author: message.role === 'operator' ? 'operator' : 'assistant',
      rating: old?.rating ?? null,
    }
  })
  return [...said, ...unsent]
}

/** What to tell the shopper about an attempt that threw. */
export function failureOf(error: unknown): SendFailure {
  if (!(error instanceof ApiError)) return { reason: 'offline', retryAfter: null }
  if (error.status === 429) return { reason: 'busy', retryAfter: error.retryAfter }
  if (error.status === 413 || error.code === 'TEXT_TOO_LONG')
    return { reason: 'tooLong', retryAfter: null }
  return { reason: 'failed', retryAfter: error.retryAfter }
}
