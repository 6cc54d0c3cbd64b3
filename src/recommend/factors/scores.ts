/**
 * into[j] = x·h_j (+ bias_j) for every row h_j, in 64 bits, four rows at a time so that x is read once
 * for them. The order of summation is fixed.
 */
export function scoreRows(
  rows: Float32Array,
  x: Float64Array,
  into: Float64Array,
  biases?: Float32Array,
): void {
  const d = x.length
  const count = into.length
  let j = 0
  for (; j + 3 < count; j += 4) {
    let at = j * d
    const [second, third, fourth] = [d, 2 * d, 3 * d]
    let [s0, s1, s2, s3] = [0, 0, 0, 0]
    for (let k = 0; k < d; k++, at++) {
      const value = x[k]!
      s0 += value * rows[at]!
      s1 += value * rows[at + second]!
      s2 += value * rows[at + third]!
      s3 += value * rows[at + fourth]!
    }
    into[j] = s0
    into[j + 1] = s1
    into[j + 2] = s2
    into[j + 3] = s3
  }
  for (; j < count; j++) {
    let sum = 0
    for (let k = 0; k < d; k++) sum += x[k]! * rows[j * d + k]!
    into[j] = sum
  }
  if (biases) for (j = 0; j < count; j++) into[j]! += biases[j]!
}
