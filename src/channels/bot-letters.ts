import { randomUUID } from 'node:crypto'
import type { Addressee, BotEvent, BotReply } from '../domain/bot.ts'
import { Failure, failures } from '../domain/failure.ts'
import type { Reply } from '../domain/reply.ts'
import type { BotDelivery } from '../storage/bot-deliveries.ts'
import type { NewLetter } from '../storage/letters.ts'
import { toPlainText } from './plain-text.ts'

/** A reply as a bot gets it, by webhook and in a response alike. */
export const toBotReply = (delivery: BotDelivery, reply: Reply, linkBase: string): BotReply => ({
  ...addresseeOf(delivery),
  text: toPlainText(reply, linkBase),
  reply,
})

/** @param now milliseconds since 1970. */
export const replyLetter = (
  delivery: BotDelivery,
  reply: Reply,
  linkBase: string,
  now: number,
): NewLetter =>
  letterOf(delivery, {
    type: 'message.replied',
    timestamp: new Date(now).toISOString(),
    data: toBotReply(delivery, reply, linkBase),
  })

/** That a message got no reply; faults of the program itself are named, not told. */
export function failureLetter(delivery: BotDelivery, error: unknown, now: number): NewLetter {
  const known = error instanceof Failure && failures[error.code].status < 500 ? error : null
  return letterOf(delivery, {
    type: 'message.failed',
    timestamp: new Date(now).toISOString(),
    data: {
      ...addresseeOf(delivery),
      problem: {
        code: known?.code ?? 'INTERNAL',
        detail:
          known?.message ??
          'Something went wrong on our side. Deliver the message again with the same webhook-id.',
      },
    },
  })
}

const addresseeOf = ({ id, sender, channel, thread, conversationId }: BotDelivery): Addressee => ({
  sender,
  channel,
  thread,
  conversationId,
  inReplyTo: id,
})

const letterOf = ({ conversationId, seq }: BotDelivery, event: BotEvent): NewLetter => ({
  id: `msg_${randomUUID()}`,
  conversationId,
  seq,
  body: JSON.stringify(event),
})
