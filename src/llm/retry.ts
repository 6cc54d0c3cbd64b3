import { ModelFault, type ModelFaultKind } from './language-model.ts'

/** Faults that may pass. A timeout is one only when the endpoint could not be connected to. */
const passing = new Set<ModelFaultKind>(['unreachable', 'timeout', 'rate-limited', 'server'])

export interface RetryBudget {
  /** Counts a call. */
  noteCall(): void
  /** Takes one retry, if there is one. */
  take(): boolean
}

/** At most a tenth of the last hundred calls may be tried again, one at least. */
export function createRetryBudget(): RetryBudget {
  const calls: { wasRetried: boolean }[] = []
  return {
    noteCall() {
      calls.push({ wasRetried: false })
      if (calls.length > 100) calls.shift()
    },
    take() {
      const used = calls.filter(({ wasRetried }) => wasRetried).length
      const last = calls.at(-1)
      if (last === undefined || used >= Math.max(1, Math.floor(calls.length / 10))) return false
      const free = last.wasRetried ? calls.findLast(({ wasRetried }) => !wasRetried) : last
      if (free) free.wasRetried = true
      return true
    },
  }
}

/** Milliseconds to wait before another try: what the endpoint asks for, else 300 to 600. */
export function waitBeforeRetry(error: unknown, random: () => number): number | undefined {
  if (!(error instanceof ModelFault) || !passing.has(error.kind)) return undefined
  return error.retryAfterMs ?? 300 + 300 * random()
}
