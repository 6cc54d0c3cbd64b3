import { readCsvRecords } from '../catalogue/csv-records.ts'
import { openSource } from '../catalogue/source.ts'
import { Failure } from '../domain/failure.ts'
import { Collector, type Interaction, type Interactions } from '../recommend/interactions.ts'
import { findColumns } from './log-columns.ts'

/** A row that could not be used. */
export interface RejectedRow {
  readonly line: number
  readonly reason: string
}

export interface InteractionLog {
  readonly data: Interactions
  readonly rows: number
  readonly rejected: number
  /** The first ones, for people to look at. */
  readonly examples: readonly RejectedRow[]
}

const mostExamples = 20

/**
 * Reads a log of interactions: CSV with a header `user,item[,rating][,timestamp]` in any order, plain
 * or gzip. Read as a stream: memory grows by the deeds, not by the file. Timestamps are numbers or
 * ISO 8601. Rows that cannot be used are counted with their reason.
 *
 * @throws {Failure} `FEED_UNREADABLE` when the file cannot be read, has another header or no row.
 */
export async function readInteractionLog(
  path: string,
  onProgress?: (share: number) => void,
): Promise<InteractionLog> {
  const source = await openSource(path)
  const collector = new Collector()
  const examples: RejectedRow[] = []
  let reader: ((cells: readonly string[]) => Interaction | string) | undefined
  let rows = 0
  let rejected = 0
  const reject = (line: number, reason: string): void => {
    rejected++
    if (examples.length < mostExamples) examples.push({ line, reason })
  }
  for await (const record of readCsvRecords(source)) {
    if (!reader) {
      reader = readerOf('cells' in record ? record.cells : [], path)
      continue
    }
    rows++
    if (rows % 50_000 === 0) onProgress?.(source.bytesRead() / Math.max(source.bytes, 1))
    if (!('cells' in record)) {
      reject(record.line, record.reason)
      continue
    }
    const read = reader(record.cells)
    if (typeof read === 'string') reject(record.line, read)
    else collector.add(read)
  }
  if (!reader) throw new Failure('FEED_UNREADABLE', `${path} is empty. ${wanted}`)
  if (rows === rejected) {
    const [first] = examples
    throw new Failure(
      'FEED_UNREADABLE',
      `${path} holds no usable row${first ? `: line ${first.line}: ${first.reason}` : ''}.`,
    )
  }
  return { data: collector.finish(), rows, rejected, examples }
}

const wanted = 'The first line has to name the columns: user,item[,rating][,timestamp].'

function readerOf(
  header: readonly string[],
  path: string,
): (cells: readonly string[]) => Interaction | string {
  const at = findColumns(header)
  if (at.user < 0 || at.item < 0)
    throw new Failure(
      'FEED_UNREADABLE',
      `${path} begins with "${header.join(',').slice(0, 100)}". ${wanted}`,
    )
  return (cells) => {
    const user = (cells[at.user] ?? '').trim()
    const item = (cells[at.item] ?? '').trim()
    if (user === '') return 'no user'
    if (item === '') return 'no item'
    const rating = at.rating < 0 ? undefined : Number(cells[at.rating])
    if (rating !== undefined && (!Number.isFinite(rating) || cells[at.rating]?.trim() === ''))
      return `"${String(cells[at.rating]).slice(0, 40)}" is no rating`
    const time = at.timestamp < 0 ? undefined : timeOf(cells[at.timestamp] ?? '')
    if (time !== undefined && Number.isNaN(time))
      return `"${String(cells[at.timestamp]).slice(0, 40)}" is no time`
    return { user, item, value: rating, time }
  }
}

/** A number as it stands, or ISO 8601 in milliseconds. */
function timeOf(text: string): number {
  const trimmed = text.trim()
  if (trimmed === '') return NaN
  const number = Number(trimmed)
  return Number.isFinite(number) ? number : Date.parse(trimmed)
}
