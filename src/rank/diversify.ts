import type { Catalogue } from '../domain/catalogue.ts'
import type { RankedProduct } from '../domain/ranking.ts'

/** What a repeated brand costs among the first shown, in score. */
const sameBrand = 0.04

/** The same for a category, when goods of any kind are shown. */
const sameCategory = 0.3

/** How many places at the head are spread over brands. */
const head = 12

/**
 * Spreads the head of the ranking over brands: each next place goes to the product with the best
 * score less a penalty for every one of its brand already placed. Maximal marginal relevance with
 * brand (or category) as the similarity (Carbonell & Goldstein 1998). The tail keeps its order.
 */
export function diversify(
  ranked: readonly RankedProduct[],
  catalogue: Catalogue,
  /** What is spread: brands within a category, categories where none was named. */
  over: 'brand' | 'category' = 'brand',
): RankedProduct[] {
  const pool = ranked.slice(0, head * 2)
  const placed: RankedProduct[] = []
  const counts = new Map<string, number>()
  while (placed.length < head && pool.length > 0) {
    let best = 0
    let bestScore = -Infinity
    for (const [at, { doc, score }] of pool.entries()) {
      const penalised =
        score -
        (over === 'brand' ? sameBrand : sameCategory) *
          (counts.get(catalogue.products[doc]![over]) ?? 0)
      if (penalised > bestScore) {
        best = at
        bestScore = penalised
      }
    }
    const [chosen] = pool.splice(best, 1) as [RankedProduct]
    const key = catalogue.products[chosen.doc]![over]
    counts.set(key, (counts.get(key) ?? 0) + 1)
    placed.push(chosen)
  }
  return [...placed, ...pool, ...ranked.slice(head * 2)]
}
