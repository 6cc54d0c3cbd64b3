import type { Catalogue } from '../domain/catalogue.ts'
import type { SpecValue } from '../domain/product.ts'
import { Distribution } from '../lib/distribution.ts'
import { toMajor } from '../lib/money.ts'

/** The value of one attribute for one product, `price` in major units and `rating` included. */
export function valueOf(catalogue: Catalogue, doc: number, attribute: string): SpecValue {
  const product = catalogue.products[doc]!
  switch (attribute) {
    case 'price':
      return toMajor(product.priceMinor, product.currency)
    case 'brand':
      return product.brand
    case 'availability':
      return product.availability
    case 'rating':
      return product.rating?.average ?? null
    default:
      return product.specs[attribute] ?? null
  }
}

/** The same where it is a number, else `undefined`. */
export function numberOf(catalogue: Catalogue, doc: number, attribute: string): number | undefined {
  const value = valueOf(catalogue, doc, attribute)
  return typeof value === 'number' ? value : undefined
}

/** Distributions by category and attribute, made on first use and kept for a catalogue version. */
export class Distributions {
  readonly #catalogue: Catalogue
  readonly #known = new Map<string, Distribution>()

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue
  }

  of(category: string | null, attribute: string): Distribution {
    const key = `${category} ${attribute}`
    let distribution = this.#known.get(key)
    if (!distribution) {
      distribution = new Distribution(this.#values(category, attribute))
      this.#known.set(key, distribution)
    }
    return distribution
  }

  *#values(category: string | null, attribute: string): Iterable<number> {
    const docs =
      category === null
        ? this.#catalogue.products.keys()
        : (this.#catalogue.docsByCategory.get(category) ?? [])
    for (const doc of docs) {
      const value = numberOf(this.#catalogue, doc, attribute)
      if (value !== undefined) yield value
    }
  }
}
