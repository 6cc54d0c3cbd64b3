import type { Kysely, Transaction } from 'kysely'
import {
  ConversationState,
  HandoverNote,
  type Conversation,
  type ConversationStatus,
  type Page,
} from '../domain/conversation.ts'
import { Failure } from '../domain/failure.ts'
import type { Reply } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import type { ConversationRow, MessageRow, Schema } from './schema.ts'

export interface StoredConversation extends Conversation {
  /** Hash of the token that proves ownership; the token itself is never stored. */
  readonly tokenHash: string
  /** `null` while nobody was asked to take over. */
  readonly note: HandoverNote | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly updatedAt: string
}

/** A conversation that begins. */
export type NewConversation = Conversation & { readonly tokenHash: string }

export interface MessageRecord {
  readonly seq: number
  readonly role: 'shopper' | 'assistant' | 'operator'
  readonly text: string
  readonly reply: Reply | null
  readonly clientMessageId: string | null
  /** ISO 8601, UTC. */
  readonly at: string
}

/**
 * What became of a shopper's message.
 *
 * `new`: stored now. `unanswered`: stored by an earlier try that never got its reply; answer it
 * now. `answered`: here is the reply it got.
 */
export type Receipt =
  | { readonly kind: 'new'; readonly seq: number }
  | { readonly kind: 'unanswered'; readonly seq: number; readonly text: string }
  | { readonly kind: 'answered'; readonly seq: number; readonly reply: Reply }

/** Conversations and what was said in them. Every promise that resolves is on disk. */
export interface Conversations {
  create(conversation: NewConversation): Promise<void>

  find(id: string): Promise<StoredConversation | undefined>

  /**
   * Stores a shopper's message, once per `clientMessageId`.
   *
   * @throws {Failure} `CONVERSATION_NOT_FOUND`, `STORAGE_FULL`, `STORAGE_FAILED`.
   */
  receive(
    id: string,
    message: { text: string; clientMessageId?: string | undefined; page?: Page | undefined },
  ): Promise<Receipt>

  /**
   * Stores a reply together with what the assistant remembers after it, and with the note for the
   * person who takes over where it hands the conversation over. `answers` is the `seq` of the
   * shopper's message; `null` for a greeting. A message is answered once: a second reply to it
   * is dropped and the first one given back.
   *
   * @throws {Failure} `CONVERSATION_NOT_FOUND`, `STORAGE_FULL`, `STORAGE_FAILED`.
   */
  answer(
    id: string,
    turn: {
      answers: number | null
      reply: Reply
      state: ConversationState
      locale?: Locale | undefined
      status?: ConversationStatus | undefined
      note?: HandoverNote | undefined
    },
  ): Promise<Reply>

  /**
   * Puts a better note in the place of the one for the same reply. Nothing happens when a later
   * reply has a note by now, or the conversation was erased.
   */
  improveNote(id: string, note: HandoverNote): Promise<void>

  /** Replies of all conversations, newest first. Reads every message: for checks, not for turns. */
  latestReplies(count: number): Promise<Reply[]>

  /** What was said, in order; empty for an unknown id. */
  transcript(id: string): Promise<MessageRecord[]>

  /** Erases the conversation and everything said in it, also from the log; unknown ids are ignored. */
  erase(id: string): Promise<void>

  /** Conversations of a shopper, oldest first. */
  ofShopper(shopperId: string): Promise<StoredConversation[]>

  /**
   * A second rating of the same reply replaces the first.
   *
   * @throws {Failure} `REPLY_NOT_FOUND` when the reply is not of this conversation.
   */
  rate(
    id: string,
    feedback: { replyId: string; rating: 'up' | 'down'; comment?: string | undefined },
  ): Promise<void>
}

/** `now` gives the time of day as ISO 8601 UTC. */
export function createConversations(
  database: Kysely<Schema>,
  { now, scrub }: { now: () => string; scrub: () => Promise<void> },
): Conversations {
  return {
    create: (conversation) => insertConversation(database, conversation, now()),

    async find(id) {
      const row = await database
        .selectFrom('conversation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      return row && toConversation(row)
    },

    receive: (id, message) =>
      database
        .transaction()
        .execute((transaction) => receiveMessage(transaction, id, message, now())),

    answer: (id, { answers, reply, state, locale, status, note }) =>
      database.transaction().execute(async (transaction) => {
        const earlier = answers === null ? undefined : await findReply(transaction, id, answers)
        if (earlier) return earlier
        const at = now()
        await touch(transaction, id, {
          updatedAt: at,
          state: JSON.stringify(state),
          ...(locale ? { locale } : {}),
          ...(status ? { status } : {}),
          ...(note ? { note: JSON.stringify(note) } : {}),
        })
        await append(transaction, id, {
          role: 'assistant',
          text: JSON.stringify(reply.text),
          reply: JSON.stringify(reply),
          replyId: reply.id,
          clientMessageId: null,
          answers,
          at,
        })
        return reply
      }),

    improveNote: (id, note) =>
      database.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('conversation')
          .select('note')
          .where('id', '=', id)
          .executeTakeFirst()
        if (toNote(row?.note ?? null)?.replyId !== note.replyId) return
        await touch(transaction, id, { note: JSON.stringify(note) })
      }),

    async transcript(id) {
      const rows = await database
        .selectFrom('message')
        .selectAll()
        .where('conversationId', '=', id)
        .orderBy('seq')
        .execute()
      return rows.map(toMessage)
    },

    async latestReplies(count) {
      const rows = await database
        .selectFrom('message')
        .select('reply')
        .where('reply', 'is not', null)
        .orderBy('at', 'desc')
        .limit(count)
        .execute()
      return rows.map(({ reply }) => JSON.parse(reply!) as Reply)
    },

    async erase(id) {
      await database.deleteFrom('conversation').where('id', '=', id).execute()
      await scrub()
    },

    async ofShopper(shopperId) {
      const rows = await database
        .selectFrom('conversation')
        .selectAll()
        .where('shopperId', '=', shopperId)
        .orderBy('createdAt')
        .execute()
      return rows.map(toConversation)
    },

    rate: (id, { replyId, rating, comment }) =>
      database.transaction().execute(async (transaction) => {
        const reply = await transaction
          .selectFrom('message')
          .select('seq')
          .where('conversationId', '=', id)
          .where('replyId', '=', replyId)
          .executeTakeFirst()
        if (!reply)
          throw new Failure('REPLY_NOT_FOUND', 'This conversation has no reply with that id.')
        const given = {
          rating,
          comment: comment === undefined ? null : JSON.stringify(comment),
          at: now(),
        }
        await transaction
          .insertInto('feedback')
          .values({ conversationId: id, replyId, ...given })
          .onConflict((conflict) =>
            conflict.columns(['conversationId', 'replyId']).doUpdateSet(given),
          )
          .execute()
      }),
  }
}

