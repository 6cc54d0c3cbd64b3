import { TopK } from '../lib/top-k.ts'

/** A score an item, and how much it counts. */
export interface WeightedScores {
  readonly scores: Float64Array
  readonly weight: number
}

/**
 * Turns scores into lists. Equal scores, and the many zeros of sparse models, are ordered by a second
 * opinion (popularity), and where that is equal too by a scramble of the index: never by the order
 * in which items happen to be listed.
 */
export class Orderer {
  /** Indexes of items by the second opinion, best first. */
  readonly #byDefault: Int32Array
  /** Place of an item in that order. */
  readonly #place: Int32Array

  /** @param second a score an item, such as its number of users. */
  constructor(second: ArrayLike<number>) {
    this.#byDefault = Int32Array.from({ length: second.length }, (_, i) => i).sort(
      (a, b) => second[b]! - second[a]! || scramble(a) - scramble(b),
    )
    this.#place = new Int32Array(second.length)
    this.#byDefault.forEach((item, place) => (this.#place[item] = place))
  }

  /** The `k` best items that `isOut` does not mark, best first. Scores that are no numbers are last. */
  top(scores: Float64Array, isOut: Uint8Array, k: number): Int32Array {
    const best = new TopK(k)
    for (let item = 0; item < scores.length; item++)
      if (isOut[item] === 0 && scores[item]! > best.threshold) best.push(item, scores[item]!)
    const { ids, scores: kept } = best.take()
    const worst = ids.length < k ? -Infinity : kept[ids.length - 1]!
    // Above the worst kept score all are in; those that tie with it come in by the second opinion.
    const list = [...ids].filter((_, at) => kept[at]! > worst)
    list.sort((a, b) => this.compare(scores, a, b))
    for (const item of this.#byDefault) {
      if (list.length >= k) break
      const score = scores[item]!
      const isTied = worst === -Infinity ? !(score > worst) : score === worst
      if (isOut[item] === 0 && isTied) list.push(item)
    }
    return Int32Array.from(list)
  }

  /** Some items, best first. */
  sort(scores: Float64Array, items: readonly number[]): number[] {
    return items.toSorted((a, b) => this.compare(scores, a, b))
  }

  /**
   * How many items that `isOut` does not mark stand before `item`, by the weighted sum of some scores.
   * Counts no further than `most`: what is looked for is seldom near the top, and popular items, which
   * are counted first, often are.
   */
  placeOf(
    item: number,
    parts: readonly WeightedScores[],
    isOut: Uint8Array,
    most = Infinity,
  ): number {
    const scoreOf = (one: number): number => {
      let sum = 0
      for (const { scores, weight } of parts) sum += weight * scores[one]!
      return sum
    }
    const own = scoreOf(item)
    const ownPlace = this.#place[item]!
    let before = 0
    for (let place = 0; place < this.#byDefault.length && before < most; place++) {
      const other = this.#byDefault[place]!
      const score = scoreOf(other)
      if (score > own || (score === own && place < ownPlace)) before += 1 - isOut[other]!
    }
    return before
  }

  /** Below 0 where `a` stands before `b`. */
  compare(scores: Float64Array, a: number, b: number): number {
    const difference = scores[b]! - scores[a]!
    return difference || this.#place[a]! - this.#place[b]!
  }
}

/** A fixed mix of the bits of an index (Mueller's hash). */
function scramble(index: number): number {
  let x = Math.imul((index >>> 16) ^ index, 0x45d9f3b)
  x = Math.imul((x >>> 16) ^ x, 0x45d9f3b)
  return ((x >>> 16) ^ x) >>> 0
}
