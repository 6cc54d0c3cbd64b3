import type { Catalogue } from '../domain/catalogue.ts'
import { TopK } from '../lib/top-k.ts'
import { contentTerms, ofKind } from './content-features.ts'

/** An item of a model, and how much it speaks for a product. */
export interface StandIn {
  /** Index of the model. */
  readonly item: number
  /** They add up to 1 for a product. */
  readonly weight: number
}

/** Goods that speak for a new one at most. */
const mostStandIns = 5
/** Cosine of the words of title and brand from which goods are alike: one word in common is not enough. */
const leastAlike = 0.3

/**
 * The items of a model that speak for a product: itself, where the model knows it; goods that came after
 * the training are taken for those of their kind that are most like them, as far as there are any.
 *
 * @param items skus by the model's indexes.
 * @returns by doc; empty where nothing speaks for it. The first look takes some ms for 10,000 goods.
 * @see Gantner et al. (2010), Learning Attribute-to-Feature Mappings for Cold-Start Recommendations, for
 * the mapping by nearest neighbours.
 */
export function createStandIns(
  items: readonly string[],
  catalogue: Catalogue,
): (doc: number) => readonly StandIn[] {
  const { products } = catalogue
  const places = new Map(items.map((sku, item) => [sku, item]))
  const known = new Map<number, readonly StandIn[]>()
  let find: ReturnType<typeof createFinder> | undefined
  return (doc) => {
    const item = places.get(products[doc]!.sku)
    if (item !== undefined) return [{ item, weight: 1 }]
    find ??= createFinder(places, catalogue)
    const found = known.get(doc) ?? find(doc)
    known.set(doc, found)
    return found
  }
}

/** Finds the items most like a product by the words that they share, kind by kind. */
function createFinder(
  places: ReadonlyMap<string, number>,
  { products, docBySku }: Catalogue,
): (doc: number) => readonly StandIn[] {
  const termsOf = contentTerms(products)
  const vectorOf = (doc: number): (readonly [key: string, weight: number])[] => {
    const terms = termsOf(doc).filter(([term]) => !term.startsWith(ofKind))
    const length = Math.sqrt(terms.reduce((sum, [, weight]) => sum + weight * weight, 0))
    return terms.map(([term, weight]) => [`${products[doc]!.category} ${term}`, weight / length])
  }
  const postings = new Map<string, [item: number, weight: number][]>()
  for (const [sku, item] of places) {
    const doc = docBySku.get(sku)
    if (doc === undefined) continue
    for (const [key, weight] of vectorOf(doc)) {
      const own = postings.get(key)
      if (own) own.push([item, weight])
      else postings.set(key, [[item, weight]])
    }
  }
  return (doc) => {
    const cosines = new Map<number, number>()
    for (const [key, weight] of vectorOf(doc))
      for (const [item, theirs] of postings.get(key) ?? [])
        cosines.set(item, (cosines.get(item) ?? 0) + weight * theirs)
    const best = new TopK(mostStandIns)
    for (const [item, cosine] of cosines) if (cosine >= leastAlike) best.push(item, cosine)
    const { ids, scores } = best.take()
    const total = scores.reduce((sum, score) => sum + score, 0)
    return Array.from(ids, (item, at) => ({ item, weight: scores[at]! / total }))
  }
}
