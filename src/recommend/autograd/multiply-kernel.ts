import {
  choose,
  f32,
  f32x4,
  get,
  i32,
  set,
  step,
  upTo,
  when,
  type Code,
  type WasmFunction,
} from '../../lib/wasm.ts'

/** Rows and columns of C that one turn of the inner loop keeps in registers. */
const tileRows = 4
const tileColumns = 8
/** Registers of four numbers across a tile. */
const vectors = tileColumns / 4

/** Bytes of scratch that the kernel needs for `n` columns and a depth of `k`. */
export const scratchBytes = (n: number, k: number): number =>
  Math.ceil(n / tileColumns) * tileColumns * k * 4 + tileRows * tileColumns * 4

// The locals, by number: parameters first, then counters, addresses and the four rows of A.
const parameters = 12
const [a, b, c, m, n, k] = [0, 1, 2, 3, 4, 5] as const
const [rowA, columnA, rowB, columnB, rowC, scratch] = [6, 7, 8, 9, 10, 11] as const
const [i, j, p, from, to, at, edge, row, column] = [12, 13, 14, 15, 16, 17, 18, 19, 20] as const
const rowsOfA = [21, 22, 23, 24] as const
const firstSum = 25
const firstOfB = firstSum + tileRows * vectors
const spread = firstOfB + vectors

const sum = (r: number, vector: number): number => firstSum + r * vectors + vector
const across = (visit: (vector: number) => Code): Code =>
  Array.from({ length: vectors }, (_, vector) => visit(vector)).flat()
const down = (visit: (pointer: number, r: number) => Code): Code =>
  rowsOfA.flatMap((pointer, r) => visit(pointer, r))
const times4 = (value: Code): Code => i32.multiply(value, i32.const(4))
/** Whether `size` more from `first` on are all there. */
const isWhole = (first: number, size: number, end: number): Code =>
  i32.isLess(i32.add(get(first), i32.const(size - 1)), get(end))

/**
 * `multiply(a, b, c, m, n, k, rowA, columnA, rowB, columnB, rowC, scratch)`: C += A·B, as
 * {@link ./kernels.ts} describes it. The sum over k runs from first to last for every number of C, so
 * that equal inputs give equal bits.
 *
 *   B is copied to panels of 8 columns, so that it is read straight through;
 *   4 × 8 sums stay in registers:   c[r][0..7] += spread(a[r][p]) · panel[p][0..7]
 *
 * @see Goto & van de Geijn (2008), Anatomy of High-Performance Matrix Multiplication.
 */
export function multiplyKernel(): WasmFunction {
  const body = [
    ...pack(),
    ...upTo(i, get(m), tileRows, [
      ...set(from, get(scratch)),
      ...upTo(j, get(n), tileColumns, [
        ...startRows(),
        ...addProducts(),
        ...set(at, i32.add(get(c), i32.add(i32.multiply(get(i), get(rowC)), times4(get(j))))),
        ...when(
          i32.and(isWhole(i, tileRows, m), isWhole(j, tileColumns, n)),
          storeWhole(),
          storeEdge(),
        ),
      ]),
    ]),
  ]
  return {
    name: 'multiply',
    parameters: Array.from({ length: parameters }, () => 'i32'),
    variables: Array.from({ length: spread + 1 - parameters }, (_, local) =>
      local + parameters < firstSum ? 'i32' : 'v128',
    ),
    body,
  }
}

/** Copies B to the scratch, panel after panel; zeros stand for columns beyond the last. */
function pack(): Code {
  const isThere = i32.isLess(i32.add(get(j), get(column)), get(n))
  const address = i32.add(get(from), i32.multiply(get(column), get(columnB)))
  // Both sides of a choice are computed: the address, too, must be one inside of B.
  const value = choose(isThere, f32.load(choose(isThere, address, get(from))), f32.const(0))
  const packRow = when(
    i32.and(isWhole(j, tileColumns, n), i32.isEqual(get(columnB), i32.const(4))),
    across((v) => f32x4.store(get(to), v * 16, f32x4.load(get(from), v * 16))),
    upTo(
      column,
      i32.const(tileColumns),
      1,
      f32.store(i32.add(get(to), times4(get(column))), value),
    ),
  )
  return [
    ...set(to, get(scratch)),
    ...upTo(j, get(n), tileColumns, [
      ...set(from, i32.add(get(b), i32.multiply(get(j), get(columnB)))),
      ...upTo(p, get(k), 1, [
        ...packRow,
        ...step(from, get(rowB)),
        ...step(to, i32.const(tileColumns * 4)),
      ]),
    ]),
    // Behind the panels: room for a tile that hangs over the edge of C.
    ...set(edge, get(to)),
  ]
}

/** Points at four rows of A; beyond the last one the last is read again, and not stored. */
function startRows(): Code {
  const last = i32.subtract(get(m), i32.const(1))
  return down((pointer, r) => {
    const wanted = i32.add(get(i), i32.const(r))
    const index = choose(i32.isLess(wanted, last), wanted, last)
    return set(pointer, i32.add(get(a), i32.multiply(index, get(rowA))))
  })
}

function addProducts(): Code {
  return [
    ...down((_, r) => across((v) => set(sum(r, v), f32x4.zero))),
    ...upTo(p, get(k), 1, [
      ...across((v) => set(firstOfB + v, f32x4.load(get(from), v * 16))),
      ...down((pointer, r) => [
        ...set(spread, f32x4.loadSplat(get(pointer), 0)),
        ...across((v) =>
          set(sum(r, v), f32x4.add(get(sum(r, v)), f32x4.multiply(get(spread), get(firstOfB + v)))),
        ),
        ...step(pointer, get(columnA)),
      ]),
      ...step(from, i32.const(tileColumns * 4)),
    ]),
  ]
}

const storeWhole = (): Code =>
  down((_, r) => [
    ...across((v) =>
      f32x4.store(get(at), v * 16, f32x4.add(f32x4.load(get(at), v * 16), get(sum(r, v)))),
    ),
    ...step(at, get(rowC)),
  ])

/** Puts the tile behind the panels and adds from there only what belongs to C. */
function storeEdge(): Code {
  const width = choose(
    isWhole(j, tileColumns, n),
    i32.const(tileColumns),
    i32.subtract(get(n), get(j)),
  )
  const goal = i32.add(get(at), times4(get(column)))
  const source = i32.add(
    get(edge),
    times4(i32.add(i32.multiply(get(row), i32.const(tileColumns)), get(column))),
  )
  return [
    ...down((_, r) =>
      across((v) => f32x4.store(get(edge), (r * vectors + v) * 16, get(sum(r, v)))),
    ),
    ...upTo(row, i32.const(tileRows), 1, [
      ...when(
        i32.isLess(i32.add(get(i), get(row)), get(m)),
        upTo(column, width, 1, f32.store(goal, f32.add(f32.load(goal), f32.load(source)))),
        [],
      ),
      ...step(at, get(rowC)),
    ]),
  ]
}
