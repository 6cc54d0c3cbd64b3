import {
  f32,
  f32x4,
  get,
  i32,
  i32x4,
  set,
  step,
  whileTrue,
  type Code,
  type WasmFunction,
} from '../../lib/wasm.ts'

/** Of eʳ = 1 + r + r²·(…), highest power first (Cephes expf, Moshier). */
const coefficients = [1.9875691e-4, 1.3981999e-3, 8.333452e-3, 4.1665796e-2, 0.16666665, 0.5]
/** ln 2 in two parts; the first has so few bits that n times it is exact. */
const [ln2High, ln2Low] = [0.693359375, -2.1219444e-4] as const

/**
 * `exponentials(address, count, top)`: x = exp(x - top), four at a time, and their sum. As 2ⁿ·eʳ with n
 * the nearest whole number to x·log₂e, so that |r| ≤ ln 2 / 2; relative error 2⁻²³. Below -87, where
 * 2ⁿ would leave the range of f32, it stays at e⁻⁸⁷.
 */
export function exponentialKernel(): WasmFunction {
  const [address, count, top, end, x, n, r, y, sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
  const { add, subtract, multiply } = f32x4
  const of = (value: number): Code => f32x4.splat(f32.const(value))
  const polynomial = coefficients
    .slice(1)
    .reduce(
      (value, coefficient) => add(multiply(value, get(r)), of(coefficient)),
      of(coefficients[0]!),
    )
  const power = i32x4.shiftLeft(i32x4.add(i32x4.truncate(get(n)), i32x4.splat(i32.const(127))), 23)
  const body = [
    ...set(end, i32.add(get(address), i32.multiply(get(count), i32.const(4)))),
    ...set(sums, of(0)),
    ...whileTrue(i32.isLess(get(address), get(end)), [
      ...set(
        x,
        f32x4.greater(subtract(f32x4.load(get(address), 0), f32x4.splat(get(top))), of(-87)),
      ),
      ...set(n, f32x4.round(multiply(get(x), of(Math.LOG2E)))),
      ...set(
        r,
        subtract(subtract(get(x), multiply(get(n), of(ln2High))), multiply(get(n), of(ln2Low))),
      ),
      ...set(y, add(add(multiply(multiply(polynomial, get(r)), get(r)), get(r)), of(1))),
      ...set(y, multiply(get(y), power)),
      ...f32x4.store(get(address), 0, get(y)),
      ...set(sums, add(get(sums), get(y))),
      ...step(address, i32.const(16)),
    ]),
    ...f32.add(
      f32.add(f32x4.lane(get(sums), 0), f32x4.lane(get(sums), 1)),
      f32.add(f32x4.lane(get(sums), 2), f32x4.lane(get(sums), 3)),
    ),
  ]
  return {
    name: 'exponentials',
    parameters: ['i32', 'i32', 'f32'],
    result: 'f32',
    variables: ['i32', 'v128', 'v128', 'v128', 'v128', 'v128'],
    body,
  }
}
