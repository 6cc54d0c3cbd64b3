import type {
  ConversationView,
  NeedView,
  Page,
  Problem,
  ProductCard,
  Reply,
  StartConversation,
} from '../../http/contract.ts'
import { forgetShopper, randomId, shopperId } from '../shared/shopper.ts'
import { local } from '../shared/storage.ts'
import { ApiError, type ShopApi, type Ticket } from './api.ts'

export interface ShopperEntry {
  readonly kind: 'shopper'
  /** The client message id: sending again under it never makes a second turn. */
  readonly key: string
  readonly text: string
  readonly page: Page | null
  readonly failure: SendFailure | null
}

export interface ReplyEntry {
  readonly kind: 'reply'
  readonly key: string
  readonly author: 'assistant' | 'operator'
  readonly text: string
  readonly products: readonly ProductCard[]
  readonly need: NeedView | null
  /** The whole reply, once it has arrived. */
  readonly reply: Reply | null
  readonly isStreaming: boolean
  readonly wasStopped: boolean
  readonly rating: 'up' | 'down' | null
}

export type Entry = ShopperEntry | ReplyEntry

/** Why a message did not get its reply, in the words the panel has for it. */
export interface SendFailure {
  readonly reason: 'offline' | 'busy' | 'tooLong' | 'failed'
  readonly retryAfter: number | null
}

export type SessionStatus = 'idle' | 'opening' | 'open' | 'unreachable'

const resumeDelaysMs = [300, 1000, 3000]
const pollMs = 4000

/**
 * The conversation as the panel sees it: what was said, what is being said, and how to go on after
 * a failure. Knows the API and the browser's storage, nothing of how it is drawn.
 */
export class ChatSession {
  entries: readonly Entry[] = []
  status: SessionStatus = 'idle'
  /** `waiting` or `human` while a person of the shop has, or is about to take, the conversation. */
  handover: 'waiting' | 'human' | null = null
  position: number | null = null

  readonly #api: ShopApi
  readonly #storageKey: string
  readonly #onChange: () => void
  readonly #onReply: (entry: ReplyEntry) => void
  #ticket: Ticket | null = null
  #opening: Promise<void> | null = null
  #turn: AbortController | null = null
  #poll: ReturnType<typeof setInterval> | undefined

  constructor(options: {
    readonly api: ShopApi
    readonly store: string
    readonly onChange: () => void
    readonly onReply: (entry: ReplyEntry) => void
  }) {
    this.#api = options.api
    this.#storageKey = `shop-assistant:${options.store}:conversation`
    this.#onChange = options.onChange
    this.#onReply = options.onReply
  }

  get isBusy(): boolean {
    return this.#turn !== null
  }

