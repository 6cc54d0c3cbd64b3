import { writeFile } from 'node:fs/promises'
import { readInteractionLog, type InteractionLog } from '../behaviour/interaction-log.ts'
import { Failure } from '../domain/failure.ts'
import { compareRankers } from '../recommend/evaluation/compare-rankers.ts'
import {
  coOccurrenceDissimilarity,
  featureDissimilarity,
} from '../recommend/evaluation/dissimilarity.ts'
import { givenFold, type Fold } from '../recommend/evaluation/folds.ts'
import { describeSplit, splitLog } from '../recommend/evaluation/splits.ts'
import { rankerReport, type MeasuredLog } from '../recommend/report/ranker-report.ts'
import type { Open } from './ask.ts'
import { printComparison } from './print-comparison.ts'
import { createProgress } from './progress.ts'
import {
  aboutItemsOf,
  fitAsTold,
  needsCatalogue,
  readParamsByModel,
  type RankerOptions,
} from './ranker-options.ts'

/** Measures models on a log that is split here, or on a cut that is given, and compares them. */
export async function compareOnLog(
  options: RankerOptions,
  open: Open,
  print: (line: string) => void,
): Promise<void> {
  const { k, seed } = options
  const names = options.model.split(',')
  const params = options.params === undefined ? undefined : readParamsByModel(options.params, names)
  const progress = createProgress()
  try {
    const { log, measured, folds } = await cut(options, progress.update)
    const needsFeatures = names.some(needsCatalogue) || options.diversity === 'features'
    const about = needsFeatures
      ? await aboutItemsOf(log.data.items, open, options.dataDir)
      : undefined
    const comparison = compareRankers(folds, names, {
      k,
      seed,
      fit: (train, name) =>
        fitAsTold(
          train,
          name,
          {
            seed,
            k,
            params: params?.get(name),
            // `auto` would take what items are into account too: it must not hang on who else is measured.
            ...(needsCatalogue(name) && about),
            onProgress: (label, share) => progress.update(`${name}: ${label}`, share),
          },
          options.search,
        ),
      dissimilarity: (train) =>
        options.diversity === 'features' && about?.features
          ? featureDissimilarity(train, about.features)
          : coOccurrenceDissimilarity(train),
      onProgress: progress.update,
    })
    progress.done()
    if (options.report !== undefined)
      await write(options.report, rankerReport(measured, comparison, new Date()))
    if (options.json) print(JSON.stringify({ log: measured, ...comparison }))
    else {
      for (const line of printComparison(measured, comparison, log)) print(line)
      if (options.report !== undefined) print(`report written to ${options.report}`)
    }
  } finally {
    progress.done()
  }
}

/** The log, what is told about it, and its folds. */
async function cut(
  { log: path, train, test, split, folds, share, seed, diversity }: RankerOptions,
  onProgress: (label: string, share: number) => void,
): Promise<{ log: InteractionLog; measured: MeasuredLog; folds: Iterable<Fold> }> {
  const first = path ?? train
  if (first === undefined || (path !== undefined && (train !== undefined || test !== undefined)))
    throw new Failure(
      'REQUEST_INVALID',
      'Name either one log to be split, --log FILE, or a cut that stands: --train FILE --test FILE.',
    )
  const log = await readInteractionLog(first, (done) => onProgress(`reading ${first}`, done))
  const { data, rejected } = log
  const measured = {
    path: first,
    users: data.users.length,
    items: data.items.length,
    interactions: data.columns.length,
    hasTimes: data.times !== null,
    rejected,
    seed,
    diversity,
  }
  if (path === undefined) {
    const held = await readInteractionLog(test!)
    return {
      log,
      measured: { ...measured, split: `given: fitted on ${first}, judged by ${test!}` },
      folds: [givenFold(data, held.data)],
    }
  }
  const how = { seed, folds, share }
  return {
    log,
    measured: { ...measured, split: describeSplit(split, data.times !== null, how) },
    folds: splitLog(data, split, how),
  }
}

/** @throws {Failure} `REQUEST_INVALID` when the file cannot be written. */
export async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Failure(
      'REQUEST_INVALID',
      `${path} cannot be written (${code}). Name another file.`,
      {
        cause: error,
      },
    )
  }
}
