import { expect, it } from 'vitest'
import {
  assemble,
  choose,
  f32,
  f32x4,
  get,
  i32,
  set,
  step,
  upTo,
  when,
  whileTrue,
} from '../../src/lib/wasm.ts'

it('assembles what the engine runs: a sum of vectors, lane by lane', () => {
  const [from, end, to, sum] = [0, 1, 2, 3]
  const bytes = assemble([
    {
      name: 'add',
      parameters: ['i32', 'i32', 'i32'],
      variables: ['v128'],
      body: [
        ...whileTrue(i32.isLess(get(from), get(end)), [
          ...set(sum, f32x4.add(get(sum), f32x4.load(get(from), 0))),
          ...set(from, i32.add(get(from), i32.const(16))),
        ]),
        ...f32x4.store(get(to), 300, get(sum)),
      ],
    },
  ])
  const memory = new WebAssembly.Memory({ initial: 1 })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { from: { memory } })
  const numbers = new Float32Array(memory.buffer)
  numbers.set([1, 2, 3, 4, 10, 20, 30, 40])
  ;(exports['add'] as (from: number, end: number, to: number) => void)(0, 32, 1000)
  expect([...numbers.subarray(325, 329)]).toEqual([11, 22, 33, 44])
})

it.each([0, 60, 64, 124, 128, 8188, 8192, 65_532])('writes a constant of %i', (address) => {
  const body = f32x4.store(i32.const(32), 0, f32x4.splat(f32.load(i32.const(address))))
  const bytes = assemble([{ name: 'copy', parameters: [], variables: [], body }])
  const memory = new WebAssembly.Memory({ initial: 1 })
  const numbers = new Float32Array(memory.buffer)
  numbers[address / 4] = 7
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { from: { memory } })
  ;(exports['copy'] as () => void)()
  expect([...numbers.subarray(8, 12)]).toEqual([7, 7, 7, 7])
})

it('gives a result, chooses, and shares a memory of a bounded size', () => {
  const [x, y, at] = [0, 1, 2]
  const larger = {
    name: 'larger',
    parameters: ['i32', 'i32'],
    result: 'i32',
    variables: [],
    body: choose(i32.isLess(get(x), get(y)), get(y), get(x)),
  } as const
  const count = {
    name: 'count',
    parameters: ['i32', 'i32'],
    result: 'i32',
    variables: ['i32'],
    body: [
      ...upTo(at, get(x), 3, when(i32.isEqual(get(at), i32.const(6)), [], step(y, i32.const(1)))),
      ...get(y),
    ],
  } as const
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 300, shared: true })
  const module = new WebAssembly.Module(assemble([larger, count], 300))
  const { exports } = new WebAssembly.Instance(module, { from: { memory } })
  const call = exports as Record<string, (a: number, b: number) => number>
  expect([call['larger']!(3, 7), call['larger']!(8, 7)]).toEqual([7, 8])
  // 0, 3, 9 and 12 count, 6 does not.
  expect(call['count']!(13, 10)).toBe(14)
})
