import { statSync } from 'node:fs'
import { readCsvRecords } from '../catalogue/csv-records.ts'
import { openSource } from '../catalogue/source.ts'
import { Failure } from '../domain/failure.ts'
import type { EventRecord, Events } from '../storage/events.ts'
import { findColumns, type LogColumns } from './log-columns.ts'
import { readRow } from './log-event.ts'

/** A row that could not be used. */
export interface RejectedLogRow {
  readonly file: string
  readonly line: number
  readonly reason: string
}

export interface LogImportReport {
  /** Newly stored; with `dryRun` what would be, but for what is stored already. */
  readonly accepted: number
  /** Stored before, or twice in the files. */
  readonly duplicates: number
  /** Of both, those with goods that are not sold now; they are kept for when they are. */
  readonly unknown: number
  readonly rejectedRows: number
  /** The first thousand of them. */
  readonly rejected: readonly RejectedLogRow[]
  readonly dryRun: boolean
}

export interface LogImportOptions {
  readonly events: Events
  /** What is sold now. */
  readonly skus: { has(sku: string): boolean }
  /** Of rows without a type. */
  readonly type?: EventRecord['type'] | undefined
  readonly dryRun?: boolean | undefined
  /** Told the share of the file that is read, 0 to 1. */
  readonly onProgress?: ((file: string, share: number) => void) | undefined
}

/** Events stored with one commit. */
const batchRows = 5000
const mostRejected = 1000

/**
 * Brings logs of interactions in as events: CSV with a header `user,item[,type][,rating][,timestamp]` in
 * any order, plain or gzip. Read as a stream: memory does not grow with the file. An import that was
 * broken off, or is run again, adds what is not there yet. Rows without a time get the day on which
 * the file was last written.
 *
 * @throws {Failure} `FEED_UNREADABLE` when a file cannot be read, has another header or no usable row;
 *   `STORAGE_FULL`, `STORAGE_FAILED`: what was read before is stored.
 */
export async function importLogs(
  files: readonly string[],
  options: LogImportOptions,
): Promise<LogImportReport> {
  const total = { accepted: 0, duplicates: 0, unknown: 0, rejectedRows: 0 }
  const rejected: RejectedLogRow[] = []
  for (const file of files) {
    const before = total.accepted + total.duplicates
    let batch: EventRecord[] = []
    const store = async (): Promise<void> => {
      const { accepted, duplicates } = options.dryRun
        ? { accepted: batch.length, duplicates: 0 }
        : await options.events.record(batch)
      total.accepted += accepted
      total.duplicates += duplicates
      batch = []
    }
    let firstReason = ''
    for await (const row of readRows(file, options)) {
      if ('reason' in row) {
        total.rejectedRows++
        firstReason ||= `: line ${row.line}: ${row.reason}`
        if (rejected.length < mostRejected) rejected.push({ file, ...row })
        continue
      }
      if (!options.skus.has(row.sku!)) total.unknown++
      batch.push(row)
      if (batch.length >= batchRows) await store()
    }
    await store()
    if (total.accepted + total.duplicates === before)
      throw new Failure('FEED_UNREADABLE', `${file} holds no usable row${firstReason}.`)
  }
  return { ...total, rejected, dryRun: options.dryRun ?? false }
}

async function* readRows(
  file: string,
  { type, onProgress }: LogImportOptions,
): AsyncGenerator<EventRecord | { readonly line: number; readonly reason: string }> {
  const source = await openSource(file)
  const undated = `${statSync(file).mtime.toISOString().slice(0, 10)}T00:00:00.000Z`
  let columns: LogColumns | undefined
  let rows = 0
  for await (const record of readCsvRecords(source)) {
    if (!columns) {
      columns = readHeader('cells' in record ? record.cells : [], file)
      continue
    }
    if (++rows % batchRows === 0) onProgress?.(file, source.bytesRead() / Math.max(source.bytes, 1))
    if (!('cells' in record)) yield record
    else {
      const read = readRow(record.cells, columns, { type, undated })
      yield typeof read === 'string' ? { line: record.line, reason: read } : read
    }
  }
  if (!columns) throw new Failure('FEED_UNREADABLE', `${file} is empty. ${wanted}`)
}

const wanted = 'The first line has to name the columns: user,item[,type][,rating][,timestamp].'

function readHeader(header: readonly string[], file: string): LogColumns {
  const columns = findColumns(header)
  if (columns.user < 0 || columns.item < 0)
    throw new Failure(
      'FEED_UNREADABLE',
      `${file} begins with "${header.join(',').slice(0, 100)}". ${wanted}`,
    )
  return columns
}
