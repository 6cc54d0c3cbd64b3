/** Time as the guards of a model see it; tests bring their own. */
export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number
  /** Runs `action` once after `ms`; the return value calls it off. */
  after(ms: number, action: () => void): () => void
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms)
    return () => clearTimeout(timer)
  },
}
