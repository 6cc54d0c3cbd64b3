import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import {
  matrix,
  transposed,
  Workspace,
  workspace,
  type Matrix,
} from '../../../src/recommend/autograd/workspace.ts'

const at = ({ values, rowStride, columnStride }: Matrix, i: number, j: number): number =>
  values[i * rowStride + j * columnStride]!

function random(rows: number, columns: number, seed: number): Matrix {
  const { gaussian } = createRandom(seed)
  const made = matrix(workspace().take(rows * columns), rows, columns)
  for (let i = 0; i < made.values.length; i++) made.values[i] = gaussian()
  return made
}

/** The largest error of a product that is added to ones. */
function worstError(a: Matrix, b: Matrix): number {
  const c = matrix(
    workspace()
      .take(a.rows * b.columns)
      .fill(1),
    a.rows,
    b.columns,
  )
  workspace().multiply(a, b, c)
  let worst = 0
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < b.columns; j++) {
      let sum = 1
      for (let p = 0; p < a.columns; p++) sum += at(a, i, p) * at(b, p, j)
      worst = Math.max(worst, Math.abs(sum - at(c, i, j)))
    }
  return worst
}

describe('multiply', () => {
  const shapes = [
    [1, 1, 1],
    [3, 5, 7],
    [4, 8, 16],
    [5, 9, 130],
    [17, 23, 300],
    [6, 515, 12],
    [64, 64, 64],
  ] as const

  it.each(shapes)('is the sum of products for %i × %i over %i, also transposed', (m, n, k) => {
    const mark = workspace().mark
    const [a, b] = [random(m, k, 1), random(k, n, 2)]
    const [aT, bT] = [transposed(random(k, m, 3)), transposed(random(n, k, 4))]
    for (const left of [a, aT])
      for (const right of [b, bT]) expect(worstError(left, right)).toBeLessThan(1e-4)
    workspace().release(mark)
  })

  it('writes nothing outside of its result', () => {
    const mark = workspace().mark
    const [a, b] = [random(3, 2, 1), random(2, 5, 2)]
    const around = workspace().take(64)
    workspace().multiply(a, b, matrix(around.subarray(16, 31), 3, 5))
    expect(around.subarray(0, 16)).toEqual(new Float32Array(16))
    expect(around.subarray(31)).toEqual(new Float32Array(33))
    workspace().release(mark)
  })

  it('does nothing for no rows, and refuses shapes that do not meet', () => {
    const mark = workspace().mark
    expect(worstError(random(0, 3, 1), random(3, 2, 2))).toBe(0)
    expect(() => workspace().multiply(random(2, 3, 1), random(2, 3, 2), random(2, 3, 3))).toThrow(
      RangeError,
    )
    workspace().release(mark)
  })

  it('gives equal bits to equal numbers, wherever they stand', () => {
    const mark = workspace().mark
    const product = (): Float32Array => {
      const c = matrix(workspace().take(7 * 9), 7, 9)
      workspace().multiply(random(7, 150, 1), random(150, 9, 2), c)
      return c.values
    }
    expect(product()).toEqual(product())
    workspace().release(mark)
  })
})

describe('exponentials', () => {
  it('come within a millionth, for any length, and sum up', () => {
    const mark = workspace().mark
    for (const length of [0, 1, 4, 7, 1000]) {
      const values = workspace().take(length)
      for (let i = 0; i < length; i++) values[i] = 3 - (i * 80) / 1000
      const wanted = Float64Array.from(values, (value) => Math.exp(Math.fround(value - 3)))
      const sum = workspace().exponentials(values, 3)
      values.forEach((value, i) => expect(Math.abs(value / wanted[i]! - 1)).toBeLessThan(1e-6))
      expect(sum).toBeCloseTo(
        wanted.reduce((a, b) => a + b, 0),
        4,
      )
    }
    workspace().release(mark)
  })

  it('of what is far below the top count for nothing', () => {
    const mark = workspace().mark
    const values = workspace().take(4)
    values.set([0, -100, -1e30, -Infinity])
    expect(workspace().exponentials(values, 0)).toBeCloseTo(1, 6)
    values.subarray(1).forEach((value) => expect(value).toBeLessThan(1e-37))
    workspace().release(mark)
  })
})

describe('the room', () => {
  it('grows under arrays that stay valid', () => {
    const space = new Workspace()
    const early = space.take(10).fill(7)
    const late = space.take(2_000_000)
    late[1_999_999] = 1
    expect([...early]).toEqual(Array.from({ length: 10 }, () => 7))
  })

  it('is zeros again when taken again', () => {
    const space = new Workspace()
    const { mark } = space
    space.take(100).fill(5)
    space.release(mark)
    expect(space.take(100).every((value) => value === 0)).toBe(true)
  })

  it('ends with a word about it', () => {
    expect(() => new Workspace().take(600_000_000)).toThrow(/smaller batches/)
  })
})
