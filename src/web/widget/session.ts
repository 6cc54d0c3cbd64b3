import type {
  ChangeProfile,
  ConversationView,
  Page,
  ProfileView,
  Reply,
  StartConversation,
} from '../../http/contract.ts'
import type { Language } from '../shared/language.ts'
import { forgetShopper, randomId, shopperId } from '../shared/shopper.ts'
import { isGone, type ShopApi, type Ticket } from './api.ts'
import {
  entriesOf,
  failureOf,
  isStored,
  replyEntry,
  wordsEntry,
  type Entry,
  type ReplyEntry,
  type ShopperEntry,
} from './entries.ts'
import { receiveReply } from './receive-reply.ts'
import { TicketStore } from './ticket-store.ts'

/** What a shopper's wish to have their data deleted has led to; `failed` deletes nothing here. */
export type Erasure = 'shopper' | 'conversation' | 'failed'

export type SessionStatus = 'idle' | 'opening' | 'open' | 'unreachable'

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
  readonly #tickets: TicketStore
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
    this.#tickets = new TicketStore(options.store)
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
      const ticket = this.#tickets.read()
      if (ticket === null || !(await this.#restore(ticket))) await this.#start(start)
      this.status = 'open'
    } catch {
      this.status = 'unreachable'
    }
  }

  async #start(start: StartConversation): Promise<void> {
    const started = await this.#api.start({ ...start, shopperId: shopperId() })
    this.#ticket = { conversationId: started.conversationId, token: started.token }
    this.#tickets.write(this.#ticket)
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
      this.#tickets.remove()
      return false
    }
  }

  #show(view: ConversationView): void {
    this.entries = entriesOf(view, this.entries)
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
      ...wordsEntry(replyKey, 'assistant', ''),
      isStreaming: true,
    }
    this.entries = [...this.entries.filter((entry) => entry.key !== replyKey), draft]
    this.#changed()
    try {
      const reply = await this.#receive(message, draft, turn.signal, start)
      const finished = { ...replyEntry(reply), key: replyKey }
      this.#replace(replyKey, finished)
      this.#setHandover(reply.handover?.state ?? this.handover, reply.handover?.position ?? null)
      if (this.#ticket) this.#tickets.write(this.#ticket)
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

  /** One turn; when the conversation has expired, in a new one, with the same message. */
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
    const receive = (ticket: Ticket | null) => {
      if (ticket === null) throw new TypeError('No conversation')
      let entry = draft
      return receiveReply(
        (lastEventId) => this.#api.turn(ticket, body, signal, lastEventId),
        (change) => {
          entry = { ...entry, ...change }
          this.#replace(draft.key, entry)
        },
        signal,
      )
    }
    try {
      return await receive(this.#ticket)
    } catch (error) {
      if (signal.aborted || !isGone(error)) throw error
      this.entries = this.entries.filter((old) => old.key === draft.key || old.key === message.key)
      await this.#start(start)
      this.entries = [...this.entries.filter((old) => old.key !== draft.key), draft]
      return receive(this.#ticket)
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

  /** What the shop knows of this browser's shopper. */
  profile(language: Language): Promise<ProfileView> {
    return this.#api.profile(this.#proof(), shopperId(), language)
  }

  changeProfile(change: ChangeProfile, language: Language): Promise<ProfileView> {
    return this.#api.changeProfile(this.#proof(), shopperId(), change, language)
  }

  #proof(): Ticket {
    if (this.#ticket === null) throw new TypeError('No conversation')
    return this.#ticket
  }

  /** Leaves the conversation where it is and starts another. */
  async reset(start: StartConversation): Promise<void> {
    this.stop()
    this.#forget()
    await this.open(start)
  }

  /**
   * Erases the conversation, what this browser keeps, and what the shop knows of the shopper where it
   * can erase that.
   */
  async erase(start: StartConversation): Promise<Erasure> {
    this.stop()
    const ticket = this.#ticket ?? this.#tickets.read()
    let isShopperErased = false
    try {
      if (ticket) {
        isShopperErased = await this.#api.eraseShopper(ticket, shopperId())
        await this.#api.eraseConversation(ticket)
      }
    } catch (error) {
      if (!isGone(error)) return 'failed'
    }
    forgetShopper()
    this.#forget()
    await this.open(start)
    return isShopperErased ? 'shopper' : 'conversation'
  }

  /** Another tab has talked: show what was said there. */
  async refresh(): Promise<void> {
    if (this.isBusy || this.status !== 'open') return
    const ticket = this.#tickets.read()
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
    return this.#tickets.isKey(key)
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
    this.#tickets.remove()
    this.#ticket = null
    this.entries = []
    this.status = 'idle'
    this.#setHandover(null, null)
    this.#changed()
  }

  #replace(key: string, entry: Entry): void {
    this.entries = this.entries.map((old) => (old.key === key ? entry : old))
    this.#changed()
  }

  #changed(): void {
    this.#onChange()
  }
}
