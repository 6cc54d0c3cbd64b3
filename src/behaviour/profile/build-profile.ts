import type { Catalogue } from '../../domain/catalogue.ts'
import type { Profile, ProfileEntry, ShopperChoice } from '../../domain/profile.ts'
import { brandsOf } from './brands.ts'
import { categoriesOf } from './categories.ts'
import type { ProfileDeed } from './deeds.ts'
import { featuresOf } from './features.ts'
import { fewestDeeds } from './floor.ts'
import { ownedBy } from './owned.ts'
import { ownedIn, saidIn, type Told } from './said.ts'
import type { Usual } from './usual.ts'

/** What one shopper's profile is made of. */
export interface ProfileSources {
  /** As `readDeeds` gives them. */
  readonly deeds: readonly ProfileDeed[]
  /** Conversations that are theirs for certain. */
  readonly talks: readonly Told[]
  readonly choice: ShopperChoice
}

/** What a shopper turns to: brands, kinds of goods, prices and specs. */
export const leaningsIn = (
  deeds: readonly ProfileDeed[],
  catalogue: Catalogue,
  usual: Usual,
): ProfileEntry[] =>
  deeds.length < fewestDeeds.likes
    ? []
    : [
        ...brandsOf(deeds, catalogue, usual),
        ...categoriesOf(deeds, catalogue),
        ...featuresOf(deeds, catalogue, usual),
      ]

/**
 * What is known of a shopper, from what they did and said: nothing where they switched that off, and
 * nothing that they had forgotten.
 *
 * @param now milliseconds.
 */
export function buildProfile(
  { deeds, talks, choice }: ProfileSources,
  catalogue: Catalogue,
  usual: Usual,
  now: number,
): Profile {
  if (!choice.isPersonalised) return { deeds: 0, entries: [] }
  const { corrections } = choice
  const forgotten = new Set(
    corrections.flatMap(({ key, action }) => (action === 'forget' ? [key] : [])),
  )
  const all: ProfileEntry[] = [
    ...leaningsIn(deeds, catalogue, usual),
    ...ownedBy(deeds, ownedIn(talks), catalogue, now),
    ...saidIn(talks),
  ]
  const avoided = new Set(
    corrections.flatMap(({ key, action }) => (action === 'avoid' ? [key] : [])),
  )
  return {
    deeds: deeds.length,
    entries: all.filter(
      ({ kind, key }) => !forgotten.has(key) && !(kind === 'brand' && avoided.has(key)),
    ),
  }
}
