import { Command, Option } from 'commander'
import { aboutItems } from '../behaviour/about-items.ts'
import { gather } from '../behaviour/gather.ts'
import { readInteractionLog } from '../behaviour/interaction-log.ts'
import type { LearntWeights } from '../behaviour/learn-weights.ts'
import { loadRanker } from '../behaviour/model-file.ts'
import { addVersion, rollBack } from '../behaviour/model-versions.ts'
import { fitJudged, packTrained, weigh, type JudgedRanker } from '../behaviour/train-ranker.ts'
import { Failure } from '../domain/failure.ts'
import { fitRanker, rankerNames } from '../recommend/fit-ranker.ts'
import type { Interactions } from '../recommend/interactions.ts'
import type { Open } from './ask.ts'
import { createProgress } from './progress.ts'
import { describeJudgement, printStatus } from './train-status.ts'

interface TrainOptions {
  model: string
  interactions?: string
  seed: number
  rollback?: boolean
  status?: boolean
  force?: boolean
  json?: boolean
  dataDir?: string
}

type Engine = Awaited<ReturnType<Open>>

/** `aisle train`: fits the shop's ranker on what shoppers did, and keeps it. */
export function trainCommand(open: Open, print: (line: string) => void = console.log): Command {
  return new Command('train')
    .description('fit the ranker of the shop on what shoppers did')
    .addOption(new Option('--model <name>', 'what ranks').choices(rankerNames).default('auto'))
    .option('--interactions <file>', 'a log to learn from instead of the stored events')
    .option('--seed <n>', 'of everything random', Number, 1)
    .option('--force', 'use it, even where it is clearly worse than the one in use')
    .option('--status', 'list the rankers that are kept, and which one counts')
    .option('--rollback', 'go back to the ranker before the last')
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)')
    .action(async (options: TrainOptions) => {
      const engine = await open(options.dataDir)
      try {
        const { dataDir } = engine.storage
        if (options.status) await printStatus(dataDir, print, options.json === true)
        else if (options.rollback) {
          const version = await rollBack(dataDir)
          print(
            options.json
              ? JSON.stringify({ version })
              : version === null
                ? 'No trained ranker is left: the one learnt at the start counts.'
                : `Version ${version} counts again.`,
          )
        } else await train(engine, options, print)
      } finally {
        await engine.close()
      }
    })
}

async function train(
  engine: Engine,
  options: TrainOptions,
  print: (line: string) => void,
): Promise<void> {
  const { dataDir, events } = engine.storage
  const startedAt = performance.now()
  const progress = createProgress()
  const stored = await events.count()
  const { data, deeds } = await dataOf(options, engine)
  const request = {
    model: options.model,
    seed: options.seed,
    ...(await aboutItems(engine.shop().catalogue)),
    onProgress: (label: string, share: number) => progress.update(label, share),
  }
  // The one in use did not learn from that file: on its last deeds it would be no match.
  const judged: JudgedRanker =
    options.interactions === undefined
      ? fitJudged(data, await loadRanker(dataDir).catch(() => null), request)
      : { ...fitRanker(data, options.model, { ...request, k: 20 }), judgement: null, weights: null }
  const { catalogue, distributions } = engine.shop()
  const fitted = weigh(judged, catalogue, distributions, options.seed)
  progress.done()
  const { why, trials, judgement, weights, learnt } = fitted
  // Who names a model gets it; what `auto` or `hybrid` makes has to stand its ground.
  const isChosen = options.model === 'auto' || options.model === 'hybrid'
  const isUsed = options.force === true || !isChosen || !judgement?.isWorse
  const trainedAt = new Date().toISOString()
  const seconds = (performance.now() - startedAt) / 1000
  const about = { by: 'command', events: stored, seconds } as const
  const bytes = packTrained(fitted, data, deeds, trainedAt, about)
  // Before the ranker, by whose version a running server sees that there is something new.
  if (options.interactions === undefined) await engine.openSegments(true)
  const version = await addVersion(dataDir, bytes, isUsed)
  if (options.json) {
    print(JSON.stringify({ version, isUsed, why, trials, judgement, weights, trainedAt }))
    return
  }
  print(
    `${data.columns.length} interactions of ${data.users.length} shoppers with ${data.items.length} products`,
  )
  print(`ranks by ${why}`)
  if (learnt) print(describeWeights(learnt))
  if (judgement) print(describeJudgement(judgement))
  print(
    isUsed
      ? `saved as version ${version}; a running server takes it up within a minute`
      : `kept as version ${version} and not used: it is clearly worse. To use it all the same: npx aisle train --force`,
  )
}

async function dataOf(
  { interactions }: TrainOptions,
  engine: Engine,
): Promise<{ data: Interactions; deeds: ReadonlyMap<string, number> }> {
  if (interactions !== undefined) {
    const { data } = await readInteractionLog(interactions)
    const deeds = new Map<string, number>()
    for (const item of data.columns) {
      const sku = data.items[item]!
      deeds.set(sku, (deeds.get(sku) ?? 0) + 1)
    }
    return { data, deeds }
  }
  const { events, shoppers } = engine.storage
  const without = await shoppers.withoutLearning()
  const behaviour = await gather(events, engine.shop().catalogue.docBySku, Date.now(), without)
  if (behaviour.data.columns.length > 0) return behaviour
  throw new Failure(
    'FEED_UNREADABLE',
    'Nobody has done anything here yet. Send events to /v1/events, bring a log in by "aisle import --format interactions FILE", or name one: aisle train --interactions FILE.',
  )
}

const describeWeights = ({ weights, choices }: LearntWeights): string =>
  `what counts, by ${choices} choices: ${Object.entries(weights)
    .map(([name, weight]) => `${name} ${weight.toFixed(2)}`)
    .join(', ')}`
