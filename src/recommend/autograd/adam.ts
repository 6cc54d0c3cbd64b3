import type { Parameter } from './parameter.ts'

/**
 * Adam, for rows that have a gradient only: the moments of a row that no batch touched rest, as if
 * the time between had not been. Bias correction counts all steps.
 *
 * @see Kingma & Ba (2015), Adam: A Method for Stochastic Optimization, algorithm 1.
 */
export class Adam {
  readonly #parameters: readonly Parameter[]
  readonly #first: readonly Float32Array[]
  readonly #second: readonly Float32Array[]
  readonly #decayFirst: number
  readonly #decaySecond: number
  #steps = 0

  constructor(parameters: readonly Parameter[], decayFirst = 0.9, decaySecond = 0.98) {
    this.#parameters = parameters
    this.#first = parameters.map(({ values }) => new Float32Array(values.length))
    this.#second = parameters.map(({ values }) => new Float32Array(values.length))
    this.#decayFirst = decayFirst
    this.#decaySecond = decaySecond
  }

  /** Moves every parameter against its gradient, and clears the gradients. */
  step(learningRate: number): void {
    this.#steps++
    const b1 = this.#decayFirst
    const b2 = this.#decaySecond
    const rate = (learningRate * Math.sqrt(1 - b2 ** this.#steps)) / (1 - b1 ** this.#steps)
    this.#parameters.forEach((parameter, at) => {
      const m = this.#first[at]!
      const v = this.#second[at]!
      const { values, gradient, columns, touchedRows } = parameter
      for (let n = 0; n < parameter.touched; n++) {
        const from = touchedRows[n]! * columns
        for (let i = from; i < from + columns; i++) {
          const g = gradient[i]!
          const mean = b1 * m[i]! + (1 - b1) * g
          const square = b2 * v[i]! + (1 - b2) * g * g
          m[i] = mean
          v[i] = square
          values[i]! -= (rate * mean) / (Math.sqrt(square) + 1e-8)
        }
      }
      parameter.clear()
    })
  }
}
