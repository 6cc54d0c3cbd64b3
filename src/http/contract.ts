import * as z from 'zod'
import { Page } from '../domain/conversation.ts'
import { Availability, SpecValue } from '../domain/product.ts'
import { Money, NeedView, ProductCard, Reply } from '../domain/reply.ts'
import { Locale } from '../domain/text.ts'

/**
 * The public HTTP API, version 1: the one source of its shapes. `/openapi.json` is generated from
 * these schemas, requests are parsed with them, and the web pages take their types from here.
 */
export { Page, Reply, ProductCard, NeedView }
export type { Claim, Comparison, Question, Reason, Tradeoff } from '../domain/reply.ts'

/** Longest message a shopper may send, in characters. */
export const maxTextLength = 2000

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type Problem = z.infer<typeof Problem>

export const StartConversation = z
  .object({
    locale: Locale.optional(),
    channel: z.string().max(40).optional(),
    shopperId: z.string().min(1).max(128).optional(),
    identityToken: z.string().max(4096).optional(),
    page: Page.optional(),
  })
  .meta({ id: 'StartConversation' })
export type StartConversation = z.infer<typeof StartConversation>

export const StartedConversation = z
  .object({ conversationId: z.string(), token: z.string(), reply: Reply })
  .meta({ id: 'StartedConversation' })
export type StartedConversation = z.infer<typeof StartedConversation>

export const SendMessage = z
  .object({
    text: z.string(),
    clientMessageId: z.string().min(1).max(128).optional(),
    page: Page.optional(),
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
    state: z.enum(['assistant', 'waiting', 'human', 'closed']),
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

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')

export const ProductQuery = z
  .object({
    query: z.string().max(400).optional(),
    category: z.string().max(128).optional(),
    brand: z.string().max(128).optional(),
    minPrice: z.coerce.number().min(0).optional(),
    maxPrice: z.coerce.number().min(0).optional(),
    inStock: flag.optional(),
    locale: Locale.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(24),
    cursor: z.string().max(256).optional(),
  })
  .meta({ id: 'ProductQuery' })
export type ProductQuery = z.infer<typeof ProductQuery>

export const ProductSummary = z
  .object({
    sku: z.string(),
    title: z.string(),
    brand: z.string(),
    category: z.string(),
    categoryLabel: z.string(),
    url: z.string(),
    image: z.string().nullable(),
    price: Money,
    availability: Availability,
    rating: z.object({ average: z.number(), count: z.number() }).nullable(),
  })
  .meta({ id: 'ProductSummary' })
export type ProductSummary = z.infer<typeof ProductSummary>

export const FacetCount = z.object({
  value: z.string(),
  label: z.string(),
  count: z.number().int(),
})

export const ProductList = z
  .object({
    items: z.array(ProductSummary),
    /** Of all matches, not of this page. */
    total: z.number().int(),
    facets: z.object({
      category: z.array(FacetCount),
      brand: z.array(FacetCount),
      price: z.object({ min: z.number(), max: z.number() }).nullable(),
    }),
    /** Give it back to get the next page; `null` on the last. */
    cursor: z.string().nullable(),
  })
  .meta({ id: 'ProductList' })
export type ProductList = z.infer<typeof ProductList>

export const ProductDetail = ProductSummary.extend({
  description: z.string().nullable(),
  specs: z.array(
    z.object({
      attribute: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      /** In the canonical unit; `null` is unknown. */
      value: SpecValue,
      text: z.string(),
    }),
  ),
  reviews: z.array(
    z.object({ id: z.string(), rating: z.number(), text: z.string(), writtenOn: z.string() }),
  ),
}).meta({ id: 'Product' })
export type ProductDetail = z.infer<typeof ProductDetail>

export const RecommendationQuery = z
  .object({
    shopperId: z.string().min(1).max(128).optional(),
    sku: z.string().min(1).max(128).optional(),
    category: z.string().max(128).optional(),
    locale: Locale.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(10),
  })
  .meta({ id: 'RecommendationQuery' })
export type RecommendationQuery = z.infer<typeof RecommendationQuery>

export const Recommendations = z
  .object({ items: z.array(ProductCard) })
  .meta({ id: 'Recommendations' })
export type Recommendations = z.infer<typeof Recommendations>

export const EventType = z.enum(['view', 'click', 'cart', 'purchase', 'rate', 'search', 'dismiss'])

export const ShopperEvent = z
  .object({
    eventId: z.string().min(1).max(128),
    shopperId: z.string().min(1).max(128),
    type: EventType,
    sku: z.string().min(1).max(128).optional(),
    value: z.number().optional(),
    query: z.string().max(400).optional(),
    occurredAt: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'ShopperEvent' })
export type ShopperEvent = z.infer<typeof ShopperEvent>

/** Each event is checked on its own, so that one bad event costs only itself. */
export const EventBatch = z
  .object({ events: z.array(z.unknown()).min(1).max(1000) })
  .meta({ id: 'EventBatch' })

export const EventReceipt = z
  .object({
    accepted: z.number().int(),
    duplicates: z.number().int(),
    rejected: z.array(z.object({ index: z.number().int(), message: z.string() })),
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
