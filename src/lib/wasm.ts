/**
 * A few words of WebAssembly, as bytes: enough for kernels of 128-bit arithmetic that plain
 * JavaScript cannot express. An expression is its operands' code followed by its own.
 *
 * @see WebAssembly Core Specification 2.0, chapter 5 (binary format).
 */
export type Code = readonly number[]

export const valueTypes = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const
export type ValueType = keyof typeof valueTypes

export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly ValueType[]
  /** Variables after the parameters; they start at 0. */
  readonly variables: readonly ValueType[]
  /** What the body leaves; nothing where it is not set. */
  readonly result?: ValueType
  readonly body: Code
}

/** LEB128 of a whole number of 0 or more. */
function unsigned(value: number): number[] {
  const bytes: number[] = []
  for (;;) {
    const low = value % 128
    value = Math.floor(value / 128)
    if (value === 0) return [...bytes, low]
    bytes.push(low + 128)
  }
}

/** LEB128 of a signed whole number of 32 bits. */
function signed(value: number): number[] {
  const bytes: number[] = []
  for (;;) {
    const low = value & 127
    value >>= 7
    if ((value === 0 && low < 64) || (value === -1 && low >= 64)) return [...bytes, low]
    bytes.push(low + 128)
  }
}

const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, content: Code): number[] => [
  id,
  ...unsigned(content.length),
  ...content,
]
const name = (text: string): number[] => vector([...new TextEncoder().encode(text)].map((b) => [b]))

/** Operands are code; the number of a variable counts the parameters first. */
export const get = (variable: number): Code => [0x20, variable]
export const set = (variable: number, value: Code): Code => [...value, 0x21, variable]

/** variable += value, for whole numbers. */
export const step = (variable: number, value: Code): Code =>
  set(variable, i32.add(get(variable), value))

/** Runs `then` where the condition is not 0, else `otherwise`. */
export const when = (condition: Code, then: Code, otherwise: Code): Code => [
  ...condition,
  0x04,
  0x40,
  ...then,
  0x05,
  ...otherwise,
  0x0b,
]

/** The value `then` where the condition is not 0, else `otherwise`; both are computed. */
export const choose = (condition: Code, then: Code, otherwise: Code): Code => [
  ...then,
  ...otherwise,
  ...condition,
  0x1b,
]

/** Runs `body` with 0, `by`, 2 · `by` … below `end` in `counter`. */
export const upTo = (counter: number, end: Code, by: number, body: Code): Code => [
  ...set(counter, i32.const(0)),
  ...whileTrue(i32.isLess(get(counter), end), [...body, ...step(counter, i32.const(by))]),
]

/** Runs `body` again and again while `condition`, looked at before each round, is not 0. */
export const whileTrue = (condition: Code, body: Code): Code => [
  0x02,
  0x40,
  0x03,
  0x40,
  ...condition,
  0x45,
  0x0d,
  1,
  ...body,
  0x0c,
  0,
  0x0b,
  0x0b,
]

/** Runs `body`, and again while `condition`, looked at after each round, is not 0. */
export const repeatWhile = (condition: Code, body: Code): Code => [
  0x03,
  0x40,
  ...body,
  ...condition,
  0x0d,
  0,
  0x0b,
]

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code): Code => [...address, 0x28, 2, 0],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0x6b],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0x6c],
  and: (a: Code, b: Code): Code => [...a, ...b, 0x71],
  isEqual: (a: Code, b: Code): Code => [...a, ...b, 0x46],
  /** Of numbers of 0 or more. */
  isLess: (a: Code, b: Code): Code => [...a, ...b, 0x49],
}

export const f32 = {
  const: (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  load: (address: Code): Code => [...address, 0x2a, 2, 0],
  store: (address: Code, value: Code): Code => [...address, ...value, 0x38, 2, 0],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x92],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0x93],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0x94],
}

/** Four numbers of 32 bits side by side; offsets in bytes. */
export const f32x4 = {
  load: (address: Code, offset: number): Code => [...address, 0xfd, 0, 2, ...unsigned(offset)],
  /** One number from memory, four times. */
  loadSplat: (address: Code, offset: number): Code => [...address, 0xfd, 9, 2, ...unsigned(offset)],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    0xfd,
    11,
    2,
    ...unsigned(offset),
  ],
  splat: (value: Code): Code => [...value, 0xfd, 0x13],
  add: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe4, 1],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe5, 1],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe6, 1],
  greater: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe9, 1],
  /** The nearest whole number; halves go to the even one. */
  round: (value: Code): Code => [...value, 0xfd, 0x6a],
  lane: (value: Code, lane: number): Code => [...value, 0xfd, 0x1f, lane],
  zero: [0xfd, 12, ...Array.from({ length: 16 }, () => 0)] as Code,
}

/** Four whole numbers of 32 bits side by side. */
export const i32x4 = {
  splat: (value: Code): Code => [...value, 0xfd, 0x11],
  add: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xae, 1],
  shiftLeft: (value: Code, bits: number): Code => [...value, ...i32.const(bits), 0xfd, 0xab, 1],
  /** Of numbers of 32 bits with a fraction, which is cut off. */
  truncate: (value: Code): Code => [...value, 0xfd, 0xf8, 1],
}

/** Two numbers of 64 bits side by side; offsets in bytes. */
export const f64x2 = {
  load: (address: Code, offset: number): Code => [...address, 0xfd, 0, 3, ...unsigned(offset)],
  /** One number from memory, twice. */
  loadSplat: (address: Code, offset: number): Code => [
    ...address,
    0xfd,
    10,
    3,
    ...unsigned(offset),
  ],
  store: (address: Code, offset: number, value: Code): Code => [
    ...address,
    ...value,
    0xfd,
    11,
    3,
    ...unsigned(offset),
  ],
  /** Two numbers of 32 bits, widened. */
  loadNarrow: (address: Code, offset: number): Code => [
    ...address,
    0xfd,
    0x5d,
    2,
    ...unsigned(offset),
    0xfd,
    0x5f,
  ],
  add: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xf0, 1],
  subtract: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xf1, 1],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xf2, 1],
}

/**
 * A module of functions over a memory imported as `memory` of `from`.
 *
 * @param sharedPages of a memory that is shared: its maximum, in 64 KiB. Others have none.
 */
export function assemble(
  functions: readonly WasmFunction[],
  sharedPages?: number,
): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, result }) => [
    0x60,
    ...vector(parameters.map((type) => [valueTypes[type]])),
    ...vector(result ? [[valueTypes[result]]] : []),
  ])
  const bodies = functions.map(({ variables, body }) => {
    const declared = vector(variables.map((type) => [1, valueTypes[type]]))
    return [...unsigned(declared.length + body.length + 1), ...declared, ...body, 0x0b]
  })
  const limits = sharedPages === undefined ? [0, 0] : [3, 0, ...unsigned(sharedPages)]
  return Uint8Array.from([
    0,
    0x61,
    0x73,
    0x6d,
    1,
    0,
    0,
    0,
    ...section(1, vector(types)),
    ...section(2, vector([[...name('from'), ...name('memory'), 2, ...limits]])),
    ...section(3, vector(functions.map((_, at) => unsigned(at)))),
    ...section(7, vector(functions.map((one, at) => [...name(one.name), 0, ...unsigned(at)]))),
    ...section(10, vector(bodies)),
  ])
}
