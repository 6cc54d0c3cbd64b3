import type { Random } from '../../lib/random.ts'

/**
 * A matrix that is learnt. Gradients gather by row, and the rows that got any are remembered, so that
 * a step over a large table of embeddings costs only what the batch touched.
 */
export class Parameter {
  readonly rows: number
  readonly columns: number
  /** rows × columns, row-major. */
  readonly values: Float32Array
  readonly gradient: Float32Array
  /** Indexes of rows with a gradient, in the order of their first touch, `touched` of them. */
  readonly touchedRows: Int32Array
  touched = 0
  readonly #isTouched: Uint8Array

  constructor(rows: number, columns: number, values = new Float32Array(rows * columns)) {
    if (values.length !== rows * columns)
      throw new RangeError(`${values.length} numbers are not ${rows} × ${columns}`)
    this.rows = rows
    this.columns = columns
    this.values = values
    this.gradient = new Float32Array(values.length)
    this.touchedRows = new Int32Array(rows)
    this.#isTouched = new Uint8Array(rows)
  }

  touch(row: number): void {
    if (this.#isTouched[row]) return
    this.#isTouched[row] = 1
    this.touchedRows[this.touched++] = row
  }

  /** gradient[row] += scale · from[at …] */
  addToRow(row: number, from: Float32Array, at: number, scale: number): void {
    this.touch(row)
    const { columns, gradient } = this
    const to = row * columns
    for (let j = 0; j < columns; j++) gradient[to + j]! += scale * from[at + j]!
  }

  /** Forgets all gradients. */
  clear(): void {
    const { columns, touchedRows, gradient } = this
    for (let n = 0; n < this.touched; n++) {
      const row = touchedRows[n]!
      gradient.fill(0, row * columns, (row + 1) * columns)
      this.#isTouched[row] = 0
    }
    this.touched = 0
  }
}

/** A parameter of numbers drawn from N(0, deviation²). */
export function createNormal(
  rows: number,
  columns: number,
  deviation: number,
  random: Random,
): Parameter {
  const parameter = new Parameter(rows, columns)
  const { values } = parameter
  for (let i = 0; i < values.length; i++) values[i] = random.gaussian() * deviation
  return parameter
}

/** A parameter that starts with the same number throughout. */
export function createConstant(columns: number, value: number): Parameter {
  const parameter = new Parameter(1, columns)
  parameter.values.fill(value)
  return parameter
}
