import type { Server } from 'node:http'

/** Tells the parts of the server that it is going away. */
export interface Drain {
  /** Aborted at the first word of stopping: nothing new is begun. */
  readonly stopping: AbortSignal
  /** Aborted shortly before the end: what still streams says so and ends. */
  readonly lastCall: AbortSignal
  /**
   * Stops accepting, lets what runs finish, and resolves when every connection is closed, at the
   * latest after `withinMs`. Calling it again waits for the same end.
   */
  stop(server: Server, options?: { withinMs?: number }): Promise<void>
}

const idleSweepMs = 50

export function createDrain(): Drain {
  const stopping = new AbortController()
  const lastCall = new AbortController()
  let stopped: Promise<void> | undefined

  async function drain(server: Server, withinMs: number): Promise<void> {
    stopping.abort()
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeIdleConnections()
    const idleSweep = setInterval(() => server.closeIdleConnections(), idleSweepMs)
    const graceMs = Math.min(1000, withinMs / 2)
    const warn = setTimeout(() => lastCall.abort(), withinMs - graceMs)
    const cut = setTimeout(() => server.closeAllConnections(), withinMs)
    await closed
    clearInterval(idleSweep)
    clearTimeout(warn)
    clearTimeout(cut)
  }

  return {
    stopping: stopping.signal,
    lastCall: lastCall.signal,
    stop: (server, { withinMs = 25_000 } = {}) => (stopped ??= drain(server, withinMs)),
  }
}
