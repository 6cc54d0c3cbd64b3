/**
 * The tables, as Kysely types. JSON stands in text columns and times as ISO 8601 UTC text, so that
 * SQLite and PostgreSQL run the same migrations and give the same values back.
 */
export interface Schema {
  catalogue: CatalogueRow
  product: ProductRow
  review: ReviewRow
  conversation: ConversationRow
  message: MessageRow
  feedback: FeedbackRow
  event: EventRow
  shopperChoice: ShopperChoiceRow
  exposure: ExposureRow
  botConversation: BotConversationRow
  botDelivery: BotDeliveryRow
  letter: LetterRow
  stoppedEndpoint: StoppedEndpointRow
}

/** One row (`id` 1): which generation of products is the current one. */
export interface CatalogueRow {
  id: number
  generation: number
  /** Hash of products, reviews and discovered definitions. */
  version: string
  currency: string
  products: number
  reviews: number
  /** JSON of `{categories, attributes}`: definitions met in feeds. */
  discovered: string
  /** `demo` while only the demo catalogue was imported, else `own`. */
  origin: 'demo' | 'own'
  importedAt: string
}

export interface ProductRow {
  generation: number
  position: number
  sku: string
  /** JSON of a `Product`. */
  document: string
}

export interface ReviewRow {
  generation: number
  position: number
  sku: string
  /** JSON of a `Review`. */
  document: string
}

export interface ConversationRow {
  id: string
  tokenHash: string
  shopperId: string | null
  channel: string
  locale: string
  status: string
  /** JSON of a `ConversationState`. */
  state: string
  /** JSON of a `Page`. */
  page: string | null
  /** JSON of a `HandoverNote`; `null` while nobody was asked to take over. */
  note: string | null
  /** 1 when the shopper's identity was proved at the start, else 0. */
  proved: number
  createdAt: string
  updatedAt: string
}

export interface MessageRow {
  conversationId: string
  /** Rises by one from 1 within a conversation. */
  seq: number
  role: string
  /** JSON string: neither store keeps a NUL or a lone surrogate in plain text. */
  text: string
  /** JSON of a `Reply`; `null` for what people wrote. */
  reply: string | null
  replyId: string | null
  clientMessageId: string | null
  /** `seq` of the shopper's message that this one answers. */
  answers: number | null
  at: string
}

export interface FeedbackRow {
  conversationId: string
  replyId: string
  rating: string
  /** JSON string. */
  comment: string | null
  at: string
}

export interface EventRow {
  eventId: string
  shopperId: string
  type: string
  sku: string | null
  value: number | null
  query: string | null
  occurredAt: string
  receivedAt: string
}

/** A row only for shoppers who decided something. */
export interface ShopperChoiceRow {
  shopperId: string
  /** 0: nothing is learnt from, or ranked by, what the shopper does. */
  personalised: number
  /** JSON of `Correction[]`. */
  corrections: string
  updatedAt: string
}

/** An arm of an experiment that a shopper was shown. */
export interface ExposureRow {
  experiment: string
  shopperId: string
  arm: string
  /** Of the first time. */
  at: string
}

/** A conversation of a sender of a bot; the one with the highest `number` is the current one. */
export interface BotConversationRow {
  conversationId: string
  channel: string
  /** Empty where there is none. */
  thread: string
  sender: string
  /** Rises by one from 1 for a sender, channel and thread. */
  number: number
  /** Of the last message. */
  lastAt: string
}

export interface BotDeliveryRow {
  /** The `webhook-id`. */
  id: string
  /** SHA-256 of the body, to tell a repeated delivery from an id used twice. */
  bodyHash: string
  conversationId: string
  /** Of the shopper's message. */
  seq: number
  /** 1 where the reply goes into the response, 0 where it goes out as a letter. */
  isWaited: number
  state: 'accepted' | 'answered' | 'failed'
}

/** A webhook that has not arrived yet. */
export interface LetterRow {
  /** The `webhook-id` that it goes out with, every time. */
  id: string
  conversationId: string
  /** Of the message that it answers: letters of a conversation go out in this order. */
  seq: number
  body: string
  state: 'pending' | 'dead'
  attempts: number
  dueAt: string
  createdAt: string
  /** Why the last attempt failed. */
  fault: string | null
}

export interface StoppedEndpointRow {
  url: string
  stoppedAt: string
}
