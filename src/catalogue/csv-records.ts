import { isUtf8 } from 'node:buffer'
import { Readable, Transform } from 'node:stream'
import { parse, type Parser } from 'csv-parse'
import { maxRowBytes, type Source } from './source.ts'

/** A record of a CSV file with the line it begins on, or why it cannot be read. */
export type CsvRecord = { readonly line: number } & (
  | { readonly cells: readonly string[] }
  | { readonly reason: string }
)

/** Most cells a record may have. */
const maxCells = 5000

/**
 * The records of a CSV file (RFC 4180, line ends of any kind, byte order mark ignored), the header
 * first. Records that hold bytes that are not UTF-8 come as their reason.
 *
 * @param delimiter default: whichever of `,` `;` tab `|` the header line has most of.
 */
export async function* readCsvRecords(
  source: Source,
  delimiter?: string,
): AsyncGenerator<CsvRecord> {
  const chunks = source.chunks[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  const badLines = new Set<number>()
  // The parser drops the records that wait in its own queue when it ends with an error.
  const read: { cells: string[]; to: number }[] = []
  const parser = parse({
    bom: true,
    delimiter: delimiter ?? guessDelimiter(first.value),
    max_record_size: maxRowBytes,
    on_record: (cells: string[], { lines }) => {
      read.push({ cells, to: lines })
      return null
    },
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  // What goes wrong comes by `write`; without a listener the event would end the process.
  parser.on('error', () => {}).resume()
  async function* all(): AsyncGenerator<Buffer> {
    yield first.value
    for (;;) {
      const next = await chunks.next()
      if (next.done) return
      yield next.value
    }
  }
  const input = Readable.from(all())
  const checked = utf8Check(badLines)
  input.on('error', (error) => checked.destroy(error))
  let line = 1
  function* take(): Generator<CsvRecord> {
    for (const { cells, to } of read.splice(0)) {
      const from = line
      line = to + 1
      let isBad = false
      for (const bad of badLines) {
        if (bad > to) break
        if (bad >= from) isBad = true
        badLines.delete(bad)
      }
      if (isBad) yield { line: from, reason: 'not UTF-8' }
      else if (cells.length > maxCells) yield { line: from, reason: `more than ${maxCells} cells` }
      else yield { line: from, cells }
    }
  }
  try {
    for await (const chunk of input.pipe(checked)) {
      await write(parser, chunk as Buffer)
      yield* take()
    }
    await write(parser, null)
    yield* take()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('CSV_')) throw error
    yield* take()
    yield {
      line,
      reason:
        code === 'CSV_MAX_RECORD_SIZE'
          ? `longer than ${maxRowBytes / 1e6} MB, perhaps for a quote that is not closed; the rest was not read`
          : code === 'CSV_QUOTE_NOT_CLOSED'
            ? 'a quote opens here and is not closed; the rest was not read'
            : `not CSV (${code}); the rest was not read`,
    }
  } finally {
    input.destroy()
    checked.destroy()
  }
}

/** Gives the parser the next bytes, `null` for the end. @throws its error. */
async function write(parser: Parser, chunk: Buffer | null): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const done = (error?: Error | null): void => (error ? reject(error) : resolve())
    if (chunk === null) parser.end(done)
    else parser.write(chunk, done)
  })
}

function guessDelimiter(chunk: Buffer): string {
  const head = chunk.subarray(0, 64 * 1024).toString('utf8')
  const header = head.split(/\r?\n/, 1)[0]!.replace(/"[^"]*"/g, '')
  let best = ','
  let most = 0
  for (const mark of [',', ';', '\t', '|']) {
    const count = header.split(mark).length - 1
    if (count > most) {
      best = mark
      most = count
    }
  }
  return best
}

/**
 * Passes bytes on with plain line ends, since the parser counts a CR LF inside quotes twice, and
 * notes the lines, from 1, that are not UTF-8.
 */
function utf8Check(badLines: Set<number>): Transform {
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  const scan = (bytes: Buffer): void => {
    if (isUtf8(bytes)) {
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) line++
      return
    }
    let from = 0
    while (from < bytes.length) {
      const end = bytes.indexOf(10, from)
      const to = end < 0 ? bytes.length : end
      if (!isUtf8(bytes.subarray(from, to))) badLines.add(line)
      if (end < 0) break
      line++
      from = end + 1
    }
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const end = chunk.lastIndexOf(10)
      if (end >= 0) {
        const whole = Buffer.concat([rest, chunk.subarray(0, end + 1)])
        rest = Buffer.from(chunk.subarray(end + 1))
        scan(whole)
        this.push(withoutReturns(whole))
      } else if (rest.length <= maxRowBytes) rest = Buffer.concat([rest, chunk])
      else {
        // Longer than a row may be: the parser says so, whatever the bytes are.
        this.push(rest)
        rest = Buffer.from(chunk)
      }
      done()
    },
    flush(done) {
      scan(rest)
      done(null, rest)
    },
  })
}

/** CR LF → LF. */
function withoutReturns(bytes: Buffer): Buffer {
  if (!bytes.includes('\r\n')) return bytes
  const plain = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] !== 13 || bytes[i + 1] !== 10) plain[length++] = bytes[i]!
  return plain.subarray(0, length)
}
