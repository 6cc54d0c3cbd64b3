/** Work by key: one piece of a key at a time, and no more keys at a time than there are lanes. */
export interface Lanes {
  /**
   * Has `work` done. While the key's work runs, it is done once more afterwards, however often it
   * is asked for: it is to find by itself what there is to do. It must not reject.
   */
  run(key: string, work: () => Promise<void>): void
  isClosed(): boolean
  /** Begins nothing new and waits for what runs, at most two seconds. */
  close(): Promise<void>
}

const patienceMs = 2_000

export function createLanes(most: number): Lanes {
  const running = new Map<string, Promise<void>>()
  /** In order of arrival; the last work of a key stands for all. */
  const queue = new Map<string, () => Promise<void>>()
  let closed = false

  const next = (): void => {
    for (const [key, work] of queue) {
      if (closed || running.size >= most) return
      if (running.has(key)) continue
      queue.delete(key)
      const run = work().finally(() => {
        running.delete(key)
        next()
      })
      running.set(key, run)
    }
  }

  return {
    run(key, work) {
      if (closed) return
      queue.set(key, work)
      next()
    },
    isClosed: () => closed,
    async close() {
      closed = true
      let timer: NodeJS.Timeout | undefined
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMs)
      })
      await Promise.race([Promise.all(running.values()), patience])
      clearTimeout(timer)
    },
  }
}
