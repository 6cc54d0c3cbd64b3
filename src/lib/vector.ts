/** Dot product of `a[aFrom …]` and `b[bFrom …]` over `length` numbers, four sums at a time. */
export function dotAt(
  a: Float32Array,
  aFrom: number,
  b: Float32Array,
  bFrom: number,
  length: number,
): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let i = 0
  for (; i + 3 < length; i += 4) {
    s0 += a[aFrom + i]! * b[bFrom + i]!
    s1 += a[aFrom + i + 1]! * b[bFrom + i + 1]!
    s2 += a[aFrom + i + 2]! * b[bFrom + i + 2]!
    s3 += a[aFrom + i + 3]! * b[bFrom + i + 3]!
  }
  for (; i < length; i++) s0 += a[aFrom + i]! * b[bFrom + i]!
  return s0 + s1 + (s2 + s3)
}

/** Dot product of two vectors of equal length; the cosine where both have unit length. */
export const dot = (a: Float32Array, b: Float32Array): number => dotAt(a, 0, b, 0, a.length)

/** Scales to length 1, in place; the zero vector stays as it is. */
export function toUnit(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(dot(vector, vector))
  if (norm > 0) for (let i = 0; i < vector.length; i++) vector[i]! /= norm
  return vector
}
