import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Assistant } from '../dialog/assistant.ts'
import { emptyState } from '../dialog/memory.ts'
import type { BotMessage, BotReceipt, BotReply } from '../domain/bot.ts'
import { Failure, failures } from '../domain/failure.ts'
import type { Reply } from '../domain/reply.ts'
import type { WallClock } from '../lib/wall-clock.ts'
import type { BotDelivery, BotDeliveries } from '../storage/bot-deliveries.ts'
import type { NewConversation } from '../storage/conversations.ts'
import { failureLetter, replyLetter, toBotReply } from './bot-letters.ts'
import { createLanes } from './lanes.ts'

export interface BotDoorParts {
  readonly assistant: Pick<Assistant, 'say'>
  readonly deliveries: BotDeliveries
  /** Whether replies go out by webhook, where the sender does not wait for them. */
  readonly hasWebhook: boolean
  /** Told that a letter was written. */
  readonly onLetter?: (() => void) | undefined
  /** A sender who was quiet for longer begins a new conversation; `Infinity` is never. */
  readonly quietMs: number
  /** What relative links of products stand on in plain text. */
  readonly linkBase: () => string
  readonly clock: WallClock
  /** Told of every reply, for metrics. */
  readonly onTurn?: ((reply: Reply) => void) | undefined
  readonly onError?: ((error: unknown) => void) | undefined
}

/** A delivery whose signature was proved. */
export interface Delivered {
  /** The `webhook-id`. */
  readonly id: string
  /** SHA-256 of the body, hexadecimal. */
  readonly bodyHash: string
  readonly message: BotMessage
  /** Whether the sender asks for the reply in the response. */
  readonly waits: boolean
}

/** Where bots hand in what their shoppers write. */
export interface BotDoor {
  /**
   * Puts a message on disk, once for its id, and has it answered after those before it in its
   * conversation. Gives a receipt, or the reply where the sender waits for it.
   *
   * @throws {Failure} `DELIVERY_ID_REUSED` for an id that came with another body, `STORAGE_FULL`,
   *   `STORAGE_FAILED`; when waiting, also what the turn throws: the same delivery may come again.
   */
  take(delivered: Delivered): Promise<BotReceipt | BotReply>

  /** Answers what an earlier run of the program accepted and did not answer. */
  resume(): Promise<void>

  /** Waits for what runs, at most two seconds; what is left is answered after the next start. */
  close(): Promise<void>
}

interface Waiting {
  readonly delivery: BotDelivery
  readonly listeners: Set<(outcome: Promise<Reply>) => void>
}

/** Conversations answered at the same time. */
const mostLanes = 32
/** Until a turn is tried again that the database did not let through. */
const tryAgainMs = 5_000

