import { readInteractionLog } from '../behaviour/interaction-log.ts'
import { Failure } from '../domain/failure.ts'
import { compareRatings, type RatingsComparison } from '../recommend/evaluation/compare-ratings.ts'
import { fitRatings } from '../recommend/fit-ratings.ts'
import { ratingsReport } from '../recommend/report/ratings-report.ts'
import { write } from './compare-on-log.ts'
import { table } from './print-comparison.ts'
import { createProgress } from './progress.ts'

/** Options of `evaluate ratings --log`. */
export interface RatingsLogOptions {
  readonly log: string
  readonly folds: number
  /** Names with commas between. */
  readonly model: string
  readonly report?: string
  readonly seed: number
  readonly json?: boolean
}

/** Compares rating models over the parts of one log. */
export async function compareOnRatings(
  { log: path, folds, model, report, seed, json }: RatingsLogOptions,
  print: (line: string) => void,
): Promise<void> {
  const progress = createProgress()
  try {
    const { data, rejected, examples } = await readInteractionLog(path, (share) =>
      progress.update(`reading ${path}`, share),
    )
    if (folds < 2 || folds > data.columns.length)
      throw new Failure(
        'REQUEST_INVALID',
        `--folds ${folds} does not fit ${data.columns.length} ratings: take 2 or more, and no more than there are.`,
      )
    const comparison = compareRatings(data, model.split(','), {
      folds,
      seed,
      fit: (train, name) =>
        fitRatings(train, name, {
          seed,
          onProgress: (share) => progress.update(`fitting ${name}`, share),
        }),
    })
    progress.done()
    const measured = { path, users: data.users.length, items: data.items.length, rejected, seed }
    if (report !== undefined) await write(report, ratingsReport(measured, comparison, new Date()))
    if (json) {
      print(JSON.stringify({ log: measured, ...comparison }))
      return
    }
    print(
      `${data.columns.length} ratings of ${data.users.length} users with ${data.items.length} items`,
    )
    if (rejected > 0) print(`${rejected} rows left out, the first for: ${examples[0]!.reason}`)
    for (const line of printRatings(comparison)) print(line)
    if (report !== undefined) print(`report written to ${report}`)
  } finally {
    progress.done()
  }
}

function* printRatings({ folds, models, differences }: RatingsComparison): Iterable<string> {
  yield `${folds} parts, each predicted by models fitted on the others`
  yield ''
  yield* table([
    ['', 'RMSE', 'MAE', 'seconds'],
    ...models.map(({ name, rmse, mae, fitSeconds }) => [
      name,
      `${rmse.mean.toFixed(4)} ±${rmse.error.toFixed(4)}`,
      `${mae.mean.toFixed(4)} ±${mae.error.toFixed(4)}`,
      String(fitSeconds),
    ]),
  ])
  yield ''
  for (const { name, why } of models) yield `${name}: ${why}`
  if (differences.length === 0) return
  yield ''
  yield 'Differences of RMSE on the same ratings, with 95 % intervals:'
  yield* table(
    differences.map(({ first, second, mean, low, high, isReal }) => [
      `  ${first} less ${second}`,
      `${mean.toFixed(4)} (${low.toFixed(4)} to ${high.toFixed(4)})`,
      isReal ? 'real' : 'may be chance',
    ]),
  )
}
