import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { Distributions } from '../rank/columns.ts'
import type { Cost } from '../recommend/model.ts'
import { openStorage } from '../storage/open-storage.ts'
import { readCatalogue } from '../catalogue/assemble.ts'
import type { Knowledge } from '../catalogue/knowledge.ts'
import { aboutItems } from './about-items.ts'
import { countReading, gather } from './gather.ts'
import { loadRanker } from './model-file.ts'
import { fitJudged, packTrained, weigh } from './train-ranker.ts'

/** What the thread is started with. */
export interface TrainOrder {
  readonly dataDir: string
  /** What the catalogue is read with. */
  readonly knowledge: Knowledge
  readonly model: string
  readonly seed: number
  readonly most: Cost
  /** Seconds that all that is tried may take, as estimated. */
  readonly total?: number
  /** Deeds below which nothing is trained. */
  readonly fewest: number
}

/** Its one answer; a fault ends the thread with an error instead. */
export type TrainAnswer = {
  /** What became of the deeds of the log. */
  readonly reading: ReturnType<typeof countReading>
} & (
  | { readonly kind: 'too-little' }
  | {
      readonly kind: 'trained'
      /** The ranker's file, transferred. */
      readonly bytes: Uint8Array
      readonly isWorse: boolean
      readonly why: string
      readonly seconds: number
    }
)

/**
 * The thread that trains while the server answers: reads the log by a connection of its own, fits, and
 * hands back the finished file. It writes nothing, so that it may be ended at any moment.
 */
async function train(order: TrainOrder): Promise<TrainAnswer> {
  const startedAt = performance.now()
  // On Linux a priority is the thread's own; elsewhere it would slow the answers too.
  if (process.platform === 'linux') setPriority(10)
  const storage = await openStorage(order.dataDir, { readonly: true })
  try {
    const events = await storage.events.count()
    const trainedAt = new Date().toISOString()
    const without = await storage.shoppers.withoutLearning()
    const catalogue = await readCatalogue(storage, order.knowledge)
    const sold = catalogue?.docBySku ?? new Map<string, number>()
    const { data, deeds, leftOut } = await gather(storage.events, sold, Date.now(), without)
    const found = { reading: countReading({ deeds, leftOut }) }
    if (!catalogue || data.columns.length < order.fewest) return { kind: 'too-little', ...found }
    // A damaged file is no rival; the server has said so when it started.
    const inUse = await loadRanker(order.dataDir).catch(() => null)
    const about = await aboutItems(catalogue)
    const fitted = weigh(
      fitJudged(data, inUse, { ...order, ...about }),
      catalogue,
      new Distributions(catalogue),
      order.seed,
    )
    const seconds = (performance.now() - startedAt) / 1000
    const bytes = packTrained(fitted, data, deeds, trainedAt, { by: 'server', events, seconds })
    const { why, judgement } = fitted
    return {
      kind: 'trained',
      bytes,
      isWorse: judgement?.isWorse ?? false,
      why,
      seconds,
      ...found,
    }
  } finally {
    await storage.close()
  }
}

const answer = await train(workerData as TrainOrder)
parentPort?.postMessage(
  answer,
  answer.kind === 'trained' ? [answer.bytes.buffer as ArrayBuffer] : [],
)
