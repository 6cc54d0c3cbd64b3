import { Command, InvalidArgumentError, Option } from 'commander'
import { formatNames, type FormatName } from '../catalogue/formats/format.ts'
import { importFiles, type ImportProgress, type ImportReport } from '../catalogue/import.ts'
import type { LogImportReport } from '../behaviour/import-log.ts'
import { loggedTypes } from '../behaviour/log-event.ts'
import { readKnowledge } from '../catalogue/knowledge.ts'
import { readMapping } from '../catalogue/mapping.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import { Failure } from '../domain/failure.ts'
import { knowledgeDir } from '../root.ts'
import type { EventRecord } from '../storage/events.ts'
import { openStorage } from '../storage/open-storage.ts'
import { describeInteractions, importInteractions } from './import-interactions.ts'
import { createProgress } from './progress.ts'

/** What the command needs from the program around it. */
export interface ImportDependencies {
  /** The data directory that `--data-dir` names, else the configured one. */
  readonly dataDirOf: (dataDir: string | undefined) => string
  /** Taxonomy, shop and brands. @default the knowledge folder of the package */
  readonly knowledge?: string
  /** Builds and saves what is derived from a catalogue, once the new one is in place. */
  readonly buildIndexes?: (
    catalogue: Catalogue,
    dataDir: string,
    onProgress: (share: number) => void,
  ) => Promise<void>
}

interface Flags {
  readonly format: FormatName | 'auto' | 'interactions'
  readonly type?: EventRecord['type']
  readonly mapping?: string
  readonly dryRun?: boolean
  readonly replace?: boolean
  readonly currency?: string
  readonly dataDir?: string
  readonly json?: boolean
}

/** Rejected rows that are printed; `--json` has them all. */
const maxShown = 20

/**
 * `aisle import FILE…`: a catalogue in. Rejected rows do not fail the command; when nothing could
 * be imported the exit code is 1.
 */
export function importCommand(dependencies: ImportDependencies): Command {
  return new Command('import')
    .description('bring products and reviews into the catalogue, or what shoppers did into the log')
    .argument('<file...>', 'feed files, also gzipped')
    .addOption(
      new Option('--format <format>', 'format of the files')
        .choices(['auto', ...formatNames, 'interactions'])
        .default('auto'),
    )
    .option('--mapping <file>', 'JSON file that says which CSV column is what')
    .option('--dry-run', 'read and check everything, change nothing')
    .option('--replace', 'drop the products that the files do not hold')
    .addOption(
      new Option('--type <type>', 'of deeds whose row names none (interactions)').choices(
        loggedTypes,
      ),
    )
    .option('--currency <code>', 'currency of amounts that name none, such as EUR', parseCurrency)
    .option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)')
    .option('--json', 'print the report as one JSON object')
    .addHelpText(
      'after',
      '\nProducts are known by their sku: those in the files are added or updated, the others stay.\n' +
        'The demo catalogue makes way for the first import of your own products.\n' +
        'Interactions are a CSV log with a header user,item[,type][,rating][,timestamp]; a row counts once,\n' +
        'however often it is imported.',
    )
    .action(async (files: string[], flags: Flags) => {
      const progress = createProgress()
      let report: ImportReport | LogImportReport
      try {
        report =
          flags.format === 'interactions'
            ? await importInteractions(files, {
                dataDir: dependencies.dataDirOf(flags.dataDir),
                knowledge: dependencies.knowledge ?? knowledgeDir,
                type: flags.type,
                dryRun: flags.dryRun,
                onProgress: (file, share) => progress.update(`reading ${file}`, share),
              })
            : await run(
                files,
                { ...flags, format: flags.format },
                dependencies,
                ({ stage, share, file }) =>
                  progress.update(
                    file === undefined ? stageNames[stage] : `reading ${file}`,
                    share,
                  ),
              )
      } catch (error) {
        if (!flags.json || !(error instanceof Failure)) throw error
        const { code, message, details } = error
        process.stdout.write(`${JSON.stringify({ ok: false, code, message, ...details })}\n`)
        process.exitCode = 1
        return
      } finally {
        progress.done()
      }
      process.stdout.write(
        flags.json
          ? `${JSON.stringify({ ok: true, ...report })}\n`
          : `${describe(report).join('\n')}\n`,
      )
    })
}

async function run(
  files: readonly string[],
  flags: Flags & { readonly format: FormatName | 'auto' },
  dependencies: ImportDependencies,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportReport> {
  const { dataDirOf, buildIndexes } = dependencies
  const knowledge = readKnowledge(dependencies.knowledge ?? knowledgeDir)
  const mapping = flags.mapping === undefined ? undefined : readMapping(flags.mapping)
  const storage = await openStorage(dataDirOf(flags.dataDir))
  try {
    return await importFiles(
      files,
      {
        storage,
        knowledge,
        format: flags.format,
        mapping,
        currency: flags.currency ?? mapping?.currency,
        replace: flags.replace,
        dryRun: flags.dryRun,
        afterSwap:
          buildIndexes &&
          ((catalogue) =>
            buildIndexes(catalogue, storage.dataDir, (share) =>
              onProgress({ stage: 'index', share }),
            )),
      },
      onProgress,
    )
  } finally {
    await storage.close()
  }
}

function describe(report: ImportReport | LogImportReport): string[] {
  if ('duplicates' in report) return describeInteractions(report, maxShown).map(printable)
  return [
    ...(report.replacedDemo ? ['The demo catalogue made way for your products.'] : []),
    `accepted ${report.accepted}`,
    `updated ${report.updated}`,
    `unchanged ${report.unchanged}`,
    ...(report.removed > 0 ? [`removed ${report.removed}`] : []),
    `rejected ${report.rejected.length}`,
    ...report.rejected
      .slice(0, maxShown)
      .map(({ file, line, reason }) => `  ${file}:${line}: ${printable(reason)}`),
    ...(report.rejected.length > maxShown
      ? [`  … and ${report.rejected.length - maxShown} more`]
      : []),
    report.dryRun
      ? `dry run: nothing was changed; the catalogue would hold ${report.products} products`
      : `the catalogue holds ${report.products} products in ${report.currency}, version ${report.version}`,
  ]
}

/** Reasons quote the feed: no control characters reach the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, '\uFFFD')

function parseCurrency(code: string): string {
  const upper = code.toUpperCase()
  if (!/^[A-Z]{3}$/.test(upper)) throw new InvalidArgumentError('must be a code such as EUR.')
  return upper
}

const stageNames = {
  read: 'reading',
  settle: 'categories and specs',
  write: 'writing',
  index: 'indexing',
} as const
