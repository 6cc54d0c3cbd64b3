import type { Profiles } from '../domain/profile.ts'
import type { ShopperExport } from '../domain/shopper-view.ts'
import type { Storage } from '../storage/open-storage.ts'

/**
 * Everything that is kept of a shopper as one value: conversations with their messages and ratings, deeds,
 * decisions, and what is read out of all that. Tokens are no data of the shopper's and stay out.
 */
export async function exportShopper(
  shopperId: string,
  {
    conversations,
    events,
    shoppers,
    exposures,
  }: Pick<Storage, 'conversations' | 'events' | 'shoppers' | 'exposures'>,
  profiles: Profiles,
): Promise<ShopperExport> {
  const [stored, deeds, choice, feedback, shown, profile] = await Promise.all([
    conversations.ofShopper(shopperId),
    events.ofShopper(shopperId),
    shoppers.choice(shopperId),
    shoppers.feedback(shopperId),
    exposures.ofShopper(shopperId),
    profiles.of(shopperId),
  ])
  const told = []
  for (const { id, channel, locale, status, state, page, note, createdAt, updatedAt } of stored)
    told.push({
      conversationId: id,
      channel,
      locale,
      status,
      state,
      page,
      note,
      createdAt,
      updatedAt,
      messages: await conversations.transcript(id),
      feedback: feedback.filter(({ conversationId }) => conversationId === id),
    })
  return {
    shopperId,
    exportedAt: new Date().toISOString(),
    personalised: choice.isPersonalised,
    corrections: [...choice.corrections],
    conversations: told,
    events: deeds,
    experiments: shown.map(({ experiment, arm, at }) => ({ experiment, arm, at })),
    profile: { deeds: profile.deeds, entries: [...profile.entries] },
  }
}
