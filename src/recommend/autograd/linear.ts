import { gradientOf, valuesOf, type Tape, type Tensor } from './tape.ts'
import { transposed, workspace } from './workspace.ts'

/** A·B. */
export function multiply(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const product = tape.take(a.rows, b.columns)
  const space = workspace()
  space.multiply(valuesOf(a), valuesOf(b), valuesOf(product))
  tape.record(() => {
    space.multiply(gradientOf(product), transposed(valuesOf(b)), gradientOf(a))
    space.multiply(transposed(valuesOf(a)), gradientOf(product), gradientOf(b))
  })
  return product
}

/** A + B, of equal shape. */
export function add(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const sum = tape.take(a.rows, a.columns)
  for (let i = 0; i < sum.values.length; i++) sum.values[i] = a.values[i]! + b.values[i]!
  tape.record(() => {
    for (let i = 0; i < sum.gradient.length; i++) {
      a.gradient[i]! += sum.gradient[i]!
      b.gradient[i]! += sum.gradient[i]!
    }
  })
  return sum
}

/** A + b in every row; b has one row. */
export function addRow(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const { rows, columns } = a
  const sum = tape.take(rows, columns)
  for (let row = 0, i = 0; row < rows; row++)
    for (let j = 0; j < columns; j++, i++) sum.values[i] = a.values[i]! + b.values[j]!
  tape.record(() => {
    for (let row = 0, i = 0; row < rows; row++)
      for (let j = 0; j < columns; j++, i++) {
        a.gradient[i]! += sum.gradient[i]!
        b.gradient[j]! += sum.gradient[i]!
      }
  })
  return sum
}

/** factor · A. */
export function scale(tape: Tape, a: Tensor, factor: number): Tensor {
  const scaled = tape.take(a.rows, a.columns)
  for (let i = 0; i < scaled.values.length; i++) scaled.values[i] = a.values[i]! * factor
  tape.record(() => {
    for (let i = 0; i < scaled.gradient.length; i++) a.gradient[i]! += scaled.gradient[i]! * factor
  })
  return scaled
}
