import type { Catalogue } from '../domain/catalogue.ts'
import type { Profiles } from '../domain/profile.ts'
import type { Conversations } from '../storage/conversations.ts'
import type { Events } from '../storage/events.ts'
import type { Shoppers } from '../storage/shoppers.ts'
import { buildProfile } from './profile/build-profile.ts'
import { readDeeds } from './profile/deeds.ts'
import type { Usual } from './profile/usual.ts'
import { nearestSegment, type Segments } from './segments/fit-segments.ts'

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
 * @param segments the groups as they are known now; `null` while they are not.
 */
export function createProfiles(
  { conversations, events, shoppers }: ProfileStorage,
  catalogue: Catalogue,
  usual: Usual,
  segments: () => Segments | null = () => null,
  now: () => number = Date.now,
): Profiles {
  return {
    async of(shopperId) {
      const [records, talks, choice] = await Promise.all([
        events.ofShopper(shopperId, mostDeeds),
        conversations.ofShopper(shopperId),
        shoppers.choice(shopperId),
      ])
      const proved = talks.filter(({ isProved }) => isProved)
      const at = now()
      const deeds = readDeeds(records, catalogue, choice.corrections, at)
      const profile = buildProfile({ deeds, talks: proved, choice }, catalogue, usual, at)
      const known = choice.isPersonalised ? segments() : null
      return { ...profile, segment: known && nearestSegment(known, deeds, catalogue, usual) }
    },
  }
}
