import type { Kysely, Transaction } from 'kysely'
import type { Page } from '../domain/conversation.ts'
import { insertConversation, receiveMessage, type NewConversation } from './conversations.ts'
import { insertLetter, type NewLetter } from './letters.ts'
import type { Schema } from './schema.ts'

/** Who speaks, and where. */
export interface BotSender {
  readonly channel: string
  readonly thread: string | null
  readonly sender: string
}

/** A message that a bot delivered, once for its id. */
export interface BotDelivery extends BotSender {
  readonly id: string
  readonly bodyHash: string
  readonly conversationId: string
  /** Of the message within its conversation. */
  readonly seq: number
  readonly text: string
  /** Whether the reply goes into the response; else it goes out as a letter. */
  readonly isWaited: boolean
  readonly state: 'accepted' | 'answered' | 'failed'
}

export interface NewDelivery extends BotSender {
  readonly id: string
  readonly bodyHash: string
  readonly text: string
  readonly page?: Page | undefined
  readonly isWaited: boolean
  /** Begins a new conversation whatever there is. */
  readonly startNew: boolean
  /** A sender who was quiet for longer begins a new conversation; `Infinity` is never. */
  readonly quietMs: number
}

/** What bots delivered. Every promise that resolves is on disk. */
export interface BotDeliveries {
  /**
   * Stores a delivery with its message and, where the sender needs a new one, the conversation that
   * `open` makes: all or nothing. An id that is known gives back what was stored, unchanged.
   *
   * @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`.
   */
  accept(delivery: NewDelivery, open: () => NewConversation): Promise<BotDelivery>

  /** The oldest delivery of the conversation that has no answer yet. */
  nextAccepted(conversationId: string): Promise<BotDelivery | undefined>

  /** Conversations with deliveries that have no answer yet. */
  unanswered(): Promise<string[]>

  /** Closes an accepted delivery, together with the letter that tells of it; else nothing happens. */
  settle(id: string, state: 'answered' | 'failed', letter: NewLetter | null): Promise<void>

  /** Gives a failed delivery another try. */
  reopen(id: string): Promise<void>
}

export function createBotDeliveries(
  database: Kysely<Schema>,
  { now }: { now: () => string },
): BotDeliveries {
  const stored = (from: Kysely<Schema>) =>
    from
      .selectFrom('botDelivery as delivery')
      .innerJoin('botConversation as owner', 'owner.conversationId', 'delivery.conversationId')
      .innerJoin('message', (join) =>
        join
          .onRef('message.conversationId', '=', 'delivery.conversationId')
          .onRef('message.seq', '=', 'delivery.seq'),
      )
      .select([
        'delivery.id',
        'delivery.bodyHash',
        'delivery.conversationId',
        'delivery.seq',
        'delivery.isWaited',
        'delivery.state',
        'owner.channel',
        'owner.thread',
        'owner.sender',
        'message.text',
      ])

  return {
    accept: (delivery, open) =>
      database.transaction().execute(async (transaction) => {
        const { id, bodyHash, text, page, isWaited } = delivery
        const find = () => stored(transaction).where('delivery.id', '=', id).executeTakeFirst()
        const earlier = await find()
        if (earlier) return toDelivery(earlier)
        const at = now()
        const conversationId = await conversationFor(transaction, delivery, open, at)
        const message = { text, clientMessageId: id, page }
        const { seq } = await receiveMessage(transaction, conversationId, message, at)
        await transaction
          .insertInto('botDelivery')
          .values({
            id,
            bodyHash,
            conversationId,
            seq,
            isWaited: isWaited ? 1 : 0,
            state: 'accepted',
          })
          .execute()
        return toDelivery((await find())!)
      }),

    async nextAccepted(conversationId) {
      const row = await stored(database)
        .where('delivery.state', '=', 'accepted')
        .where('delivery.conversationId', '=', conversationId)
        .orderBy('delivery.seq')
        .executeTakeFirst()
      return row && toDelivery(row)
    },

    async unanswered() {
      const rows = await database
        .selectFrom('botDelivery')
        .select('conversationId')
        .distinct()
        .where('state', '=', 'accepted')
        .execute()
      return rows.map(({ conversationId }) => conversationId)
    },

    settle: (id, state, letter) =>
      database.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('botDelivery')
          .set({ state })
          .where('id', '=', id)
          .where('state', '=', 'accepted')
          .executeTakeFirst()
        if (numUpdatedRows > 0n && letter) await insertLetter(transaction, letter, now())
      }),

    async reopen(id) {
      await database
        .updateTable('botDelivery')
        .set({ state: 'accepted' })
        .where('id', '=', id)
        .where('state', '=', 'failed')
        .execute()
    },
  }
}

/** The sender's current conversation, or a new one. */
async function conversationFor(
  transaction: Transaction<Schema>,
  { channel, thread, sender, startNew, quietMs }: NewDelivery,
  open: () => NewConversation,
  at: string,
): Promise<string> {
  const who = { channel, thread: thread ?? '', sender }
  const current = await transaction
    .selectFrom('botConversation')
    .selectAll()
    .where('channel', '=', who.channel)
    .where('thread', '=', who.thread)
    .where('sender', '=', who.sender)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (current && !startNew && Date.parse(at) - Date.parse(current.lastAt) <= quietMs) {
    await transaction
      .updateTable('botConversation')
      .set({ lastAt: at })
      .where('conversationId', '=', current.conversationId)
      .execute()
    return current.conversationId
  }
  const conversation = open()
  await insertConversation(transaction, conversation, at)
  await transaction
    .insertInto('botConversation')
    .values({
      ...who,
      conversationId: conversation.id,
      number: (current?.number ?? 0) + 1,
      lastAt: at,
    })
    .execute()
  return conversation.id
}

const toDelivery = (row: {
  id: string
  bodyHash: string
  conversationId: string
  seq: number
  isWaited: number
  state: BotDelivery['state']
  channel: string
  thread: string
  sender: string
  text: string
}): BotDelivery => ({
  ...row,
  thread: row.thread === '' ? null : row.thread,
  isWaited: row.isWaited === 1,
  text: JSON.parse(row.text) as string,
})
