import { importLogs, type LogImportReport } from '../behaviour/import-log.ts'
import { readCatalogue } from '../catalogue/assemble.ts'
import { readKnowledge } from '../catalogue/knowledge.ts'
import type { EventRecord } from '../storage/events.ts'
import { openStorage } from '../storage/open-storage.ts'

export interface InteractionsRequest {
  readonly dataDir: string
  readonly knowledge: string
  readonly type?: EventRecord['type'] | undefined
  readonly dryRun?: boolean | undefined
  readonly onProgress: (file: string, share: number) => void
}

/** `aisle import --format interactions FILE…`: what shoppers did elsewhere, as events. */
export async function importInteractions(
  files: readonly string[],
  { dataDir, knowledge, ...options }: InteractionsRequest,
): Promise<LogImportReport> {
  const storage = await openStorage(dataDir)
  try {
    const catalogue = await readCatalogue(storage, readKnowledge(knowledge))
    const skus = catalogue?.docBySku ?? new Set<string>()
    return await importLogs(files, { events: storage.events, skus, ...options })
  } finally {
    await storage.close()
  }
}

/** As the imports of catalogues print. @param maxShown rejected rows that are printed. */
export function describeInteractions(report: LogImportReport, maxShown: number): string[] {
  const { accepted, duplicates, unknown, rejected, rejectedRows, dryRun } = report
  const shown = rejected.slice(0, maxShown)
  return [
    `accepted ${accepted}`,
    `known already ${duplicates}`,
    ...(unknown > 0
      ? [`of goods that are not in the catalogue ${unknown}: kept for when they are`]
      : []),
    `rejected ${rejectedRows}`,
    ...shown.map(({ file, line, reason }) => `  ${file}:${line}: ${reason}`),
    ...(rejectedRows > shown.length ? [`  … and ${rejectedRows - shown.length} more`] : []),
    dryRun
      ? 'dry run: nothing was changed; what is stored already was not looked up'
      : 'the ranker learns from them when it is trained: npx aisle train',
  ]
}
