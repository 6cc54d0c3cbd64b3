import type { Tape, Tensor } from './tape.ts'
import { matrix, transposed, workspace, type Matrix } from './workspace.ts'

/**
 * Each place of a sequence looks at the places up to its own: softmax(Q·Kᵀ/√d)·V with a causal mask,
 * one head. Sequences stand one after another: sequence `s` has the rows `starts[s]` …
 * `starts[s + 1] - 1`, so that none is filled up to the length of the longest.
 *
 * Cost: O(Σ length²·d).
 *
 * @see Vaswani et al. (2017), Attention Is All You Need, eq. 1.
 */
export function attend(
  tape: Tape,
  queries: Tensor,
  keys: Tensor,
  values: Tensor,
  starts: Int32Array,
): Tensor {
  const { rows, columns } = queries
  const space = workspace()
  const result = tape.take(rows, columns)
  const scale = 1 / Math.sqrt(columns)
  const sequences = starts.length - 1
  const weights: Matrix[] = []
  const part = (of: Float32Array, s: number): Matrix =>
    matrix(
      of.subarray(starts[s]! * columns, starts[s + 1]! * columns),
      starts[s + 1]! - starts[s]!,
      columns,
    )
  for (let s = 0; s < sequences; s++) {
    const length = starts[s + 1]! - starts[s]!
    const shares = matrix(tape.scratch(length * length), length, length)
    space.multiply(part(queries.values, s), transposed(part(keys.values, s)), shares)
    for (let row = 0; row < length; row++) softmaxUpTo(shares.values, row * length, row, scale)
    space.multiply(shares, part(values.values, s), part(result.values, s))
    weights.push(shares)
  }
  tape.record(() => {
    for (let s = 0; s < sequences; s++) {
      const shares = weights[s]!
      const length = shares.rows
      const mark = space.mark
      const slopes = matrix(space.take(length * length), length, length)
      space.multiply(part(result.gradient, s), transposed(part(values.values, s)), slopes)
      space.multiply(transposed(shares), part(result.gradient, s), part(values.gradient, s))
      for (let row = 0; row < length; row++)
        softmaxSlopes(shares.values, slopes.values, row * length, length, scale)
      space.multiply(slopes, part(keys.values, s), part(queries.gradient, s))
      space.multiply(transposed(slopes), part(queries.values, s), part(keys.gradient, s))
      space.release(mark)
    }
  })
  return result
}

/** Softmax of the first `last + 1` numbers from `from`, times `scale`; the rest of the row is 0. */
function softmaxUpTo(values: Float32Array, from: number, last: number, scale: number): void {
  const length = Math.sqrt(values.length)
  let top = -Infinity
  for (let i = from; i <= from + last; i++) top = Math.max(top, values[i]!)
  let sum = 0
  for (let i = from; i <= from + last; i++) {
    const value = Math.exp((values[i]! - top) * scale)
    values[i] = value
    sum += value
  }
  for (let i = from; i <= from + last; i++) values[i]! /= sum
  values.fill(0, from + last + 1, from + length)
}

/** Slopes by the shares become slopes by what went into the softmax; a masked share is 0, as is its slope. */
function softmaxSlopes(
  shares: Float32Array,
  slopes: Float32Array,
  from: number,
  length: number,
  scale: number,
): void {
  let along = 0
  for (let i = from; i < from + length; i++) along += shares[i]! * slopes[i]!
  for (let i = from; i < from + length; i++) slopes[i] = scale * shares[i]! * (slopes[i]! - along)
}
