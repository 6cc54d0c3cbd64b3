import type { Assistant, IncomingMessage, TurnListener } from '../dialog/assistant.ts'
import type { Problem, Reply, streamEvents } from './contract.ts'
import { isAbort } from './problem.ts'

type StreamEvent = (typeof streamEvents)[number]

/** The events of one reply, kept while it is told and for a while after. */
export interface ReplyStream {
  /** Id of the first frame; the others follow in steps of one. */
  readonly firstId: number
  /** Ready for the wire. */
  readonly frames: readonly string[]
  readonly isRunning: boolean
  /** Set when the turn failed. */
  readonly failure: unknown
  /** Wakes the reader at every new frame and at the end. When the last one leaves, work stops. */
  join(wake: () => void): () => void
}

export interface ReplyStreams {
  /**
   * The stream of the reply to `message`, and the position of the first frame to send. A message
   * with the `clientMessageId` of a reply that is still kept joins it behind `lastEventId`.
   */
  open(
    conversationId: string,
    message: IncomingMessage,
    lastEventId: number | undefined,
  ): Promise<{ stream: ReplyStream; from: number }>
  /** Drops what is kept of a conversation. */
  forget(conversationId: string): void
}

export interface ReplyStreamsOptions {
  /** How long a finished reply can be resumed. */
  readonly keepMs: number
  /** Replies kept at most; the oldest goes first. @default 1000 */
  readonly maxKept?: number
  readonly onTurn: (reply: Reply) => void
  readonly onFailure: (error: unknown) => Problem
}

export function frame(id: number, event: StreamEvent, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`
}

interface Kept {
  readonly conversationId: string
  readonly running: RunningReply
  expiry?: NodeJS.Timeout
}

export function createReplyStreams(
  assistant: Assistant,
  { keepMs, maxKept = 1000, onTurn, onFailure }: ReplyStreamsOptions,
): ReplyStreams {
  /** Oldest first. */
  const kept = new Map<string, Kept>()

  function drop(key: string, entry: Kept): void {
    clearTimeout(entry.expiry)
    if (kept.get(key) === entry) kept.delete(key)
  }

  function begin(
    key: string | undefined,
    conversationId: string,
    message: IncomingMessage,
    firstId: number,
  ) {
    const running = runReply(assistant, conversationId, message, firstId, onFailure)
    const entry: Kept = { conversationId, running }
    if (key !== undefined) {
      kept.set(key, entry)
      for (const [oldest, { running: old }] of kept) {
        if (kept.size <= maxKept) break
        if (!old.isRunning) kept.delete(oldest)
      }
    }
    void running.ended.then((reply) => {
      if (reply) onTurn(reply)
      if (key === undefined) return
      if (!reply) drop(key, entry)
      else entry.expiry = setTimeout(() => drop(key, entry), keepMs).unref()
    })
    return running
  }

  return {
    async open(conversationId, message, lastEventId) {
      const { clientMessageId } = message
      const key = clientMessageId === undefined ? undefined : `${conversationId} ${clientMessageId}`
      const running = key === undefined ? undefined : kept.get(key)?.running
      // Work that was told to stop may still come to its end; if not, the turn is taken anew.
      const isUsable = running && (!running.isStopped || (await running.ended) !== undefined)
      if (!isUsable)
        return { stream: begin(key, conversationId, message, (lastEventId ?? 0) + 1), from: 0 }
      const position = (lastEventId ?? 0) - running.firstId + 1
      const isInside = position > 0 && position <= running.frames.length
      return { stream: running, from: isInside ? position : 0 }
    },
    forget(conversationId) {
      for (const [key, entry] of kept) if (entry.conversationId === conversationId) drop(key, entry)
    },
  }
}

interface RunningReply extends ReplyStream {
  /** True once the last reader left before the end. */
  readonly isStopped: boolean
  /** The reply, or `undefined` when the turn failed. */
  readonly ended: Promise<Reply | undefined>
}

/** Runs one turn and writes down what it tells. */
function runReply(
  assistant: Assistant,
  conversationId: string,
  message: IncomingMessage,
  firstId: number,
  onFailure: (error: unknown) => Problem,
): RunningReply {
  const frames: string[] = []
  const readers = new Set<() => void>()
  const abort = new AbortController()
  const told = new Set<StreamEvent>()
  let text = ''
  let isRunning = true
  let failure: unknown

  function tell(event: StreamEvent, data: unknown): void {
    if (!isRunning) return
    told.add(event)
    frames.push(frame(firstId + frames.length, event, data))
    for (const wake of readers) wake()
  }

  const listener = {
    signal: abort.signal,
    onStart: (id: string) => tell('reply-start', { id }),
    onUnderstanding: (need) => tell('understanding', { need }),
    onProducts: (products) => tell('products', { products }),
    onText: (delta: string) => {
      if (delta === '') return
      text += delta
      tell('text-delta', { text: delta })
    },
  } satisfies TurnListener & { signal: AbortSignal }

  /** A reply out of storage, or told in part, is completed: every stream has the same order. */
  function complete(reply: Reply): void {
    if (!told.has('reply-start')) tell('reply-start', { id: reply.id })
    if (!told.has('understanding') && text === '') tell('understanding', { need: reply.need })
    if (!told.has('products') && text === '') tell('products', { products: reply.products })
    if (!reply.text.startsWith(text))
      throw new TypeError(`reply ${reply.id} was told otherwise than it is stored`)
    listener.onText(reply.text.slice(text.length))
    tell('reply-end', reply)
  }

  /** The message is handed over, not closed over: its photos must not stay as long as the frames. */
  async function run(said: IncomingMessage): Promise<Reply | undefined> {
    try {
      const reply = await assistant.say(conversationId, said, listener)
      complete(reply)
      return reply
    } catch (error) {
      failure = error
      if (abort.signal.aborted && isAbort(error)) return undefined
      tell('error', { problem: onFailure(error) })
      return undefined
    } finally {
      isRunning = false
      for (const wake of readers) wake()
    }
  }

  const ended = run(message)
  return {
    firstId,
    frames,
    ended,
    get isRunning() {
      return isRunning
    },
    get isStopped() {
      return abort.signal.aborted
    },
    get failure() {
      return failure
    },
    join(wake) {
      readers.add(wake)
      return () => {
        readers.delete(wake)
        if (readers.size === 0 && isRunning) abort.abort()
      }
    },
  }
}
