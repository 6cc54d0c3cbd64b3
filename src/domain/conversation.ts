import * as z from 'zod'
import { Need } from './need.ts'
import { Locale } from './text.ts'

/** What the shopper is looking at, so that "does this fit?" has a subject. */
export const Page = z.object({
  url: z.string().max(2048).optional(),
  sku: z.string().max(128).optional(),
  category: z.string().max(128).optional(),
})
export type Page = z.infer<typeof Page>

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
  /** Skus under discussion: the last asked about or compared. */
  focus: z.array(z.string()),
  /** Attributes asked about in this topic, never asked again. */
  asked: z.array(z.string()),
  /** The open question of the last reply, which a bare answer such as "built-in" refers to. */
  openQuestion: z.string().nullable(),
  /** Turns in a row that were not understood. */
  misses: z.number().int(),
})
export type ConversationState = z.infer<typeof ConversationState>

export const ConversationStatus = z.enum(['assistant', 'waiting', 'human', 'closed'])
export type ConversationStatus = z.infer<typeof ConversationStatus>

export interface Conversation {
  readonly id: string
  readonly shopperId: string | null
  readonly channel: string
  readonly locale: Locale
  readonly status: ConversationStatus
  readonly state: ConversationState
  readonly page: Page | null
}
