import type { Kysely } from 'kysely'

/** Catalogue, conversations, feedback and events. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database
  await schema
    .createTable('catalogue')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('generation', 'integer', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('currency', 'text', (column) => column.notNull())
    .addColumn('products', 'integer', (column) => column.notNull())
    .addColumn('reviews', 'integer', (column) => column.notNull())
    .addColumn('discovered', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('importedAt', 'text', (column) => column.notNull())
    .execute()
  for (const table of ['product', 'review']) {
    await schema
      .createTable(table)
      .addColumn('generation', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('sku', 'text', (column) => column.notNull())
      .addColumn('document', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint(`${table}Key`, ['generation', 'position'])
      .execute()
  }
  await schema
    .createTable('conversation')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tokenHash', 'text', (column) => column.notNull())
    .addColumn('shopperId', 'text')
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('page', 'text')
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('updatedAt', 'text', (column) => column.notNull())
    .execute()
  await schema.createIndex('conversationShopper').on('conversation').column('shopperId').execute()
  await schema
    .createTable('message')
    .addColumn('conversationId', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('reply', 'text')
    .addColumn('replyId', 'text')
    .addColumn('clientMessageId', 'text')
    .addColumn('answers', 'integer')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('messageKey', ['conversationId', 'seq'])
    .addUniqueConstraint('messageClientId', ['conversationId', 'clientMessageId'])
    .addUniqueConstraint('messageAnswers', ['conversationId', 'answers'])
    .execute()
  await schema
    .createTable('feedback')
    .addColumn('conversationId', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('replyId', 'text', (column) => column.notNull())
    .addColumn('rating', 'text', (column) => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedbackKey', ['conversationId', 'replyId'])
    .execute()
  await schema
    .createTable('event')
    .addColumn('eventId', 'text', (column) => column.primaryKey())
    .addColumn('shopperId', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('sku', 'text')
    .addColumn('value', 'double precision')
    .addColumn('query', 'text')
    .addColumn('occurredAt', 'text', (column) => column.notNull())
    .addColumn('receivedAt', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('eventShopper')
    .on('event')
    .columns(['shopperId', 'occurredAt'])
    .execute()
}
