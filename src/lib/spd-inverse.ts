import { createTileMemory, panelWidth, side, tileLength, type TileMemory } from './tile-product.ts'

/**
 * A symmetric matrix of order n, of which the lower triangle is held, in tiles of 64 × 64:
 *
 *     0
 *     1 2
 *     3 4 5     4·n² bytes, and 1,536·n for the work of {@link invert}.
 *
 * Rows and columns past n are those of the identity.
 */
export class SymmetricMatrix {
  readonly order: number
  readonly #tiles: number
  readonly #memory: TileMemory
  /** Where the tiles begin; before them lie the packed, the plain and the swept column of tiles. */
  readonly #start: number

  /**
   * Begins as zeros.
   *
   * @throws {RangeError} when there is no room; an order of 32,000 needs 4 GiB.
   */
  constructor(order: number, createMemory: (length: number) => TileMemory = createTileMemory) {
    if (!Number.isInteger(order) || order < 0)
      throw new RangeError(`the order must be 0 or more, not ${order}`)
    this.order = order
    this.#tiles = Math.ceil(order / side)
    this.#start = 3 * this.#tiles * tileLength
    const count = (this.#tiles * (this.#tiles + 1)) / 2
    this.#memory = createMemory(this.#start + count * tileLength)
    const { numbers } = this.#memory
    for (let i = order; i < this.#tiles * side; i++) numbers[this.#at(i, i)] = 1
  }

  /** Writes the first i + 1 numbers of `row` as row i, and so as column i. */
  setRow(i: number, row: ArrayLike<number>): void {
    const { numbers } = this.#memory
    for (let j = 0; j <= i; j++) numbers[this.#at(i, j)] = row[j]!
  }

  /** The number at row i and column j. */
  get(i: number, j: number): number {
    return this.#memory.numbers[i < j ? this.#at(j, i) : this.#at(i, j)]!
  }

  /** Copies row i into `row`. */
  getRow(i: number, row: Float64Array): void {
    const { numbers } = this.#memory
    for (let j = 0; j <= i; j++) row[j] = numbers[this.#at(i, j)]!
    for (let j = i + 1; j < this.order; j++) row[j] = numbers[this.#at(j, i)]!
  }

  /**
   * Puts the inverse in the matrix's place, which must be positive definite. Every run gives the same
   * bits. n³ additions and multiplications together, nearly all of them products of tiles: on one
   * core about 1 s for n = 2,200 and 6 s for 4,000.
   *
   * The symmetric sweep by blocks: with K a block of 64, D = A_KK⁻¹ and the rest R,
   *
   *     A_RR ← A_RR − A_RK·D·A_KR,   A_RK ← A_RK·D,   A_KK ← −D
   *
   * leaves A symmetric, and −A⁻¹ once every block has had its turn. The blocks left are Schur
   * complements and so positive definite themselves: no pivoting is needed.
   *
   * @param onStep called after each block with the share done; what it throws ends the work.
   * @throws {RangeError} when the matrix is not positive definite, or too nearly singular to tell.
   * @see Goodnight (1979), A Tutorial on the SWEEP Operator.
   */
  invert(onStep: (share: number) => void = () => {}): void {
    for (let k = 0; k < this.#tiles; k++) {
      this.#sweep(k)
      onStep((k + 1) / this.#tiles)
    }
    const { numbers } = this.#memory
    for (let at = this.#start; at < numbers.length; at++) numbers[at] = -numbers[at]!
  }

  #sweep(k: number): void {
    const { numbers, subtractProduct } = this.#memory
    const column = this.#tiles * tileLength
    const pivot = this.#tile(k, k)
    sweepTile(numbers, pivot)
    const packedPivot = k * tileLength
    packTransposed(numbers, pivot, packedPivot) // D is symmetric
    for (let i = 0; i < this.#tiles; i++) {
      if (i === k) continue
      const [packed, plain, swept] = [0, column, 2 * column].map((from) => from + i * tileLength)
      // The lower triangle holds A_ik below the pivot, and A_ki = A_ikᵀ beside it.
      if (i > k) numbers.copyWithin(plain!, this.#tile(i, k), this.#tile(i, k) + tileLength)
      else transpose(numbers, this.#tile(k, i), plain!)
      packTransposed(numbers, plain!, packed!)
      numbers.fill(0, swept!, swept! + tileLength)
      subtractProduct(swept!, plain!, packedPivot)
    }
    for (let i = 0; i < this.#tiles; i++)
      for (let j = 0; j <= i; j++)
        if (i !== k && j !== k)
          subtractProduct(this.#tile(i, j), 2 * column + i * tileLength, j * tileLength)
    for (let i = 0; i < this.#tiles; i++) {
      const swept = 2 * column + i * tileLength
      if (i > k) numbers.copyWithin(this.#tile(i, k), swept, swept + tileLength)
      else if (i < k) transpose(numbers, swept, this.#tile(k, i))
    }
  }

  #tile(i: number, j: number): number {
    return this.#start + ((i * (i + 1)) / 2 + j) * tileLength
  }

  #at(i: number, j: number): number {
    return this.#tile(Math.floor(i / side), Math.floor(j / side)) + (i % side) * side + (j % side)
  }
}

/** Sweeps one tile of its own, of which the lower triangle is read: A becomes −A⁻¹, both triangles. */
function sweepTile(x: Float64Array, from: number): void {
  for (let i = 0; i < side; i++)
    for (let j = 0; j < i; j++) x[from + j * side + i] = x[from + i * side + j]!
  const old = new Float64Array(side)
  for (let k = 0; k < side; k++) {
    const row = from + k * side
    const pivot = x[row + k]!
    if (!(pivot > 0 && pivot < Infinity))
      throw new RangeError('the matrix is not positive definite, or nearly singular')
    old.set(x.subarray(row, row + side))
    for (let i = 0; i < side; i++) {
      if (i === k) continue
      const share = old[i]! / pivot
      for (let j = 0; j <= i; j++) {
        if (j === k) continue
        const value = x[from + i * side + j]! - share * old[j]!
        x[from + i * side + j] = value
        x[from + j * side + i] = value
      }
      x[from + i * side + k] = share
      x[row + i] = share
    }
    x[row + k] = -1 / pivot
  }
}

function transpose(x: Float64Array, from: number, to: number): void {
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) x[to + j * side + i] = x[from + i * side + j]!
}

/** Packs the transpose of a row-major tile, as {@link TileMemory.subtractProduct} wants it. */
function packTransposed(x: Float64Array, from: number, to: number): void {
  for (let j = 0; j < side; j++) {
    const panel = to + (j - (j % panelWidth)) * side + (j % panelWidth)
    for (let k = 0; k < side; k++) x[panel + k * panelWidth] = x[from + j * side + k]!
  }
}
