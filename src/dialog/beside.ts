/** Work that nobody waits for: it is done beside the turns and must not fail them. */
export interface Beside {
  /** Begins `task`; its signal is aborted when the work has to end. */
  run(task: (signal: AbortSignal) => Promise<void>): void
  /** Waits for what runs, at most `patienceMs`, then ends it. */
  close(): Promise<void>
}

/** Milliseconds that running work is given at the end. */
const patienceMs = 2_000

/** `onError` is told of every task that failed, unless it was ended. */
export function createBeside(onError?: (error: unknown) => void): Beside {
  const running = new Set<Promise<void>>()
  const ending = new AbortController()
  return {
    run(task) {
      const run = task(ending.signal)
        .catch((error: unknown) => {
          if (!ending.signal.aborted) onError?.(error)
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    async close() {
      const timer = setTimeout(() => ending.abort(), patienceMs)
      await Promise.all(running)
      clearTimeout(timer)
    },
  }
}
