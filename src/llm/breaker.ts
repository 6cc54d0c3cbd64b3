import {
  circuitBreaker,
  CircuitState,
  handleWhen,
  type IBackoff,
  type IBackoffFactory,
  type IBreaker,
} from 'cockatiel'
import type { Clock } from './clock.ts'
import { ModelFault, type ModelFaultKind } from './language-model.ts'

export interface BreakerOptions {
  /** Failures in a row, or within `withinMs`, that open it. @default 5 */
  readonly failures?: number
  /** @default 10_000 */
  readonly withinMs?: number
  /** How long it stays open before one call may try. @default 15_000 */
  readonly probeAfterMs?: number
}

/** The right to ask the model once. Whoever holds it tells how it ended; only the first word counts. */
export interface Passage {
  succeed(): void
  fail(reason: unknown): void
}

export interface Breaker {
  /** @throws {ModelFault} `open` at once while the model is to be left alone. */
  enter(): Promise<Passage>
}

/**
 * Keeps calls away from a model that fails. Opens after some failures, at once on a wrong key or a
 * model that is not there; then lets a single call try from time to time.
 */
export function createBreaker(
  clock: Clock,
  { failures = 5, withinMs = 10_000, probeAfterMs = 15_000 }: BreakerOptions = {},
): Breaker {
  const count = new FailureCount(clock, failures, withinMs)
  const policy = circuitBreaker(
    // A try that was called off proves nothing: the model is left alone for another while.
    handleWhen(
      (error) =>
        count.note(error) ||
        (policy.state === CircuitState.HalfOpen && !(error instanceof ModelFault)),
    ),
    { breaker: count, halfOpenAfter: waiting(probeAfterMs, clock) },
  )

  return {
    enter: () =>
      new Promise((admit, refuse) => {
        if (policy.state === CircuitState.HalfOpen) return refuse(openFault())
        policy
          .execute(
            () =>
              new Promise<void>((resolve, reject) =>
                admit({ succeed: () => resolve(), fail: (reason) => reject(reason) }),
              ),
          )
          // Without effect when the passage was admitted: then its holder knows the reason.
          .catch(() => refuse(openFault()))
      }),
  }
}

const openFault = (): ModelFault =>
  new ModelFault('open', 'The model failed often a moment ago; it is tried again soon')

/** Faults that say nothing about the health of the model. */
const harmless = new Set<ModelFaultKind>([
  'budget',
  'overflow',
  'unsupported',
  'no-pictures',
  'open',
])
/** Faults that no second try cures. */
const hopeless = new Set<ModelFaultKind>(['bad-key', 'no-model'])

/** Decides when the breaker opens. It is told of each failure first by `note`, then by `failure`. */
class FailureCount implements IBreaker {
  state: unknown
  readonly #clock: Clock
  readonly #most: number
  readonly #withinMs: number
  #inARow = 0
  #times: number[] = []
  #isTripped = false

  constructor(clock: Clock, most: number, withinMs: number) {
    this.#clock = clock
    this.#most = most
    this.#withinMs = withinMs
  }

  /** Whether the error counts as a failure. */
  note(error: unknown): boolean {
    if (!(error instanceof ModelFault) || harmless.has(error.kind)) return false
    const now = this.#clock.now()
    this.#inARow++
    this.#times = [...this.#times, now].filter((time) => now - time <= this.#withinMs)
    this.#isTripped ||=
      hopeless.has(error.kind) || this.#inARow >= this.#most || this.#times.length >= this.#most
    return true
  }

  success(state: CircuitState): void {
    this.#inARow = 0
    if (state !== CircuitState.HalfOpen) return
    this.#times = []
    this.#isTripped = false
  }

  failure(): boolean {
    return this.#isTripped
  }
}

/** The breaker's wait by our clock: it compares its own with a duration, so over is less than none. */
function waiting(ms: number, clock: Clock): IBackoffFactory<unknown> {
  const next = (): IBackoff<unknown> => {
    const since = clock.now()
    return {
      next,
      get duration() {
        return clock.now() - since < ms ? Infinity : -Infinity
      },
    }
  }
  return { next }
}
