import type { Kysely } from 'kysely'

/** Which shoppers an experiment has shown which arm. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('exposure')
    .addColumn('experiment', 'text', (column) => column.notNull())
    .addColumn('shopperId', 'text', (column) => column.notNull())
    .addColumn('arm', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('exposurePrimary', ['experiment', 'shopperId', 'arm'])
    .execute()
  await database.schema
    .createIndex('exposureByShopper')
    .on('exposure')
    .column('shopperId')
    .execute()
}
