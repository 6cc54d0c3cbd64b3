import { Worker } from 'node:worker_threads'
import type { countReading } from './gather.ts'
import { addVersion } from './model-versions.ts'
import type { TrainAnswer, TrainOrder } from './train-worker.ts'

/** How a training ended. */
export type TrainingOutcome =
  | {
      readonly kind: 'saved'
      readonly version: number
      /** False: it is clearly worse than the one in use, which stays. */
      readonly isUsed: boolean
      readonly why: string
      readonly seconds: number
      readonly reading: Reading
    }
  | { readonly kind: 'too-little'; readonly reading: Reading }
  | { readonly kind: 'stopped' }
  /** `reason` says what happened, `cure` the next command to type. */
  | { readonly kind: 'failed'; readonly reason: string; readonly cure: string }

type Reading = ReturnType<typeof countReading>

export interface Training {
  /** Trains once in a thread of its own. While one runs, the same is waited for. */
  run(order: Omit<TrainOrder, 'dataDir'>): Promise<TrainingOutcome>
  /** Ends a training that runs, within moments, leaving no file behind; none begins any more. */
  stop(): Promise<void>
}

export interface TrainingOptions {
  readonly dataDir: string
  /** The built `train-worker`. */
  readonly workerFile: string
  /** Heap of the thread; arrays of numbers lie outside it. @default 2048 */
  readonly heapMb?: number
}

/** Trainings of one data directory, one at a time. */
export function createTraining({ dataDir, workerFile, heapMb = 2048 }: TrainingOptions): Training {
  let running: Promise<TrainingOutcome> | undefined
  let worker: Worker | undefined
  let isStopped = false

  async function train(order: Omit<TrainOrder, 'dataDir'>): Promise<TrainingOutcome> {
    try {
      worker = new Worker(workerFile, {
        workerData: { ...order, dataDir } satisfies TrainOrder,
        resourceLimits: { maxOldGenerationSizeMb: heapMb },
        // The settings are the server's; the thread needs none of them.
        env: {},
        execArgv: [],
      })
      const answer = await answerOf(worker)
      if (isStopped) return { kind: 'stopped' }
      if (answer.kind === 'too-little') return answer
      const { bytes, isWorse, ...about } = answer
      const version = await addVersion(dataDir, bytes, !isWorse)
      return { ...about, kind: 'saved', version, isUsed: !isWorse }
    } catch (error) {
      return isStopped ? { kind: 'stopped' } : failure(error)
    } finally {
      worker = undefined
    }
  }

  return {
    run(order) {
      if (isStopped) return Promise.resolve({ kind: 'stopped' })
      running ??= train(order).finally(() => (running = undefined))
      return running
    },
    async stop() {
      isStopped = true
      await worker?.terminate()
      await running
    },
  }
}

function answerOf(worker: Worker): Promise<TrainAnswer> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) =>
      reject(new Error(`The training thread ended with ${code}, without an answer.`)),
    )
  })
}

function failure(error: unknown): TrainingOutcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = error instanceof Error ? error.message : String(error)
  const cures: Record<string, string> = {
    ERR_WORKER_OUT_OF_MEMORY:
      'Train on a machine with more memory, with the same data directory: npx aisle train',
    MODULE_NOT_FOUND: 'Build it and start the server again: npm run build',
    ERR_MODULE_NOT_FOUND: 'Build it and start the server again: npm run build',
    STORAGE_FULL: 'Free some space on the disk of the data directory; it is tried again.',
    ENOSPC: 'Free some space on the disk of the data directory; it is tried again.',
  }
  return {
    kind: 'failed',
    reason,
    cure: cures[code] ?? 'Look at the cause: npx aisle doctor, then npx aisle train',
  }
}