type Tx = Transaction<Schema>

/** @param at ISO 8601, UTC. */
export async function insertConversation(
  database: Kysely<Schema>,
  { id, tokenHash, shopperId, isProved, channel, locale, status, state, page }: NewConversation,
  at: string,
): Promise<void> {
  await database
    .insertInto('conversation')
    .values({
      id,
      tokenHash,
      shopperId,
      channel,
      locale,
      status,
      state: JSON.stringify(state),
      page: page && JSON.stringify(page),
      note: null,
      proved: isProved ? 1 : 0,
      createdAt: at,
      updatedAt: at,
    })
    .execute()
}

/** As {@link Conversations.receive}, within a transaction of the caller. */
export async function receiveMessage(
  transaction: Tx,
  id: string,
  { text, clientMessageId, page }: Parameters<Conversations['receive']>[1],
  at: string,
): Promise<Receipt> {
  if (clientMessageId !== undefined) {
    const earlier = await findReceived(transaction, id, clientMessageId)
    if (earlier) return earlier
  }
  await touch(transaction, id, {
    updatedAt: at,
    ...(page ? { page: JSON.stringify(page) } : {}),
  })
  const seq = await append(transaction, id, {
    role: 'shopper',
    text: JSON.stringify(text),
    reply: null,
    replyId: null,
    clientMessageId: clientMessageId ?? null,
    answers: null,
    at,
  })
  return { kind: 'new', seq }
}

async function findReceived(
  transaction: Tx,
  id: string,
  clientMessageId: string,
): Promise<Receipt | undefined> {
  const earlier = await transaction
    .selectFrom('message')
    .select(['seq', 'text'])
    .where('conversationId', '=', id)
    .where('clientMessageId', '=', clientMessageId)
    .executeTakeFirst()
  if (!earlier) return undefined
  const reply = await findReply(transaction, id, earlier.seq)
  return reply
    ? { kind: 'answered', seq: earlier.seq, reply }
    : { kind: 'unanswered', seq: earlier.seq, text: JSON.parse(earlier.text) as string }
}

async function findReply(transaction: Tx, id: string, seq: number): Promise<Reply | undefined> {
  const row = await transaction
    .selectFrom('message')
    .select('reply')
    .where('conversationId', '=', id)
    .where('answers', '=', seq)
    .executeTakeFirst()
  return row?.reply ? (JSON.parse(row.reply) as Reply) : undefined
}

async function touch(transaction: Tx, id: string, change: Partial<ConversationRow>): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable('conversation')
    .set(change)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numUpdatedRows === 0n)
    throw new Failure('CONVERSATION_NOT_FOUND', 'There is no such conversation.')
}

async function append(
  transaction: Tx,
  conversationId: string,
  message: Omit<MessageRow, 'conversationId' | 'seq'>,
): Promise<number> {
  const { last } = await transaction
    .selectFrom('message')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('conversationId', '=', conversationId)
    .executeTakeFirstOrThrow()
  const seq = Number(last ?? 0) + 1
  await transaction
    .insertInto('message')
    .values({ conversationId, seq, ...message })
    .execute()
  return seq
}

function toConversation(row: ConversationRow): StoredConversation {
  return {
    id: row.id,
    tokenHash: row.tokenHash,
    shopperId: row.shopperId,
    channel: row.channel,
    locale: row.locale as Locale,
    status: row.status as ConversationStatus,
    state: ConversationState.parse(JSON.parse(row.state)),
    page: row.page === null ? null : (JSON.parse(row.page) as Page),
    note: toNote(row.note),
    isProved: row.proved === 1,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

const toNote = (text: string | null): HandoverNote | null =>
  text === null ? null : HandoverNote.parse(JSON.parse(text))

function toMessage(row: MessageRow): MessageRecord {
  return {
    seq: row.seq,
    role: row.role as MessageRecord['role'],
    text: JSON.parse(row.text) as string,
    reply: row.reply === null ? null : (JSON.parse(row.reply) as Reply),
    clientMessageId: row.clientMessageId,
    at: row.at,
  }
}
