import type { Catalogue } from '../domain/catalogue.ts'
import type { Profiles } from '../domain/profile.ts'
import type { Conversations } from '../storage/conversations.ts'
import type { Events } from '../storage/events.ts'
import type { Shoppers } from '../storage/shoppers.ts'
import { buildProfile } from './profile/build-profile.ts'
import { usualOf } from './profile/usual.ts'

/** Deeds of a shopper that are read, the latest. */
const mostDeeds = 500

/** Where profiles are read from. */
export interface ProfileStorage {
  readonly conversations: Conversations
  readonly events: Events
  readonly shoppers: Shoppers
}

/**
 * Profiles over one catalogue version, made anew each time they are asked for: what a shopper did a moment
 * ago is in it. What was said counts only where it is proved who said it.
 *
 * @param interest looks by sku over all shoppers.
 */
export function createProfiles(
  { conversations, events, shoppers }: ProfileStorage,
  catalogue: Catalogue,
  interest: ReadonlyMap<string, number>,
  now: () => number = Date.now,
): Profiles {
  const usual = usualOf(catalogue, interest)
  return {
    async of(shopperId) {
      const [deeds, talks, choice] = await Promise.all([
        events.ofShopper(shopperId, mostDeeds),
        conversations.ofShopper(shopperId),
        shoppers.choice(shopperId),
      ])
      const proved = talks.filter(({ isProved }) => isProved)
      return buildProfile({ events: deeds, talks: proved, choice }, catalogue, usual, now())
    },
  }
}