export function createBotDoor(parts: BotDoorParts): BotDoor {
  const { assistant, deliveries, clock, onError } = parts
  const lanes = createLanes(mostLanes)
  const waiting = new Map<string, Waiting>()

  /** Answers the conversation's deliveries, oldest first, until there is none. */
  const answerAll = async (conversationId: string): Promise<void> => {
    for (;;) {
      if (lanes.isClosed()) return
      const delivery = await deliveries.nextAccepted(conversationId)
      if (!delivery) return tellLate(conversationId)
      const outcome = answer(delivery)
      // Somebody may wait for it or not: a rejection nobody hears is no fault of the process.
      outcome.catch(() => undefined)
      const canGoOn = await outcome.then(
        () => true,
        (error: unknown) => settleFailure(delivery, error),
      )
      tell(delivery.id, outcome)
      if (!canGoOn) return
    }
  }

  const tell = (id: string, outcome: Promise<Reply>): void => {
    for (const listener of waiting.get(id)?.listeners ?? []) listener(outcome)
    waiting.delete(id)
  }

  /** For who began to wait when the reply was just being stored: it is read from there. */
  const tellLate = (conversationId: string): void => {
    for (const { delivery } of waiting.values())
      if (delivery.conversationId === conversationId) tell(delivery.id, say(delivery))
  }

  const say = ({ id, conversationId, text }: BotDelivery): Promise<Reply> =>
    assistant.say(conversationId, { text, clientMessageId: id })

  const answer = async (delivery: BotDelivery): Promise<Reply> => {
    const reply = await say(delivery)
    const letter = delivery.isWaited
      ? null
      : replyLetter(delivery, reply, parts.linkBase(), clock.now())
    await deliveries.settle(delivery.id, 'answered', letter)
    parts.onTurn?.(reply)
    if (letter) parts.onLetter?.()
    return reply
  }

  /** What to do after a turn that failed; true when the next message may be answered. */
  const settleFailure = async (delivery: BotDelivery, error: unknown): Promise<boolean> => {
    onError?.(error)
    try {
      if (error instanceof Failure && failures[error.code].retryable) throw error
      // Erased meanwhile: there is nothing left to tell of.
      const isErased = error instanceof Failure && error.code === 'CONVERSATION_NOT_FOUND'
      const isTold = !delivery.isWaited && !isErased
      const letter = isTold ? failureLetter(delivery, error, clock.now()) : null
      await deliveries.settle(delivery.id, 'failed', letter)
      if (letter) parts.onLetter?.()
      return true
    } catch {
      // The database does not take it: it stays accepted, and so in its place.
      clock.after(tryAgainMs, () => work(delivery.conversationId))
      return false
    }
  }

  const work = (conversationId: string): void =>
    lanes.run(conversationId, () => answerAll(conversationId).catch((error) => onError?.(error)))

  const outcomeOf = (delivery: BotDelivery): Promise<Reply> =>
    new Promise((resolve) => {
      const { listeners } = waiting.get(delivery.id) ?? { listeners: new Set() }
      waiting.set(delivery.id, { delivery, listeners: listeners.add(resolve) })
    })

  return {
    async take({ id, bodyHash, message, waits }) {
      const delivery = await deliveries.accept(
        {
          id,
          bodyHash,
          sender: message.sender,
          channel: message.channel,
          thread: message.thread ?? null,
          text: message.text,
          page: message.page,
          isWaited: waits || !parts.hasWebhook,
          startNew: message.startNew,
          quietMs: parts.quietMs,
        },
        () => beginConversation(message),
      )
      if (delivery.bodyHash !== bodyHash)
        throw new Failure(
          'DELIVERY_ID_REUSED',
          'This webhook-id came before with another body. Give every message an id of its own, and keep it when you send the message again.',
        )
      if (delivery.state === 'failed') await deliveries.reopen(id)
      const isWaited = waits || delivery.isWaited
      if (delivery.state === 'answered') {
        if (!isWaited) return receipt(delivery)
        // From storage: the turn was taken before.
        return toBotReply(delivery, await say(delivery), parts.linkBase())
      }
      const outcome = isWaited ? outcomeOf(delivery) : null
      work(delivery.conversationId)
      return outcome ? toBotReply(delivery, await outcome, parts.linkBase()) : receipt(delivery)
    },

    async resume() {
      for (const conversationId of await deliveries.unanswered()) work(conversationId)
    },

    close: () => lanes.close(),
  }
}

const receipt = ({ id, conversationId }: BotDelivery): BotReceipt => ({
  status: 'accepted',
  conversationId,
  deliveryId: id,
})

/** Without a greeting: the shopper spoke first. Its token is known to nobody. */
const beginConversation = ({ channel, shopperId, locale }: BotMessage): NewConversation => ({
  id: randomUUID(),
  tokenHash: createHash('sha256').update(randomBytes(32)).digest('hex'),
  shopperId: shopperId ?? null,
  // The shop's own bot says so, under its signature.
  isProved: shopperId !== undefined,
  channel,
  locale: locale ?? 'en',
  status: 'assistant',
  state: emptyState,
  page: null,
})
