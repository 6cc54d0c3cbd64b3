import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { dropout, relu } from '../../../src/recommend/autograd/activations.ts'
import { attend } from '../../../src/recommend/autograd/attention.ts'
import { add, addRow, multiply, scale } from '../../../src/recommend/autograd/linear.ts'
import { lookUp, pick, sumUp } from '../../../src/recommend/autograd/lookup.ts'
import { normalise } from '../../../src/recommend/autograd/normalise.ts'
import { createNormal, type Parameter } from '../../../src/recommend/autograd/parameter.ts'
import { sampledSoftmax } from '../../../src/recommend/autograd/sampled-softmax.ts'
import { Tape, type Tensor } from '../../../src/recommend/autograd/tape.ts'

const normal = (rows: number, columns: number, seed: number): Parameter =>
  createNormal(rows, columns, 1, createRandom(seed))

/** Half the distance of the two points of a central difference: rounding and curvature are alike. */
const reach = 1e-2

/** Compares every slope of `lossOf` with the central difference; `learn` must run backwards. */
function expectSlopes(
  parameters: readonly Parameter[],
  lossOf: (tape: Tape, learn: boolean) => number,
): void {
  const run = (learn: boolean): number => {
    // The same random numbers each time, so that the same numbers are dropped out.
    const tape = new Tape(createRandom(5))
    const loss = lossOf(tape, learn)
    if (learn) tape.backward()
    tape.close()
    return loss
  }
  run(true)
  const slopes = parameters.map(({ gradient }) => gradient.slice())
  parameters.forEach(({ values }, which) => {
    values.forEach((value, at) => {
      values[at] = value + reach
      const above = run(false)
      values[at] = value - reach
      const below = run(false)
      values[at] = value
      const slope = (above - below) / (2 * reach)
      const error = Math.abs(slopes[which]![at]! - slope)
      expect(error, `parameter ${which}, number ${at}`).toBeLessThan(
        2e-3 * Math.max(1, Math.abs(slope)),
      )
    })
  })
}

/** The loss is a fixed mixture of all numbers of the result. */
function expectSlopesOf(
  parameters: readonly Parameter[],
  operation: (tape: Tape, ...inputs: Tensor[]) => Tensor,
): void {
  expectSlopes(
    parameters,
    mixed((tape) => operation(tape, ...parameters.map((parameter) => tape.use(parameter)))),
  )
}

describe('each operation has the slopes that finite differences show', () => {
  it('multiply', () => expectSlopesOf([normal(5, 3, 1), normal(3, 9, 2)], multiply))

  it('add, also a tensor to itself', () => {
    expectSlopesOf([normal(3, 4, 1), normal(3, 4, 2)], add)
    expectSlopesOf([normal(3, 4, 1)], (tape, x) => add(tape, x!, x!))
  })

  it('addRow', () => expectSlopesOf([normal(4, 3, 1), normal(1, 3, 2)], addRow))

  it('scale', () => expectSlopesOf([normal(2, 3, 1)], (tape, x) => scale(tape, x!, -2.5)))

  it('relu', () => expectSlopesOf([normal(4, 5, 3)], relu))

  it('dropout, with the same numbers dropped', () =>
    expectSlopesOf([normal(4, 5, 1)], (tape, x) => dropout(tape, x!, 0.4)))

  it('normalise', () =>
    expectSlopesOf([normal(3, 6, 1), normal(1, 6, 2), normal(1, 6, 3)], normalise))

  it('attend, over sequences of one, three and five places', () =>
    expectSlopesOf([normal(9, 4, 1), normal(9, 4, 2), normal(9, 4, 3)], (tape, q, k, v) =>
      attend(tape, q!, k!, v!, Int32Array.of(0, 1, 4, 9)),
    ))

  it('pick, also a row twice', () =>
    expectSlopesOf([normal(4, 3, 1)], (tape, x) => pick(tape, x!, Int32Array.of(3, 0, 3))))

  it('lookUp, also a row twice', () => {
    const table = normal(5, 3, 1)
    expectSlopes(
      [table],
      mixed((tape) => lookUp(tape, table, Int32Array.of(4, 0, 4))),
    )
  })

  it('sumUp, also an empty list', () => {
    const table = normal(5, 3, 1)
    const lists = {
      starts: Int32Array.of(0, 2, 2, 5),
      indexes: Int32Array.of(1, 2, 0, 1, 4),
      weights: Float32Array.of(0.5, 0.5, 1, -2, 0.25),
    }
    expectSlopes(
      [table],
      mixed((tape) => sumUp(tape, table, lists)),
    )
  })

  it('sampledSoftmax, also where the target is among the negatives', () => {
    const [hidden, items, biases] = [normal(3, 4, 1), normal(6, 4, 2), normal(6, 1, 3)]
    const negatives = {
      items: Int32Array.of(0, 5, 2),
      corrections: Float32Array.of(0.3, -0.2, 1),
    }
    expectSlopes([hidden, items, biases], (tape) =>
      sampledSoftmax(tape, tape.use(hidden), items, biases, Int32Array.of(1, 5, 1), negatives),
    )
  })
})

function mixed(operation: (tape: Tape) => Tensor): (tape: Tape, learn: boolean) => number {
  return (tape, learn) => {
    const result = operation(tape)
    const mixture = createRandom(99)
    let loss = 0
    result.values.forEach((value, at) => {
      const share = mixture.gaussian()
      loss += share * value
      if (learn) result.gradient[at]! += share
    })
    return loss
  }
}
