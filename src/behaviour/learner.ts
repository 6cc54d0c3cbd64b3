import type { Knowledge } from '../catalogue/knowledge.ts'
import type { Events } from '../storage/events.ts'
import { listRankers } from './model-file.ts'
import type { TrainOrder } from './train-worker.ts'
import type { Training, TrainingOutcome } from './training.ts'

const hour = 3_600_000
/** How often is looked whether a training is due, in milliseconds. */
const lookEveryMs = 60_000
/** Events below which no ranker is chosen: the one that is learnt at start does as well. */
const fewestEvents = 1000
/** Share of events to those of the last training that is worth a new one at once. */
const growth = 1 / 3

export interface TrainingState {
  /** Stored events now. */
  readonly events: number
  /** Of the last ranker, also of one that is not used; `null` without one. */
  readonly last: { readonly events: number; readonly at: number } | null
  /** When a training last failed or found too little; `null` where it did not. */
  readonly failedAt: number | null
  readonly everyHours: number
  readonly now: number
}

/**
 * Whether to train now: when `everyHours` have gone by and something was done since, or a third more
 * was, at least a thousand events. After a failure, or where cleaning left too little, an hour goes by.
 */
export function isDue({ events, last, failedAt, everyHours, now }: TrainingState): boolean {
  if (everyHours === 0 || events < fewestEvents) return false
  if (failedAt !== null && now - failedAt < hour) return false
  if (last === null) return true
  const fresh = events - last.events
  if (fresh >= Math.max(fewestEvents, last.events * growth)) return true
  return fresh > 0 && now - last.at >= everyHours * hour
}

export interface Learner {
  /** Ends a training that runs, and looks no more. */
  stop(): Promise<void>
}

export interface LearnerOptions {
  readonly dataDir: string
  readonly events: Events
  readonly training: Training
  readonly everyHours: number
  readonly knowledge: Knowledge
  readonly onStart?: () => void
  readonly onOutcome: (outcome: TrainingOutcome) => void
  /** Told of what kept it from looking. */
  readonly onError: (error: unknown) => void
  /** @default a minute */
  readonly everyMs?: number
}

/** Trains the ranker of a running server whenever it is due; whoever serves takes the new one up. */
export function startLearner(options: LearnerOptions): Learner {
  const { dataDir, events, training, everyHours, knowledge, onOutcome, onError } = options
  let failedAt: number | null = null
  let isBusy = false

  async function look(): Promise<void> {
    const now = Date.now()
    const last = await lastTraining(dataDir)
    if (!isDue({ events: await events.count(), last, failedAt, everyHours, now })) return
    options.onStart?.()
    const outcome = await training.run({ ...order, knowledge })
    failedAt = outcome.kind === 'failed' || outcome.kind === 'too-little' ? Date.now() : null
    onOutcome(outcome)
  }

  const lookUnlessBusy = (): void => {
    if (isBusy) return
    isBusy = true
    void look()
      .catch(onError)
      .finally(() => (isBusy = false))
  }
  const timer = setInterval(lookUnlessBusy, options.everyMs ?? lookEveryMs).unref()
  if (everyHours === 0) clearInterval(timer)
  return {
    async stop() {
      clearInterval(timer)
      await training.stop()
    },
  }
}

/**
 * What suits a machine that answers shoppers meanwhile: no fit above a minute or a gigabyte, and about ten
 * minutes of fits in all.
 */
const order: Omit<TrainOrder, 'dataDir' | 'knowledge'> = {
  model: 'auto',
  seed: 1,
  most: { seconds: 60, bytes: 1e9 },
  total: 600,
  fewest: 500,
}

async function lastTraining(dataDir: string): Promise<TrainingState['last']> {
  const newest = (await listRankers(dataDir)).at(-1)?.notes
  if (!newest) return null
  return { events: newest.trainedOn?.events ?? 0, at: Date.parse(newest.trainedAt) }
}
