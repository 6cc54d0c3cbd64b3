import { gram, orthonormalise, rowsABreath, type Stretches } from './orthonormalise.ts'
import { createRandom } from './random.ts'

/** A sparse matrix, compressed by row. */
export interface SparseMatrix {
  readonly rows: number
  readonly columns: number
  /** rows + 1 offsets into `indices` and `values`. */
  readonly rowStarts: Uint32Array
  readonly indices: Uint32Array
  readonly values: Float32Array
}

/** A·X for row-major X (columns × width); the result is rows × width. */
function* multiply(
  { rows, rowStarts, indices, values }: SparseMatrix,
  x: Float32Array,
  width: number,
): Stretches<Float32Array> {
  const y = new Float32Array(rows * width)
  const sum = new Float64Array(width)
  for (let row = 0; row < rows; row++) {
    if (row % rowsABreath === 0) yield
    sum.fill(0)
    for (let i = rowStarts[row]!; i < rowStarts[row + 1]!; i++) {
      const value = values[i]!
      const from = indices[i]! * width
      for (let j = 0; j < width; j++) sum[j]! += value * x[from + j]!
    }
    y.set(sum, row * width)
  }
  return y
}

/** Aᵀ·X for row-major X (rows × width); the result is columns × width. */
function* multiplyTransposed(
  { rows, columns, rowStarts, indices, values }: SparseMatrix,
  x: Float32Array,
  width: number,
): Stretches<Float32Array> {
  const y = new Float32Array(columns * width)
  for (let row = 0; row < rows; row++) {
    if (row % rowsABreath === 0) yield
    const from = row * width
    for (let i = rowStarts[row]!; i < rowStarts[row + 1]!; i++) {
      const value = values[i]!
      const to = indices[i]! * width
      for (let j = 0; j < width; j++) y[to + j]! += value * x[from + j]!
    }
  }
  return y
}

/**
 * Eigenvalues, largest first, and eigenvectors (column j of `vectors`, row-major n × n, belongs to
 * value j) of a symmetric matrix, by cyclic Jacobi rotations (Golub & Van Loan, 8.5): n up to a few
 * hundred.
 */
export function symmetricEigen(
  matrix: Float64Array,
  n: number,
): { values: Float64Array; vectors: Float64Array } {
  const a = matrix.slice()
  // An eigenvector a row, so that rotations read it in order.
  const v = new Float64Array(n * n)
  for (let i = 0; i < n; i++) v[i * n + i] = 1
  let total = 0
  for (const value of a) total += value * value
  for (let sweep = 0; sweep < 30; sweep++) {
    let off = 0
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p * n + q]! ** 2
    if (off <= 1e-22 * total) break
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q]!
        if (apq === 0) continue
        const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq)
        const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        for (let k = 0; k < n; k++) {
          const kp = a[k * n + p]!
          const kq = a[k * n + q]!
          a[k * n + p] = c * kp - s * kq
          a[k * n + q] = s * kp + c * kq
        }
        for (let k = 0; k < n; k++) {
          const pk = a[p * n + k]!
          const qk = a[q * n + k]!
          a[p * n + k] = c * pk - s * qk
          a[q * n + k] = s * pk + c * qk
        }
        for (let k = 0; k < n; k++) {
          const pk = v[p * n + k]!
          const qk = v[q * n + k]!
          v[p * n + k] = c * pk - s * qk
          v[q * n + k] = s * pk + c * qk
        }
      }
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => a[j * n + j]! - a[i * n + i]! || i - j,
  )
  const vectors = new Float64Array(n * n)
  order.forEach((from, to) => {
    for (let k = 0; k < n; k++) vectors[k * n + to] = v[from * n + k]!
  })
  return { values: Float64Array.from(order, (i) => a[i * n + i]!), vectors }
}

export interface SvdOptions {
  /** Singular vectors wanted, 1 or more; fewer come back from a smaller matrix. */
  readonly rank: number
  readonly seed: number
  /** Extra columns of the sketch. @default 10 */
  readonly oversampling?: number
  /** Power iterations: each sharpens the spectrum and costs two passes. @default 1 */
  readonly iterations?: number
}

export interface SingularVectors {
  /** columns × rank, row-major; a column is zero where its singular value is. */
  readonly vectors: Float32Array
  /** Largest first. */
  readonly values: Float64Array
  readonly rank: number
}

/**
 * The leading right singular vectors of A and their singular values by a random sketch. Equal seeds
 * and matrices give equal vectors.
 *
 * Cost: 2·(iterations + 1) passes of nnz·(rank + oversampling). Lets other work in every 50 ms.
 *
 * @see Halko, Martinsson & Tropp (2011), Finding Structure with Randomness, algorithms 4.4 and 5.1.
 */
export async function rightSingularVectors(
  matrix: SparseMatrix,
  options: SvdOptions,
): Promise<SingularVectors> {
  const stretches = sketch(matrix, options)
  for (let next = stretches.next(); ; next = stretches.next()) {
    if (next.done) return next.value
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/**
 * The same vectors to the bit as {@link rightSingularVectors}, without a pause.
 *
 * @param onBreath called about every 50 ms; what it throws ends the work.
 */
export function rightSingularVectorsNow(
  matrix: SparseMatrix,
  options: SvdOptions,
  onBreath: () => void = () => {},
): SingularVectors {
  const stretches = sketch(matrix, options)
  for (let next = stretches.next(); ; next = stretches.next()) {
    if (next.done) return next.value
    onBreath()
  }
}

function* sketch(
  matrix: SparseMatrix,
  { rank, seed, oversampling = 10, iterations = 1 }: SvdOptions,
): Stretches<SingularVectors> {
  const { columns } = matrix
  const width = Math.min(rank + oversampling, columns, matrix.rows)
  const kept = Math.min(rank, width)
  if (width === 0) return { vectors: new Float32Array(0), values: new Float64Array(0), rank: 0 }
  const random = createRandom(seed)
  let z: Float32Array = new Float32Array(columns * width)
  for (let i = 0; i < z.length; i++) z[i] = random.gaussian()
  let q = yield* multiply(matrix, z, width)
  for (let i = 0; i < iterations; i++) {
    yield* orthonormalise(q, width, 1)
    z = yield* multiplyTransposed(matrix, q, width)
    yield* orthonormalise(z, width, 1)
    q = yield* multiply(matrix, z, width)
  }
  yield* orthonormalise(q, width, 2)
  // B = QᵀA, kept as Bᵀ; BBᵀ = WΣ²Wᵀ, so V = BᵀWΣ⁻¹.
  const bt = yield* multiplyTransposed(matrix, q, width)
  const { values: squares, vectors: w } = symmetricEigen(yield* gram(bt, width), width)
  const values = Float64Array.from(squares.subarray(0, kept), (square) =>
    Math.sqrt(Math.max(square, 0)),
  )
  const vectors = new Float32Array(columns * kept)
  const sums = new Float64Array(kept)
  for (let column = 0; column < columns; column++) {
    if (column % rowsABreath === 0) yield
    sums.fill(0)
    for (let k = 0; k < width; k++) {
      const value = bt[column * width + k]!
      for (let j = 0; j < kept; j++) sums[j]! += value * w[k * width + j]!
    }
    for (let j = 0; j < kept; j++)
      vectors[column * kept + j] = values[j]! > 1e-9 ? sums[j]! / values[j]! : 0
  }
  return { vectors, values, rank: kept }
}
