import { TopK } from '../lib/top-k.ts'
import type { ByItem, Interactions } from './interactions.ts'
import type { ItemWeights } from './item-weights.ts'
import type { Cost, FitOptions } from './model.ts'

/** Most weights that one model keeps: 256 MB. Above it the weakest of each row go first. */
const mostWeights = 2 ** 25

/**
 * Sums by item for one row at a time. A row costs what it touches, not the number of items, so a
 * Gram matrix is never held whole (Gustavson 1978, Two Fast Algorithms for Sparse Matrices).
 */
export class RowSums {
  /** A sum an item; 0 where the row did not touch it. */
  readonly values: Float64Array
  /** The items touched, in the order of their first touch: the first `size` count. */
  readonly touched: Int32Array
  size = 0

  constructor(items: number) {
    this.values = new Float64Array(items)
    this.touched = new Int32Array(items)
  }

  /** @param amount 0 or more; a sum of 0 says that nothing was added yet. */
  add(item: number, amount: number): void {
    if (amount === 0) return
    if (this.values[item] === 0) this.touched[this.size++] = item
    this.values[item]! += amount
  }
}

export interface Gathering {
  /** Items, and so rows. */
  readonly items: number
  /** Most weights a row, 1 or more. Fewer are kept where the rows together would pass 256 MB. */
  readonly k: number
  /** Adds to `sums` what row `row` has in common with other items. */
  accumulate(row: number, sums: RowSums): void
  /** The weight that a sum makes. What is not above 0 is not kept. */
  weigh(sum: number, row: number, other: number): number
}

type Watch = Pick<FitOptions, 'signal' | 'onProgress'>

/**
 * The `k` largest weights of each row, without the diagonal; of equal weights the smaller index
 * stays. The sums of a row are made, weighed and dropped before the next begins.
 *
 * Memory: 12 bytes an item and 8 bytes a weight kept, twice that while the arrays grow.
 */
export function gatherRows({ items, k, accumulate, weigh }: Gathering, watch: Watch): ItemWeights {
  const most = Math.max(1, Math.min(k, items, Math.floor(mostWeights / Math.max(items, 1))))
  const sums = new RowSums(items)
  const best = new TopK(most)
  const rows = new WeightRows(items)
  const stride = Math.max(1, Math.floor(items / 100))
  const { values, touched } = sums
  for (let row = 0; row < items; row++) {
    if (row % stride === 0) {
      watch.signal?.throwIfAborted()
      watch.onProgress?.(row / items)
    }
    accumulate(row, sums)
    const isCrowded = sums.size > most
    for (let at = 0; at < sums.size; at++) {
      const other = touched[at]!
      const sum = values[other]!
      values[other] = 0
      if (other === row) continue
      const weight = weigh(sum, row, other)
      if (!(weight > 0)) continue
      if (isCrowded) best.push(other, weight)
      else rows.push(other, weight)
    }
    sums.size = 0
    if (isCrowded) {
      const { ids, scores } = best.take()
      for (let at = 0; at < ids.length; at++) rows.push(ids[at]!, scores[at]!)
    }
    rows.end(row)
  }
  watch.onProgress?.(1)
  return rows.take()
}

/** Rows of weights that are written one after the other. */
export class WeightRows {
  readonly #starts: Uint32Array
  #columns = new Int32Array(1024)
  #values = new Float32Array(1024)
  #size = 0

  constructor(items: number) {
    this.#starts = new Uint32Array(items + 1)
  }

  push(column: number, value: number): void {
    if (this.#size === this.#columns.length) this.#grow()
    this.#columns[this.#size] = column
    this.#values[this.#size++] = value
  }

  /** Says that row `row` is complete. */
  end(row: number): void {
    this.#starts[row + 1] = this.#size
  }

  take(): ItemWeights {
    return {
      starts: this.#starts,
      columns: this.#columns.slice(0, this.#size),
      values: this.#values.slice(0, this.#size),
    }
  }

  #grow(): void {
    const columns = new Int32Array(this.#size * 2)
    const values = new Float32Array(this.#size * 2)
    columns.set(this.#columns)
    values.set(this.#values)
    this.#columns = columns
    this.#values = values
  }
}

/** W[i][j] becomes W[j][i]; the columns of each row then ascend. */
export function transpose({ starts, columns, values }: ItemWeights): ItemWeights {
  const items = starts.length - 1
  const turned = new Uint32Array(items + 1)
  for (const column of columns) turned[column + 1]!++
  for (let i = 0; i < items; i++) turned[i + 1]! += turned[i]!
  const next = turned.slice()
  const rows = new Int32Array(columns.length)
  const moved = new Float32Array(columns.length)
  for (let i = 0; i < items; i++)
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const to = next[columns[at]!]!++
      rows[to] = i
      moved[to] = values[at]!
    }
  return { starts: turned, columns: rows, values: moved }
}

/**
 * Adds up row `i` of XᵀDX: for each item, the weights of the users who have both. X is binary: the
 * values of the deeds are not read.
 *
 * @param userWeights D, a weight above 0 a user; `null`: all 1, so that users are counted.
 */
export function addCommonUsers(
  sums: RowSums,
  { starts, columns }: Interactions,
  { starts: itemStarts, rows }: ByItem,
  i: number,
  userWeights: Float64Array | null,
): void {
  const { values, touched } = sums
  let { size } = sums
  for (let n = itemStarts[i]!; n < itemStarts[i + 1]!; n++) {
    const u = rows[n]!
    const weight = userWeights ? userWeights[u]! : 1
    for (let at = starts[u]!, end = starts[u + 1]!; at < end; at++) {
      const item = columns[at]!
      const sum = values[item]!
      if (sum === 0) touched[size++] = item
      values[item] = sum + weight
    }
  }
  sums.size = size
}

/** Σ d_u²: how many pairs of deeds {@link addCommonUsers} goes through for all rows together. */
export function countPairs({ users, starts }: Interactions): number {
  let pairs = 0
  for (let u = 0; u < users.length; u++) pairs += (starts[u + 1]! - starts[u]!) ** 2
  return pairs
}

/**
 * Cost of gathering `k` weights a row over common users: 2 ns a pair of deeds, 13 ns a sum that is
 * weighed, 300 ns a weight that has to stand its ground among the best.
 */
export function estimateGathering(data: Interactions, k: number): Cost {
  const pairs = countPairs(data)
  const items = data.items.length
  const kept = Math.min(k * items, pairs, mostWeights)
  const contest = k < items ? 3e-7 : 3e-8
  return {
    seconds: pairs * 2e-9 + Math.min(pairs, items * items) * 1.3e-8 + kept * contest,
    bytes: kept * 24 + items * 12,
  }
}

/** Whether the log tells the order of any user's deeds; times that differ between users alone do not. */
export function hasOrder({ users, starts, times }: Interactions): boolean {
  if (!times) return false
  for (let u = 0; u < users.length; u++)
    if (times[starts[u]!]! < times[starts[u + 1]! - 1]!) return true
  return false
}
