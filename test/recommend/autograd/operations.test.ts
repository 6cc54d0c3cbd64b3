import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { dropout } from '../../../src/recommend/autograd/activations.ts'
import { Adam } from '../../../src/recommend/autograd/adam.ts'
import { attend } from '../../../src/recommend/autograd/attention.ts'
import { normalise } from '../../../src/recommend/autograd/normalise.ts'
import { Parameter } from '../../../src/recommend/autograd/parameter.ts'
import { sampledSoftmax } from '../../../src/recommend/autograd/sampled-softmax.ts'
import { Tape } from '../../../src/recommend/autograd/tape.ts'

const parameter = (rows: number, columns: number, ...values: number[]): Parameter =>
  new Parameter(rows, columns, Float32Array.from(values))

describe('attend', () => {
  const shares = (keys: number[]): number[] => {
    const tape = new Tape(null)
    const queries = tape.use(parameter(3, 1, 1, 1, 1))
    const values = tape.use(parameter(3, 1, 1, 10, 100))
    const result = attend(
      tape,
      queries,
      tape.use(parameter(3, 1, ...keys)),
      values,
      Int32Array.of(0, 3),
    )
    const numbers = [...result.values]
    tape.close()
    return numbers
  }

  it('looks alike at places with equal keys, and at none to come', () => {
    const [first, second, third] = shares([0, 0, 0])
    expect(first).toBe(1)
    expect(second).toBeCloseTo(5.5, 5)
    expect(third).toBeCloseTo(37, 5)
  })

  it('does not change what stands before the place that changes', () => {
    expect(shares([0, Math.log(3), 50]).slice(0, 2)).toEqual(
      shares([0, Math.log(3), -50]).slice(0, 2),
    )
    // exp(ln 3) : exp(0) = 3 : 1
    expect(shares([0, Math.log(3), 0])[1]).toBeCloseTo((1 + 3 * 10) / 4, 5)
  })
})

describe('normalise', () => {
  it('leaves a mean of the shift and a deviation of the gain', () => {
    const tape = new Tape(null)
    const [x, gain, shift] = [
      parameter(1, 4, 1, 1, 3, 3),
      parameter(1, 4, 2, 2, 2, 2),
      parameter(1, 4, 5, 5, 5, 5),
    ]
    const { values } = normalise(tape, tape.use(x), tape.use(gain), tape.use(shift))
    ;[3, 3, 7, 7].forEach((value, at) => expect(values[at]).toBeCloseTo(value, 4))
    tape.close()
  })
})

describe('dropout', () => {
  it('drops the share it is told and keeps the mean', () => {
    const tape = new Tape(createRandom(1))
    const ones = tape.use(new Parameter(100, 100, new Float32Array(10_000).fill(1)))
    const { values } = dropout(tape, ones, 0.3)
    const zeros = values.filter((value) => value === 0).length
    expect(zeros / values.length).toBeCloseTo(0.3, 1)
    expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeCloseTo(1, 1)
    tape.close()
  })

  it('does nothing where nothing is learnt', () => {
    const tape = new Tape(null)
    const x = tape.use(parameter(1, 2, 1, 2))
    expect(dropout(tape, x, 0.5)).toBe(x)
    tape.close()
  })
})

describe('sampledSoftmax', () => {
  const lossOf = (negatives: number[], corrections: number[], target = 0): number => {
    const tape = new Tape(null)
    const items = parameter(3, 1, Math.log(2), Math.log(3), Math.log(5))
    const loss = sampledSoftmax(
      tape,
      tape.use(parameter(1, 1, 1)),
      items,
      new Parameter(3, 1),
      Int32Array.of(target),
      { items: Int32Array.from(negatives), corrections: Float32Array.from(corrections) },
    )
    tape.close()
    return loss
  }

  it('is the full softmax where all items are negatives', () => {
    expect(lossOf([0, 1, 2], [0, 0, 0])).toBeCloseTo(-Math.log(2 / 10), 5)
    expect(lossOf([0, 1, 2], [0, 0, 0], 2)).toBeCloseTo(-Math.log(5 / 10), 5)
  })

  it('lets one negative stand for two', () => {
    expect(lossOf([1], [Math.log(2)])).toBeCloseTo(-Math.log(2 / (2 + 2 * 3)), 5)
  })

  it('tells nothing from a target that is its only negative', () => {
    expect(lossOf([0], [0])).toBeCloseTo(0, 6)
  })
})

describe('Adam', () => {
  it('moves by the learning rate at first, against the gradient, and clears it', () => {
    const x = parameter(2, 1, 1, 1)
    x.addToRow(0, Float32Array.of(0.001), 0, 1)
    const adam = new Adam([x])
    adam.step(0.1)
    expect(x.values[0]).toBeCloseTo(0.9, 4)
    expect(x.gradient[0]).toBe(0)
    expect(x.touched).toBe(0)
  })

  it('lets rows rest that no gradient touches', () => {
    const x = parameter(2, 1, 1, 1)
    const adam = new Adam([x])
    x.addToRow(1, Float32Array.of(1), 0, 1)
    adam.step(0.1)
    x.addToRow(0, Float32Array.of(1), 0, 1)
    const rested = x.values[1]
    adam.step(0.1)
    expect(x.values[1]).toBe(rested)
  })

  it('finds the bottom of a bowl', () => {
    const x = parameter(1, 2, 3, -4)
    const adam = new Adam([x])
    for (let n = 0; n < 500; n++) {
      x.addToRow(
        0,
        x.values.map((value, at) => value - [1, 2][at]!),
        0,
        1,
      )
      adam.step(0.05)
    }
    expect(x.values[0]).toBeCloseTo(1, 2)
    expect(x.values[1]).toBeCloseTo(2, 2)
  })
})
