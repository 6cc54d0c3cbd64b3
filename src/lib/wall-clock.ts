/** Time of day, for what has to hold across a restart; tests bring their own. */
export interface WallClock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Runs `action` once after `ms`, at most 24 days; the return value calls it off. */
  after(ms: number, action: () => void): () => void
}

export const wallClock: WallClock = {
  now: () => Date.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms)
    // What waits is on disk: nobody has to stay for it.
    timer.unref()
    return () => clearTimeout(timer)
  },
}
