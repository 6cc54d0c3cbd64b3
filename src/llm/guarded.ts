import { linkAbort, unlessAborted, type LinkedAbort } from './abort.ts'
import { createBreaker, type Breaker, type BreakerOptions, type Passage } from './breaker.ts'
import { createBudget, type Budget } from './budget.ts'
import { systemClock, type Clock } from './clock.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelCall,
  type ModelFaultKind,
  type ModelRequest,
  type ModelUsage,
} from './language-model.ts'
import { createRetryBudget, waitBeforeRetry, type RetryBudget } from './retry.ts'
import { estimateUsage } from './usage.ts'

/** Milliseconds. */
export interface GuardOptions {
  /** From the question to the first piece of a stream. @default 8_000 */
  readonly firstTokenMs?: number
  /** Between two pieces, while the reader waits for one. @default 10_000 */
  readonly stallMs?: number
  /** A whole call with its retry. @default 30_000 */
  readonly callMs?: number
  /** Whole calls of some tasks, where they may take less. */
  readonly taskMs?: Partial<Readonly<Record<ModelRequest['task'], number>>>
  readonly breaker?: BreakerOptions
  /** @default no limit */
  readonly budget?: Budget
  /** Told of every call when it has ended; must not throw. */
  readonly onCall?: (report: CallReport) => void
  readonly clock?: Clock
  /** From 0 to 1, for the wait before a retry. @default Math.random */
  readonly random?: () => number
}

export interface CallReport {
  readonly task: ModelRequest['task']
  readonly model: string
  readonly outcome: 'ok' | ModelFaultKind | 'aborted'
  readonly ms: number
  /** Of a stream that began, else `undefined`. */
  readonly firstTokenMs: number | undefined
  /** `undefined` when nothing was used. */
  readonly usage: ModelUsage | undefined
  /** In minor units, with fractions; `undefined` without prices. */
  readonly costMinor: number | undefined
}

type Stream<T> = AsyncGenerator<string, T, undefined>
/** A stream as far as the guard looks at it; a whole answer is one without pieces. */
interface Pieces<T> {
  next(): Promise<IteratorResult<string, T>>
  return?(value: never): Promise<unknown>
}
type Ask<T> = (call: ModelCall) => Pieces<T>

/** What is known of a call while it runs. */
interface Progress {
  readonly whole: LinkedAbort
  readonly startedAt: number
  readonly callMs: number
  firstTokenAt: number | undefined
  text: string
}

/**
 * A model with limits of time, one retry, a breaker and budgets. It never waits longer than the
 * limits, even for a model that does not listen to its signal. A retry comes only before the first
 * piece, only for what may pass, and only when its wait fits into the call.
 *
 * Faults of its own: `timeout`, `open`, `budget`.
 */
export function guard(model: LanguageModel, options: GuardOptions = {}): LanguageModel {
  const guarded = new Guarded(model.name, options)
  return {
    name: model.name,
    async answer(request, call) {
      // A whole answer has no first piece to wait for; only the call is limited.
      const ask: Ask<ModelAnswer> = (inner) => ({
        next: async () => ({ done: true, value: await model.answer(request, inner) }),
      })
      const { value } = await guarded.run(request, call, ask, Infinity).next()
      return value as ModelAnswer
    },
    stream: (request, call) =>
      guarded.run(request, call, (inner) => model.stream(request, inner), options.firstTokenMs),
  }
}

class Guarded {
  readonly #name: string
  readonly #options: GuardOptions
  readonly #clock: Clock
  readonly #breaker: Breaker
  readonly #budget: Budget
  readonly #retries: RetryBudget = createRetryBudget()

  constructor(name: string, options: GuardOptions) {
    this.#name = name
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#breaker = createBreaker(this.#clock, options.breaker)
    this.#budget = options.budget ?? createBudget()
  }

  /** One call from budget to report. */
  async *run<T extends Pick<ModelAnswer, 'usage'>>(
    request: ModelRequest,
    call: ModelCall,
    ask: Ask<T>,
    firstTokenMs = 8_000,
  ): Stream<T> {
    call.signal.throwIfAborted()
    const callMs = this.#options.taskMs?.[request.task] ?? this.#options.callMs ?? 30_000
    const startedAt = this.#clock.now()
    const whole = linkAbort(call.signal)
    const progress: Progress = { whole, startedAt, callMs, firstTokenAt: undefined, text: '' }
    let outcome: CallReport['outcome'] = 'aborted'
    let usage: ModelUsage | undefined
    const reserved = this.#reserve(request, call, progress)
    const stopTimer = this.#clock.after(callMs, () => whole.abort(this.#late('answer', callMs)))
    try {
      const value = yield* this.#try(call, ask, progress, firstTokenMs)
      outcome = 'ok'
      usage = value.usage
      return value
    } catch (error) {
      outcome = error instanceof ModelFault ? error.kind : 'aborted'
      throw error
    } finally {
      stopTimer()
      whole.release()
      if (isPaidFor(outcome, progress)) usage ??= estimateUsage(request, progress.text)
      reserved.settle(usage)
      this.#report(request, outcome, progress, usage)
    }
  }

