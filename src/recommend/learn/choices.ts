import { copyInto } from '../../lib/columns.ts'

/**
 * Choices between alternatives, in rows: those of choice `c` stand at `starts[c]` … `starts[c + 1] - 1`,
 * `width` numbers each in `features`. `chosen[c]` is the row that was taken.
 */
export interface Choices {
  readonly width: number
  /** choices + 1 offsets. */
  readonly starts: Uint32Array
  /** Row-major, rows × width. */
  readonly features: Float32Array
  readonly chosen: Uint32Array
}

/** Collects choices one by one. */
export class ChoiceCollector {
  readonly #width: number
  readonly #starts = [0]
  readonly #chosen: number[] = []
  #features = new Float32Array(1024)
  #rows = 0

  constructor(width: number) {
    this.#width = width
  }

  /** Adds an alternative to the current choice. @returns where its numbers are to be written. */
  add(): Float32Array {
    const rows = this.#rows++
    const from = rows * this.#width
    if (from + this.#width > this.#features.length) {
      const length = Math.max(this.#features.length * 2, from + this.#width)
      this.#features = copyInto(new Float32Array(length), this.#features)
    }
    return this.#features.subarray(from, from + this.#width)
  }

  /** Ends the current choice. @param taken which of its alternatives it was, from 0. */
  choose(taken: number): void {
    this.#chosen.push(this.#starts.at(-1)! + taken)
    this.#starts.push(this.#rows)
  }

  finish(): Choices {
    return {
      width: this.#width,
      starts: Uint32Array.from(this.#starts),
      features: this.#features.slice(0, this.#starts.at(-1)! * this.#width),
      chosen: Uint32Array.from(this.#chosen),
    }
  }
}

/** All choices of several collections of one width, in their order. */
export function join(all: readonly Choices[]): Choices {
  const features = new Float32Array(all.reduce((sum, one) => sum + one.features.length, 0))
  const starts = [0]
  const chosen: number[] = []
  const width = all[0]?.width ?? 1
  for (const one of all) {
    const before = starts.at(-1)!
    features.set(one.features, before * width)
    for (const row of one.chosen) chosen.push(before + row)
    for (const end of one.starts.subarray(1)) starts.push(before + end)
  }
  return { width, starts: Uint32Array.from(starts), features, chosen: Uint32Array.from(chosen) }
}

/** e^u over their sum in place, shifted by the largest so that nothing overflows. @returns ln Σ e^u */
export function softmax(utilities: Float64Array, size: number): number {
  let most = -Infinity
  for (let r = 0; r < size; r++) most = Math.max(most, utilities[r]!)
  let sum = 0
  for (let r = 0; r < size; r++) sum += utilities[r] = Math.exp(utilities[r]! - most)
  for (let r = 0; r < size; r++) utilities[r]! /= sum
  return most + Math.log(sum)
}

/** How many alternatives the largest choice has. */
export function widest({ starts }: Choices): number {
  let most = 0
  for (let c = 0; c + 1 < starts.length; c++) most = Math.max(most, starts[c + 1]! - starts[c]!)
  return most
}
