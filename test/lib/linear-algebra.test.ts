import { describe, expect, it } from 'vitest'
import {
  rightSingularVectors,
  rightSingularVectorsNow,
  symmetricEigen,
  type SparseMatrix,
} from '../../src/lib/linear-algebra.ts'

/** A dense matrix as a sparse one. */
function sparse(dense: readonly (readonly number[])[]): SparseMatrix {
  const rowStarts = [0]
  const indices: number[] = []
  const values: number[] = []
  for (const row of dense) {
    row.forEach((value, column) => {
      if (value === 0) return
      indices.push(column)
      values.push(value)
    })
    rowStarts.push(indices.length)
  }
  return {
    rows: dense.length,
    columns: dense[0]!.length,
    rowStarts: Uint32Array.from(rowStarts),
    indices: Uint32Array.from(indices),
    values: Float32Array.from(values),
  }
}

describe('linear algebra', () => {
  it('finds the eigenvalues 3 and 1 of [[2, 1], [1, 2]]', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
    expect(values[0]).toBeCloseTo(3, 12)
    expect(values[1]).toBeCloseTo(1, 12)
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 12)
    expect(vectors[0]! * vectors[2]!).toBeCloseTo(0.5, 12)
  })

  it('finds the singular values of a matrix known by hand', async () => {
    // Two blocks: 3 equal rows along (1, 1)/√2 and one row along the third axis.
    const matrix = sparse([
      [1, 1, 0],
      [1, 1, 0],
      [1, 1, 0],
      [0, 0, 2],
    ])
    const { values, vectors, rank } = await rightSingularVectors(matrix, { rank: 2, seed: 3 })
    expect(rank).toBe(2)
    expect(values[0]).toBeCloseTo(Math.sqrt(6), 4)
    expect(values[1]).toBeCloseTo(2, 4)
    expect(Math.abs(vectors[0]!)).toBeCloseTo(Math.SQRT1_2, 3)
    expect(Math.abs(vectors[5]!)).toBeCloseTo(1, 3)
  })

  it('gives equal vectors for equal seeds', async () => {
    const matrix = sparse([
      [1, 2, 0, 1],
      [0, 1, 3, 0],
      [2, 0, 1, 1],
    ])
    const once = await rightSingularVectors(matrix, { rank: 2, seed: 5 })
    const again = await rightSingularVectors(matrix, { rank: 2, seed: 5 })
    expect(again).toEqual(once)
    expect(rightSingularVectorsNow(matrix, { rank: 2, seed: 5 })).toEqual(once)
  })

  it('ends without a pause, but not without a word, where it must not wait', () => {
    const matrix = sparse([
      [1, 2],
      [0, 1],
    ])
    let breaths = 0
    rightSingularVectorsNow(matrix, { rank: 1, seed: 1 }, () => breaths++)
    expect(breaths).toBeGreaterThan(5)
    const stop = (): void => {
      throw new Error('enough')
    }
    expect(() => rightSingularVectorsNow(matrix, { rank: 1, seed: 1 }, stop)).toThrow('enough')
  })
})
