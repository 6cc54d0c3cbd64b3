import { Command, Option } from 'commander'
import { rankerNames } from '../recommend/fit-ranker.ts'
import { splitNames } from '../recommend/evaluation/splits.ts'
import type { Open } from './ask.ts'
import { compareOnLog } from './compare-on-log.ts'
import { searchOnLog } from './search-on-log.ts'
import { rankTargets } from './rank-targets.ts'
import { parseNames, parseSeed, parseShare, type RankerOptions } from './ranker-options.ts'
import { parseCount } from './search.ts'

/**
 * `aisle evaluate ranker`: with `--train`, `--targets` and `--run` it writes lists for given users; with
 * `--log`, or `--train` and `--test`, it measures one model or several and compares them; with `--train`
 * and `--search` it looks for settings.
 */
export function evaluateRankerCommand(
  open: Open,
  print: (line: string) => void = console.log,
): Command {
  return new Command('ranker')
    .description('rank items for users of a log, or measure rankers on it')
    .option('--log <file>', 'CSV user,item[,rating][,timestamp], to be split and measured on')
    .addOption(
      new Option('--split <how>', 'what of the log is held back')
        .choices(splitNames)
        .default('leave-one-out'),
    )
    .option('--folds <n>', 'parts of k-fold', parseCount, 5)
    .option('--share <x>', 'held back by temporal and random', parseShare, 0.2)
    .option('--train <file>', 'CSV with the header user,item[,rating][,timestamp]')
    .option('--targets <file>', 'one user a line')
    .addOption(
      new Option(
        '--model <names>',
        `what ranks, several with commas between: ${rankerNames.join(', ')}`,
      )
        .argParser(parseNames(rankerNames))
        .default('auto'),
    )
    .option('--k <n>', 'items a list', parseCount, 20)
    .option('--run <file>', 'lists to write: {"user":…,"items":[…],"scores":[…]} a line')
    .option('--candidates <file>', 'rank only these: {"user":…,"items":[…]} a line')
    .option('--test <file>', 'what was chosen later, CSV user,item: the lists are scored by it')
    .option('--params <json>', 'settings of the model instead of its own choice')
    .option('--search <n>', 'try so many settings a model, drawn at random', parseCount)
    .addOption(
      new Option('--diversity <by>', 'what makes items unlike')
        .choices(['co-occurrence', 'features'])
        .default('co-occurrence'),
    )
    .option('--report <file>', 'a page with tables and plots to write, HTML')
    .option('--seed <n>', 'of everything random', parseSeed, 1)
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'where the catalogue says what items are (AISLE_DATA_DIR)')
    .action(async (options: RankerOptions, command: Command) => {
      const { log, train, test, targets, run } = options
      const isMeasuring = log !== undefined || (test !== undefined && !targets && !run)
      if (isMeasuring) return compareOnLog(options, open, print)
      if (options.search !== undefined && train !== undefined && !targets && !run)
        return searchOnLog({ ...options, train, search: options.search }, open, print)
      const needed = { train, targets, run }
      for (const [name, value] of Object.entries(needed))
        if (value === undefined)
          command.error(
            `error: required option '--${name} <file>' not specified; to measure models take --log FILE, or --train FILE --test FILE`,
          )
      if (options.model.includes(','))
        command.error("error: option '--run <file>' holds the lists of one model; name one --model")
      await rankTargets({ ...options, train: train!, targets: targets!, run: run! }, open, print)
    })
}
