import { readCsvRecords } from '../catalogue/csv-records.ts'
import { openSource } from '../catalogue/source.ts'
import { Failure } from '../domain/failure.ts'

/** What became of one shopper in an experiment. */
export interface Exposure {
  /** The arm that was really shown. */
  readonly arm: string
  readonly isSuccess: boolean
}

export interface ExposureLog {
  /** Each shopper once; a success in any row is one. */
  readonly byShopper: ReadonlyMap<string, Exposure>
  /** Shoppers who were shown two arms; they are in none. */
  readonly mixed: number
}

const wanted =
  'The first line has to name the columns: shopper,arm,success, with 1 or 0 for success.'

/**
 * Reads who was shown which arm, and whether they did what is counted: CSV with the header
 * `shopper,arm,success` in any order, plain or gzip.
 *
 * @throws {Failure} `FEED_UNREADABLE` with the line that cannot be used: to leave rows out would change
 * the rates.
 */
export async function readExposures(path: string): Promise<ExposureLog> {
  const byShopper = new Map<string, Exposure>()
  const mixed = new Set<string>()
  let at: { shopper: number; arm: number; success: number } | undefined
  for await (const record of readCsvRecords(await openSource(path))) {
    if (!('cells' in record))
      throw new Failure('FEED_UNREADABLE', `${path}:${record.line} is ${record.reason}.`)
    const { cells, line } = record
    if (!at) {
      const names = cells.map((name) => name.trim().toLowerCase())
      const [shopper, arm, success] = ['shopper', 'arm', 'success'].map((name) =>
        names.indexOf(name),
      ) as [number, number, number]
      if (Math.min(shopper, arm, success) < 0)
        throw new Failure('FEED_UNREADABLE', `${path} has another header. ${wanted}`)
      at = { shopper, arm, success }
      continue
    }
    const [shopper, arm, success] = [at.shopper, at.arm, at.success].map((cell) =>
      (cells[cell] ?? '').trim(),
    ) as [string, string, string]
    if (shopper === '' || arm === '' || !/^[01]$/.test(success))
      throw new Failure('FEED_UNREADABLE', `${path}:${line} cannot be used. ${wanted}`)
    const before = byShopper.get(shopper)
    if (before && before.arm !== arm) mixed.add(shopper)
    byShopper.set(shopper, { arm, isSuccess: success === '1' || before?.isSuccess === true })
  }
  if (byShopper.size === 0) throw new Failure('FEED_UNREADABLE', `${path} holds no row. ${wanted}`)
  for (const shopper of mixed) byShopper.delete(shopper)
  return { byShopper, mixed: mixed.size }
}
