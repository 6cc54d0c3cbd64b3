/** Sorted numbers, for percentiles. */
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
