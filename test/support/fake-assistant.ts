import { randomBytes, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Assistant, StoredMessage } from '../../src/dialog/assistant.ts'
import { Failure } from '../../src/domain/failure.ts'
import type { ProductCard, Reply } from '../../src/domain/reply.ts'
import type { Locale } from '../../src/domain/text.ts'

export interface FakeAssistantOptions {
  /** Pause before every delta of the text. @default 0 */
  deltaDelayMs?: number
  /** Characters (UTF-16) of a delta. @default 5 */
  deltaLength?: number
  /** What is said to `text`. @default "You said: …" with a product */
  answer?: (text: string) => string
  /** Thrown by the next turns, before anything is told or after the first delta. */
  fail?: { error: Error; after: 'nothing' | 'first-delta' }
  /** Forget to tell anything: only the reply comes. */
  silent?: boolean
}

export interface FakeAssistant extends Assistant {
  readonly options: FakeAssistantOptions
  /** Turns begun. */
  readonly turns: number
  /** Turns ended early because the reader went away. */
  readonly aborted: number
  /** Every start's options and every `owns` call, in order. */
  readonly calls: { name: string; arguments: unknown[] }[]
}

const card: ProductCard = {
  sku: 'DW-1',
  title: 'Still 6',
  brand: 'Brisa',
  category: 'dishwasher',
  url: '/products/DW-1',
  image: null,
  price: { amount: 549, currency: 'USD' },
  availability: 'in_stock',
  rating: null,
  score: 1,
  reasons: [],
  tradeoffs: [],
  highlights: [],
}

export function replyOf(conversationId: string, id: string, text: string): Reply {
  return {
    id,
    conversationId,
    locale: 'en',
    act: 'recommend',
    text,
    products: [card],
    comparison: null,
    claims: [],
    suggestions: [],
    need: {
      category: 'dishwasher',
      categoryLabel: 'Dishwashers',
      constraints: [],
      wishes: [],
      relaxed: [],
    },
    question: null,
    handover: null,
    engine: { understanding: 'offline', composition: 'offline', degraded: false },
    timingsMs: { understand: 1, retrieve: 2, rank: 3, compose: 4 },
  }
}

/** An assistant in memory that keeps every promise of the port and repeats what it hears. */
export function createFakeAssistant(options: FakeAssistantOptions = {}): FakeAssistant {
  interface Conversation {
    token: string
    locale: Locale
    messages: StoredMessage[]
    last: Promise<unknown>
  }
  const conversations = new Map<string, Conversation>()
  const calls: FakeAssistant['calls'] = []
  let turns = 0
  let aborted = 0

  const find = (id: string): Conversation => {
    const conversation = conversations.get(id)
    if (!conversation) throw new Failure('CONVERSATION_NOT_FOUND', 'unknown')
    return conversation
  }
  const store = (
    { messages }: Conversation,
    message: Pick<StoredMessage, 'role' | 'text' | 'reply' | 'clientMessageId'>,
  ) => messages.push({ ...message, seq: messages.length + 1, at: new Date().toISOString() })

  const take: Assistant['say'] = async (id, { text, clientMessageId }, listener) => {
    const conversation = find(id)
    const asked = conversation.messages.find(
      (message) => message.clientMessageId === clientMessageId && clientMessageId !== undefined,
    )
    const answered = asked && conversation.messages.find(({ seq }) => seq === asked.seq + 1)?.reply
    if (answered) return answered

    turns++
    const { fail, silent, deltaDelayMs = 0, deltaLength = 5 } = options
    const answer = options.answer ?? ((said: string) => `You said: ${said}`)
    if (!asked)
      store(conversation, {
        role: 'shopper',
        text,
        reply: null,
        clientMessageId: clientMessageId ?? null,
      })
    if (fail?.after === 'nothing') throw fail.error
    const signal = (listener as { signal?: AbortSignal } | undefined)?.signal
    const reply = replyOf(id, `r_${turns}_${id}`, answer(text))
    if (!silent) {
      listener?.onStart?.(reply.id)
      listener?.onUnderstanding?.(reply.need)
      listener?.onProducts?.(reply.products)
    }
    // Cuts through surrogate pairs on purpose.
    for (let at = 0; at < reply.text.length; at += deltaLength) {
      if (deltaDelayMs > 0)
        await sleep(deltaDelayMs, undefined, signal ? { signal } : {}).catch((error) => {
          aborted++
          throw error
        })
      if (!silent) listener?.onText?.(reply.text.slice(at, at + deltaLength))
      if (fail?.after === 'first-delta') throw fail.error
    }
    store(conversation, { role: 'assistant', text: reply.text, reply, clientMessageId: null })
    return reply
  }

  return {
    options,
    calls,
    get turns() {
      return turns
    },
    get aborted() {
      return aborted
    },
    async start(start) {
      calls.push({ name: 'start', arguments: [start] })
      const conversationId = `c_${randomBytes(16).toString('hex')}`
      const token = randomBytes(32).toString('base64url')
      conversations.set(conversationId, {
        token,
        locale: start.locale ?? 'en',
        messages: [],
        last: Promise.resolve(),
      })
      const reply = { ...replyOf(conversationId, 'r_0', 'Hello!'), act: 'greet' as const }
      return { conversationId, token, reply }
    },
    async owns(id, token) {
      calls.push({ name: 'owns', arguments: [id, token] })
      const known = Buffer.from(conversations.get(id)?.token ?? '')
      const given = Buffer.from(token)
      return known.length > 0 && known.length === given.length && timingSafeEqual(known, given)
    },
    say(id, message, listener) {
      const turn = find(id).last.then(() => take(id, message, listener))
      find(id).last = turn.catch(() => undefined)
      return turn
    },
    async transcript(id) {
      const { locale, messages } = find(id)
      return { conversationId: id, locale, state: 'assistant', messages }
    },
    async erase(id) {
      conversations.delete(id)
    },
    close: () => Promise.resolve(),
    async rate(id, { replyId }) {
      if (!find(id).messages.some(({ reply }) => reply?.id === replyId))
        throw new Failure('REPLY_NOT_FOUND', 'That reply is not of this conversation.')
    },
  }
}
