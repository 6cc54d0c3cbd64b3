import { Migrator, type Kysely } from 'kysely'
import { Failure } from '../domain/failure.ts'
import * as first from './migrations/0001-first.ts'
import * as handoverNote from './migrations/0002-handover-note.ts'
import * as shopperChoices from './migrations/0003-shopper-choices.ts'
import * as bots from './migrations/0004-bots.ts'
import * as exposures from './migrations/0005-exposures.ts'
import type { Schema } from './schema.ts'

/** In order, never changed once released; a new one is added at the end. */
const migrations = {
  '0001-first': first,
  '0002-handover-note': handoverNote,
  '0003-shopper-choices': shopperChoices,
  '0004-bots': bots,
  '0005-exposures': exposures,
}

/**
 * Brings the tables up to this version of the program, all in one transaction: a kill in the
 * middle leaves the old schema. Forward only.
 *
 * @throws {Failure} `DATA_DIR_UNUSABLE` when a newer version of the program wrote the data.
 */
export async function migrate(database: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'schemaVersion',
    migrationLockTableName: 'schemaVersionLock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error === undefined) return
  if (error instanceof Failure) throw error
  if (error instanceof Error && /corrupted migrations/.test(error.message))
    throw new Failure(
      'DATA_DIR_UNUSABLE',
      'The data was written by a newer version of Aisle. Run that version, or use another AISLE_DATA_DIR.',
      { cause: error },
    )
  throw new Failure('STORAGE_FAILED', 'The tables could not be created or upgraded.', {
    cause: error,
  })
}
