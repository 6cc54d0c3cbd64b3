import type { Parameter } from './parameter.ts'
import type { Tape, Tensor } from './tape.ts'

/** Rows of `table` by their indexes. */
export function lookUp(tape: Tape, table: Parameter, indexes: Int32Array): Tensor {
  const { columns } = table
  const found = tape.take(indexes.length, columns)
  for (let row = 0; row < indexes.length; row++)
    found.values.set(
      table.values.subarray(indexes[row]! * columns, (indexes[row]! + 1) * columns),
      row * columns,
    )
  tape.record(() => {
    for (let row = 0; row < indexes.length; row++)
      table.addToRow(indexes[row]!, found.gradient, row * columns, 1)
  })
  return found
}

/** Lists of rows, one after another: list `l` stands at `starts[l]` … `starts[l + 1] - 1`. */
export interface Lists {
  /** lists + 1 offsets. */
  readonly starts: Int32Array
  readonly indexes: Int32Array
  /** A weight an index. */
  readonly weights: Float32Array
}

/** The weighted sum of rows of `table`, for each list; zeros for an empty one. */
export function sumUp(tape: Tape, table: Parameter, { starts, indexes, weights }: Lists): Tensor {
  const { columns } = table
  const lists = starts.length - 1
  const sums = tape.take(lists, columns)
  for (let list = 0; list < lists; list++)
    for (let n = starts[list]!; n < starts[list + 1]!; n++) {
      const weight = weights[n]!
      const from = indexes[n]! * columns
      const to = list * columns
      for (let j = 0; j < columns; j++) sums.values[to + j]! += weight * table.values[from + j]!
    }
  tape.record(() => {
    for (let list = 0; list < lists; list++)
      for (let n = starts[list]!; n < starts[list + 1]!; n++)
        table.addToRow(indexes[n]!, sums.gradient, list * columns, weights[n]!)
  })
  return sums
}

/** Rows of a tensor by their indexes. */
export function pick(tape: Tape, from: Tensor, rows: Int32Array): Tensor {
  const { columns } = from
  const picked = tape.take(rows.length, columns)
  rows.forEach((row, at) =>
    picked.values.set(from.values.subarray(row * columns, (row + 1) * columns), at * columns),
  )
  tape.record(() => {
    rows.forEach((row, at) => {
      for (let j = 0; j < columns; j++)
        from.gradient[row * columns + j]! += picked.gradient[at * columns + j]!
    })
  })
  return picked
}
