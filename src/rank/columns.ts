import type { Catalogue } from '../domain/catalogue.ts'
import type { SpecValue } from '../domain/product.ts'
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

/** Sorted values of a numeric attribute over a category, for percentiles. */
export class Distribution {
  readonly #sorted: Float64Array

  constructor(values: Iterable<number>) {
    this.#sorted = Float64Array.from(values).sort()
  }

  get size(): number {
    return this.#sorted.length
  }

  /** Share of the values that are below `value`, ties counted half, 0 to 1; 0.5 when empty. */
  shareBelow(value: number): number {
    const n = this.#sorted.length
    if (n === 0) return 0.5
    return (this.#rank(value, false) + this.#rank(value, true)) / (2 * n)
  }

  /** Number of values strictly above or below, for "quieter than 31 of 40". */
  countWorse(value: number, better: 'lower' | 'higher'): number {
    return better === 'lower'
      ? this.#sorted.length - this.#rank(value, true)
      : this.#rank(value, false)
  }

  /** How many are smaller than `value` (`orEqual`: or equal), by binary search. */
  #rank(value: number, orEqual: boolean): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const at = this.#sorted[middle]!
      if (at < value || (orEqual && at === value)) low = middle + 1
      else high = middle
    }
    return low
  }
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
