import type { Kysely } from 'kysely'

/** What the person who takes over should know of a conversation. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema.alterTable('conversation').addColumn('note', 'text').execute()
}
