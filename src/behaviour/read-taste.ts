import type { Catalogue } from '../domain/catalogue.ts'
import type { Leanings, ShopperTaste } from '../domain/taste.ts'
import type { Recommender } from '../recommend/model.ts'
import { occlude } from '../recommend/occlusion.ts'
import { createStandIns } from './stand-ins.ts'

/** Deeds from which a taste counts in full. */
const enough = 5

/** What is known of a shopper apart from any model. */
export interface Known extends Pick<ShopperTaste, 'out' | 'avoided'> {
  /** @param gone skus whose deeds are left out. */
  leanings(gone: ReadonlySet<string>): Leanings
}

/** The taste of somebody whose deeds no model knows. */
export function blankTaste(known: Known, gone: ReadonlySet<string> = new Set()): ShopperTaste {
  const { out, avoided } = known
  return {
    out,
    avoided,
    confidence: 0,
    leanings: known.leanings(gone),
    isTold: true,
    valueOf: () => 0,
    because: () => null,
    without: (sku) => blankTaste(known, new Set([...gone, sku])),
  }
}

/**
 * Reads the tastes of histories off a fitted model; for goods that came after its training those most like
 * them speak.
 *
 * @param items skus by the model's indexes.
 * @returns the taste of a history: indexes of items, oldest first, each once.
 */
export function tasteReader(
  model: Recommender,
  items: readonly string[],
  catalogue: Catalogue,
): (deeds: Int32Array, known: Known) => ShopperTaste {
  const places = new Map(items.map((sku, item) => [sku, item]))
  const docs = items.map((sku) => catalogue.docBySku.get(sku) ?? -1)
  const standInsOf = createStandIns(items, catalogue)

  return function read(deeds, known, gone: ReadonlySet<string> = new Set()): ShopperTaste {
    if (deeds.length === 0) return blankTaste(known, gone)
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
      ...blankTaste(known, gone),
      confidence: Math.min(1, deeds.length / enough),
      valueOf(doc) {
        let score = 0
        for (const { item, weight } of standInsOf(doc)) score += weight * scores[item]!
        return best > 0 ? Math.max(0, score / best) : 0
      },
      because(doc) {
        const parts = new Float64Array(deeds.length)
        for (const { item, weight } of standInsOf(doc))
          speakFor(item).forEach((part, at) => (parts[at]! += weight * part))
        const at = parts.reduce((top, value, n) => (value > parts[top]! ? n : top), 0)
        const sku = items[deeds[at]!]!
        const isOther = catalogue.docBySku.has(sku) && sku !== catalogue.products[doc]!.sku
        return isOther && parts[at]! > 0 ? sku : null
      },
      without: (sku) =>
        read(
          deeds.filter((item) => item !== places.get(sku)),
          known,
          new Set([...gone, sku]),
        ),
    }
  }
}
