import * as z from 'zod'
import { Correction, mostCorrections, ProfileEntry } from './profile.ts'
import { ConversationState, ConversationStatus, HandoverNote, Page } from './conversation.ts'
import { Reply } from './reply.ts'
import { Locale } from './text.ts'

/** One entry of a profile as its shopper reads it. */
export const ProfileItem = z.object({
  key: z.string().describe('For a correction'),
  kind: z.enum(['brand', 'category', 'price', 'value', 'degree', 'owned', 'said']),
  text: z.string().describe('What is known, in plain words'),
  reason: z.string().describe('What it was read from'),
  actions: z.array(Correction.shape.action).describe('Corrections that make sense'),
  facts: ProfileEntry.describe('The same as figures and ids'),
})
export type ProfileItem = z.infer<typeof ProfileItem>

export const CorrectionItem = Correction.extend({
  text: z.string().describe('The decision in plain words'),
})
export type CorrectionItem = z.infer<typeof CorrectionItem>

/** What is known of a shopper, as it is shown. */
export const ProfileView = z
  .object({
    shopperId: z.string(),
    locale: Locale,
    personalised: z.boolean().describe('False: nothing is learnt from, or ranked by, the deeds'),
    deeds: z.number().int().describe('What the shopper did here and that was read'),
    entries: z.array(ProfileItem),
    corrections: z.array(CorrectionItem).describe('What the shopper decided'),
    segment: z
      .object({ id: z.number().int(), size: z.number().int(), text: z.string() })
      .nullable()
      .describe('Group of shoppers who act alike; null where none is known'),
  })
  .meta({ id: 'Profile' })
export type ProfileView = z.infer<typeof ProfileView>

export const ChangeProfile = z
  .object({
    personalised: z.boolean().optional().describe('The one switch'),
    corrections: z
      .array(
        z.object({
          key: Correction.shape.key,
          action: z
            .enum([...Correction.shape.action.options, 'restore'])
            .describe(
              'forget: it is not so, and what it was read from no longer counts; avoid (brands): never offer it unless asked by name; restore: takes the correction back',
            ),
        }),
      )
      .max(mostCorrections)
      .optional(),
  })
  .superRefine(({ corrections = [] }, context) => {
    for (const [at, { key, action }] of corrections.entries())
      if (action === 'avoid' && !key.startsWith('brand:'))
        context.addIssue({
          code: 'custom',
          path: ['corrections', at, 'action'],
          message: 'only a brand can be avoided',
        })
  })
  .meta({ id: 'ChangeProfile' })
export type ChangeProfile = z.infer<typeof ChangeProfile>

const At = z.string().describe('ISO 8601, UTC')

/** Everything that is kept of a shopper. */
export const ShopperExport = z
  .object({
    shopperId: z.string(),
    exportedAt: At,
    personalised: z.boolean(),
    corrections: z.array(Correction),
    conversations: z.array(
      z.object({
        conversationId: z.string(),
        channel: z.string(),
        locale: Locale,
        status: ConversationStatus,
        state: ConversationState.describe('What the assistant remembers'),
        page: Page.nullable(),
        note: HandoverNote.nullable(),
        createdAt: At,
        updatedAt: At,
        messages: z.array(
          z.object({
            seq: z.number().int(),
            role: z.enum(['shopper', 'assistant', 'operator']),
            text: z.string(),
            reply: Reply.nullable(),
            clientMessageId: z.string().nullable(),
            at: At,
          }),
        ),
        feedback: z.array(
          z.object({
            conversationId: z.string(),
            replyId: z.string(),
            rating: z.enum(['up', 'down']),
            comment: z.string().nullable(),
            at: At,
          }),
        ),
      }),
    ),
    events: z.array(
      z.object({
        eventId: z.string(),
        shopperId: z.string(),
        type: z.enum(['view', 'click', 'cart', 'purchase', 'rate', 'search', 'dismiss']),
        sku: z.string().optional(),
        value: z.number().optional(),
        query: z.string().optional(),
        occurredAt: At,
      }),
    ),
    experiments: z
      .array(z.object({ experiment: z.string(), arm: z.string(), at: At }))
      .describe('Ways of ranking that were tried out on the shopper, and since when'),
    profile: z.object({ deeds: z.number().int(), entries: z.array(ProfileEntry) }),
  })
  .meta({ id: 'ShopperExport' })
export type ShopperExport = z.infer<typeof ShopperExport>
