/** Bytes of WebAssembly instructions, in order. */
export type Code = readonly number[]

const unsigned = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    bytes.push((rest & 0x7f) | (rest > 0x7f ? 0x80 : 0))
    rest >>>= 7
  } while (rest > 0)
  return bytes
}

const signed = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 0x7f
    rest >>= 7
    if ((rest === 0 && !(low & 0x40)) || (rest === -1 && low & 0x40)) return [...bytes, low]
    bytes.push(low | 0x80)
  }
}

const binary =
  (...operation: number[]) =>
  (left: Code, right: Code): Code => [...left, ...right, ...operation]
const unary =
  (...operation: number[]) =>
  (value: Code): Code => [...value, ...operation]
const simd = (operation: number): number[] => [0xfd, ...unsigned(operation)]

const opcode = {
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  branch: 0x0c,
  branchIf: 0x0d,
  select: 0x1b,
  getLocal: 0x20,
  setLocal: 0x21,
  isZero: 0x45,
} as const
/** The type of a block that leaves nothing on the stack. */
const nothing = 0x40

export const get = (local: number): Code => [opcode.getLocal, ...unsigned(local)]
export const set = (local: number, value: Code): Code => [
  ...value,
  opcode.setLocal,
  ...unsigned(local),
]
/** local += value, for whole numbers. */
export const step = (local: number, value: Code): Code => set(local, i32.add(get(local), value))

export function when(condition: Code, then: Code, otherwise: Code = []): Code {
  const start = [...condition, opcode.if, nothing, ...then]
  return otherwise.length === 0
    ? [...start, opcode.end]
    : [...start, opcode.else, ...otherwise, opcode.end]
}

export function repeatWhile(condition: Code, body: Code): Code {
  const leaveUnless = [...condition, opcode.isZero, opcode.branchIf, 1]
  const turn = [...leaveUnless, ...body, opcode.branch, 0]
  return [opcode.block, nothing, opcode.loop, nothing, ...turn, opcode.end, opcode.end]
}

/** Runs `body` with 0, `by`, 2 · `by` … below `end` in `counter`. */
export const upTo = (counter: number, end: Code, by: number, body: Code): Code => [
  ...set(counter, i32.of(0)),
  ...repeatWhile(i32.less(get(counter), end), [...body, ...step(counter, i32.of(by))]),
]

/** `then` where the condition holds, else `otherwise`; both are computed. */
export const choose = (condition: Code, then: Code, otherwise: Code): Code => [
  ...then,
  ...otherwise,
  ...condition,
  opcode.select,
]

export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  less: binary(0x48),
  equal: binary(0x46),
  and: binary(0x71),
}

export const f32 = {
  of: (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)],
  load: (address: Code, offset = 0): Code => [...address, 0x2a, 2, ...unsigned(offset)],
  store: (address: Code, value: Code): Code => [...address, ...value, 0x38, 2, 0],
  add: binary(0x92),
}

export const v128 = {
  load: (address: Code, offset = 0): Code => [...address, ...simd(0x00), 0, ...unsigned(offset)],
  /** One f32 in all four lanes. */
  spread: (address: Code): Code => [...address, ...simd(0x09), 0, 0],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...simd(0x0b),
    0,
    ...unsigned(offset),
  ],
}

const lanes = (value: DataView): Code => [...simd(0x0c), ...new Uint8Array(value.buffer)]

export const f32x4 = {
  of: (value: number): Code => lanes(new DataView(new Float32Array(4).fill(value).buffer)),
  splat: unary(...simd(0x13)),
  add: binary(...simd(0xe4)),
  sub: binary(...simd(0xe5)),
  mul: binary(...simd(0xe6)),
  max: binary(...simd(0xe9)),
  nearest: unary(...simd(0x6a)),
  lane: (value: Code, lane: number): Code => [...value, ...simd(0x1f), lane],
}

export const i32x4 = {
  of: (value: number): Code => lanes(new DataView(new Int32Array(4).fill(value).buffer)),
  add: binary(...simd(0xae)),
  shiftLeft: (value: Code, bits: number): Code => [...value, ...i32.of(bits), ...simd(0xab)],
  /** Rounds towards zero. */
  fromFloat: unary(...simd(0xf8)),
}

const types = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const
type Type = keyof typeof types

export interface WasmFunction {
  readonly name: string
  readonly parameters: readonly Type[]
  readonly result: Type | null
  /** Locals beyond the parameters, numbered after them. */
  readonly locals: readonly Type[]
  readonly body: Code
}

/**
 * A module of `functions`, all exported, that imports the shared memory `env.memory` of at most
 * `maximumPages` × 64 KiB.
 */
export function assemble(
  functions: readonly WasmFunction[],
  maximumPages: number,
): Uint8Array<ArrayBuffer> {
  const list = (entries: readonly Code[]): Code => [...unsigned(entries.length), ...entries.flat()]
  const sized = (bytes: Code): Code => [...unsigned(bytes.length), ...bytes]
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  const section = (id: number, entries: readonly Code[]): Code => [id, ...sized(list(entries))]
  const text = (word: string): Code => sized([...new TextEncoder().encode(word)])
  return Uint8Array.from([
    ...header,
    ...section(
      1,
      functions.map(({ parameters, result }) => [
        0x60,
        ...list(parameters.map((type) => [types[type]])),
        ...list(result ? [[types[result]]] : []),
      ]),
    ),
    ...section(2, [[...text('env'), ...text('memory'), 2, 3, 0, ...unsigned(maximumPages)]]),
    ...section(
      3,
      functions.map((_, at) => unsigned(at)),
    ),
    ...section(
      7,
      functions.map(({ name }, at) => [...text(name), 0, ...unsigned(at)]),
    ),
    ...section(
      10,
      functions.map(({ locals, body }) =>
        sized([...list(locals.map((type) => [1, types[type]])), ...body, 0x0b]),
      ),
    ),
  ])
}
