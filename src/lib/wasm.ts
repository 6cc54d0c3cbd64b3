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

export const i32 = {
  const: (value: number): Code => [0x41, ...signed(value)],
  load: (address: Code): Code => [...address, 0x28, 2, 0],
  add: (a: Code, b: Code): Code => [...a, ...b, 0x6a],
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0x6c],
  isLess: (a: Code, b: Code): Code => [...a, ...b, 0x49],
}

export const f32 = {
  load: (address: Code): Code => [...address, 0x2a, 2, 0],
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
  multiply: (a: Code, b: Code): Code => [...a, ...b, 0xfd, 0xe6, 1],
  lane: (value: Code, lane: number): Code => [...value, 0xfd, 0x1f, lane],
  zero: [0xfd, 12, ...Array.from({ length: 16 }, () => 0)] as Code,
}

/** A module of functions without results over a memory imported as `memory` of `from`. */
export function assemble(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    0x60,
    ...vector(parameters.map((type) => [valueTypes[type]])),
    0,
  ])
  const bodies = functions.map(({ variables, body }) => {
    const declared = vector(variables.map((type) => [1, valueTypes[type]]))
    return [...unsigned(declared.length + body.length + 1), ...declared, ...body, 0x0b]
  })
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
    ...section(2, vector([[...name('from'), ...name('memory'), 2, 0, 0]])),
    ...section(3, vector(functions.map((_, at) => unsigned(at)))),
    ...section(7, vector(functions.map((one, at) => [...name(one.name), 0, ...unsigned(at)]))),
    ...section(10, vector(bodies)),
  ])
}
