import { Command, Option } from 'commander'
import { contentFeatures } from '../behaviour/content-features.ts'
import { gather } from '../behaviour/gather.ts'
import { readInteractionLog } from '../behaviour/interaction-log.ts'
import { rollBack, saveRanker } from '../behaviour/model-file.ts'
import { Failure } from '../domain/failure.ts'
import { fitRanker, rankerNames } from '../recommend/fit-ranker.ts'
import type { Interactions } from '../recommend/interactions.ts'
import type { Open } from './ask.ts'
import { createProgress } from './progress.ts'

interface TrainOptions {
  model: string
  interactions?: string
  seed: number
  rollback?: boolean
  json?: boolean
  dataDir?: string
}

/** `aisle train`: fits the shop's ranker on what shoppers did, and keeps it. */
export function trainCommand(open: Open, print: (line: string) => void = console.log): Command {
  return new Command('train')
    .description('fit the ranker of the shop on what shoppers did')
    .addOption(new Option('--model <name>', 'what ranks').choices(rankerNames).default('auto'))
    .option('--interactions <file>', 'a log to learn from instead of the stored events')
    .option('--seed <n>', 'of everything random', Number, 1)
    .option('--rollback', 'go back to the ranker before the last')
    .option('--json', 'print one JSON object')
    .option('--data-dir <dir>', 'data directory (default: AISLE_DATA_DIR)')
    .action(async (options: TrainOptions) => {
      const engine = await open(options.dataDir)
      try {
        const { dataDir } = engine.storage
        if (options.rollback) {
          const version = await rollBack(dataDir)
          print(
            options.json
              ? JSON.stringify({ version })
              : version === null
                ? 'No trained ranker is left: the one learnt at the start counts.'
                : `Version ${version} counts again.`,
          )
          return
        }
        const progress = createProgress()
        const data = await dataOf(options, engine)
        const { model, why, trials } = fitRanker(data, options.model, {
          seed: options.seed,
          k: 20,
          features: contentFeatures(engine.shop().catalogue),
          onProgress: (label, share) => progress.update(label, share),
        })
        progress.done()
        const trainedAt = new Date().toISOString()
        // Before the ranker, by whose version a running server sees that there is something new.
        if (options.interactions === undefined) await engine.openSegments(true)
        const version = await saveRanker(dataDir, {
          state: model.state(),
          items: data.items,
          why,
          trainedAt,
        })
        if (options.json) print(JSON.stringify({ version, why, trials, trainedAt }))
        else {
          print(
            `${data.columns.length} interactions of ${data.users.length} shoppers with ${data.items.length} products`,
          )
          print(`ranks by ${why}`)
          print(`saved as version ${version}; a running server takes it up within a minute`)
        }
      } finally {
        await engine.close()
      }
    })
}

async function dataOf(
  { interactions }: TrainOptions,
  engine: Awaited<ReturnType<Open>>,
): Promise<Interactions> {
  if (interactions !== undefined) return (await readInteractionLog(interactions)).data
  const { events, shoppers } = engine.storage
  const without = await shoppers.withoutLearning()
  const { data } = await gather(events, engine.shop().catalogue.docBySku, Date.now(), without)
  if (data.columns.length > 0) return data
  throw new Failure(
    'FEED_UNREADABLE',
    'Nobody has done anything here yet. Send events to /v1/events, or name a log: aisle train --interactions FILE.',
  )
}
