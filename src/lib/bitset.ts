/** A set of document numbers 0 … size-1, one bit each. */
export class Bitset {
  readonly size: number
  /** Bit `doc & 31` of word `doc >>> 5`; bits from `size` on are 0. */
  readonly words: Uint32Array

  constructor(size: number, words = new Uint32Array((size + 31) >>> 5)) {
    this.size = size
    this.words = words
  }

  /** The set holding every number below `size`. */
  static full(size: number): Bitset {
    const set = new Bitset(size)
    set.words.fill(0xffffffff)
    if (size & 31) set.words[set.words.length - 1] = 2 ** (size & 31) - 1
    return set
  }

  /** The set of `docs`, in any order; numbers of `size` and above are ignored. */
  static of(size: number, docs: Iterable<number>): Bitset {
    const set = new Bitset(size)
    for (const doc of docs) if (doc < size) set.add(doc)
    return set
  }

  add(doc: number): void {
    this.words[doc >>> 5]! |= 1 << (doc & 31)
  }

  /** Numbers of `size` and above are ignored. */
  delete(doc: number): void {
    if (doc >= this.size) return
    this.words[doc >>> 5]! &= ~(1 << (doc & 31))
  }

  has(doc: number): boolean {
    return ((this.words[doc >>> 5]! >>> (doc & 31)) & 1) === 1
  }

  clone(): Bitset {
    return new Bitset(this.size, this.words.slice())
  }

  /** Keeps what `other` holds too. Changes this set. */
  and(other: Bitset): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= other.words[i]!
    return this
  }

  /** Adds what `other` holds. Changes this set. */
  or(other: Bitset): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! |= other.words[i]!
    return this
  }

  /** Takes away what `other` holds. Changes this set. */
  andNot(other: Bitset): this {
    for (let i = 0; i < this.words.length; i++) this.words[i]! &= ~other.words[i]!
    return this
  }

  /** How many are in the set; one pass over the words. */
  count(): number {
    let total = 0
    for (let i = 0; i < this.words.length; i++) total += popCount(this.words[i]!)
    return total
  }

  get isEmpty(): boolean {
    for (let i = 0; i < this.words.length; i++) if (this.words[i] !== 0) return false
    return true
  }

  /** The numbers in the set, ascending. */
  toDocs(): Uint32Array {
    const docs = new Uint32Array(this.count())
    let n = 0
    for (let i = 0; i < this.words.length; i++) {
      let word = this.words[i]!
      while (word !== 0) {
        const low = word & -word
        docs[n++] = (i << 5) + (31 - Math.clz32(low))
        word ^= low
      }
    }
    return docs
  }
}

/** Bits set in a 32-bit word (Warren, Hacker's Delight, 5-1). */
function popCount(word: number): number {
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
