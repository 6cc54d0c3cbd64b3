import type { Catalogue } from '../domain/catalogue.ts'
import type { Correction, ShopperChoices } from '../domain/profile.ts'
import { noLeanings, type Taste } from '../domain/taste.ts'
import type { Recommender } from '../recommend/model.ts'
import type { EventRecord, Events } from '../storage/events.ts'
import { interestIn } from './gather.ts'
import { leaningReader, type LeaningSources } from './leanings.ts'
import { forgetterOf } from './profile/deeds.ts'
import { blankTaste, tasteReader, type Known } from './read-taste.ts'

/** Deeds of a shopper that are looked at, the latest. */
const mostDeeds = 200

/** Where tastes are read from. */
export interface TasteSources {
  readonly events: Events
  readonly choices: ShopperChoices
  readonly leanings: LeaningSources
}

/**
 * Tastes of shoppers by a fitted model and their profile: what they do counts at once, since it is read
 * from the log with each question and folded in; so does what they decided about it.
 *
 * @param model `null`: too little was done in this shop to learn from.
 * @param items skus by the model's indexes.
 */
export function createTaste(
  model: Recommender | null,
  items: readonly string[],
  catalogue: Catalogue,
  { events, choices, leanings }: TasteSources,
): Taste {
  const places = new Map(items.map((sku, item) => [sku, item]))
  const docs = items.map((sku) => catalogue.docBySku.get(sku) ?? -1)
  const read = model && tasteReader(model, items, catalogue)
  const readLeanings = leaningReader(catalogue, leanings)
  return {
    async of(shopperId) {
      const choice = await choices.choice(shopperId)
      const { isPersonalised, corrections } = choice
      if (!isPersonalised) return blankTaste(unknown)
      const deeds = (await events.ofShopper(shopperId, mostDeeds)).toReversed()
      const over = overFor(deeds)
      const known: Known = {
        out: outOf(over, corrections),
        avoided: avoidedBrands(corrections),
        leanings: (gone) =>
          readLeanings(
            gone.size === 0 ? deeds : deeds.filter(({ sku }) => !gone.has(sku ?? '')),
            choice,
          ),
      }
      const isForgotten = forgetterOf(corrections, catalogue)
      const history = [
        ...new Set(
          deeds
            .filter((deed) => interestIn(deed) > 0 && !over.dismissed.has(deed.sku ?? ''))
            .map(({ sku }) => places.get(sku ?? '') ?? -1)
            .filter((item) => item >= 0 && !(docs[item]! >= 0 && isForgotten(docs[item]!)))
            .toReversed(),
        ),
      ].toReversed()
      return read ? read(Int32Array.from(history), known) : blankTaste(known)
    },
  }
}

/** Of somebody of whom nothing may be known. */
const unknown: Known = { out: new Set(), avoided: new Set(), leanings: () => noLeanings }

/** Skus not to be offered again, less those that the shopper says not to have. */
function outOf({ bought, dismissed }: Over, corrections: readonly Correction[]): Set<string> {
  const out = new Set([...bought, ...dismissed])
  for (const { key } of corrections)
    if (key.startsWith('owned:')) out.delete(key.slice('owned:'.length))
  return out
}

const avoidedBrands = (corrections: readonly Correction[]): Set<string> =>
  new Set(
    corrections.flatMap(({ key, action }) =>
      action === 'avoid' && key.startsWith('brand:') ? [key.slice('brand:'.length)] : [],
    ),
  )

type Over = Readonly<Record<'bought' | 'dismissed', ReadonlySet<string>>>

/**
 * What is over for a shopper: goods bought, and goods waved away and not turned to since.
 *
 * @param deeds oldest first.
 */
function overFor(deeds: readonly EventRecord[]): Over {
  const bought = new Set<string>()
  const dismissed = new Set<string>()
  for (const deed of deeds) {
    const { type, sku } = deed
    if (sku === undefined) continue
    if (type === 'purchase') bought.add(sku)
    if (type === 'dismiss') dismissed.add(sku)
    else if (interestIn(deed) > 0) dismissed.delete(sku)
  }
  return { bought, dismissed }
}
