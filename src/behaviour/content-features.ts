import type { Product } from '../domain/product.ts'
import { inLocale } from '../domain/text.ts'
import { fnv1a } from '../lib/hash.ts'
import { searchTerms } from '../lib/text.ts'
import { toUnit } from '../lib/vector.ts'

/** Slots that words are hashed into (Weinberger et al. 2009): few collide at a shop's vocabulary. */
const width = 1024

/** What the vectors are made of. */
export type Described = Pick<Product, 'sku' | 'title' | 'brand' | 'category'>

/**
 * What goods are, as vectors of length 1: the words of title, brand and kind weighed by how rare they
 * are in the catalogue. `null` for a sku that is not in it.
 */
export function contentFeatures(goods: readonly Described[]): (sku: string) => Float32Array | null {
  const docBySku = new Map(goods.map(({ sku }, doc) => [sku, doc]))
  const termsOf = contentTerms(goods)
  return (sku) => {
    const doc = docBySku.get(sku)
    if (doc === undefined) return null
    const vector = new Float32Array(width)
    for (const [term, weight] of termsOf(doc)) {
      const hash = fnv1a(term)
      const sign = (hash & 1) === 0 ? 1 : -1
      vector[(hash >>> 1) % width]! += sign * weight
    }
    return toUnit(vector)
  }
}

/** The words of title, brand and kind of each of some goods, with what they weigh: ln(1 + N/n). */
export function contentTerms(
  goods: readonly Described[],
): (doc: number) => readonly (readonly [term: string, weight: number])[] {
  const terms = goods.map(({ title, brand, category }) => [
    ...new Set([...searchTerms(`${inLocale(title, 'en')} ${brand}`), `${ofKind}${category}`]),
  ])
  const counts = new Map<string, number>()
  for (const own of terms) for (const term of own) counts.set(term, (counts.get(term) ?? 0) + 1)
  return (doc) => terms[doc]!.map((term) => [term, Math.log(1 + goods.length / counts.get(term)!)])
}

/** How the term begins that stands for a kind of goods. */
export const ofKind = 'kind:'
