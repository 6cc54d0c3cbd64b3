import type { Catalogue } from '../domain/catalogue.ts'

/** What is known of each product before anybody asks: one value a doc, 0 to 1. */
export interface Priors {
  /** Bayesian mean of the ratings, as a share of five stars. */
  readonly rating: Float32Array
  /** Share of the category's interactions' logarithm; 0 where nobody has looked. */
  readonly popularity: Float32Array
  /** Rank by popularity within the category, 0 the most chosen; -1 without interactions. */
  readonly popularityRank: Int32Array
}

/** How many average ratings a product starts with, before its own count. */
const priorRatings = 20

/**
 * Rating: (C·m + Σ ratings) / (C + n) with the catalogue's mean m and C = 20 ratings of credit, so
 * that one five-star review does not beat two hundred of 4.6. Popularity: log(1 + weight) scaled by
 * the category's largest.
 *
 * @param interactions weight by sku: views count 1, purchases more (see `behaviour`).
 */
export function computePriors(
  catalogue: Catalogue,
  interactions: ReadonlyMap<string, number>,
): Priors {
  const { products } = catalogue
  let stars = 0
  let ratings = 0
  for (const { rating } of products) {
    if (!rating) continue
    stars += rating.average * rating.count
    ratings += rating.count
  }
  const mean = ratings > 0 ? stars / ratings : 3.5
  const rating = Float32Array.from(products, ({ rating: own }) => {
    const count = own?.count ?? 0
    return (priorRatings * mean + (own?.average ?? 0) * count) / (priorRatings + count) / 5
  })

  const popularity = new Float32Array(products.length)
  const popularityRank = new Int32Array(products.length).fill(-1)
  for (const docs of catalogue.docsByCategory.values()) {
    const weights = [...docs].map((doc) => interactions.get(products[doc]!.sku) ?? 0)
    const largest = Math.log1p(Math.max(0, ...weights))
    if (largest === 0) continue
    ;[...docs.keys()]
      .filter((at) => weights[at]! > 0)
      .sort((a, b) => weights[b]! - weights[a]! || a - b)
      .forEach((at, place) => {
        popularity[docs[at]!] = Math.log1p(weights[at]!) / largest
        popularityRank[docs[at]!] = place
      })
  }
  return { rating, popularity, popularityRank }
}
