import { Command, InvalidArgumentError } from 'commander'
import { readExposures } from '../behaviour/exposure-log.ts'
import { Failure } from '../domain/failure.ts'
import { assign, checkArms, type Arm, type Experiment } from '../recommend/experiment/assign.ts'
import { checkSampleRatio } from '../recommend/experiment/sample-ratio.ts'
import { compareRates, type Tally } from '../recommend/experiment/sequential-test.ts'
import { table } from './print-comparison.ts'

interface ExperimentOptions {
  name: string
  arms: readonly Arm[]
  expected: number
  json?: boolean
}

/** `aisle experiment`: deals shoppers into arms, and tells what an experiment says so far. */
export function experimentCommand(print: (line: string) => void = console.log): Command {
  const withArms = (command: Command): Command =>
    command
      .requiredOption('--name <name>', 'of the experiment')
      .requiredOption(
        '--arms <list>',
        'with their shares, the old one first: old=0.5,new=0.5',
        parseArms,
      )
      .option('--json', 'print one JSON object')
  return new Command('experiment')
    .description('deal shoppers into arms, and compare the arms at any time')
    .addCommand(
      withArms(new Command('assign'))
        .description('print the arm of each shopper')
        .argument('<shopper...>', 'ids')
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
      withArms(new Command('status'))
        .description('compare the arms; it may be looked at as often as one likes')
        .requiredOption('--log <file>', 'who was shown what: CSV shopper,arm,success')
        .option('--expected <x>', 'difference hoped for, fixed beforehand', parseExpected, 0.01)
        .action(async ({ log, ...options }: ExperimentOptions & { log: string }) => {
          const status = await statusOf(log, options)
          if (options.json) print(JSON.stringify(status))
          else for (const line of report(status)) print(line)
        }),
    )
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

async function statusOf(
  path: string,
  { name, arms, expected }: ExperimentOptions,
): Promise<Status> {
  const { byShopper, mixed } = await readExposures(path)
  const experiment: Experiment = { name, arms }
  const tallies = arms.map((arm) => ({ name: arm.name, shoppers: 0, successes: 0 }))
  let strays = 0
  for (const [shopper, { arm, isSuccess }] of byShopper) {
    const tally = tallies.find((one) => one.name === arm)
    if (!tally)
      throw new Failure(
        'REQUEST_INVALID',
        `${path} has an arm "${arm.slice(0, 40)}" that --arms does not name. Name every arm with its share.`,
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

function parseArms(text: string): readonly Arm[] {
  const arms = text.split(',').map((part) => {
    const [, name, share] = /^(.+)=([\d.]+)$/.exec(part.trim()) ?? []
    if (name === undefined) throw new InvalidArgumentError('must look like old=0.5,new=0.5')
    return { name, share: Number(share) }
  })
  try {
    checkArms(arms)
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message)
  }
  return arms
}

function parseExpected(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('must be between 0 and 1')
  return value
}
