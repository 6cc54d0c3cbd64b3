/**
 * The `k` best of a stream of scored numbers, by a heap whose root is the worst one kept.
 *
 * Higher scores are better; of equal scores the smaller number is, so equal inputs in any order
 * give equal answers. `push` costs one comparison where nothing changes, else O(log k).
 */
export class TopK {
  readonly #k: number
  readonly #ids: Int32Array
  readonly #scores: Float64Array
  #size = 0

  /** @throws {RangeError} when `k` is not a whole number of 0 or more. */
  constructor(k: number) {
    if (!Number.isInteger(k) || k < 0) throw new RangeError(`k must be 0 or more, not ${k}`)
    this.#k = k
    this.#ids = new Int32Array(k)
    this.#scores = new Float64Array(k)
  }

  get size(): number {
    return this.#size
  }

  /** The score a newcomer has to beat; -Infinity while there is room. */
  get threshold(): number {
    return this.#size < this.#k ? -Infinity : this.#k === 0 ? Infinity : this.#scores[0]!
  }

  push(id: number, score: number): void {
    if (this.#size < this.#k) {
      this.#ids[this.#size] = id
      this.#scores[this.#size] = score
      this.#up(this.#size++)
      return
    }
    if (this.#k === 0) return
    const worst = this.#scores[0]!
    if (score < worst || (score === worst && id > this.#ids[0]!)) return
    this.#ids[0] = id
    this.#scores[0] = score
    this.#down()
  }

  /** What was kept, best first. Empties the heap. */
  take(): { ids: Int32Array; scores: Float64Array } {
    const count = this.#size
    const ids = new Int32Array(count)
    const scores = new Float64Array(count)
    for (let i = count - 1; i >= 0; i--) {
      ids[i] = this.#ids[0]!
      scores[i] = this.#scores[0]!
      this.#size--
      this.#ids[0] = this.#ids[this.#size]!
      this.#scores[0] = this.#scores[this.#size]!
      this.#down()
    }
    return { ids, scores }
  }

  #worse(a: number, b: number): boolean {
    const difference = this.#scores[a]! - this.#scores[b]!
    return difference < 0 || (difference === 0 && this.#ids[a]! > this.#ids[b]!)
  }

  #swap(a: number, b: number): void {
    const id = this.#ids[a]!
    const score = this.#scores[a]!
    this.#ids[a] = this.#ids[b]!
    this.#scores[a] = this.#scores[b]!
    this.#ids[b] = id
    this.#scores[b] = score
  }

  #up(at: number): void {
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#worse(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #down(): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= this.#size) return
      const right = left + 1
      const child = right < this.#size && this.#worse(right, left) ? right : left
      if (!this.#worse(child, at)) return
      this.#swap(at, child)
      at = child
    }
  }
}
