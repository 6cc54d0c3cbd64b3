import { Command, InvalidArgumentError, Option } from 'commander'
import { readDecisions } from '../behaviour/decision-log.ts'
import { readInteractionLog } from '../behaviour/interaction-log.ts'
import { Failure } from '../domain/failure.ts'
import { fnv1a } from '../lib/hash.ts'
import { rankerNames } from '../recommend/fit-ranker.ts'
import type { Mean } from '../recommend/metrics.ts'
import { PolicyEstimator, type PolicyEstimate } from '../recommend/policy/estimate.ts'
import { RewardModel, rewardParts } from '../recommend/policy/reward-model.ts'
import { policyKinds, TargetPolicy, type PolicyKind } from '../recommend/policy/target-policy.ts'
import type { Open } from './ask.ts'
import { table } from './print-comparison.ts'
import { createProgress } from './progress.ts'
import { aboutItemsOf, fitAsTold, needsCatalogue, parseSeed, readParams } from './ranker-options.ts'

interface PolicyCommandOptions {
  log: string
  train: string
  model: string
  policy: PolicyKind
  temperature: number
  clip: number
  params?: string
  seed: number
  json?: boolean
  dataDir?: string
}

/** Fewer than this many decisions' worth of evidence are told to be few. */
const fewDecisions = 100

/** `aisle evaluate policy`: what a ranker would have earned where another policy decided. */
export function evaluatePolicyCommand(
  open: Open,
  print: (line: string) => void = console.log,
): Command {
  return new Command('policy')
    .description('estimate what a ranker would earn, from the logged decisions of another policy')
    .requiredOption(
      '--log <file>',
      'decisions: {"user":…,"shown":…,"propensity":…,"reward":…,"candidates":[…]} a line',
    )
    .requiredOption('--train <file>', 'what users did before: CSV user,item[,rating][,timestamp]')
    .addOption(new Option('--model <name>', 'what ranks').choices(rankerNames).default('auto'))
    .addOption(
      new Option('--policy <kind>', 'shows the best item, or the better the likelier')
        .choices(policyKinds)
        .default('softmax'),
    )
    .option('--temperature <x>', 'of softmax: less is greedier', parsePositive, 0.5)
    .option('--clip <x>', 'largest weight of a decision', parsePositive, Infinity)
    .option('--params <json>', 'settings of the model instead of its own choice')
    .option('--seed <n>', 'of everything random', parseSeed, 1)
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'where `content` finds what the items are (AISLE_DATA_DIR)')
    .action(async (options: PolicyCommandOptions) => {
      const { log, model, policy: kind, temperature, seed } = options
      const progress = createProgress()
      try {
        const rewards = await learnRewards(log)
        const { data } = await readInteractionLog(options.train)
        const fitted = fitAsTold(data, model, {
          seed,
          k: 20,
          params: options.params === undefined ? undefined : readParams(options.params),
          ...(needsCatalogue(model) && (await aboutItemsOf(data.items, open, options.dataDir))),
          onProgress: progress.update,
        })
        const policy = new TargetPolicy(data, fitted.model, { kind, temperature })
        const known = new Set(data.items)
        const estimator = new PolicyEstimator(options.clip)
        const clusters = new Map<string, number>()
        for await (const decision of readDecisions(log)) {
          const { line, user, shown, propensity, reward } = decision
          if (line % 1000 === 0) progress.update('weighing decisions', line / rewards.decisions)
          const candidates =
            decision.candidates ?? (known.has(shown) ? data.items : [...data.items, shown])
          const chances = policy.chances(user, candidates)
          const part = partOf(user, line)
          let expected = 0
          for (const [at, chance] of chances.entries())
            if (chance > 0) expected += chance * rewards.model.expect(part, candidates[at]!)
          const key = user === undefined ? `line ${line}` : `user ${user}`
          if (!clusters.has(key)) clusters.set(key, clusters.size)
          estimator.add({
            cluster: clusters.get(key)!,
            weight: chances[candidates.indexOf(shown)]! / propensity,
            reward,
            modelled: rewards.model.expect(part, shown),
            expected,
          })
        }
        const estimate = estimator.finish()
        progress.done()
        if (options.json)
          print(JSON.stringify({ model, policy: kind, why: fitted.why, ...estimate }))
        else for (const text of report(estimate, fitted.why, kind)) print(text)
      } finally {
        progress.done()
      }
    })
}

/** The first reading: mean rewards by item, and whether anything was left to chance. */
async function learnRewards(path: string): Promise<{ model: RewardModel; decisions: number }> {
  const model = new RewardModel()
  let decisions = 0
  let isChancy = false
  for await (const { line, user, shown, propensity, reward } of readDecisions(path)) {
    model.add(partOf(user, line), shown, reward)
    if (propensity < 1) isChancy = true
    decisions++
  }
  if (decisions === 0)
    throw new Failure('FEED_UNREADABLE', `${path} holds no decision. Write one JSON object a line.`)
  if (!isChancy)
    throw new Failure(
      'FEED_UNREADABLE',
      `Every propensity in ${path} is 1: the policy left nothing to chance, so its log says nothing about another one. Show a share of items at random and log their chances.`,
    )
  return { model, decisions }
}

/** Which part of the log a decision is in; all of one user are in the same. */
const partOf = (user: string | undefined, line: number): number =>
  (user === undefined ? line : fnv1a(user)) % rewardParts

function parsePositive(text: string): number {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('must be a number above 0')
  return value
}

function* report(
  { decisions, clusters, logged, ips, snips, dr, weights }: PolicyEstimate,
  why: string,
  kind: PolicyKind,
): Iterable<string> {
  const shown = ({ mean, error }: Mean): string => `${mean.toFixed(4)} ±${error.toFixed(4)}`
  yield `${decisions} decisions for ${clusters} shoppers`
  yield `new policy: ${kind} over ${why}`
  yield ''
  yield* table([
    ['', 'reward a decision', 'above what was earned'],
    ['as logged', shown(logged), ''],
    ...Object.entries({ IPS: ips, 'self-normalised IPS': snips, 'doubly robust': dr }).map(
      ([name, { value, lift }]) => [name, shown(value), shown(lift)],
    ),
  ])
  yield ''
  yield `weights: mean ${shown(weights.mean)}, largest ${weights.largest.toFixed(1)}, worth ${Math.round(weights.effectiveSize)} decisions of the new policy${weights.clipped > 0 ? `, ${(weights.clipped * 100).toFixed(1)} % clipped` : ''}`
  if (weights.clipped === 0 && Math.abs(weights.mean.mean - 1) > 1.5 * weights.mean.error)
    yield 'The mean weight is not 1: the propensities are wrong, or the log never tried much of what the new policy shows. Do not trust the estimates.'
  if (weights.effectiveSize < fewDecisions)
    yield `That is too little evidence for the intervals to hold: take a policy nearer to the logged one (--policy softmax, a higher --temperature), or log more.`
}
