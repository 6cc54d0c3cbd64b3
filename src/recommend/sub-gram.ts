import { addCommonUsers, RowSums } from './co-occurrence.ts'
import { byItem, countUsers, type ByItem, type Interactions } from './interactions.ts'

/** Items whose pairs are all counted once, beforehand: a table of at most 64 MB. */
export const mostPopular = 4096

/**
 * Gram matrices of a few items at a time: how many users each two of them share. Of the whole
 * matrix only the popular corner is held, because the same popular items stand among the few again
 * and again and have many users; the rest is counted along the few users of the rare ones.
 */
export class SubGram {
  readonly #data: Interactions
  readonly #users: ByItem
  readonly #width: number
  /** Each item's row in the table; -1 where it is rare. */
  readonly #places: Int32Array
  /** width × width counts, row-major and symmetric. */
  readonly #table: Float32Array
  /** Where an item stands among the few; -1 elsewhere. */
  readonly #few: Int32Array

  constructor(data: Interactions, width = Math.min(data.items.length, mostPopular)) {
    const items = data.items.length
    const counts = countUsers(data)
    const popular = Int32Array.from({ length: items }, (_, i) => i)
      .sort((a, b) => counts[b]! - counts[a]! || a - b)
      .subarray(0, width)
    this.#data = data
    this.#users = byItem(data)
    this.#width = width
    this.#places = new Int32Array(items).fill(-1)
    popular.forEach((item, place) => (this.#places[item] = place))
    this.#few = new Int32Array(items).fill(-1)
    this.#table = new Float32Array(width * width)
    const sums = new RowSums(items)
    popular.forEach((item, place) => {
      addCommonUsers(sums, data, this.#users, item, null)
      for (let n = 0; n < sums.size; n++) {
        const other = sums.touched[n]!
        if (this.#places[other]! >= 0)
          this.#table[place * width + this.#places[other]!] = sums.values[other]!
        sums.values[other] = 0
      }
      sums.size = 0
    })
  }

  /** Writes the matrix of `items`, which are all different, into `into`, row-major and symmetric. */
  fill(items: Int32Array, into: Float64Array): void {
    const m = items.length
    const few = this.#few
    const places = this.#places
    const table = this.#table
    into.fill(0, 0, m * m)
    for (let a = 0; a < m; a++) few[items[a]!] = a
    for (let a = 0; a < m; a++) {
      const place = places[items[a]!]!
      if (place < 0) {
        this.#count(items[a]!, a, m, into)
        continue
      }
      const row = place * this.#width
      for (let b = 0; b < m; b++) {
        const other = places[items[b]!]!
        if (other >= 0) into[a * m + b] = table[row + other]!
      }
    }
    for (let a = 0; a < m; a++) few[items[a]!] = -1
  }

  /** Counts the row of a rare item along its users, and writes it as a column as well. */
  #count(item: number, a: number, m: number, into: Float64Array): void {
    const { starts, columns } = this.#data
    const { starts: from, rows } = this.#users
    const few = this.#few
    into.fill(0, a * m, (a + 1) * m)
    for (let n = from[item]!; n < from[item + 1]!; n++) {
      const u = rows[n]!
      for (let at = starts[u]!, end = starts[u + 1]!; at < end; at++) {
        const b = few[columns[at]!]!
        if (b >= 0) into[a * m + b]!++
      }
    }
    for (let b = 0; b < m; b++) into[b * m + a] = into[a * m + b]!
  }
}
