/** Arithmetic that stops for breath about every 50 ms; whoever drives it says what happens then. */
export type Stretches<Result> = Generator<undefined, Result, undefined>

/** Rows handled between two breaths. */
export const rowsABreath = 2000

/** XᵀX of row-major X (rows × width), symmetric, width × width. */
export function* gram(x: Float32Array, width: number): Stretches<Float64Array> {
  const g = new Float64Array(width * width)
  const rows = x.length / width
  for (let from = 0; from < rows; from += rowsABreath) {
    yield
    addGram(g, x, width, from, Math.min(from + rowsABreath, rows))
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) g[i * width + j] = g[j * width + i]!
  return g
}

/** Four rows at a time: each sum is read and written a quarter as often, in the same order. */
function addGram(
  g: Float64Array,
  x: Float32Array,
  width: number,
  first: number,
  end: number,
): void {
  let row = first
  for (; row + 3 < end; row += 4) {
    const x0 = row * width
    const x1 = x0 + width
    const x2 = x1 + width
    const x3 = x2 + width
    for (let i = 0; i < width; i++) {
      const v0 = x[x0 + i]!
      const v1 = x[x1 + i]!
      const v2 = x[x2 + i]!
      const v3 = x[x3 + i]!
      const to = i * width
      for (let j = i; j < width; j++) {
        let sum = g[to + j]! + v0 * x[x0 + j]!
        sum += v1 * x[x1 + j]!
        sum += v2 * x[x2 + j]!
        g[to + j] = sum + v3 * x[x3 + j]!
      }
    }
  }
  for (; row < end; row++) {
    const from = row * width
    for (let i = 0; i < width; i++) {
      const value = x[from + i]!
      const to = i * width
      for (let j = i; j < width; j++) g[to + j]! += value * x[from + j]!
    }
  }
}

/**
 * Makes the columns of row-major X (rows × width) orthonormal, in place, spanning the same space.
 * Cholesky QR with a small shift, which reads the rows in order (Fukaya et al. 2020): one pass is
 * enough between power iterations, a second makes the columns orthonormal to rounding. Columns that
 * depend on others become noise of length below 1.
 */
export function* orthonormalise(x: Float32Array, width: number, passes: number): Stretches<void> {
  const rows = x.length / width
  for (let pass = 0; pass < passes; pass++) {
    const g = yield* gram(x, width)
    let trace = 0
    for (let i = 0; i < width; i++) trace += g[i * width + i]!
    // g = LLᵀ, L over the lower triangle of g.
    for (let i = 0; i < width; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = g[i * width + j]! + (i === j ? 1e-11 * trace : 0)
        for (let k = 0; k < j; k++) sum -= g[i * width + k]! * g[j * width + k]!
        g[i * width + j] = i === j ? Math.sqrt(Math.max(sum, 1e-30)) : sum / g[j * width + j]!
      }
    }
    for (let from = 0; from < rows; from += rowsABreath) {
      yield
      solveRows(x, g, width, from, Math.min(from + rowsABreath, rows))
    }
  }
}

/** Each row r of X becomes r·L⁻ᵀ: forward substitution, four rows at a time as one waits for itself. */
function solveRows(
  x: Float32Array,
  l: Float64Array,
  width: number,
  first: number,
  end: number,
): void {
  const solved = new Float64Array(4 * width)
  for (let row = first; row < end; row += 4) {
    const count = Math.min(4, end - row)
    // Rows past the end repeat the last one, to no effect.
    const at = (r: number): number => (row + Math.min(r, count - 1)) * width
    const x0 = at(0)
    const x1 = at(1)
    const x2 = at(2)
    const x3 = at(3)
    for (let i = 0; i < width; i++) {
      let s0 = x[x0 + i]!
      let s1 = x[x1 + i]!
      let s2 = x[x2 + i]!
      let s3 = x[x3 + i]!
      const from = i * width
      for (let k = 0, to = 0; k < i; k++, to += 4) {
        const value = l[from + k]!
        s0 -= value * solved[to]!
        s1 -= value * solved[to + 1]!
        s2 -= value * solved[to + 2]!
        s3 -= value * solved[to + 3]!
      }
      const pivot = l[from + i]!
      solved[4 * i] = s0 / pivot
      solved[4 * i + 1] = s1 / pivot
      solved[4 * i + 2] = s2 / pivot
      solved[4 * i + 3] = s3 / pivot
    }
    for (let r = 0; r < count; r++)
      for (let i = 0; i < width; i++) x[at(r) + i] = solved[4 * i + r]!
  }
}
