import { symmetricEigen } from '../../lib/linear-algebra.ts'
import { createRandom } from '../../lib/random.ts'
import { factorise, gramOf, solveLower } from './cholesky.ts'

/** A users × items matrix, compressed by row. */
export interface Rows {
  readonly columnCount: number
  /** rows + 1 offsets. */
  readonly starts: Uint32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

export interface SubspaceOptions {
  readonly rank: number
  readonly seed: number
  /** Called before each pass over the matrix, with the share done. */
  readonly tick: (share: number) => void
}

/** Columns beyond the rank that sharpen it, and rounds of XᵀX. */
const spare = 10
const rounds = 6

/**
 * The leading right singular vectors of X, columnCount × rank and row-major, by power iteration of a
 * block with orthonormal columns and a last turn into the eigenvectors. Columns beyond the matrix's
 * own rank are zero.
 *
 * @see Halko, Martinsson & Tropp (2011), Finding Structure with Randomness, algorithm 4.4.
 */
export function leadingVectors(x: Rows, { rank, seed, tick }: SubspaceOptions): Float32Array {
  const rowCount = x.starts.length - 1
  const vectors = new Float32Array(x.columnCount * rank)
  const width = Math.min(rank + spare, x.columnCount, rowCount)
  if (width === 0) return vectors
  const random = createRandom(seed)
  let z = Float64Array.from({ length: x.columnCount * width }, () => random.gaussian())
  orthonormalise(z, width)
  for (let round = 0; round < rounds; round++) {
    const share = (part: number) => tick((round + part) / (rounds + 1))
    z = backwards(
      x,
      forwards(x, z, width, (part) => share(part / 2)),
      width,
      (part) => share(0.5 + part / 2),
    )
    orthonormalise(z, width)
  }
  const projected = forwards(x, z, width, (part) => tick((rounds + part) / (rounds + 1)))
  const { values, vectors: turn } = symmetricEigen(gramOf(projected, width), width)
  for (let k = 0; k < Math.min(rank, width); k++) {
    if (values[k]! <= 1e-10 * values[0]!) break
    for (let i = 0; i < x.columnCount; i++) {
      let sum = 0
      for (let j = 0; j < width; j++) sum += z[i * width + j]! * turn[j * width + k]!
      vectors[i * rank + k] = sum
    }
  }
  return vectors
}

/** X·Z. */
function forwards(x: Rows, z: Float64Array, width: number, tick: (share: number) => void) {
  const rowCount = x.starts.length - 1
  const y = new Float64Array(rowCount * width)
  for (let row = 0; row < rowCount; row++) {
    if (row % 256 === 0) tick(row / rowCount)
    for (let at = x.starts[row]!; at < x.starts[row + 1]!; at++) {
      const from = x.columns[at]! * width
      const value = x.values[at]!
      for (let k = 0; k < width; k++) y[row * width + k]! += value * z[from + k]!
    }
  }
  return y
}

/** Xᵀ·Y. */
function backwards(x: Rows, y: Float64Array, width: number, tick: (share: number) => void) {
  const rowCount = x.starts.length - 1
  const z = new Float64Array(x.columnCount * width)
  for (let row = 0; row < rowCount; row++) {
    if (row % 256 === 0) tick(row / rowCount)
    for (let at = x.starts[row]!; at < x.starts[row + 1]!; at++) {
      const to = x.columns[at]! * width
      const value = x.values[at]!
      for (let k = 0; k < width; k++) z[to + k]! += value * y[row * width + k]!
    }
  }
  return z
}

/**
 * Cholesky QR, twice, with a shift that keeps dependent columns finite (Fukaya et al. 2020): Z becomes
 * Z·L⁻ᵀ.
 */
function orthonormalise(z: Float64Array, width: number): void {
  for (let pass = 0; pass < 2; pass++) {
    const g = gramOf(z, width)
    let trace = 0
    for (let k = 0; k < width; k++) trace += g[k * width + k]!
    if (trace === 0) return
    for (let k = 0; k < width; k++) g[k * width + k]! += 1e-13 * trace
    factorise(g, width)
    for (let from = 0; from < z.length; from += width)
      solveLower(g, width, z.subarray(from, from + width))
  }
}
