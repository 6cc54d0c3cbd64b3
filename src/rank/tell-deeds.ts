import type { RankedProduct } from '../domain/ranking.ts'
import type { ShopperTaste } from '../domain/taste.ts'

/** Orders the same goods by another taste. */
export type Reorder = (own: ShopperTaste) => readonly RankedProduct[]

/** From this value on a taste speaks for a product so clearly that it is a reason. */
const leastTelling = 0.3
/** Deeds whose absence is tried out, for the first products: each takes a ranking. */
const mostTried = 5

/**
 * Adds to each telling taste among the parts of `shown` the deed that it rests on, and the place that the
 * product would have without that deed: found by ranking once more as if it had not been done, so it is
 * what the shopper would really see.
 *
 * @param ranking the list that `shown` is part of.
 * @param reorder where it is absent, only the deed is told.
 */
export function tellDeeds(
  shown: readonly RankedProduct[],
  ranking: readonly RankedProduct[],
  own: ShopperTaste | undefined,
  reorder?: Reorder,
): RankedProduct[] {
  if (own === undefined) return [...shown]
  const orders = new Map<string, Map<number, number>>()
  const placesWithout = (sku: string): Map<number, number> | undefined => {
    const known = orders.get(sku)
    if (known || orders.size === mostTried) return known
    const places = new Map(reorder!(own.without(sku)).map(({ doc }, place) => [doc, place]))
    orders.set(sku, places)
    return places
  }
  return shown.map((product) => {
    const isTelling = product.parts.some(
      ({ attribute, value }) => attribute === 'taste' && value >= leastTelling,
    )
    const because = isTelling ? own.because(product.doc) : null
    if (because === null) return product
    const place = reorder && placesWithout(because)?.get(product.doc)
    const told = {
      because,
      ...(place !== undefined && place > ranking.indexOf(product) && { placeWithout: place }),
    }
    return {
      ...product,
      parts: product.parts.map((part) =>
        part.attribute === 'taste' ? { ...part, ...told } : part,
      ),
    }
  })
}
