import * as z from 'zod'
import { BotEvent, BotMessage, BotReceipt, BotReply } from '../domain/bot.ts'
import { ConversationStatus, Page } from '../domain/conversation.ts'
import { mostPhotos, Photo } from '../domain/photo.ts'
import { NeedView, ProductCard, Reply } from '../domain/reply.ts'
import { ShopperId } from '../domain/shelf.ts'
import { Locale } from '../domain/text.ts'

/**
 * The public HTTP API, version 1: the one source of its shapes. `/openapi.json` is generated from
 * these schemas, requests are parsed with them, and the web pages take their types from here.
 */
export { BotEvent, BotMessage, BotReceipt, BotReply, NeedView, Page, ProductCard, Reply }
export type { Claim, Comparison, Question, Reason, Tradeoff } from '../domain/reply.ts'

/** Longest message a shopper may send, in characters (code points). */
export const maxTextLength = 2000

/** Largest bodies, in bytes after unpacking. */
export const maxBodyBytes = 64 * 1024
export const maxEventsBytes = 1024 * 1024
/** Of a message with photos: they come as base64, which is a third longer than they are. */
export const maxMessageBytes = 17 * 1024 * 1024

/** Most events in one batch. */
export const maxEvents = 1000

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe('Stable; what programs switch on'),
    detail: z.string().describe('What happened and what to do next, for people'),
    instance: z.string().optional().describe('The request, as the server logged it'),
    retryable: z.boolean().describe('True when the same request may work later'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .default([])
      .describe('The wrong fields of a bad body or query'),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type Problem = z.infer<typeof Problem>

export const StartConversation = z
  .object({
    locale: Locale.optional().describe(
      'Language of the greeting; later replies follow the shopper',
    ),
    channel: z.string().max(40).optional().describe('Where the shopper is: widget, app, …'),
    shopperId: ShopperId.optional(),
    identityToken: z
      .string()
      .max(4096)
      .optional()
      .describe(
        "Proves an account's shopperId: a JWT with HS256 by AISLE_SECRET, with sub and exp; see the developer guide",
      ),
    page: Page.optional(),
  })
  .meta({ id: 'StartConversation' })
export type StartConversation = z.infer<typeof StartConversation>

export const StartedConversation = z
  .object({
    conversationId: z.string(),
    token: z.string().describe('Proves ownership; shown only here'),
    reply: Reply,
  })
  .meta({ id: 'StartedConversation' })
export type StartedConversation = z.infer<typeof StartedConversation>

export const SendMessage = z
  .object({
    text: z
      .string()
      .optional()
      .describe(`1 to ${maxTextLength} characters; may be absent or empty where there are images`),
    images: z
      .array(Photo)
      .min(1)
      .max(mostPhotos)
      .optional()
      .describe(
        `1 to ${mostPhotos} photos as data URLs (data:image/jpeg;base64,…; also image/png and image/webp), each at most 4 MiB. Looked at for this reply, then forgotten`,
      ),
    clientMessageId: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('Chosen by the sender; the same one again gives the same reply and no second turn'),
    page: Page.optional(),
  })
  .superRefine(({ text, images }, context) => {
    if (text === undefined && images === undefined)
      context.addIssue({ code: 'custom', path: ['text'], message: 'needed without images' })
  })
  .meta({ id: 'SendMessage' })
export type SendMessage = z.infer<typeof SendMessage>

export const TranscriptMessage = z.object({
  seq: z.number().int(),
  role: z.enum(['shopper', 'assistant', 'operator']),
  text: z.string(),
  reply: Reply.nullable(),
  clientMessageId: z.string().nullable(),
  at: z.string(),
})
export type TranscriptMessage = z.infer<typeof TranscriptMessage>

export const ConversationView = z
  .object({
    conversationId: z.string(),
    locale: Locale,
    state: ConversationStatus,
    messages: z.array(TranscriptMessage),
  })
  .meta({ id: 'Conversation' })
export type ConversationView = z.infer<typeof ConversationView>

export const Feedback = z
  .object({
    replyId: z.string().min(1).max(128),
    rating: z.enum(['up', 'down']),
    comment: z.string().max(2000).optional(),
  })
  .meta({ id: 'Feedback' })
export type Feedback = z.infer<typeof Feedback>

export { ChangeProfile, ProfileView, ShopperExport } from '../domain/shopper-view.ts'
export type { ProfileItem } from '../domain/shopper-view.ts'

/** A parameter of the profile of a shopper. */
export const ProfileQuery = z
  .object({ locale: Locale.optional().describe('Default: Accept-Language, else English') })
  .meta({ id: 'ProfileQuery' })

export {
  FacetCount,
  ProductDetail,
  ProductList,
  ProductQuery,
  ProductSummary,
  RecommendationQuery,
  Recommendations,
} from '../domain/shelf.ts'

/** A parameter of the detail of a product. */
export const ProductDetailQuery = z
  .object({ locale: Locale.optional().describe('Default: Accept-Language, else English') })
  .meta({ id: 'ProductDetailQuery' })

export const EventType = z.enum(['view', 'click', 'cart', 'purchase', 'rate', 'search', 'dismiss'])

export const ShopperEvent = z
  .object({
    eventId: z.string().min(1).max(128).describe('Chosen by the sender; counted once'),
    shopperId: ShopperId,
    type: EventType,
    sku: z.string().min(1).max(128).optional().describe('Needed by all but search'),
    value: z.number().optional().describe('Stars of a rating, pieces of a purchase'),
    query: z.string().max(400).optional().describe('Needed by search'),
    occurredAt: z.iso.datetime({ offset: true }),
  })
  .superRefine(({ type, sku, value, query }, context) => {
    const lacks = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: `needed for type "${type}"` })
    if (type === 'search' ? query === undefined : sku === undefined)
      lacks(type === 'search' ? 'query' : 'sku')
    if (type === 'rate' && value === undefined) lacks('value')
  })
  .meta({ id: 'ShopperEvent' })
export type ShopperEvent = z.infer<typeof ShopperEvent>

/** Each event is checked on its own, so that one bad event costs only itself. */
export const EventBatch = z.object({ events: z.array(z.unknown()).min(1).max(maxEvents) })

export const EventReceipt = z
  .object({
    accepted: z.number().int().describe('On disk'),
    duplicates: z.number().int(),
    rejected: z.array(
      z.object({
        index: z.number().int().describe('Place in the batch, from 0'),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'EventReceipt' })
export type EventReceipt = z.infer<typeof EventReceipt>

/** The events of the stream, in order; see the contract's section on streams. */
export const streamEvents = [
  'reply-start',
  'understanding',
  'products',
  'text-delta',
  'reply-end',
  'error',
] as const
