/**
 * Replaces the lower triangle of a symmetric positive definite row-major n × n matrix by its Cholesky
 * factor L, A = LLᵀ; the upper triangle is left alone.
 *
 * @throws {RangeError} when the matrix is not positive definite to rounding.
 */
export function factorise(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const sum = a[i * n + j]! - dotRows(a, i * n, a, j * n, j)
      if (i > j) a[i * n + j] = sum / a[j * n + j]!
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum)
      else throw new RangeError('The matrix is not positive definite')
    }
}

/** Solves LLᵀx = b in place, L as {@link factorise} leaves it. */
export function solveFactorised(l: Float64Array, n: number, b: Float64Array): void {
  solveLower(l, n, b)
  solveTransposed(l, n, b)
}

/** Solves Lx = b in place. */
export function solveLower(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = 0; i < n; i++) b[i] = (b[i]! - dotRows(l, i * n, b, 0, i)) / l[i * n + i]!
}

/** Solves Lᵀx = b in place. */
export function solveTransposed(l: Float64Array, n: number, b: Float64Array): void {
  for (let i = n - 1; i >= 0; i--) {
    const x = (b[i]! /= l[i * n + i]!)
    for (let k = 0; k < i; k++) b[k]! -= l[i * n + k]! * x
  }
}

/** Product of two rows; four sums at a time, as one would wait for each addition before the next. */
export function dotRows(
  a: Float64Array,
  left: number,
  b: Float64Array,
  right: number,
  length: number,
): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let k = 0
  for (; k + 3 < length; k += 4) {
    s0 += a[left + k]! * b[right + k]!
    s1 += a[left + k + 1]! * b[right + k + 1]!
    s2 += a[left + k + 2]! * b[right + k + 2]!
    s3 += a[left + k + 3]! * b[right + k + 3]!
  }
  for (; k < length; k++) s0 += a[left + k]! * b[right + k]!
  return s0 + s1 + (s2 + s3)
}

/** XᵀX of row-major X, n numbers a row, in 64 bits. */
export function gramOf(x: Float32Array | Float64Array, n: number): Float64Array {
  const g = new Float64Array(n * n)
  for (let from = 0; from < x.length; from += n)
    for (let i = 0; i < n; i++) {
      const value = x[from + i]!
      for (let j = 0; j <= i; j++) g[i * n + j]! += value * x[from + j]!
    }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) g[j * n + i] = g[i * n + j]!
  return g
}
