import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { composeByTemplate } from '../compose/by-template.ts'
import type { Conversation } from '../domain/conversation.ts'
import { Failure } from '../domain/failure.ts'
import type { Reply } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { satisfies } from '../retrieve/constraints.ts'
import type { Conversations } from '../storage/conversations.ts'
import type { Assistant, TurnListener } from './assistant.ts'
import { emptyState } from './memory.ts'
import type { Shop } from './shop.ts'
import type { Brain } from './brain.ts'
import { sentences } from './sentences.ts'
import { createBeside } from './beside.ts'
import { takeTurn } from './turn.ts'

/** Longest message a shopper may send, in characters. */
export const longestText = 2000

export interface AssistantParts {
  readonly conversations: Conversations
  /** The current catalogue version; asked once a turn. */
  readonly shop: () => Shop
  /** The language model, when there is one. */
  readonly brain?: Brain | null | undefined
  /** Told of every finished turn, for metrics. */
  readonly onTurn?: ((reply: Reply) => void) | undefined
  /** Told of what went wrong beside a turn, which its shopper never hears of. */
  readonly onError?: ((error: unknown) => void) | undefined
}

export function createAssistant(parts: AssistantParts): Assistant {
  const { conversations, shop, brain, onTurn } = parts
  const queue = createQueue()
  const beside = createBeside(parts.onError)

  const find = async (id: string): Promise<Conversation & { tokenHash: string }> => {
    const conversation = await conversations.find(id)
    if (!conversation) throw new Failure('CONVERSATION_NOT_FOUND', 'There is no such conversation.')
    return conversation
  }

  return {
    async start({ locale = 'en', channel = 'api', shopperId, isProved = false, page }) {
      const conversationId = randomUUID()
      const token = randomBytes(32).toString('base64url')
      await conversations.create({
        id: conversationId,
        tokenHash: hashOf(token),
        shopperId: shopperId ?? null,
        isProved,
        channel,
        locale,
        status: 'assistant',
        state: emptyState,
        page: page ?? null,
      })
      const reply = await conversations.answer(conversationId, {
        answers: null,
        reply: greeting(conversationId, locale, shop()),
        state: emptyState,
      })
      return { conversationId, token, reply }
    },

    async owns(conversationId, token) {
      const conversation = await conversations.find(conversationId)
      const expected = Buffer.from(conversation?.tokenHash ?? hashOf(''), 'hex')
      const isEqual = timingSafeEqual(Buffer.from(hashOf(token), 'hex'), expected)
      return conversation !== undefined && isEqual
    },

    say: (conversationId, message, listener = {}) =>
      queue(conversationId, async () => {
        const { clientMessageId, images = [] } = message
        checkText(message.text, images.length)
        const received = await conversations.receive(conversationId, {
          text: message.text.trim() === '' ? photoNote(images.length) : message.text,
          clientMessageId,
          page: message.page,
        })
        if (received.kind === 'answered') return replay(received.reply, listener)
        const conversation = await find(conversationId)
        const kept = received.kind === 'unanswered' ? received.text : message.text
        const text = isPhotoNote(kept) ? '' : kept
        const page = message.page ?? conversation.page
        const current = shop()
        const { reply, state, status, note } = await takeTurn(
          text,
          page,
          conversation,
          current,
          listener,
          brain ?? null,
          message.signal,
          images,
        )
        const stored = await conversations.answer(conversationId, {
          answers: received.seq,
          reply,
          state,
          locale: reply.locale,
          status,
          note: note ?? undefined,
        })
        onTurn?.(stored)
        // A question may stand beside goods that are shown already.
        const isRanked = /^(?:recommend|clarify)$/.test(stored.act) && stored.products.length > 0
        if (isRanked && conversation.shopperId !== null)
          await current.trial?.noteShown(conversation.shopperId)
        if (note && brain)
          beside.run(async (signal) => {
            const messages = await conversations.transcript(conversationId)
            const call = { signal, conversationId, turnId: reply.id }
            const { text: summary } = await brain.summarise(messages, note, state, current, call)
            if (summary !== null)
              await conversations.improveNote(conversationId, { ...note, summary })
          })
        return stored
      }),

    async transcript(conversationId) {
      const { locale, status } = await find(conversationId)
      return {
        conversationId,
        locale,
        state: status,
        messages: await conversations.transcript(conversationId),
      }
    },

    erase: (conversationId) => queue(conversationId, () => conversations.erase(conversationId)),

    rate: (conversationId, feedback) => conversations.rate(conversationId, feedback),

    close: () => beside.close(),
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What stands in the transcript for photos without words. */
const photoNote = (count: number): string => (count === 1 ? '[photo]' : `[${count} photos]`)
const isPhotoNote = (text: string): boolean => /^\[(?:photo|\d photos)\]$/.test(text)

function checkText(text: string, photos: number): void {
  if (text.trim() === '' && photos === 0)
    throw new Failure(
      'TEXT_EMPTY',
      'The message is empty. Send "text" with at least one character, or "images".',
    )
  const length = [...text].length
  if (length > longestText)
    throw new Failure(
      'TEXT_TOO_LONG',
      `The message has ${length} characters, ${longestText} are allowed. Send it in parts.`,
    )
}

/** Tells a listener what a stored reply says, so that a repeated message streams alike. */
function replay(reply: Reply, listener: TurnListener): Reply {
  listener.onStart?.(reply.id)
  listener.onUnderstanding?.(reply.need)
  listener.onProducts?.(reply.products)
  for (const delta of sentences(reply.text)) listener.onText?.(delta)
  return reply
}

function greeting(conversationId: string, locale: Locale, shop: Shop): Reply {
  const composed = composeByTemplate([{ kind: 'say', what: 'greet' }], {
    ...shop,
    satisfies,
    locale,
    state: emptyState,
  })
  return {
    id: randomUUID(),
    conversationId,
    locale,
    ...composed,
    need: null,
    handover: null,
    engine: { understanding: 'offline', composition: 'offline', degraded: false },
    timingsMs: { understand: 0, retrieve: 0, rank: 0, compose: 0 },
  }
}

/** Runs the tasks of one key one after the other, those of different keys side by side. */
function createQueue(): <T>(key: string, task: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>()
  return (key, task) => {
    const before = tails.get(key) ?? Promise.resolve()
    const run = before.then(task, task)
    const tail = run.catch(() => undefined)
    tails.set(key, tail)
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return run
  }
}
