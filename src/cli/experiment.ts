import { Command, InvalidArgumentError, Option } from 'commander'
import { readExposures, type ExposureLog } from '../behaviour/exposure-log.ts'
import { gatherExposures } from '../behaviour/gather-exposures.ts'
import { Failure } from '../domain/failure.ts'
import { assign, type Arm, type Experiment } from '../recommend/experiment/assign.ts'
import { parseArms } from '../recommend/experiment/parse.ts'
import { checkSampleRatio } from '../recommend/experiment/sample-ratio.ts'
import { compareRates, type Tally } from '../recommend/experiment/sequential-test.ts'
import type { EventRecord } from '../storage/events.ts'
import type { Open } from './ask.ts'
import { table } from './print-comparison.ts'

interface ExperimentOptions {
  name: string
  arms: readonly Arm[]
  json?: boolean
}

interface StatusOptions extends Partial<ExperimentOptions> {
  expected: number
  log?: string
  success: EventRecord['type']
  dataDir?: string
}

/** `aisle experiment`: deals shoppers into arms, and tells what an experiment says so far. */
export function experimentCommand(
  open: Open,
  print: (line: string) => void = console.log,
): Command {
  const armsOption = [
    '--arms <list>',
    'with their shares, the old one first: old=0.5,new=0.5',
  ] as const
  return new Command('experiment')
    .description('deal shoppers into arms, and compare the arms at any time')
    .addCommand(
      new Command('assign')
        .description('print the arm of each shopper')
        .argument('<shopper...>', 'ids')
        .requiredOption('--name <name>', 'of the experiment')
        .requiredOption(...armsOption, readArms)
        .option('--json', 'print one JSON object')
        .action((shoppers: string[], { name, arms, json }: ExperimentOptions) => {
          const dealt = shoppers.map((shopper) => ({
            shopper,
            arm: assign({ name, arms }, shopper),
          }))
          if (json) print(JSON.stringify(dealt))
          else for (const { shopper, arm } of dealt) print(`${shopper}\t${arm}`)
        }),
    )
    .addCommand(
      new Command('status')
        .description(
          'compare the arms of the running experiment, or of a log; as often as one likes',
        )
        .option('--log <file>', 'who was shown what, instead: CSV shopper,arm,success')
        .option('--name <name>', 'of the experiment (AISLE_EXPERIMENT)')
        .option(...armsOption, readArms)
        .addOption(
          new Option(
            '--success <deed>',
            'of the running experiment: what counts, after the first look',
          )
            .choices(['purchase', 'cart', 'click', 'view'])
            .default('purchase'),
        )
        .option('--expected <x>', 'difference hoped for, fixed beforehand', parseExpected, 0.01)
        .option('--data-dir <dir>', 'where the shop is (AISLE_DATA_DIR)')
        .option('--json', 'print one JSON object')
        .action(async (options: StatusOptions, command: Command) => {
          const { log, name, arms: given, expected, json } = options
          if (log !== undefined && (name === undefined || given === undefined))
            command.error('error: with --log, --name and --arms say which experiment it is of')
          const status =
            log !== undefined
              ? statusOf(await readExposures(log), { name: name!, arms: given! }, expected, log)
              : await liveStatus(options, open)
          if (json) print(JSON.stringify(status))
          else for (const line of report(status)) print(line)
        }),
    )
}

/** The status of what the server has dealt and noted. */
async function liveStatus(
  { name, arms, expected, success, dataDir }: StatusOptions,
  open: Open,
): Promise<Status> {
  const engine = await open(dataDir)
  try {
    const running = engine.experiment
    const experiment = {
      name: name ?? running?.name ?? '',
      arms: arms ?? running?.arms ?? [],
    }
    if (experiment.name === '' || experiment.arms.length === 0)
      throw new Failure(
        'REQUEST_INVALID',
        'No experiment runs. Start the server with one, for example AISLE_EXPERIMENT=ranking:plain=0.5,used=0.5, or name a log: --log FILE --name NAME --arms LIST.',
      )
    const { exposures, events } = engine.storage
    const log = await gatherExposures(experiment.name, success, exposures, events)
    return statusOf(log, experiment, expected, `experiment ${experiment.name}`)
  } finally {
    await engine.close()
  }
}

interface Status {
  readonly arms: readonly (Tally & { readonly name: string })[]
  readonly ratio: ReturnType<typeof checkSampleRatio>
  /** Shoppers who were shown two arms, and those shown another arm than they are dealt into. */
  readonly mixed: number
  readonly strays: number
  /** Each further arm against the first; alpha is shared among them. */
  readonly comparisons: readonly (ReturnType<typeof compareRates> & { readonly arm: string })[]
}

/** @param source of the log, for what a person reads. */
function statusOf(
  { byShopper, mixed }: ExposureLog,
  experiment: Experiment,
  expected: number,
  source: string,
): Status {
  const { arms } = experiment
  const tallies = arms.map((arm) => ({ name: arm.name, shoppers: 0, successes: 0 }))
  let strays = 0
  for (const [shopper, { arm, isSuccess }] of byShopper) {
    const tally = tallies.find((one) => one.name === arm)
    if (!tally)
      throw new Failure(
        'REQUEST_INVALID',
        `${source} has an arm "${arm.slice(0, 40)}" that --arms does not name. Name every arm with its share.`,
      )
    tally.shoppers++
    if (isSuccess) tally.successes++
    if (assign(experiment, shopper) !== arm) strays++
  }
  const [first, ...others] = tallies
  return {
    arms: tallies,
    ratio: checkSampleRatio(
      arms,
      tallies.map(({ shoppers }) => shoppers),
    ),
    mixed,
    strays,
    comparisons: others.map((other) => ({
      arm: other.name,
      ...compareRates(first!, other, { expected, alpha: 0.05 / others.length }),
    })),
  }
}

function* report({ arms, ratio, mixed, strays, comparisons }: Status): Iterable<string> {
  yield* table([
    ['arm', 'shoppers', 'successes', 'rate'],
    ...arms.map(({ name, shoppers, successes }) => [
      name,
      String(shoppers),
      String(successes),
      shoppers === 0 ? '' : `${((successes / shoppers) * 100).toFixed(2)} %`,
    ]),
  ])
  if (ratio.isMismatch)
    yield `The arms have not the shares they should have (p ${ratio.p.toExponential(1)}): shoppers are lost or counted twice. Find out where before you believe anything below.`
  if (strays > 0)
    yield `${strays} shoppers were shown another arm than they are dealt into: check --name, --arms and their order.`
  if (mixed > 0) yield `${mixed} shoppers were shown two arms and are left out.`
  const percent = (value: number): string => `${(value * 100).toFixed(2)}`
  for (const { arm, difference, low, high, p, isReal, isEnough } of comparisons)
    yield isEnough
      ? `${arm} less ${arms[0]!.name}: ${percent(difference)} points (${percent(low)} to ${percent(high)}), p ${p.toPrecision(2)}: ${isReal ? 'real' : 'may be chance'}`
      : `${arm}: too little to say anything; each arm needs ten successes and ten failures`
}

function readArms(text: string): readonly Arm[] {
  try {
    return parseArms(text)
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
}

function parseExpected(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('must be between 0 and 1')
  return value
}
