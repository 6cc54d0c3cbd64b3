import type { Page } from '../domain/conversation.ts'
import type { NeedView, ProductCard, Reply } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'

/** What a turn tells while it runs, in this order. Everything told is part of the final reply. */
export interface TurnListener {
  onStart?(replyId: string): void
  onUnderstanding?(need: NeedView | null): void
  onProducts?(products: readonly ProductCard[]): void
  /** The deltas, joined, equal `Reply.text`. */
  onText?(delta: string): void
}

export interface IncomingMessage {
  /** May be empty where there are photos. */
  readonly text: string
  /** Photos as checked data URLs; they live as long as the turn and are stored nowhere. */
  readonly images?: readonly string[] | undefined
  readonly clientMessageId?: string | undefined
  readonly page?: Page | undefined
  /** Ends the work behind the turn: the reader has gone away. */
  readonly signal?: AbortSignal | undefined
}

export interface StoredMessage {
  readonly seq: number
  readonly role: 'shopper' | 'assistant' | 'operator'
  readonly text: string
  readonly reply: Reply | null
  readonly clientMessageId: string | null
  /** ISO 8601, UTC. */
  readonly at: string
}

/** The assistant as every door sees it: widget, API, terminal. */
export interface Assistant {
  /** Opens a conversation and greets. `token` is shown once; only its hash is kept. */
  start(options: {
    locale?: Locale | undefined
    channel?: string | undefined
    shopperId?: string | null | undefined
    /** True when it is proved who the shopper is. @default false */
    isProved?: boolean | undefined
    page?: Page | undefined
  }): Promise<{ conversationId: string; token: string; reply: Reply }>

  /** True when `token` proves ownership of the conversation; compares in constant time. */
  owns(conversationId: string, token: string): Promise<boolean>

  /**
   * One turn. The shopper's message is on disk before anything else happens, the reply before it
   * is returned; of photos without words, that there were some. The same `clientMessageId` again
   * gives the same reply, no second turn and no second look. Turns of
   * one conversation run one after the other.
   *
   * @throws {Failure} `TEXT_EMPTY`, `TEXT_TOO_LONG`, `CONVERSATION_NOT_FOUND`, `STORAGE_FULL`.
   */
  say(conversationId: string, message: IncomingMessage, listener?: TurnListener): Promise<Reply>

  /** @throws {Failure} `CONVERSATION_NOT_FOUND`. */
  transcript(conversationId: string): Promise<{
    conversationId: string
    locale: Locale
    state: 'assistant' | 'waiting' | 'human' | 'closed'
    messages: StoredMessage[]
  }>

  /** Erases the conversation and everything said in it; unknown ids are ignored. */
  erase(conversationId: string): Promise<void>

  /** @throws {Failure} `REPLY_NOT_FOUND` when the reply is not of this conversation. */
  rate(
    conversationId: string,
    feedback: { replyId: string; rating: 'up' | 'down'; comment?: string | undefined },
  ): Promise<void>

  /** Ends what is done beside the turns; resolves within seconds, when it is done or given up. */
  close(): Promise<void>
}
