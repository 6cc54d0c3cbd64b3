import type { Catalogue } from '../domain/catalogue.ts'
import type { ShopperTaste, Taste } from '../domain/taste.ts'
import type { Recommender } from '../recommend/model.ts'
import type { EventRecord, Events } from '../storage/events.ts'
import { interestIn } from './gather.ts'

/** Deeds of a shopper that are looked at, the latest. */
const mostDeeds = 200
/** Deeds from which a taste counts in full. */
const enough = 5

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
  const docs = items.map((sku) => catalogue.docBySku.get(sku) ?? -1)
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
      return tasteOf(Int32Array.from(history), out)
    },
  }

  function tasteOf(deeds: Int32Array, out: ReadonlySet<string>): ShopperTaste {
    const history = { items: deeds, weights: null }
    const without = (sku: string): ShopperTaste =>
      tasteOf(
        deeds.filter((item) => item !== places.get(sku)),
        out,
      )
    if (deeds.length === 0)
      return { out, confidence: 0, valueOf: () => 0, because: () => null, without }
    const scores = new Float64Array(items.length)
    model.score(history, scores)
    let best = 0
    scores.forEach((score, item) => {
      if (docs[item]! >= 0) best = Math.max(best, score)
    })
    const itemOf = (doc: number): number => places.get(catalogue.products[doc]!.sku) ?? -1
    return {
      out,
      confidence: Math.min(1, history.items.length / enough),
      valueOf(doc) {
        const score = scores[itemOf(doc)] ?? 0
        return best > 0 ? Math.max(0, score / best) : 0
      },
      because(doc) {
        const item = itemOf(doc)
        if (item < 0 || !model.contributions) return null
        const parts = model.contributions(history, item)
        const at = parts.reduce((top, value, n) => (value > parts[top]! ? n : top), 0)
        const sku = items[history.items[at]!]!
        const isOther = catalogue.docBySku.has(sku) && sku !== catalogue.products[doc]!.sku
        return isOther && parts[at]! > 0 ? sku : null
      },
      without,
    }
  }
}

/** Bought, or waved away: not to be offered again. */
const isOver = ({ type }: EventRecord): boolean => type === 'purchase' || type === 'dismiss'
