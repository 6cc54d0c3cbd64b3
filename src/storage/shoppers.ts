import type { Kysely, Transaction } from 'kysely'
import * as z from 'zod'
import { Correction, noChoice, type ShopperChoice, type ShopperChoices } from '../domain/profile.ts'
import type { FeedbackRow, Schema, ShopperChoiceRow } from './schema.ts'

/** A rating of a reply as it is kept. */
export interface FeedbackRecord {
  readonly conversationId: string
  readonly replyId: string
  readonly rating: 'up' | 'down'
  readonly comment: string | null
  /** ISO 8601, UTC. */
  readonly at: string
}

/** What is kept of shoppers as persons: what they decided, and the end of all of it. */
export interface Shoppers extends ShopperChoices {
  /**
   * Changes what the shopper decided, in one step that no other change comes between.
   *
   * @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`.
   */
  choose(
    shopperId: string,
    change: (before: ShopperChoice) => ShopperChoice,
  ): Promise<ShopperChoice>

  /** Ids of shoppers who are not to be learnt from. */
  withoutLearning(): Promise<ReadonlySet<string>>

  /** Ratings in the shopper's conversations, oldest first. */
  feedback(shopperId: string): Promise<FeedbackRecord[]>

  /**
   * Erases all that is kept under the id, at once or not at all, also from the file and its log.
   *
   * @returns ids of the conversations that are gone, and how many events.
   */
  erase(shopperId: string): Promise<{ conversations: string[]; events: number }>
}

const Corrections = z.array(Correction)

export function createShoppers(
  database: Kysely<Schema>,
  {
    now,
    scrub,
    flush,
  }: { now: () => string; scrub: () => Promise<void>; flush: () => Promise<void> },
): Shoppers {
  return {
    choice: (shopperId) => read(database, shopperId),

    choose: (shopperId, change) =>
      database.transaction().execute(async (transaction) => {
        const chosen = change(await read(transaction, shopperId))
        const row = {
          personalised: chosen.isPersonalised ? 1 : 0,
          corrections: JSON.stringify(chosen.corrections),
          updatedAt: now(),
        }
        await transaction
          .insertInto('shopperChoice')
          .values({ shopperId, ...row })
          .onConflict((conflict) => conflict.column('shopperId').doUpdateSet(row))
          .execute()
        return chosen
      }),

    async withoutLearning() {
      const rows = await database
        .selectFrom('shopperChoice')
        .select('shopperId')
        .where('personalised', '=', 0)
        .execute()
      return new Set(rows.map(({ shopperId }) => shopperId))
    },

    async feedback(shopperId) {
      const rows = await database
        .selectFrom('feedback')
        .innerJoin('conversation', 'conversation.id', 'feedback.conversationId')
        .selectAll('feedback')
        .where('conversation.shopperId', '=', shopperId)
        .orderBy('feedback.at')
        .execute()
      return rows.map(toFeedback)
    },

    async erase(shopperId) {
      // Events that wait for their commit would come after the erasure.
      await flush()
      const gone = await database.transaction().execute(async (transaction) => {
        const rows = await transaction
          .deleteFrom('conversation')
          .where('shopperId', '=', shopperId)
          .returning('id')
          .execute()
        const { numDeletedRows } = await transaction
          .deleteFrom('event')
          .where('shopperId', '=', shopperId)
          .executeTakeFirst()
        await transaction.deleteFrom('exposure').where('shopperId', '=', shopperId).execute()
        await transaction.deleteFrom('shopperChoice').where('shopperId', '=', shopperId).execute()
        return { conversations: rows.map(({ id }) => id), events: Number(numDeletedRows) }
      })
      await scrub()
      return gone
    },
  }
}

async function read(
  database: Kysely<Schema> | Transaction<Schema>,
  shopperId: string,
): Promise<ShopperChoice> {
  const row = await database
    .selectFrom('shopperChoice')
    .selectAll()
    .where('shopperId', '=', shopperId)
    .executeTakeFirst()
  return row ? toChoice(row) : noChoice
}

const toChoice = ({ personalised, corrections }: ShopperChoiceRow): ShopperChoice => ({
  isPersonalised: personalised === 1,
  corrections: Corrections.parse(JSON.parse(corrections)),
})

const toFeedback = (row: FeedbackRow): FeedbackRecord => ({
  conversationId: row.conversationId,
  replyId: row.replyId,
  rating: row.rating as FeedbackRecord['rating'],
  comment: row.comment === null ? null : (JSON.parse(row.comment) as string),
  at: row.at,
})
