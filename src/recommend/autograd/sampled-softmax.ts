import { dotAt } from '../../lib/vector.ts'
import type { Parameter } from './parameter.ts'
import { gradientOf, valuesOf, type Tape, type Tensor } from './tape.ts'
import { matrix, transposed, workspace } from './workspace.ts'

/** What a row's own item is told from: items that all rows of a batch share. */
export interface Negatives {
  /** Indexes of items, none twice. */
  readonly items: Int32Array
  /** Added to each one's score: minus the logarithm of how often it is expected in such a draw. */
  readonly corrections: Float32Array
}

/**
 * Mean over the rows of −ln of the share of each row's target in the softmax of the target and the
 * negatives; a negative that is the row's own target does not count for it. The score of item `i` is
 * hidden · items[i] + biases[i]. With corrections the sum over the negatives stands for that over all
 * items.
 *
 * @see Klenitskiy & Vasilev (2023), Turning Dross Into Gold Loss, section 3; Bengio & Senécal (2008)
 *   for the corrections.
 */
export function sampledSoftmax(
  tape: Tape,
  hidden: Tensor,
  items: Parameter,
  biases: Parameter,
  targets: Int32Array,
  negatives: Negatives,
): number {
  const { rows, columns } = hidden
  const space = workspace()
  const n = negatives.items.length
  const others = tape.take(n, columns)
  const start = tape.scratch(n)
  const placeOf = new Map<number, number>()
  for (let at = 0; at < n; at++) {
    const item = negatives.items[at]!
    placeOf.set(item, at)
    others.values.set(items.values.subarray(item * columns, (item + 1) * columns), at * columns)
    start[at] = biases.values[item]! + negatives.corrections[at]!
  }
  // Scores, then their exponentials: a row's times its scale are the slopes of the loss.
  const weights = matrix(tape.scratch(rows * n), rows, n)
  for (let row = 0; row < rows; row++) weights.values.set(start, row * n)
  space.multiply(valuesOf(hidden), transposed(valuesOf(others)), weights)
  const scales = matrix(tape.scratch(rows), rows, 1)
  const own = new Float64Array(rows)
  let loss = 0
  for (let row = 0; row < rows; row++) {
    const target = targets[row]!
    const score =
      dotAt(hidden.values, row * columns, items.values, target * columns, columns) +
      biases.values[target]!
    const line = weights.values.subarray(row * n, (row + 1) * n)
    const place = placeOf.get(target)
    if (place !== undefined) line[place] = -Infinity
    let top = score
    for (let at = 0; at < n; at++) if (line[at]! > top) top = line[at]!
    const mine = Math.exp(score - top)
    const sum = mine + space.exponentials(line, top)
    loss -= score - top - Math.log(sum)
    own[row] = (mine / sum - 1) / rows
    scales.values[row] = 1 / (sum * rows)
  }
  tape.record(() => {
    // The scales meet the narrow sides of the products, not the wide weights.
    const mark = space.mark
    const scaled = matrix(space.take(rows * columns), rows, columns)
    space.multiply(weights, valuesOf(others), scaled)
    for (let row = 0, i = 0; row < rows; row++)
      for (let j = 0; j < columns; j++, i++)
        hidden.gradient[i]! += scaled.values[i]! * scales.values[row]!
    for (let row = 0, i = 0; row < rows; row++)
      for (let j = 0; j < columns; j++, i++)
        scaled.values[i] = hidden.values[i]! * scales.values[row]!
    space.multiply(transposed(weights), scaled, gradientOf(others))
    const sums = matrix(space.take(n), n, 1)
    space.multiply(transposed(weights), scales, sums)
    for (let at = 0; at < n; at++) {
      items.addToRow(negatives.items[at]!, others.gradient, at * columns, 1)
      biases.touch(negatives.items[at]!)
      biases.gradient[negatives.items[at]!]! += sums.values[at]!
    }
    space.release(mark)
    for (let row = 0; row < rows; row++) {
      const target = targets[row]!
      const slope = own[row]!
      const from = target * columns
      const to = row * columns
      for (let j = 0; j < columns; j++) hidden.gradient[to + j]! += slope * items.values[from + j]!
      items.addToRow(target, hidden.values, to, slope)
      biases.touch(target)
      biases.gradient[target]! += slope
    }
  })
  return loss / rows
}
