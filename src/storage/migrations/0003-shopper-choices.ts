import type { Kysely } from 'kysely'

/** What shoppers decided about their profile, and whether a conversation's shopper was proved. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database
  await schema
    .createTable('shopperChoice')
    .addColumn('shopperId', 'text', (column) => column.primaryKey())
    .addColumn('personalised', 'integer', (column) => column.notNull())
    .addColumn('corrections', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute()
  await schema
    .alterTable('conversation')
    .addColumn('proved', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
