/** The typed arrays a packed file may hold. */
export type PackedArray = Uint8Array | Uint32Array | Int32Array | Float32Array | Float64Array

const kinds = { Uint8Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const

interface Section {
  readonly name: string
  readonly kind: keyof typeof kinds
  readonly length: number
}

/**
 * Named typed arrays and one JSON value as one block of bytes, little-endian:
 * `[header length: u32][header JSON, padded to 8][array, padded to 8]…`.
 */
export function pack(meta: unknown, arrays: Readonly<Record<string, PackedArray>>): Uint8Array {
  const sections: Section[] = Object.entries(arrays).map(([name, array]) => ({
    name,
    kind: array.constructor.name as keyof typeof kinds,
    length: array.length,
  }))
  const header = new TextEncoder().encode(JSON.stringify({ meta, sections }))
  let size = padded(4 + header.length)
  for (const array of Object.values(arrays)) size += padded(array.byteLength)
  const bytes = new Uint8Array(size)
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, 4)
  let at = padded(4 + header.length)
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += padded(array.byteLength)
  }
  return bytes
}

/**
 * What {@link pack} wrote. The arrays share the memory of `bytes` where it is aligned, so loading
 * costs no copy.
 *
 * @throws {RangeError} when the block is cut short or its header is not one.
 */
export function unpack(bytes: Uint8Array): {
  meta: unknown
  arrays: Record<string, PackedArray>
} {
  if (bytes.byteOffset % 8 !== 0) bytes = bytes.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4) throw new RangeError('packed block is cut short')
  const headerLength = view.getUint32(0, true)
  if (4 + headerLength > bytes.length) throw new RangeError('packed block is cut short')
  let header: { meta: unknown; sections: Section[] }
  try {
    header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength)))
  } catch (cause) {
    throw new RangeError('packed block has no readable header', { cause })
  }
  const arrays: Record<string, PackedArray> = {}
  let at = padded(4 + headerLength)
  for (const { name, kind, length } of header.sections) {
    const Kind = kinds[kind]
    const size = length * Kind.BYTES_PER_ELEMENT
    if (at + size > bytes.length) throw new RangeError('packed block is cut short')
    arrays[name] = new Kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, length)
    at += padded(size)
  }
  return { meta: header.meta, arrays }
}

/** Longest header that is read by itself, in bytes. */
const longestHeader = 64 * 1024 * 1024

/**
 * The JSON value of what {@link pack} wrote, without its arrays.
 *
 * @param read `length` bytes from `at` on, fewer at the end.
 * @throws {RangeError} when the block is cut short or its header is not one.
 */
export async function unpackMeta(
  read: (at: number, length: number) => Promise<Uint8Array>,
): Promise<unknown> {
  const head = await read(0, 4)
  if (head.length < 4) throw new RangeError('packed block is cut short')
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0, true)
  if (length > longestHeader) throw new RangeError('packed block has no readable header')
  const header = await read(4, length)
  if (header.length < length) throw new RangeError('packed block is cut short')
  try {
    return (JSON.parse(new TextDecoder().decode(header)) as { meta: unknown }).meta
  } catch (cause) {
    throw new RangeError('packed block has no readable header', { cause })
  }
}

const padded = (size: number): number => (size + 7) & ~7
