import { writeFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { readInteractionLog } from '../behaviour/interaction-log.ts'
import { fitRatings, ratingModelNames } from '../recommend/fit-ratings.ts'
import { ratingErrors } from '../recommend/metrics.ts'
import { compareOnRatings } from './compare-on-ratings.ts'
import { createProgress } from './progress.ts'
import { parseNames, parseSeed } from './ranker-options.ts'
import { parseCount } from './search.ts'

interface RatingsOptions {
  log?: string
  folds: number
  train?: string
  test?: string
  model: string
  report?: string
  run?: string
  seed: number
  json?: boolean
}

/**
 * `aisle evaluate ratings`: fits a model on ratings, predicts others, tells its errors; with `--log` it
 * compares models over the parts of one log.
 */
export function evaluateRatingsCommand(print: (line: string) => void = console.log): Command {
  return new Command('ratings')
    .description('fit a model on ratings and predict others')
    .option(
      '--log <file>',
      'CSV user,item,rating[,timestamp], to be cut into parts and measured on',
    )
    .option('--folds <n>', 'parts of the log, each predicted from the others', parseCount, 5)
    .option('--train <file>', 'CSV with the header user,item,rating[,timestamp]')
    .option('--test <file>', 'ratings to predict, the same form')
    .addOption(
      new Option(
        '--model <names>',
        `what predicts, several with commas between: ${ratingModelNames.join(', ')}`,
      )
        .argParser(parseNames(ratingModelNames))
        .default('auto'),
    )
    .option('--report <file>', 'with --log: a page with tables and plots to write, HTML')
    .option('--run <file>', 'predictions to write: CSV user,item,rating')
    .option('--seed <n>', 'of everything random', parseSeed, 1)
    .option('--json', 'print one JSON object')
    .action(async (options: RatingsOptions, command: Command) => {
      const { log: path, train, test, model: name, run, seed, json } = options
      if (path !== undefined) {
        if (train !== undefined || test !== undefined || run !== undefined)
          command.error(
            "error: option '--log <file>' stands alone, without --train, --test and --run",
          )
        return compareOnRatings({ ...options, log: path }, print)
      }
      if (train === undefined || test === undefined)
        return command.error(
          `error: required option '--${train === undefined ? 'train' : 'test'} <file>' not specified; to compare models take --log FILE`,
        )
      if (name.includes(','))
        command.error('error: several models are compared over parts of one log: take --log FILE')
      const progress = createProgress()
      const log = await readInteractionLog(train)
      const { data } = log
      const { data: wanted } = await readInteractionLog(test)
      const startedAt = performance.now()
      const { model, why } = fitRatings(data, name, {
        seed,
        onProgress: (share) => progress.update(`fitting ${name}`, share),
      })
      const fitSeconds = Number(((performance.now() - startedAt) / 1000).toFixed(2))
      progress.done()
      const users = new Map(data.users.map((id, u) => [id, u]))
      const items = new Map(data.items.map((id, i) => [id, i]))
      const predicted = wanted.users.flatMap((user, u) =>
        Array.from({ length: wanted.starts[u + 1]! - wanted.starts[u]! }, (_, n) => {
          const at = wanted.starts[u]! + n
          const item = wanted.items[wanted.columns[at]!]!
          const rating = model.predict(users.get(user) ?? -1, items.get(item) ?? -1)
          return { user, item, rating, real: wanted.values[at]! }
        }),
      )
      const errors = ratingErrors(predicted.map(({ rating, real }) => [rating, real]))
      if (run !== undefined)
        await writeFile(
          run,
          [
            'user,item,rating\n',
            ...predicted.map(
              ({ user, item, rating }) => `${quoted(user)},${quoted(item)},${rating.toFixed(6)}\n`,
            ),
          ].join(''),
        )
      const summary = { model: name, why, ...errors, ratings: predicted.length, fitSeconds }
      if (json) print(JSON.stringify({ ...summary, rejected: log.rejected }))
      else {
        print(
          `${data.columns.length} ratings of ${data.users.length} users, ${log.rejected} left out`,
        )
        print(`predicts by ${why}`)
        print(
          `RMSE ${errors.rmse.toFixed(4)}, MAE ${errors.mae.toFixed(4)} on ${predicted.length} ratings, fitted in ${fitSeconds} s`,
        )
      }
    })
}

/** A cell of CSV (RFC 4180). */
const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
