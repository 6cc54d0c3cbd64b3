import type { Catalogue } from '../../domain/catalogue.ts'
import { Distribution } from '../../lib/distribution.ts'

/** What the shop as a whole shows, beside which one shopper is seen. Made once a catalogue version. */
export interface Usual {
  /** Share of a category's interest that goods with `value` have, strictly between 0 and 1. */
  share(category: string, attribute: string, value: string | boolean): number
  /** Sorted values of a numeric attribute, `price` in minor units, over a category's goods. */
  distribution(category: string, attribute: string): Distribution
}

/** Values by which goods differ: named ones and yes or no. A list has several. */
export function valuesOf(
  { products }: Catalogue,
  doc: number,
  attribute: string,
): (string | boolean)[] {
  const product = products[doc]!
  const value = attribute === 'brand' ? product.brand : product.specs[attribute]
  if (typeof value === 'boolean' || (typeof value === 'string' && value !== '')) return [value]
  return Array.isArray(value) ? value : []
}

/** A number by which goods differ; `undefined` where it is not stated. */
export function measureOf(
  { products }: Catalogue,
  doc: number,
  attribute: string,
): number | undefined {
  const product = products[doc]!
  const value = attribute === 'price' ? product.priceMinor : product.specs[attribute]
  return typeof value === 'number' ? value : undefined
}

/**
 * Each product counts as one look, and what all shoppers did on top of it: a shop without a log has its
 * catalogue's shares.
 *
 * @param interest looks by sku over all shoppers.
 */
export function usualOf(catalogue: Catalogue, interest: ReadonlyMap<string, number>): Usual {
  const shares = new Map<string, { total: number; looks: Map<string | boolean, number> }>()
  const distributions = new Map<string, Distribution>()
  const docsOf = (category: string): Iterable<number> =>
    catalogue.docsByCategory.get(category) ?? []

  const sharesOf = (category: string, attribute: string) => {
    const key = `${category} ${attribute}`
    const known = shares.get(key)
    if (known) return known
    const made = { total: 0, looks: new Map<string | boolean, number>() }
    for (const doc of docsOf(category)) {
      const values = valuesOf(catalogue, doc, attribute)
      if (values.length === 0) continue
      const looks = 1 + (interest.get(catalogue.products[doc]!.sku) ?? 0)
      made.total += looks
      for (const value of values) made.looks.set(value, (made.looks.get(value) ?? 0) + looks)
    }
    shares.set(key, made)
    return made
  }

  return {
    share(category, attribute, value) {
      const { total, looks } = sharesOf(category, attribute)
      // Half a look for what is not seen, and for what all goods have, keeps the odds finite.
      return ((looks.get(value) ?? 0) + 0.5) / (total + 1)
    },
    distribution(category, attribute) {
      const key = `${category} ${attribute}`
      let distribution = distributions.get(key)
      if (!distribution) {
        const values = [...docsOf(category)].flatMap(
          (doc) => measureOf(catalogue, doc, attribute) ?? [],
        )
        distribution = new Distribution(values)
        distributions.set(key, distribution)
      }
      return distribution
    },
  }
}
