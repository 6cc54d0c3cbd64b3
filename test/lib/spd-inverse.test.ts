import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import { SymmetricMatrix } from '../../src/lib/spd-inverse.ts'
import {
  createPlainTileMemory,
  createTileMemory,
  type TileMemory,
} from '../../src/lib/tile-product.ts'

const memories: [string, (length: number) => TileMemory][] = [
  ['WebAssembly', createTileMemory],
  ['plain JavaScript', createPlainTileMemory],
]

/** AᵀA + I of random A, so that it is positive definite. */
function randomRows(order: number): Float64Array[] {
  const random = createRandom(order)
  const a = Array.from({ length: order }, () =>
    Float64Array.from({ length: order }, () => random.gaussian()),
  )
  return a
    .map((x, i) => a.map((y, j) => x.reduce((sum, _, k) => sum + x[k]! * y[k]!, i === j ? 1 : 0)))
    .map((row) => Float64Array.from(row))
}

function fill(rows: readonly ArrayLike<number>[], create = createTileMemory): SymmetricMatrix {
  const matrix = new SymmetricMatrix(rows.length, create)
  rows.forEach((row, i) => matrix.setRow(i, row))
  return matrix
}

function read(matrix: SymmetricMatrix): Float64Array[] {
  return Array.from({ length: matrix.order }, (_, i) => {
    const row = new Float64Array(matrix.order)
    matrix.getRow(i, row)
    return row
  })
}

describe.each(memories)('the inverse on %s', (_, create) => {
  it('of [[2, 1], [1, 2]] is [[2, −1], [−1, 2]] / 3', () => {
    const matrix = fill(
      [
        [2, 1],
        [1, 2],
      ],
      create,
    )
    matrix.invert()
    expect(matrix.get(0, 0)).toBeCloseTo(2 / 3, 14)
    expect(matrix.get(0, 1)).toBeCloseTo(-1 / 3, 14)
    expect(matrix.get(1, 0)).toBe(matrix.get(0, 1))
  })

  it.each([1, 63, 64, 65, 130, 200])('times the matrix is the identity, for order %i', (order) => {
    const rows = randomRows(order)
    const matrix = fill(rows, create)
    matrix.invert()
    const inverse = read(matrix)
    let worst = 0
    rows.forEach((row, i) =>
      inverse.forEach((other, j) => {
        const product = row.reduce((sum, value, k) => sum + value * other[k]!, 0)
        worst = Math.max(worst, Math.abs(product - Number(i === j)))
      }),
    )
    expect(worst).toBeLessThan(1e-8)
  })

  it('has nothing to do for order 0', () => {
    expect(() => fill([], create).invert()).not.toThrow()
  })

  it.each([
    ['of zeros', [0, 0]],
    ['with a negative eigenvalue', [1, 2]],
    ['with NaN', [NaN, 0]],
    ['with infinity', [Infinity, 0]],
  ])('of a matrix %s is refused', (__, [own, other]) => {
    const matrix = fill(
      [
        [own!, other!],
        [other!, own!],
      ],
      create,
    )
    expect(() => matrix.invert()).toThrow(RangeError)
  })
})

describe('the inverse', () => {
  it('has the same bits on WebAssembly and in plain JavaScript', () => {
    const rows = randomRows(150)
    const [one, other] = memories.map(([, create]) => fill(rows, create))
    one!.invert()
    other!.invert()
    expect(read(one!)).toEqual(read(other!))
  })

  it('ends with what its watcher throws', () => {
    const matrix = fill(randomRows(130))
    const shares: number[] = []
    expect(() =>
      matrix.invert((share) => {
        shares.push(share)
        if (shares.length === 2) throw new Error('enough')
      }),
    ).toThrow('enough')
    expect(shares).toEqual([1 / 3, 2 / 3])
  })

  it('is refused where it cannot fit', () => {
    expect(() => new SymmetricMatrix(50_000)).toThrow('do not fit into 4 GiB')
    expect(() => new SymmetricMatrix(1.5)).toThrow(RangeError)
  })
})