  #reserve(request: ModelRequest, call: ModelCall, progress: Progress) {
    try {
      return this.#budget.reserve(request, call)
    } catch (error) {
      progress.whole.release()
      this.#report(request, 'budget', progress, undefined)
      throw error
    }
  }

  /** At most two attempts. */
  async *#try<T>(
    call: ModelCall,
    ask: Ask<T>,
    progress: Progress,
    firstTokenMs: number,
  ): Stream<T> {
    this.#retries.noteCall()
    try {
      return yield* this.#attempt(await this.#breaker.enter(), call, ask, progress, firstTokenMs)
    } catch (error) {
      const passage = await this.#anotherPassage(error, progress)
      if (!passage) throw error
      return yield* this.#attempt(passage, call, ask, progress, firstTokenMs)
    }
  }

  /** Leave for a second attempt after its wait; `undefined` when there is to be none. */
  async #anotherPassage(error: unknown, progress: Progress): Promise<Passage | undefined> {
    const { whole, firstTokenAt, startedAt, callMs } = progress
    // Limits of our own are no reason to try again: the model was reached and did not answer.
    if (firstTokenAt !== undefined || error instanceof LateFault) return undefined
    const waitMs = waitBeforeRetry(error, this.#options.random ?? Math.random)
    const leftMs = startedAt + callMs - this.#clock.now()
    if (waitMs === undefined || waitMs >= leftMs || !this.#retries.take()) return undefined
    await this.#sleep(waitMs, whole.signal)
    return this.#breaker.enter().catch(() => undefined)
  }

  async *#attempt<T>(
    passage: Passage,
    call: ModelCall,
    ask: Ask<T>,
    progress: Progress,
    firstTokenMs: number,
  ): Stream<T> {
    const link = linkAbort(progress.whole.signal)
    let isHeld = false
    /** A reader that leaves or dawdles says nothing against a stream that has begun. */
    const settle = (reason: unknown): void => {
      const isFault = reason instanceof ModelFault && !isHeld
      if (progress.firstTokenAt !== undefined && !isFault) passage.succeed()
      else passage.fail(reason)
    }
    // At once, for a reader that neither reads on nor leaves.
    link.signal.addEventListener('abort', () => settle(link.signal.reason), { once: true })
    const pieces = ask({ ...call, signal: link.signal })
    let limitMs = firstTokenMs
    try {
      for (;;) {
        const step = await this.#within(limitMs, link, pieces.next())
        if (step.done) {
          passage.succeed()
          return step.value
        }
        progress.firstTokenAt ??= this.#clock.now()
        progress.text += step.value
        limitMs = this.#options.stallMs ?? 10_000
        isHeld = true
        yield step.value
        isHeld = false
      }
    } catch (error) {
      settle(error)
      throw error
    } finally {
      link.release()
      // Not waited for: a model that hangs would hold us.
      pieces.return?.(undefined as never).catch(() => {})
    }
  }

  async #within<R>(limitMs: number, link: LinkedAbort, work: Promise<R>): Promise<R> {
    const stopTimer =
      limitMs === Infinity
        ? () => {}
        : this.#clock.after(limitMs, () => link.abort(this.#late('token', limitMs)))
    try {
      return await unlessAborted(work, link.signal)
    } finally {
      stopTimer()
    }
  }

  async #sleep(ms: number, signal: AbortSignal): Promise<void> {
    let stopTimer = (): void => {}
    const woken = new Promise<void>((resolve) => {
      stopTimer = this.#clock.after(ms, resolve)
    })
    try {
      await unlessAborted(woken, signal)
    } finally {
      stopTimer()
    }
  }

  #report(
    { task }: ModelRequest,
    outcome: CallReport['outcome'],
    { startedAt, firstTokenAt }: Progress,
    usage: ModelUsage | undefined,
  ): void {
    this.#options.onCall?.({
      task,
      model: this.#name,
      outcome,
      ms: this.#clock.now() - startedAt,
      firstTokenMs: firstTokenAt === undefined ? undefined : firstTokenAt - startedAt,
      usage,
      costMinor: usage && this.#budget.costMinor(usage),
    })
  }

  #late(what: 'answer' | 'token', ms: number): LateFault {
    return new LateFault('timeout', `${this.#name} gave no ${what} within ${ms} ms`)
  }
}

/** A limit of the guard, as opposed to a timeout that the adapter met while connecting. */
class LateFault extends ModelFault {}

/** Whether the model worked on the call, so that it is counted although nobody told its usage. */
const isPaidFor = (outcome: CallReport['outcome'], { firstTokenAt }: Progress): boolean =>
  firstTokenAt !== undefined ||
  outcome === 'timeout' ||
  outcome === 'aborted' ||
  outcome === 'garbled'
