import type { Catalogue } from '../domain/catalogue.ts'
import type { ShopperTaste } from '../domain/taste.ts'
import type { Recommender } from '../recommend/model.ts'
import { occlude } from '../recommend/occlusion.ts'

/** Deeds from which a taste counts in full. */
const enough = 5

/** What is not to be offered, whatever the taste says. */
type Not = Pick<ShopperTaste, 'out' | 'avoided'>

/** Of whom nothing is known that speaks for any goods. */
export const blankTaste = (not: Not): ShopperTaste => ({
  ...not,
  confidence: 0,
  valueOf: () => 0,
  because: () => null,
  without: () => blankTaste(not),
})

/**
 * Reads the tastes of histories off a fitted model.
 *
 * @param items skus by the model's indexes.
 * @returns the taste of a history: indexes of items, oldest first, each once.
 */
export function tasteReader(
  model: Recommender,
  items: readonly string[],
  catalogue: Catalogue,
): (deeds: Int32Array, not: Not) => ShopperTaste {
  const places = new Map(items.map((sku, item) => [sku, item]))
  const docs = items.map((sku) => catalogue.docBySku.get(sku) ?? -1)
  const itemOf = (doc: number): number => places.get(catalogue.products[doc]!.sku) ?? -1

  return function read(deeds, not): ShopperTaste {
    if (deeds.length === 0) return blankTaste(not)
    const history = { items: deeds, weights: null }
    const scores = new Float64Array(items.length)
    model.score(history, scores)
    const speakFor =
      model.contributions?.bind(model, history) ?? occlude(model, items.length, history)
    let best = 0
    scores.forEach((score, item) => {
      if (docs[item]! >= 0) best = Math.max(best, score)
    })
    return {
      ...not,
      confidence: Math.min(1, deeds.length / enough),
      valueOf(doc) {
        const score = scores[itemOf(doc)] ?? 0
        return best > 0 ? Math.max(0, score / best) : 0
      },
      because(doc) {
        const item = itemOf(doc)
        if (item < 0) return null
        const parts = speakFor(item)
        const at = parts.reduce((top, value, n) => (value > parts[top]! ? n : top), 0)
        const sku = items[deeds[at]!]!
        const isOther = catalogue.docBySku.has(sku) && sku !== catalogue.products[doc]!.sku
        return isOther && parts[at]! > 0 ? sku : null
      },
      without: (sku) =>
        read(
          deeds.filter((item) => item !== places.get(sku)),
          not,
        ),
    }
  }
}
