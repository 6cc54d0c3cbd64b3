import type { Tape, Tensor } from './tape.ts'

/** Keeps the root away from zero. */
const smallest = 1e-6

/**
 * Each row less its mean, over its standard deviation, times `gain` plus `shift` (one row each).
 *
 * @see Ba, Kiros & Hinton (2016), Layer Normalization, eq. 4.
 */
export function normalise(tape: Tape, x: Tensor, gain: Tensor, shift: Tensor): Tensor {
  const { rows, columns } = x
  const y = tape.take(rows, columns)
  const normal = tape.scratch(rows * columns)
  const scales = tape.scratch(rows)
  for (let row = 0; row < rows; row++) {
    const from = row * columns
    let mean = 0
    for (let j = 0; j < columns; j++) mean += x.values[from + j]!
    mean /= columns
    let variance = 0
    for (let j = 0; j < columns; j++) variance += (x.values[from + j]! - mean) ** 2
    const scale = 1 / Math.sqrt(variance / columns + smallest)
    scales[row] = scale
    for (let j = 0; j < columns; j++) {
      const value = (x.values[from + j]! - mean) * scale
      normal[from + j] = value
      y.values[from + j] = value * gain.values[j]! + shift.values[j]!
    }
  }
  tape.record(() => {
    for (let row = 0; row < rows; row++) {
      const from = row * columns
      // With h the gradient by the normal values: dx = scale · (h − mean(h) − n · mean(h·n)).
      let sum = 0
      let along = 0
      for (let j = 0; j < columns; j++) {
        const g = y.gradient[from + j]!
        const n = normal[from + j]!
        gain.gradient[j]! += g * n
        shift.gradient[j]! += g
        const h = g * gain.values[j]!
        sum += h
        along += h * n
      }
      sum /= columns
      along /= columns
      const scale = scales[row]!
      for (let j = 0; j < columns; j++) {
        const h = y.gradient[from + j]! * gain.values[j]!
        x.gradient[from + j]! += scale * (h - sum - normal[from + j]! * along)
      }
    }
  })
  return y
}
