import { isUtf8 } from 'node:buffer'
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { Failure } from '../domain/failure.ts'

/** Longest row read, in bytes; a longer one is rejected and skipped. */
export const maxRowBytes = 1_000_000

/** Most bytes that one byte of a gzip file may become, after the first 64 MB. */
const maxRatio = 100
const ratioFreeBytes = 64 * 1024 * 1024

/** A feed file, opened: its bytes, unpacked where it is gzip. */
export interface Source {
  readonly path: string
  /** Size on disk, and what has been read of it: for progress. */
  readonly bytes: number
  readonly bytesRead: () => number
  readonly chunks: AsyncIterable<Buffer>
}

/**
 * Opens a feed; gzip is recognised by its first two bytes, whatever the name.
 *
 * @throws {Failure} `FEED_UNREADABLE` when it cannot be read, is a directory, or is UTF-16.
 */
export async function openSource(path: string): Promise<Source> {
  let head: Buffer
  let bytes: number
  try {
    bytes = statSync(path).size
    const handle = await open(path)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
      head = buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw unreadable(path, error)
  }
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw new Failure('FEED_UNREADABLE', `${path} is UTF-16. Save it as UTF-8 and import again.`)
  let read = 0
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  async function* chunks(): AsyncGenerator<Buffer> {
    const file = createReadStream(path, { highWaterMark: 256 * 1024 })
    file.on('data', (chunk) => (read += chunk.length))
    const bytesOut = isGzip ? file.pipe(createGunzip()) : file
    if (isGzip) file.on('error', (error) => bytesOut.destroy(error))
    let unpacked = 0
    try {
      for await (const chunk of bytesOut) {
        unpacked += (chunk as Buffer).length
        if (isGzip && unpacked > ratioFreeBytes && unpacked > bytes * maxRatio)
          throw new Failure(
            'FEED_UNREADABLE',
            `${path} unpacks to more than ${maxRatio} times its size.`,
          )
        yield chunk as Buffer
      }
    } catch (error) {
      throw error instanceof Failure ? error : unreadable(path, error)
    } finally {
      file.destroy()
    }
  }
  return { path, bytes, bytesRead: () => read, chunks: chunks() }
}

function unreadable(path: string, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return new Failure('FEED_UNREADABLE', `${path} cannot be read (${code}).`, { cause: error })
}

/** A line of a text file, from 1, or why it cannot be read. */
export type Line = { line: number } & ({ text: string } | { reason: string })

/**
 * The lines of a UTF-8 file: without byte order mark and line end, blank ones left out. A line
 * that is too long or not UTF-8 comes as its reason, and the next ones go on.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let line = 0
  let parts: Buffer[] = []
  let length = 0
  const end = (): Line | undefined => {
    line++
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const size = length
    parts = []
    length = 0
    if (size > maxRowBytes) return { line, reason: `longer than ${maxRowBytes / 1e6} MB` }
    if (!isUtf8(bytes)) return { line, reason: 'not UTF-8' }
    let text = bytes.toString('utf8')
    if (line === 1 && text.startsWith('\uFEFF')) text = text.slice(1)
    if (text.endsWith('\r')) text = text.slice(0, -1)
    return text.trim() === '' ? undefined : { line, text }
  }
  for await (const chunk of chunks) {
    let from = 0
    for (;;) {
      const at = chunk.indexOf(10, from)
      const part = chunk.subarray(from, at < 0 ? chunk.length : at)
      length += part.length
      // What goes past the limit is counted and let go.
      if (length <= maxRowBytes) parts.push(part)
      if (at < 0) break
      const found = end()
      if (found) yield found
      from = at + 1
    }
  }
  if (length > 0) {
    const found = end()
    if (found) yield found
  }
}
