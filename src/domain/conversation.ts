import * as z from 'zod'
import { CartLine } from './cart.ts'
import { FitSituation } from './fit.ts'
import { Need } from './need.ts'
import { OrderTask } from './order.ts'
import { Locale } from './text.ts'

/** What the shopper is looking at, so that "does this fit?" has a subject. */
export const Page = z.object({
  url: z.string().max(2048).optional(),
  sku: z.string().max(128).optional(),
  category: z.string().max(128).optional(),
})
export type Page = z.infer<typeof Page>

/** True when the page shows goods; the widget tells the address of every page. */
export const showsGoods = (page: Page | null): boolean =>
  page?.sku !== undefined || page?.category !== undefined

/** What the assistant remembers of a conversation between turns. */
export const ConversationState = z.object({
  /** The need under discussion. */
  need: Need,
  /** Needs of other categories talked about before, by category id: coming back resumes them. */
  parkedNeeds: z.record(z.string(), Need),
  /** Skus of the last reply that showed goods, in order: what "the second one" points at. */
  shown: z.array(z.string()),
  /** Every sku shown in this topic, so that "more" shows others. */
  seen: z.array(z.string()),
  /** Every sku shown on this topic in order, whatever was refined since. */
  history: z.array(z.string()).default([]),
  /** Skus that the shopper has: never offered. */
  owned: z.array(z.string()).default([]),
  /** Attributes asked about when other kinds of goods were under discussion, by kind. */
  parkedAsked: z.record(z.string(), z.array(z.string())).default({}),
  /** Kinds of goods that are there already: not offered unless asked for. */
  ownedKinds: z.array(z.string()).default([]),
  /** Makers named in the last need that the shop does not carry. */
  makers: z.array(z.string()).default([]),
  /** Product page of the last message: a new one takes the focus. */
  pageSku: z.string().nullable().default(null),
  /** Skus under discussion: the last asked about or compared. */
  focus: z.array(z.string()),
  /** Attributes asked about in this topic, never asked again. */
  asked: z.array(z.string()),
  /** The open question of the last reply, which a bare answer such as "built-in" refers to. */
  openQuestion: z.string().nullable(),
  /** The message that a bare yes stands for: what was read from a photo, not confirmed yet. */
  offer: z.string().nullable().default(null),
  /** What was last asked to fit where: a measure still missing may follow. */
  fit: z.object({ skus: z.array(z.string()), situation: FitSituation }).optional(),
  /** Turns in a row that were not understood. */
  misses: z.number().int(),
  /** What the shopper put into the cart; it outlives every change of topic. */
  cart: z.array(CartLine).default([]),
  /** What is open about orders; kept while other things are talked about. */
  task: OrderTask.nullable().default(null),
})
export type ConversationState = z.infer<typeof ConversationState>

/** What the person who takes over should know. Kept with the conversation, never shown to the shopper. */
export const HandoverNote = z.object({
  /** The reply that handed the conversation over; a later one has a note of its own. */
  replyId: z.string(),
  locale: Locale,
  /** Reason, need, goods and what is open, by rules; a line each. */
  facts: z.array(z.string()),
  /** The same in a model's sentences, those that were proved; `null` without any. */
  summary: z.string().nullable(),
})
export type HandoverNote = z.infer<typeof HandoverNote>

export const ConversationStatus = z.enum(['assistant', 'waiting', 'human', 'closed'])
export type ConversationStatus = z.infer<typeof ConversationStatus>

export interface Conversation {
  readonly id: string
  readonly shopperId: string | null
  /** True when it is proved that the shopper is who they say. @default false */
  readonly isProved?: boolean
  readonly channel: string
  readonly locale: Locale
  readonly status: ConversationStatus
  readonly state: ConversationState
  readonly page: Page | null
}
