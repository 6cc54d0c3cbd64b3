import { createHash, timingSafeEqual } from 'node:crypto'
import { correctionItem } from '../compose/profile-corrections.ts'
import { profileItem } from '../compose/profile-words.ts'
import { describeSegment } from '../compose/segment-words.ts'
import { Failure } from '../domain/failure.ts'
import { mostCorrections, type Profiles, type ShopperChoice } from '../domain/profile.ts'
import type { Segment } from '../domain/segment.ts'
import type { ChangeProfile, ProfileView, ShopperExport } from '../domain/shopper-view.ts'
import type { Locale } from '../domain/text.ts'
import type { Storage } from '../storage/open-storage.ts'
import { exportShopper } from './export-shopper.ts'
import type { Shop } from './shop.ts'

/** What a shopper may see of themselves, change, take along, and end. */
export interface ShopperDesk {
  /**
   * True when `token` is of one of the shopper's conversations, in which it was proved who they are;
   * compares in constant time.
   */
  owns(shopperId: string, token: string): Promise<boolean>
  profile(shopperId: string, locale: Locale): Promise<ProfileView>
  /**
   * Takes effect with the next ranking. @returns the profile after it.
   *
   * @throws {Failure} `REQUEST_INVALID` for more corrections than are kept.
   */
  change(shopperId: string, change: ChangeProfile, locale: Locale): Promise<ProfileView>
  /** Everything that is kept under the id, as it is kept. */
  export(shopperId: string): Promise<ShopperExport>
  /** Erases all of it, at once or not at all. @returns ids of the conversations that are gone. */
  erase(shopperId: string): Promise<readonly string[]>
}

export interface ShopperDeskParts {
  readonly storage: Pick<Storage, 'conversations' | 'events' | 'exposures' | 'shoppers'>
  readonly shop: () => Shop
  readonly profiles: () => Profiles
  /** Told when somebody is gone, or does not want to be learnt from, so that models are learnt anew. */
  readonly onForgotten?: (() => void) | undefined
}

export function createShopperDesk(parts: ShopperDeskParts): ShopperDesk {
  const { storage, shop, profiles, onForgotten } = parts

  const view = async (shopperId: string, locale: Locale): Promise<ProfileView> => {
    const [{ deeds, entries, segment }, choice] = await Promise.all([
      profiles().of(shopperId),
      storage.shoppers.choice(shopperId),
    ])
    const words = { catalogue: shop().catalogue, locale }
    return {
      shopperId,
      locale,
      personalised: choice.isPersonalised,
      deeds,
      entries: entries.map((entry) => profileItem(entry, words)),
      corrections: choice.corrections.map((one) => correctionItem(one, words)),
      segment: segment && segmentView(segment, locale),
    }
  }

  return {
    async owns(shopperId, token) {
      const given = hashOf(token)
      const conversations = await storage.conversations.ofShopper(shopperId)
      let isOwner = false
      for (const { tokenHash, isProved } of conversations) {
        const isEqual = timingSafeEqual(Buffer.from(tokenHash, 'hex'), given)
        if (isEqual && isProved) isOwner = true
      }
      return isOwner
    },

    profile: view,

    async change(shopperId, change, locale) {
      const chosen = await storage.shoppers.choose(shopperId, (before) => changed(before, change))
      if (!chosen.isPersonalised) onForgotten?.()
      return view(shopperId, locale)
    },

    export: (shopperId) => exportShopper(shopperId, storage, profiles()),

    async erase(shopperId) {
      const { conversations } = await storage.shoppers.erase(shopperId)
      onForgotten?.()
      return conversations
    },
  }
}

/** `null` for a group too small to be spoken of. */
function segmentView(segment: Segment, locale: Locale): ProfileView['segment'] {
  const text = describeSegment(segment, locale)
  return text === null ? null : { id: segment.id, size: segment.size, text }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** The latest correction of a key counts. */
function changed(
  { isPersonalised, corrections }: ShopperChoice,
  { personalised, corrections: changes = [] }: ChangeProfile,
): ShopperChoice {
  const byKey = new Map(corrections.map((one) => [one.key, one]))
  for (const { key, action } of changes) {
    byKey.delete(key)
    if (action !== 'restore') byKey.set(key, { key, action })
  }
  if (byKey.size > mostCorrections)
    throw new Failure(
      'REQUEST_INVALID',
      `More than ${mostCorrections} corrections are not kept. Restore some, or erase the profile.`,
    )
  return { isPersonalised: personalised ?? isPersonalised, corrections: [...byKey.values()] }
}
