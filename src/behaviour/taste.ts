import type { Catalogue } from '../domain/catalogue.ts'
import type { Taste } from '../domain/taste.ts'
import type { Recommender } from '../recommend/model.ts'
import type { EventRecord, Events } from '../storage/events.ts'
import { interestIn } from './gather.ts'
import { tasteReader } from './read-taste.ts'

/** Deeds of a shopper that are looked at, the latest. */
const mostDeeds = 200

/**
 * Tastes of shoppers by a fitted model: what they do counts at once, since it is read from the log
 * with each question and folded in.
 *
 * @param items skus by the model's indexes.
 */
export function createTaste(
  model: Recommender,
  items: readonly string[],
  catalogue: Catalogue,
  events: Events,
): Taste {
  const places = new Map(items.map((sku, item) => [sku, item]))
  const read = tasteReader(model, items, catalogue)
  return {
    async of(shopperId) {
      const deeds = (await events.ofShopper(shopperId, mostDeeds)).toReversed()
      const out = new Set(deeds.filter(isOver).flatMap(({ sku }) => sku ?? []))
      const history = [
        ...new Set(
          deeds
            .filter((deed) => interestIn(deed) > 0)
            .map(({ sku }) => places.get(sku ?? '') ?? -1)
            .filter((item) => item >= 0)
            .toReversed(),
        ),
      ].toReversed()
      return read(Int32Array.from(history), { out })
    },
  }
}

/** Bought, or waved away: not to be offered again. */
const isOver = ({ type }: EventRecord): boolean => type === 'purchase' || type === 'dismiss'
