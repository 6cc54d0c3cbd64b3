import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

export interface NewLetter {
  /** The `webhook-id` that it goes out with. */
  readonly id: string
  readonly conversationId: string
  /** Place within its conversation. */
  readonly seq: number
  readonly body: string
}

/** A webhook that has not arrived yet. */
export interface Letter extends NewLetter {
  readonly state: 'pending' | 'dead'
  /** Times that it was sent out in vain. */
  readonly attempts: number
  /** ISO 8601, UTC. */
  readonly dueAt: string
  readonly createdAt: string
  /** Why the last attempt failed; `null` before the first. */
  readonly fault: string | null
}

/**
 * Webhooks on their way, until they arrive. A conversation's letters are due together, and only its
 * oldest pending one is given out, so that they arrive in order. Promises that resolve are on disk.
 */
export interface Letters {
  /** At most `most` letters that are due at `at`, one a conversation, those due longest first. */
  due(at: string, most: number): Promise<Letter[]>

  /** When the next letter becomes due after `at`. */
  nextDueAfter(at: string): Promise<string | undefined>

  /** It has arrived: forgotten, and the next one of its conversation is due at `at`. */
  arrived(letter: Letter, at: string): Promise<void>

  /** It did not arrive; its conversation waits until `dueAt`. */
  postpone(letter: Letter, dueAt: string, fault: string): Promise<void>

  /** It is given up; the next one of its conversation is due at `at`. */
  bury(letter: Letter, at: string, fault: string): Promise<void>

  /** Every pending letter is given up. */
  buryAll(fault: string): Promise<void>

  /** Letters of a state, oldest first. */
  list(state: Letter['state']): Promise<Letter[]>

  /**
   * Makes dead letters pending again, due at `at`, with no attempt behind them, and forgets that
   * addresses were stopped. All of them, or the one with `id`; how many there were.
   */
  replay(at: string, id?: string): Promise<number>

  /** Marks an address that wants no more. */
  stop(url: string): Promise<void>
  /** When the address was stopped, if it is. */
  stoppedAt(url: string): Promise<string | undefined>
}

export function createLetters(database: Kysely<Schema>, { now }: { now: () => string }): Letters {
  const change = <T>(work: (transaction: Transaction<Schema>) => Promise<T>): Promise<T> =>
    database.transaction().execute(work)

  return {
    due: (at, most) =>
      database
        .selectFrom('letter')
        .selectAll()
        .where('state', '=', 'pending')
        .where('dueAt', '<=', at)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('letter as earlier')
                .select('earlier.id')
                .whereRef('earlier.conversationId', '=', 'letter.conversationId')
                .where('earlier.state', '=', 'pending')
                .whereRef('earlier.seq', '<', 'letter.seq'),
            ),
          ),
        )
        .orderBy('dueAt')
        .orderBy('createdAt')
        .limit(most)
        .execute(),

    async nextDueAfter(at) {
      const row = await database
        .selectFrom('letter')
        .select(({ fn }) => fn.min('dueAt').as('dueAt'))
        .where('state', '=', 'pending')
        .where('dueAt', '>', at)
        .executeTakeFirst()
      return row?.dueAt ?? undefined
    },

    arrived: ({ id, conversationId }, at) =>
      change(async (transaction) => {
        await transaction.deleteFrom('letter').where('id', '=', id).execute()
        await makeDue(transaction, conversationId, at)
      }),

    postpone: ({ id, conversationId, attempts }, dueAt, fault) =>
      change(async (transaction) => {
        await transaction
          .updateTable('letter')
          .set({ attempts: attempts + 1, fault })
          .where('id', '=', id)
          .execute()
        await makeDue(transaction, conversationId, dueAt)
      }),

    bury: ({ id, conversationId, attempts }, at, fault) =>
      change(async (transaction) => {
        await transaction
          .updateTable('letter')
          .set({ state: 'dead', attempts: attempts + 1, fault })
          .where('id', '=', id)
          .execute()
        await makeDue(transaction, conversationId, at)
      }),

    async buryAll(fault) {
      await database
        .updateTable('letter')
        .set({ state: 'dead', fault })
        .where('state', '=', 'pending')
        .execute()
    },

    list: (state) =>
      database
        .selectFrom('letter')
        .selectAll()
        .where('state', '=', state)
        .orderBy('createdAt')
        .orderBy('conversationId')
        .orderBy('seq')
        .execute(),

    // At once: between the two a running server would give the letters up again.
    replay: (at, id) =>
      change(async (transaction) => {
        let query = transaction
          .updateTable('letter')
          .set({ state: 'pending', attempts: 0, dueAt: at, createdAt: at, fault: null })
          .where('state', '=', 'dead')
        if (id !== undefined) query = query.where('id', '=', id)
        const { numUpdatedRows } = await query.executeTakeFirst()
        if (numUpdatedRows > 0n || id === undefined)
          await transaction.deleteFrom('stoppedEndpoint').execute()
        return Number(numUpdatedRows)
      }),

    async stop(url) {
      await database
        .insertInto('stoppedEndpoint')
        .values({ url, stoppedAt: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async stoppedAt(url) {
      const row = await database
        .selectFrom('stoppedEndpoint')
        .select('stoppedAt')
        .where('url', '=', url)
        .executeTakeFirst()
      return row?.stoppedAt
    },
  }
}

/** Within a transaction of the caller: it waits as long as those before it in its conversation. */
export async function insertLetter(
  transaction: Transaction<Schema>,
  letter: NewLetter,
  at: string,
): Promise<void> {
  const row = await transaction
    .selectFrom('letter')
    .select(({ fn }) => fn.max('dueAt').as('dueAt'))
    .where('conversationId', '=', letter.conversationId)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  const dueAt = row?.dueAt && row.dueAt > at ? row.dueAt : at
  await transaction
    .insertInto('letter')
    .values({ ...letter, state: 'pending', attempts: 0, dueAt, createdAt: at, fault: null })
    .execute()
}

async function makeDue(
  transaction: Transaction<Schema>,
  conversationId: string,
  dueAt: string,
): Promise<void> {
  await transaction
    .updateTable('letter')
    .set({ dueAt })
    .where('conversationId', '=', conversationId)
    .where('state', '=', 'pending')
    .execute()
}
