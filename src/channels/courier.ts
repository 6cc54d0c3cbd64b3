import type { WallClock } from '../lib/wall-clock.ts'
import type { Letter, Letters } from '../storage/letters.ts'
import { waitAfter } from './backoff.ts'
import type { Post, PostOutcome } from './post.ts'
import { sign, type Secrets } from './standard-webhooks.ts'

export interface CourierParts {
  readonly letters: Letters
  readonly url: URL
  readonly secrets: Secrets
  readonly post: Post
  readonly clock: WallClock
  /** From 0 to 1, for the jitter. @default Math.random */
  readonly random?: () => number
  /** Told when letters cannot go out and a person has to do something. */
  readonly onNotice?: ((text: string) => void) | undefined
  readonly onError?: ((error: unknown) => void) | undefined
}

/** Brings letters to the webhook's address: at least once, in order within a conversation. */
export interface Courier {
  /** Looks for letters that are due; to be called when some may have been written. */
  wake(): void
  /** Resolves when nothing is on its way any more, whatever may be due later. */
  idle(): Promise<void>
  /** Ends within seconds; what did not arrive stays on disk. */
  close(): Promise<void>
}

/** One attempt, from the look-up of the name to the head of the answer. */
export const attemptMs = 15_000
/** A letter that did not arrive within three days is given up. */
export const giveUpMs = 3 * 24 * 60 * 60 * 1000
/** Conversations served at the same time. */
const mostAtOnce = 16
/** After a fault of the database. */
const lookAgainMs = 5_000
/** A longer `Retry-After` is not believed. */
const longestRetryAfterMs = 24 * 60 * 60 * 1000
/** What is on its way may take this long at the end. */
const patienceMs = 2_000

export function createCourier(parts: CourierParts): Courier {
  const { letters, clock, url, onNotice, onError } = parts
  const busy = new Map<string, Promise<void>>()
  const ending = new AbortController()
  let looking: Promise<void> | null = null
  let looksAgain = false
  let callOff = (): void => {}
  const closing = new AbortController()
  const isClosed = (): boolean => closing.signal.aborted

  const iso = (ms: number): string => new Date(ms).toISOString()

  const look = async (): Promise<void> => {
    do {
      looksAgain = false
      const now = iso(clock.now())
      const due = await letters.due(now, mostAtOnce + busy.size)
      for (const letter of due)
        if (!isClosed() && busy.size < mostAtOnce && !busy.has(letter.conversationId)) carry(letter)
      const next = await letters.nextDueAfter(now)
      callOff()
      if (next !== undefined && !isClosed())
        callOff = clock.after(Math.max(1, Date.parse(next) - clock.now()), wake)
    } while (looksAgain && !isClosed())
  }

  const wake = (): void => {
    if (isClosed()) return
    if (looking) {
      looksAgain = true
      return
    }
    looking = look()
      .catch((error: unknown) => {
        onError?.(error)
        callOff()
        if (!isClosed()) callOff = clock.after(lookAgainMs, wake)
      })
      .finally(() => {
        looking = null
        // Called between the last look and now.
        if (looksAgain) wake()
      })
  }

  const carry = (letter: Letter): void => {
    const way = deliver(letter)
      .catch((error: unknown) => onError?.(error))
      .finally(() => {
        busy.delete(letter.conversationId)
        wake()
      })
    busy.set(letter.conversationId, way)
  }

  const deliver = async (letter: Letter): Promise<void> => {
    if ((await letters.stoppedAt(url.href)) !== undefined)
      return letters.bury(letter, iso(clock.now()), goneFault)
    const outcome = await attempt(parts, letter, ending.signal)
    if (ending.signal.aborted) return
    await settle(letter, outcome)
  }

  const settle = async (letter: Letter, outcome: PostOutcome): Promise<void> => {
    const now = clock.now()
    if (hasArrived(outcome)) return letters.arrived(letter, iso(now))
    if (outcome.kind === 'answered' && outcome.status === 410) {
      await letters.stop(url.href)
      await letters.buryAll(goneFault)
      onNotice?.(
        'The address of the webhooks wants no more (410 Gone): replies to bots are kept as dead letters. When it works again: npx aisle webhooks replay',
      )
      return
    }
    const fault = faultOf(outcome)
    if (now - Date.parse(letter.createdAt) >= giveUpMs) {
      await letters.bury(letter, iso(now), fault)
      onNotice?.(
        `A reply to a bot did not arrive for three days (${fault}): npx aisle webhooks list`,
      )
      return
    }
    const wait = waitAfter(letter.attempts + 1, (parts.random ?? Math.random)())
    const asked = outcome.kind === 'answered' ? (outcome.retryAfterMs ?? 0) : 0
    const until = now + Math.max(wait, Math.min(asked, longestRetryAfterMs))
    await letters.postpone(letter, iso(until), fault)
  }

  const idle = async (): Promise<void> => {
    if (!looking && busy.size === 0) return
    await Promise.all([looking, ...busy.values()])
    await idle()
  }

  return {
    wake,
    idle,
    async close() {
      closing.abort()
      callOff()
      const timer = setTimeout(() => ending.abort(), patienceMs)
      await idle()
      clearTimeout(timer)
    },
  }
}

const goneFault = 'the address answered 410 Gone and gets no more'

async function attempt(
  { post, url, secrets, clock }: CourierParts,
  { id, body }: Letter,
  ending: AbortSignal,
): Promise<PostOutcome> {
  const late = new AbortController()
  const stopTimer = clock.after(attemptMs, () => late.abort())
  try {
    const headers = {
      'content-type': 'application/json',
      ...sign(id, Math.floor(clock.now() / 1000), body, secrets),
    }
    return await post(url, headers, body, AbortSignal.any([late.signal, ending]))
  } finally {
    stopTimer()
  }
}

const hasArrived = (outcome: PostOutcome): boolean =>
  outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300

function faultOf(outcome: PostOutcome): string {
  if (outcome.kind !== 'answered') return outcome.reason
  const { status } = outcome
  return status >= 300 && status < 400
    ? `the address answered ${status}; redirects are not followed`
    : `the address answered ${status}`
}
