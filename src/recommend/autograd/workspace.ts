import { createKernels, type Kernels } from './kernels.ts'
import { scratchBytes } from './multiply-kernel.ts'

const pageBytes = 65_536
/** 2 GiB: room is taken as it is needed, this is only where it ends. */
const maximumPages = 32_768
/** Depth and width of the part of B that is packed at a time, 256 KiB: stays in the second cache. */
const depth = 128
const width = 512
/** Bytes of a cache line: no two arrays share one. */
const line = 64

/**
 * A row-major matrix, or the transpose of one: element (i, j) stands at
 * `values[i · rowStride + j · columnStride]`.
 */
export interface Matrix {
  readonly values: Float32Array
  readonly rows: number
  readonly columns: number
  readonly rowStride: number
  readonly columnStride: number
}

export const matrix = (values: Float32Array, rows: number, columns: number): Matrix => ({
  values,
  rows,
  columns,
  rowStride: columns,
  columnStride: 1,
})

export const transposed = (of: Matrix): Matrix => ({
  values: of.values,
  rows: of.columns,
  columns: of.rows,
  rowStride: of.columnStride,
  columnStride: of.rowStride,
})

/**
 * Memory for intermediate results, taken like plates from a stack and given back all at once, with
 * the arithmetic that needs its arrays in one WebAssembly memory. Grows when it must and stays as
 * large; arrays taken before stay valid, because the memory is a shared one.
 */
export class Workspace {
  readonly #memory = new WebAssembly.Memory({ initial: 16, maximum: maximumPages, shared: true })
  readonly #kernels: Kernels = createKernels(this.#memory, maximumPages)
  readonly #scratch: number
  #next = line

  constructor() {
    this.#scratch = this.#claim(scratchBytes(width, depth))
  }

  /** How much is taken: give it to {@link release} to give back all that is taken later. */
  get mark(): number {
    return this.#next
  }

  release(mark: number): void {
    this.#next = mark
  }

  /**
   * `length` zeros.
   *
   * @throws {RangeError} when more than 2 GiB would be in use: a smaller batch needs less.
   */
  take(length: number): Float32Array {
    // First the claim: it may give the memory a longer buffer.
    const from = this.#claim(length * 4)
    return new Float32Array(this.#memory.buffer, from, length).fill(0)
  }

  /** C += A·B. All three lie in this workspace; the columns of C are contiguous. */
  multiply(a: Matrix, b: Matrix, c: Matrix): void {
    const { rows: m, columns: k } = a
    const n = b.columns
    if (b.rows !== k || c.rows !== m || c.columns !== n)
      throw new RangeError(`${m} × ${k} times ${b.rows} × ${n} is not ${c.rows} × ${c.columns}`)
    if (m === 0) return
    const [atA, atB, atC] = [a.values.byteOffset, b.values.byteOffset, c.values.byteOffset]
    for (let j = 0; j < n; j += width)
      for (let p = 0; p < k; p += depth)
        this.#kernels.multiply(
          atA + p * a.columnStride * 4,
          atB + (p * b.rowStride + j * b.columnStride) * 4,
          atC + j * 4,
          m,
          Math.min(width, n - j),
          Math.min(depth, k - p),
          a.rowStride * 4,
          a.columnStride * 4,
          b.rowStride * 4,
          b.columnStride * 4,
          c.rowStride * 4,
          this.#scratch,
        )
  }

  /**
   * Each of `values`, of this workspace, becomes exp(value - top); returns their sum. None is above
   * `top`; what is more than 87 below it counts as that.
   */
  exponentials(values: Float32Array, top: number): number {
    const whole = values.length & ~3
    let sum = this.#kernels.exponentials(values.byteOffset, whole, top)
    for (let i = whole; i < values.length; i++) {
      values[i] = Math.exp(values[i]! - top)
      sum += values[i]!
    }
    return sum
  }

  #claim(bytes: number): number {
    const from = this.#next
    const end = Math.ceil((from + bytes) / line) * line
    const missing = end - this.#memory.buffer.byteLength
    if (missing > 0) {
      const pages = Math.ceil(missing / pageBytes)
      if (this.#memory.buffer.byteLength / pageBytes + pages > maximumPages)
        throw new RangeError(
          `${end} bytes of intermediate results are too many: use smaller batches`,
        )
      this.#memory.grow(pages)
    }
    this.#next = end
    return from
  }
}

let ofThisThread: Workspace | undefined

/** The one workspace of this thread. */
export const workspace = (): Workspace => (ofThisThread ??= new Workspace())
