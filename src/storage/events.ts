import type { Kysely } from 'kysely'
import type { EventRow, Schema } from './schema.ts'

/** Something a shopper did. `occurredAt` is ISO 8601 with any offset. */
export interface EventRecord {
  readonly eventId: string
  readonly shopperId: string
  readonly type: 'view' | 'click' | 'cart' | 'purchase' | 'rate' | 'search' | 'dismiss'
  readonly sku?: string | undefined
  readonly value?: number | undefined
  readonly query?: string | undefined
  readonly occurredAt: string
}

export interface Events {
  /**
   * Stores a batch, each `eventId` once for ever. Batches that arrive within a few milliseconds
   * share one commit; the promise resolves when it is on disk.
   *
   * @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`: nothing of the batch is stored.
   */
  record(events: readonly EventRecord[]): Promise<{ accepted: number; duplicates: number }>

  /** Events of a shopper, newest first. @param limit at most this many; default all. */
  ofShopper(shopperId: string, limit?: number): Promise<EventRecord[]>

  /** All events in slices, in the order of their ids. */
  all(): AsyncGenerator<EventRecord[]>

  /** How many are stored. Reads the smallest index: about 10 ms a million. */
  count(): Promise<number>

  /** Erases what is known of a shopper, also from the log. */
  eraseShopper(shopperId: string): Promise<void>

  /** Commits what is waiting; call before closing. */
  flush(): Promise<void>
}

interface Waiting {
  readonly rows: EventRow[]
  readonly resolve: (receipt: { accepted: number; duplicates: number }) => void
  readonly reject: (reason: unknown) => void
}

/** How long a batch waits for company, in milliseconds. */
const groupMs = 3
/** Rows waiting that are committed without waiting longer. */
const groupRows = 250
/** Rows in one INSERT: PostgreSQL and SQLite both take 32,766 parameters or more. */
const insertRows = 100
const sliceRows = 5000

export function createEvents(
  database: Kysely<Schema>,
  { now, scrub }: { now: () => string; scrub: () => Promise<void> },
): Events {
  let waiting: Waiting[] = []
  let waitingRows = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function commit(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = undefined
    const group = waiting
    waiting = []
    waitingRows = 0
    if (group.length === 0) return
    try {
      const inserted = await database.transaction().execute(async (transaction) => {
        const counts: number[] = []
        for (const { rows } of group) {
          let count = 0
          for (let from = 0; from < rows.length; from += insertRows) {
            const { numInsertedOrUpdatedRows } = await transaction
              .insertInto('event')
              .values(rows.slice(from, from + insertRows))
              .onConflict((conflict) => conflict.column('eventId').doNothing())
              .executeTakeFirst()
            count += Number(numInsertedOrUpdatedRows ?? 0n)
          }
          counts.push(count)
        }
        return counts
      })
      group.forEach(({ rows, resolve }, i) =>
        resolve({ accepted: inserted[i]!, duplicates: rows.length - inserted[i]! }),
      )
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return {
    record(events) {
      if (events.length === 0) return Promise.resolve({ accepted: 0, duplicates: 0 })
      const receivedAt = now()
      const rows = events.map((event) => toRow(event, receivedAt))
      return new Promise((resolve, reject) => {
        waiting.push({ rows, resolve, reject })
        waitingRows += rows.length
        if (waitingRows >= groupRows) void commit()
        else timer ??= setTimeout(() => void commit(), groupMs)
      })
    },

    async ofShopper(shopperId, limit) {
      let query = database
        .selectFrom('event')
        .selectAll()
        .where('shopperId', '=', shopperId)
        .orderBy('occurredAt', 'desc')
        .orderBy('eventId')
      if (limit !== undefined) query = query.limit(limit)
      return (await query.execute()).map(toRecord)
    },

    async *all() {
      let after = ''
      for (;;) {
        const rows = await database
          .selectFrom('event')
          .selectAll()
          .where('eventId', '>', after)
          .orderBy('eventId')
          .limit(sliceRows)
          .execute()
        const last = rows.at(-1)
        if (!last) return
        yield rows.map(toRecord)
        after = last.eventId
      }
    },

    async count() {
      const { count } = await database
        .selectFrom('event')
        .select((of) => of.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },

    async eraseShopper(shopperId) {
      await commit()
      await database.deleteFrom('event').where('shopperId', '=', shopperId).execute()
      await scrub()
    },

    flush: commit,
  }
}

function toRow(event: EventRecord, receivedAt: string): EventRow {
  return {
    eventId: event.eventId,
    shopperId: event.shopperId,
    type: event.type,
    sku: event.sku ?? null,
    value: event.value ?? null,
    query: event.query ?? null,
    occurredAt: new Date(event.occurredAt).toISOString(),
    receivedAt,
  }
}

function toRecord(row: EventRow): EventRecord {
  return {
    eventId: row.eventId,
    shopperId: row.shopperId,
    type: row.type as EventRecord['type'],
    ...(row.sku === null ? {} : { sku: row.sku }),
    ...(row.value === null ? {} : { value: row.value }),
    ...(row.query === null ? {} : { query: row.query }),
    occurredAt: row.occurredAt,
  }
}
