/** Code of one WebAssembly function: bytes, nested as they were put together. */
export type Code = readonly (number | Code)[]

const unsigned = (value: number): number[] => {
  const bytes: number[] = []
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return [...bytes, rest]
    bytes.push((rest & 127) | 128)
  }
}

const signed = (value: number): number[] => {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -64 && rest < 64) return [...bytes, rest & 127]
    bytes.push((rest & 127) | 128)
  }
}

const name = (text: string): number[] => [...unsigned(text.length), ...Buffer.from(text, 'ascii')]
const section = (id: number, bytes: number[]): number[] => [id, ...unsigned(bytes.length), ...bytes]
const flatten = (code: Code): number[] =>
  code.flatMap((part) => (typeof part === 'number' ? [part] : flatten(part)))

/** Instructions by what they do; numbers are i32, vectors f64x2. Addresses are in bytes. */
export const get = (local: number): Code => [0x20, unsigned(local)]
export const set = (local: number, value: Code): Code => [value, 0x21, unsigned(local)]
export const constant = (value: number): Code => [0x41, signed(value)]
export const plus = (a: Code, b: Code): Code => [a, b, 0x6a]
const isBelow = (a: Code, b: Code): Code => [a, b, 0x49]
const simd = (instruction: number): Code => [0xfd, unsigned(instruction)]
/** Alignment is a hint: 2³ bytes. */
const at = (offset: number): Code => [3, unsigned(offset)]
/** Two neighbours. */
export const loadPair = (address: Code, offset: number): Code => [address, simd(0), at(offset)]
/** One number, twice. */
export const loadTwice = (address: Code, offset: number): Code => [address, simd(10), at(offset)]
export const storePair = (address: Code, offset: number, pair: Code): Code => [
  address,
  pair,
  simd(11),
  at(offset),
]
export const times = (a: Code, b: Code): Code => [a, b, simd(0xf2)]
export const minus = (a: Code, b: Code): Code => [a, b, simd(0xf1)]
/** Runs `body` at least once, and again while `a < b`, read as unsigned numbers. */
export const repeatWhileBelow = (body: Code, a: Code, b: Code): Code => [
  [0x03, 0x40],
  body,
  isBelow(a, b),
  [0x0d, 0],
  0x0b,
]

export interface FunctionOptions {
  /** Numbers handed in: the first locals. */
  readonly parameters: number
  /** Numbers of its own: the locals after them. */
  readonly numbers: number
  /** Vectors of its own: the last locals. */
  readonly pairs: number
}

/**
 * A module with one function, exported as `run`, over the memory imported as `host.memory`.
 *
 * @see WebAssembly Core Specification 2.0, chapter 5, Binary Format.
 */
export function toModule(
  code: Code,
  { parameters, numbers, pairs }: FunctionOptions,
): Uint8Array<ArrayBuffer> {
  const number = 0x7f
  const pair = 0x7b
  const locals = [2, ...unsigned(numbers), number, ...unsigned(pairs), pair]
  const body = [...locals, ...flatten(code), 0x0b]
  const opening = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  return Uint8Array.from([
    ...opening,
    ...section(1, [1, 0x60, parameters, ...Array<number>(parameters).fill(number), 0]),
    ...section(2, [1, ...name('host'), ...name('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name('run'), 0, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ])
}
