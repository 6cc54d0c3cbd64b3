import { assemble, f64x2, get, i32, repeatWhile, set, type Code } from './wasm.ts'

/** Rows and columns of a tile: three tiles of 32 KB stay in the cache next to the core. */
export const side = 64
/** Numbers of a tile. */
export const tileLength = side * side
/** A packed tile holds its columns four by four, [column / 4][row][column % 4]. */
export const panelWidth = 4

/** C ← C − A·B on 64 × 64 tiles of one memory. */
export interface TileMemory {
  readonly numbers: Float64Array
  /**
   * `c` and `a` are indexes where row-major tiles begin, `b` one where a packed tile does; `c` lies
   * behind the other two. Each number of C loses its products one after the other, down the rows of B,
   * each rounded by itself: every way to run this gives the same bits.
   */
  subtractProduct(c: number, a: number, b: number): void
}

/**
 * A memory of zeros. The product runs on SIMD instructions of WebAssembly where the machine has them:
 * 20 GFLOP/s a core where plain JavaScript has 7.
 *
 * @throws {RangeError} when there is no room; a memory holds at most 4 GiB.
 */
export function createTileMemory(length: number): TileMemory {
  const pages = Math.ceil((length * 8) / 65_536)
  if (pages > 65_536) throw new RangeError(`${length} numbers do not fit into 4 GiB`)
  const code = assembleProduct()
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(code))
    return createPlainTileMemory(length)
  const memory = new WebAssembly.Memory({ initial: pages })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { from: { memory } })
  const run = exports['subtractProduct'] as (c: number, a: number, b: number) => void
  return {
    numbers: new Float64Array(memory.buffer, 0, length),
    subtractProduct: (c, a, b) => run(c * 8, a * 8, b * 8),
  }
}

/** The same without WebAssembly. Two rows by four columns of C stay in registers. */
export function createPlainTileMemory(length: number): TileMemory {
  const numbers = new Float64Array(length)
  return { numbers, subtractProduct: (c, a, b) => subtractProduct(numbers, c, a, b) }
}

function subtractProduct(x: Float64Array, c: number, a: number, b: number): void {
  for (let panel = 0; panel < side; panel += panelWidth) {
    const bFrom = b + panel * side
    for (let row = 0; row < side; row += 2) {
      const c0 = c + row * side + panel
      const c1 = c0 + side
      const a0 = a + row * side
      const a1 = a0 + side
      let s00 = x[c0]!
      let s01 = x[c0 + 1]!
      let s02 = x[c0 + 2]!
      let s03 = x[c0 + 3]!
      let s10 = x[c1]!
      let s11 = x[c1 + 1]!
      let s12 = x[c1 + 2]!
      let s13 = x[c1 + 3]!
      for (let k = 0, at = bFrom; k < side; k++, at += panelWidth) {
        const left0 = x[a0 + k]!
        const left1 = x[a1 + k]!
        const b0 = x[at]!
        const b1 = x[at + 1]!
        const b2 = x[at + 2]!
        const b3 = x[at + 3]!
        s00 -= left0 * b0
        s01 -= left0 * b1
        s02 -= left0 * b2
        s03 -= left0 * b3
        s10 -= left1 * b0
        s11 -= left1 * b1
        s12 -= left1 * b2
        s13 -= left1 * b3
      }
      x[c0] = s00
      x[c0 + 1] = s01
      x[c0 + 2] = s02
      x[c0 + 3] = s03
      x[c1] = s10
      x[c1 + 1] = s11
      x[c1 + 2] = s12
      x[c1 + 3] = s13
    }
  }
}

/** As above, with four rows by two pairs of columns of C in registers. Unrolling k made it slower. */
function assembleProduct(): Uint8Array<ArrayBuffer> {
  const rows = 4
  const pairs = panelWidth / 2
  const rowBytes = side * 8
  const tileBytes = tileLength * 8
  const [c, a, b, aEnd, aRow, aRowEnd, aAt, bEnd, bAt, cRow] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
  ] as const
  const sum = (row: number, pair: number): number => 10 + row * pairs + pair
  const right = (pair: number): number => sum(rows, pair)
  const left = right(pairs)
  const each = (count: number, write: (n: number) => Code): Code =>
    Array.from(Array(count).keys(), write).flat()
  const eachSum = (write: (row: number, pair: number) => Code): Code =>
    each(rows, (row) => each(pairs, (pair) => write(row, pair)))
  const move = (to: number, from: number, by: number): Code =>
    set(to, i32.add(get(from), i32.const(by)))

  const takeOffProducts = [
    ...each(pairs, (pair) => set(right(pair), f64x2.load(get(bAt), pair * 16))),
    ...each(rows, (row) => [
      ...set(left, f64x2.loadSplat(get(aAt), row * rowBytes)),
      ...each(pairs, (pair) => {
        const product = f64x2.multiply(get(left), get(right(pair)))
        return set(sum(row, pair), f64x2.subtract(get(sum(row, pair)), product))
      }),
    ]),
    ...move(bAt, bAt, panelWidth * 8),
    ...move(aAt, aAt, 8),
  ]
  const fourRows = [
    ...eachSum((row, pair) =>
      set(sum(row, pair), f64x2.load(get(cRow), row * rowBytes + pair * 16)),
    ),
    ...set(aAt, get(aRow)),
    ...move(aRowEnd, aRow, rowBytes),
    ...set(bAt, get(b)),
    ...repeatWhile(i32.isLess(get(aAt), get(aRowEnd)), takeOffProducts),
    ...eachSum((row, pair) =>
      f64x2.store(get(cRow), row * rowBytes + pair * 16, get(sum(row, pair))),
    ),
    ...move(cRow, cRow, rows * rowBytes),
    ...move(aRow, aRow, rows * rowBytes),
  ]
  const fourColumns = [
    ...set(cRow, get(c)),
    ...set(aRow, get(a)),
    ...move(aEnd, a, tileBytes),
    ...repeatWhile(i32.isLess(get(aRow), get(aEnd)), fourRows),
    ...move(c, c, panelWidth * 8),
    ...move(b, b, panelWidth * rowBytes),
  ]
  return assemble([
    {
      name: 'subtractProduct',
      parameters: ['i32', 'i32', 'i32'],
      variables: [
        ...Array<'i32'>(7).fill('i32'),
        ...Array<'v128'>(rows * pairs + pairs + 1).fill('v128'),
      ],
      body: [
        ...move(bEnd, b, tileBytes),
        ...repeatWhile(i32.isLess(get(b), get(bEnd)), fourColumns),
      ],
    },
  ])
}
