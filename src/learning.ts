import type { Registry } from 'prom-client'
import type { Engine, EngineOptions } from './app.ts'
import { countReading } from './behaviour/gather.ts'
import { startLearner } from './behaviour/learner.ts'
import { createTraining, type TrainingOutcome } from './behaviour/training.ts'
import { createWatch, deedsLearnt } from './behaviour/watch.ts'
import type { Config } from './config.ts'
import type { Reply } from './domain/reply.ts'
import type { EventsPort } from './http/events-port.ts'
import { registerLearning, type LearningFigures } from './http/learning-metrics.ts'
import type { Log } from './log.ts'
import { trainWorkerFile } from './root.ts'

/** What a running server does to learn: it looks on, trains when due, and tells how that goes. */
export interface Learning {
  /** The stored events, looked at on their way in. */
  readonly events: EventsPort
  readonly seeReply: (reply: Reply) => void
  /** Ends a training that runs, within moments. */
  stop(): Promise<void>
}

export interface LearningOptions {
  readonly onNotice?: EngineOptions['onNotice']
  /** The built thread that trains the ranker. @default that of `dist` */
  readonly trainWorker?: string
  /** How often is looked whether a training is due, in milliseconds. @default a minute */
  readonly lookForTrainingMs?: number
}

/** A ranker this many times as old as the setting allows is stale, where shoppers did something since. */
const staleAfter = 3
const hourMs = 3_600_000

export function startLearning(
  engine: Engine,
  { AISLE_TRAIN_EVERY: everyHours }: Pick<Config, 'AISLE_TRAIN_EVERY'>,
  log: Log,
  registry: Registry,
  options: LearningOptions = {},
): Learning {
  const { storage } = engine
  const { dataDir } = storage
  let last: TrainingOutcome | undefined
  let startedAt: number | undefined
  /** What became of the deeds when a training last read the log. */
  let read: Readonly<Record<string, number>> | undefined

  const watch = createWatch(() => {
    const { version } = engine.learning()
    const { docBySku, products } = engine.shop().catalogue
    return {
      version,
      deeds: () => deedsLearnt(engine.learning()),
      products: products.length,
      isSold: (sku) => docBySku.has(sku),
    }
  })

  const figures = (): LearningFigures => {
    const now = engine.learning()
    const { ranker, version } = now
    const ageMs = ranker ? Date.now() - Date.parse(ranker.trainedAt) : 0
    const drift = watch.drift()
    const bias = watch.bias()
    const isOld = everyHours > 0 && ageMs > staleAfter * everyHours * hourMs
    return {
      ranker: ranker && { version, ageSeconds: ageMs / 1000 },
      deeds: read ?? countReading(now),
      isTraining: startedAt !== undefined,
      drift: drift?.psi ?? null,
      popularityLift: bias?.popularityLift ?? null,
      gini: bias?.gini ?? null,
      coverage: bias?.coverage ?? null,
      alarms: {
        drift: drift?.isAlarming ?? false,
        popularity: bias?.isPopularityAlarming ?? false,
        concentration: bias?.isConcentrationAlarming ?? false,
        stale: isOld && watch.hasNews(),
        failed: last?.kind === 'failed',
        worse: last?.kind === 'saved' && !last.isUsed,
      },
    }
  }
  const metrics = registerLearning(registry, figures)

  const learner = startLearner({
    dataDir,
    events: storage.events,
    training: createTraining({ dataDir, workerFile: options.trainWorker ?? trainWorkerFile }),
    everyHours,
    knowledge: engine.knowledge,
    onStart: () => (startedAt = performance.now()),
    onOutcome(outcome) {
      last = outcome
      metrics.countTraining(nameOf(outcome), (performance.now() - startedAt!) / 1000)
      startedAt = undefined
      if ('reading' in outcome) read = outcome.reading
      tell(outcome, log, options.onNotice)
    },
    onError: (error) => log.error({ err: error }, 'looking whether to train failed'),
    ...(options.lookForTrainingMs !== undefined && { everyMs: options.lookForTrainingMs }),
  })

  return {
    events: {
      async record(events) {
        const receipt = await storage.events.record(events)
        watch.seeEvents(events)
        return receipt
      },
    },
    seeReply({ act, products }) {
      if (act === 'recommend') watch.seeRecommended(products.map(({ sku }) => sku))
    },
    stop: () => learner.stop(),
  }
}

const nameOf = (outcome: TrainingOutcome): string =>
  outcome.kind === 'saved' ? (outcome.isUsed ? 'used' : 'worse') : outcome.kind

function tell(outcome: TrainingOutcome, log: Log, onNotice: EngineOptions['onNotice']): void {
  if (outcome.kind === 'failed') {
    const { reason, cure } = outcome
    log.error({ reason, cure }, 'training the ranker failed')
    onNotice?.(`Training the ranker failed; the one before goes on. ${reason} ${cure}`)
  } else if (outcome.kind === 'saved' && !outcome.isUsed)
    onNotice?.(
      `The ranker just trained, version ${outcome.version}, is clearly worse than the one in use, which goes on. Look: npx aisle train --status`,
    )
  else log.info({ outcome }, 'training the ranker ended')
}
