import type { Random } from '../../lib/random.ts'
import type { Parameter } from './parameter.ts'
import { matrix, workspace, type Matrix } from './workspace.ts'

/** A matrix on a tape, with the gradient of the loss by each of its numbers. */
export interface Tensor {
  readonly rows: number
  readonly columns: number
  /** rows × columns, row-major. */
  readonly values: Float32Array
  /** As long as `values`; empty where nothing is learnt. */
  readonly gradient: Float32Array
}

export const valuesOf = ({ values, rows, columns }: Tensor): Matrix => matrix(values, rows, columns)
export const gradientOf = ({ gradient, rows, columns }: Tensor): Matrix =>
  matrix(gradient, rows, columns)

/**
 * Remembers operations as they are done, to run through their derivatives backwards: reverse-mode
 * differentiation. Its tensors are gone when it is closed.
 */
export class Tape {
  /** Draws what is dropped out; `null` where nothing is learnt. */
  readonly random: Random | null
  readonly #backward: (() => void)[] = []
  readonly #mark = workspace().mark

  constructor(random: Random | null) {
    this.random = random
  }

  /** A tensor of zeros. */
  take(rows: number, columns: number): Tensor {
    const length = rows * columns
    return {
      rows,
      columns,
      values: workspace().take(length),
      gradient: workspace().take(this.random ? length : 0),
    }
  }

  /** Numbers of the workspace that need no gradient. */
  scratch(length: number): Float32Array {
    return workspace().take(length)
  }

  /** What to do on the way back: add to the gradients of an operation's inputs. */
  record(backward: () => void): void {
    if (this.random) this.#backward.push(backward)
  }

  /** A whole parameter as a tensor. */
  use(parameter: Parameter): Tensor {
    const tensor = this.take(parameter.rows, parameter.columns)
    tensor.values.set(parameter.values)
    this.record(() => {
      for (let row = 0; row < parameter.rows; row++)
        parameter.addToRow(row, tensor.gradient, row * parameter.columns, 1)
    })
    return tensor
  }

  /** Runs backwards once; the gradient of the last tensors has been set by the loss. */
  backward(): void {
    for (let at = this.#backward.length - 1; at >= 0; at--) this.#backward[at]!()
  }

  close(): void {
    workspace().release(this.#mark)
  }
}
