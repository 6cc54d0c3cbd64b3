import {
  f32,
  f32x4,
  get,
  i32,
  i32x4,
  repeatWhile,
  set,
  step,
  v128,
  type WasmFunction,
} from './wasm.ts'

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
  const { add, sub, mul, of } = f32x4
  const polynomial = coefficients
    .slice(1)
    .reduce((value, coefficient) => add(mul(value, get(r)), of(coefficient)), of(coefficients[0]!))
  const power = i32x4.shiftLeft(i32x4.add(i32x4.fromFloat(get(n)), i32x4.of(127)), 23)
  const body = [
    ...set(end, i32.add(get(address), i32.mul(get(count), i32.of(4)))),
    ...set(sums, of(0)),
    ...repeatWhile(i32.less(get(address), get(end)), [
      ...set(x, f32x4.max(sub(v128.load(get(address)), f32x4.splat(get(top))), of(-87))),
      ...set(n, f32x4.nearest(mul(get(x), of(Math.LOG2E)))),
      ...set(r, sub(sub(get(x), mul(get(n), of(ln2High))), mul(get(n), of(ln2Low)))),
      ...set(y, add(add(mul(mul(polynomial, get(r)), get(r)), get(r)), of(1))),
      ...set(y, mul(get(y), power)),
      ...v128.store(get(address), get(y)),
      ...set(sums, add(get(sums), get(y))),
      ...step(address, i32.of(16)),
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
    locals: ['i32', 'v128', 'v128', 'v128', 'v128', 'v128'],
    body,
  }
}