  /** Restores the conversation of this browser, or starts one. */
  open(start: StartConversation): Promise<void> {
    if (this.status === 'open') return Promise.resolve()
    this.#opening ??= this.#open(start).finally(() => {
      this.#opening = null
      this.#changed()
    })
    this.#changed()
    return this.#opening
  }

  async #open(start: StartConversation): Promise<void> {
    this.status = 'opening'
    try {
      const ticket = this.#storedTicket()
      if (ticket === null || !(await this.#restore(ticket))) await this.#start(start)
      this.status = 'open'
    } catch {
      this.status = 'unreachable'
    }
  }

  async #start(start: StartConversation): Promise<void> {
    const started = await this.#api.start({ ...start, shopperId: shopperId() })
    this.#ticket = { conversationId: started.conversationId, token: started.token }
    this.#store()
    const greeting = replyEntry(started.reply)
    this.entries = [greeting, ...this.entries.filter((entry) => entry.kind === 'shopper')]
    this.#setHandover(null, null)
  }

  /** False when the conversation is gone, so that a new one has to be started. */
  async #restore(ticket: Ticket): Promise<boolean> {
    try {
      const view = await this.#api.transcript(ticket)
      this.#ticket = ticket
      this.#show(view)
      return view.state !== 'closed'
    } catch (error) {
      if (!isGone(error)) throw error
      local.remove(this.#storageKey)
      return false
    }
  }

  #show(view: ConversationView): void {
    // What is already shown keeps its key, so that it is neither drawn nor announced again.
    const shown = new Map(
      this.entries.flatMap((entry) =>
        entry.kind === 'reply' && entry.reply ? [[entry.reply.id, entry] as const] : [],
      ),
    )
    const known = new Set(view.messages.map((message) => message.clientMessageId))
    const unsent = this.entries.filter(
      (entry) => entry.kind === 'shopper' && entry.failure !== null && !known.has(entry.key),
    )
    const said = view.messages.map((message, index): Entry => {
      if (message.role === 'shopper') {
        const unanswered = index === view.messages.length - 1 && view.state === 'assistant'
        return {
          kind: 'shopper',
          key: message.clientMessageId ?? `message-${message.seq}`,
          text: message.text,
          page: null,
          failure:
            unanswered && message.clientMessageId !== null
              ? { reason: 'failed', retryAfter: null }
              : null,
        }
      }
      const entry = message.reply
        ? replyEntry(message.reply)
        : operatorEntry(`message-${message.seq}`, message.text)
      const old = message.reply ? shown.get(message.reply.id) : undefined
      return {
        ...entry,
        key: old?.key ?? entry.key,
        author: message.role === 'operator' ? 'operator' : 'assistant',
        rating: old?.rating ?? null,
      }
    })
    this.entries = [...said, ...unsent]
    const isHeld = view.state === 'waiting' || view.state === 'human'
    this.#setHandover(isHeld ? (view.state as 'waiting' | 'human') : null, this.position)
    this.#changed()
  }

  /** Says something; resolves when the reply is there, or the attempt has failed. */
  async send(text: string, page: Page, start: StartConversation): Promise<void> {
    const entry: ShopperEntry = { kind: 'shopper', key: randomId(), text, page, failure: null }
    if (this.status !== 'open') await this.open(start)
    this.entries = [...this.entries, entry]
    await this.#take(entry, start)
  }

  /** Sends a failed message again, under the same id. */
  async retry(key: string, start: StartConversation): Promise<void> {
    const failed = this.entries.find((entry) => entry.key === key)
    if (failed?.kind !== 'shopper' || this.isBusy) return
    if (this.status !== 'open') await this.open(start)
    this.#replace(key, { ...failed, failure: null })
    await this.#take(failed, start)
  }

  /** Stops the reply under way; what has come of it stays. */
  stop(): void {
    this.#turn?.abort()
  }

  async #take(message: ShopperEntry, start: StartConversation): Promise<void> {
    if (this.#turn) return
    const turn = new AbortController()
    this.#turn = turn
    const replyKey = `reply-to-${message.key}`
    const draft: ReplyEntry = {
      ...operatorEntry(replyKey, ''),
      author: 'assistant',
      isStreaming: true,
    }
    this.entries = [...this.entries.filter((entry) => entry.key !== replyKey), draft]
    this.#changed()
    try {
      if (this.#ticket === null) throw new TypeError('No conversation')
      const reply = await this.#receive(message, draft, turn.signal, start)
      const finished = { ...replyEntry(reply), key: replyKey }
      this.#replace(replyKey, finished)
      this.#setHandover(reply.handover?.state ?? this.handover, reply.handover?.position ?? null)
      this.#store()
      this.#onReply(finished)
    } catch (error) {
      if (turn.signal.aborted) {
        const partial = this.entries.find((entry) => entry.key === replyKey)
        if (partial?.kind === 'reply')
          this.#replace(replyKey, { ...partial, isStreaming: false, wasStopped: true })
      } else {
        this.entries = this.entries.filter((entry) => entry.key !== replyKey)
        this.#replace(message.key, { ...message, failure: failureOf(error) })
      }
    } finally {
      this.#turn = null
      this.#changed()
    }
  }

  /** Reads one turn to its end, resuming the stream where it breaks. */
  async #receive(
    message: ShopperEntry,
    draft: ReplyEntry,
    signal: AbortSignal,
    start: StartConversation,
  ): Promise<Reply> {
    const body = {
      text: message.text,
      clientMessageId: message.key,
      ...(message.page ? { page: message.page } : {}),
    }
    let lastEventId = ''
    let entry = draft
    const update = (change: Partial<ReplyEntry>) => {
      entry = { ...entry, ...change }
      this.#replace(draft.key, entry)
    }
    for (let attempt = 0; ; attempt++) {
      const ticket = this.#ticket
      if (ticket === null) throw new TypeError('No conversation')
      try {
        for await (const event of this.#api.turn(ticket, body, signal, lastEventId)) {
          lastEventId = event.id
          const data: unknown = JSON.parse(event.data)
          switch (event.event) {
            case 'reply-start':
              update({ text: '' })
              break
            case 'understanding':
              update({ need: (data as { need: NeedView | null }).need })
              break
            case 'products':
              update({ products: (data as { products: ProductCard[] }).products })
              break
            case 'text-delta':
              update({ text: entry.text + (data as { text: string }).text })
              break
            case 'reply-end':
              return data as Reply
            case 'error':
              throw problemError(data)
          }
        }
        throw new TypeError('The stream ended before the reply did')
      } catch (error) {
        if (signal.aborted) throw error
        if (isGone(error) && attempt === 0) {
          // The conversation has expired: go on in a new one, with the same message.
          this.entries = this.entries.filter((old) => old.key === draft.key || old === message)
          await this.#start(start)
          this.entries = [...this.entries.filter((old) => old.key !== draft.key), draft]
          lastEventId = ''
          continue
        }
        const delay = resumeDelaysMs[attempt]
        if (error instanceof ApiError || lastEventId === '' || delay === undefined) throw error
        await pause(delay, signal)
      }
    }
  }

  async rate(entry: ReplyEntry, rating: 'up' | 'down'): Promise<void> {
    if (this.#ticket === null || entry.reply === null) return
    this.#replace(entry.key, { ...entry, rating })
    this.#changed()
    try {
      await this.#api.rate(this.#ticket, { replyId: entry.reply.id, rating })
    } catch {
      this.#replace(entry.key, { ...entry, rating: entry.rating })
      this.#changed()
    }
  }

  /** Leaves the conversation where it is and starts another. */
  async reset(start: StartConversation): Promise<void> {
    this.stop()
    this.#forget()
    await this.open(start)
  }

  /**
   * Erases the conversation and what is known of the shopper, here and at the shop.
   *
   * @returns false when the shop could not be reached; nothing is forgotten then.
   */
  async erase(start: StartConversation): Promise<boolean> {
    this.stop()
    const ticket = this.#ticket
    try {
      if (ticket) {
        await this.#api.eraseShopper(ticket, shopperId()).catch((error: unknown) => {
          if (!(error instanceof ApiError)) throw error
        })
        await this.#api.eraseConversation(ticket)
      }
    } catch (error) {
      if (!isGone(error)) return false
    }
    forgetShopper()
    this.#forget()
    await this.open(start)
    return true
  }

  /** Another tab has talked: show what was said there. */
  async refresh(): Promise<void> {
    if (this.isBusy || this.status !== 'open') return
    const ticket = this.#storedTicket()
    if (ticket === null) return
    const before = this.entries
    try {
      const view = await this.#api.transcript(ticket)
      if (this.isBusy || this.entries !== before) return
      const isNews =
        ticket.conversationId !== this.#ticket?.conversationId ||
        view.messages.length !== before.filter(isStored).length ||
        (view.state === 'assistant' && this.handover !== null)
      this.#ticket = ticket
      if (isNews) this.#show(view)
    } catch {
      // The other tab may have erased it; the next message finds out.
    }
  }

  isStorageKey(key: string | null): boolean {
    return key === this.#storageKey
  }

  #setHandover(state: 'waiting' | 'human' | null, position: number | null): void {
    this.handover = state
    this.position = state === 'waiting' ? position : null
    clearInterval(this.#poll)
    this.#poll = undefined
    if (state !== null)
      this.#poll = setInterval(() => {
        if (document.visibilityState === 'visible') void this.refresh()
      }, pollMs)
  }

  dispose(): void {
    clearInterval(this.#poll)
    this.stop()
  }

  #forget(): void {
    local.remove(this.#storageKey)
    this.#ticket = null
    this.entries = []
    this.status = 'idle'
    this.#setHandover(null, null)
    this.#changed()
  }

  #storedTicket(): Ticket | null {
    try {
      const stored = JSON.parse(local.get(this.#storageKey) ?? 'null') as Partial<Ticket> | null
      if (typeof stored?.conversationId !== 'string' || typeof stored.token !== 'string')
        return null
      return { conversationId: stored.conversationId, token: stored.token }
    } catch {
      return null
    }
  }

  /** Also tells the other tabs that there is something new. */
  #store(): void {
    if (this.#ticket)
      local.set(this.#storageKey, JSON.stringify({ ...this.#ticket, changedAt: Date.now() }))
  }

  #replace(key: string, entry: Entry): void {
    this.entries = this.entries.map((old) => (old.key === key ? entry : old))
    this.#changed()
  }

  #changed(): void {
    this.#onChange()
  }
}

