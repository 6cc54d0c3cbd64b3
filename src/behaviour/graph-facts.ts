import type { Catalogue } from '../domain/catalogue.ts'
import type { Facts } from '../recommend/models/graph.ts'
import { Distributions } from '../rank/columns.ts'

/** Parts into which the numbers of an attribute are cut, in each kind of goods. */
const parts = 5

/**
 * The nodes of goods in the product graph: their kind, their brand, and each spec of their kind that has a
 * value; a number stands for the fifth of the kind that it lies in. `null` for a sku that is not in the
 * catalogue.
 */
export function graphFacts(catalogue: Catalogue): Facts {
  const distributions = new Distributions(catalogue)
  return (sku) => {
    const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
    if (!product) return null
    const { category, brand, specs } = product
    return [
      `kind:${category}`,
      ...(brand === '' ? [] : [`brand:${brand}` as const]),
      ...Object.entries(specs).flatMap(([attribute, value]): `spec:${string}`[] => {
        const node = `spec:${category}.${attribute}` as const
        if (value === null || value === false) return []
        if (value === true) return [node]
        if (Array.isArray(value)) return value.map((one) => `${node}=${one}` as const)
        if (typeof value === 'string') return [`${node}=${value}`]
        const below = distributions.of(category, attribute).shareBelow(value)
        return [`${node}#${Math.min(parts - 1, Math.floor(below * parts))}`]
      }),
    ]
  }
}
