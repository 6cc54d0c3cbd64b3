/** A signal of one's own that also ends when `outer` does, with the same reason. */
export interface LinkedAbort {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
  /** Ends the work and takes the listener off `outer`. */
  release(): void
}

export function linkAbort(outer: AbortSignal): LinkedAbort {
  const inner = new AbortController()
  const follow = (): void => inner.abort(outer.reason)
  if (outer.aborted) follow()
  else outer.addEventListener('abort', follow, { once: true })
  return {
    signal: inner.signal,
    abort: (reason) => inner.abort(reason),
    release() {
      outer.removeEventListener('abort', follow)
      inner.abort()
    },
  }
}

/** `work`, or the signal's reason as soon as it is aborted, even if `work` does not listen to it. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => {}) // Whoever loses the race may still fail later; nobody waits for it then.
  signal.throwIfAborted()
  let stop: () => void = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