function replyEntry(reply: Reply): ReplyEntry {
  return {
    kind: 'reply',
    key: reply.id,
    author: 'assistant',
    text: reply.text,
    products: reply.products,
    need: reply.need,
    reply,
    isStreaming: false,
    wasStopped: false,
    rating: null,
  }
}

function operatorEntry(key: string, text: string): ReplyEntry {
  return {
    kind: 'reply',
    key,
    author: 'operator',
    text,
    products: [],
    need: null,
    reply: null,
    isStreaming: false,
    wasStopped: false,
    rating: null,
  }
}

function isStored(entry: Entry): boolean {
  return entry.kind === 'shopper' ? entry.failure === null : !entry.wasStopped
}

/** A conversation that is unknown, expired or not ours. */
function isGone(error: unknown): boolean {
  return error instanceof ApiError && [401, 403, 404, 410].includes(error.status)
}

function problemError(data: unknown): ApiError {
  const problem = ((data as { problem?: Problem }).problem ?? data) as Partial<Problem>
  return new ApiError(problem.status ?? 500, problem.code ?? '', problem.detail ?? '')
}

function failureOf(error: unknown): SendFailure {
  if (!(error instanceof ApiError)) return { reason: 'offline', retryAfter: null }
  if (error.status === 429) return { reason: 'busy', retryAfter: error.retryAfter }
  if (error.status === 413 || error.code === 'TEXT_TOO_LONG')
    return { reason: 'tooLong', retryAfter: null }
  return { reason: 'failed', retryAfter: error.retryAfter }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new DOMException('Stopped', 'AbortError'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal.addEventListener('abort', stop, { once: true })
  })
}
