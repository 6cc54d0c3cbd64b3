import { join } from 'node:path'
import { sql } from 'kysely'
import { createBotDeliveries, type BotDeliveries } from './bot-deliveries.ts'
import { createCatalogueStore, type CatalogueStore } from './catalogue-store.ts'
import { createConversations, type Conversations } from './conversations.ts'
import { prepareDataDir } from './data-dir.ts'
import { openEmbedded } from './embedded.ts'
import { createEvents, type Events } from './events.ts'
import { createExposures, type Exposures } from './exposures.ts'
import { createLetters, type Letters } from './letters.ts'
import { migrate } from './migrate.ts'
import { createShoppers, type Shoppers } from './shoppers.ts'

/** Everything Aisle keeps. One per process and data directory. */
export interface Storage {
  /** Absolute path of the data directory. */
  readonly dataDir: string
  readonly conversations: Conversations
  readonly events: Events
  readonly shoppers: Shoppers
  readonly exposures: Exposures
  readonly catalogues: CatalogueStore
  readonly botDeliveries: BotDeliveries
  readonly letters: Letters

  /** Writes and forgets nothing: throws when the database does not answer. For `/readyz`. */
  check(): Promise<void>

  /** Reads every page; gives what is wrong, or an empty list. Seconds for large files. */
  findDamage(): Promise<string[]>

  /** Commits what is waiting and closes the file. */
  close(): Promise<void>
}

/** Name of the database file inside the data directory. */
export const databaseName = 'aisle.db'

/**
 * Opens the data directory, creating and upgrading it where needed.
 *
 * `readonly` refuses every write, for commands that only look. `now` is the clock, as ISO 8601 UTC.
 * Several processes may open one directory; the server's lock is a matter of its own (`lock.ts`).
 *
 * @throws {Failure} `DATA_DIR_UNUSABLE`, `STORAGE_FULL`, `STORAGE_FAILED`.
 */
export async function openStorage(
  dataDir: string,
  options: { readonly?: boolean; now?: () => string } = {},
): Promise<Storage> {
  const path = prepareDataDir(dataDir)
  const file = join(path, databaseName)
  const now = options.now ?? (() => new Date().toISOString())
  const writer = openEmbedded(file)
  try {
    await migrate(writer)
  } catch (error) {
    await writer.destroy()
    throw error
  }
  let database = writer
  if (options.readonly) {
    await writer.destroy()
    database = openEmbedded(file, { readonly: true })
  }
  // What was deleted is overwritten in the file (secure_delete) and gone from its log.
  const scrub = async (): Promise<void> => {
    await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(database)
  }
  const events = createEvents(database, { now, scrub })
  return {
    dataDir: path,
    conversations: createConversations(database, { now, scrub }),
    events,
    shoppers: createShoppers(database, { now, scrub, flush: events.flush }),
    exposures: createExposures(database, { now }),
    botDeliveries: createBotDeliveries(database, { now }),
    letters: createLetters(database, { now }),
    catalogues: createCatalogueStore(database, {
      now,
      open: () => openEmbedded(file, { readonly: true }),
    }),
    check: async () => {
      await sql`SELECT 1`.execute(database)
    },
    findDamage: async () => {
      const { rows } = await sql<{ quick_check: string }>`PRAGMA quick_check`.execute(database)
      return rows.map((row) => row.quick_check).filter((line) => line !== 'ok')
    },
    close: async () => {
      await events.flush()
      // libsql lets go of the file only when its statements are collected: the log is emptied here.
      if (!options.readonly) await scrub().catch(() => undefined)
      await database.destroy()
    },
  }
}
