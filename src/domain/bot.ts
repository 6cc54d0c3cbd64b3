import * as z from 'zod'
import { Page } from './conversation.ts'
import { Reply } from './reply.ts'
import { ShopperId } from './shelf.ts'
import { Locale } from './text.ts'

/** An id of the channel's own making, kept as it comes. */
const ChannelId = z.string().min(1).max(200)

/** A shopper's message as a bot passes it on. */
export const BotMessage = z.object({
  sender: ChannelId.describe(
    'Who speaks, by the id that the channel gives them. A sender has one conversation a channel and thread',
  ),
  text: z.string().describe('1 to 2000 characters'),
  channel: z
    .string()
    .min(1)
    .max(40)
    .default('bot')
    .describe('Where it was written: telegram, sms, …'),
  thread: ChannelId.optional().describe(
    'A thread or group within the channel, with a conversation of its own',
  ),
  locale: Locale.optional().describe(
    'Language until the sender has written one; replies follow the message',
  ),
  shopperId: ShopperId.optional().describe(
    'Your own name for the shopper, where you are sure who it is; for a conversation that begins',
  ),
  page: Page.optional(),
  startNew: z.boolean().default(false).describe('Begin a new conversation with this message'),
})
export type BotMessage = z.output<typeof BotMessage>

/** That a message is on disk and will be answered by webhook. */
export const BotReceipt = z.object({
  status: z.literal('accepted'),
  conversationId: z.string(),
  deliveryId: z.string().describe('The webhook-id of the request'),
})
export type BotReceipt = z.infer<typeof BotReceipt>

const Addressee = z.object({
  sender: z.string(),
  channel: z.string(),
  thread: z.string().nullable(),
  conversationId: z.string(),
  inReplyTo: z.string().describe('The webhook-id of the message that it answers'),
})
export type Addressee = z.infer<typeof Addressee>

/** A reply for a bot: whole, and as the plain text that any channel can show. */
export const BotReply = Addressee.extend({
  text: z
    .string()
    .describe('Plain text: the reply, its products numbered with price and link, what to say next'),
  reply: Reply,
})
export type BotReply = z.infer<typeof BotReply>

/** That a message could not be answered; the same message may be sent again. */
export const BotFailure = Addressee.extend({
  problem: z.object({ code: z.string(), detail: z.string() }),
})
export type BotFailure = z.infer<typeof BotFailure>

/** Body of a webhook. */
export const BotEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message.replied'), timestamp: z.string(), data: BotReply }),
  z.object({ type: z.literal('message.failed'), timestamp: z.string(), data: BotFailure }),
])
export type BotEvent = z.infer<typeof BotEvent>
