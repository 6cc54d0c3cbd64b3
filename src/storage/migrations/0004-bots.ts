import type { Kysely } from 'kysely'

/** Who speaks through bots, what they delivered, and the webhooks that are still to go out. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database
  await schema
    .createTable('botConversation')
    .addColumn('conversationId', 'text', (column) =>
      column.primaryKey().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('lastAt', 'text', (column) => column.notNull())
    .addUniqueConstraint('botConversationSender', ['channel', 'thread', 'sender', 'number'])
    .execute()
  await schema
    .createTable('botDelivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('bodyHash', 'text', (column) => column.notNull())
    .addColumn('conversationId', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('isWaited', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .execute()
  await schema
    .createIndex('botDeliveryState')
    .on('botDelivery')
    .columns(['state', 'conversationId', 'seq'])
    .execute()
  await schema
    .createIndex('botDeliveryConversation')
    .on('botDelivery')
    .column('conversationId')
    .execute()
  await schema
    .createTable('letter')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversationId', 'text', (column) =>
      column.notNull().references('conversation.id').onDelete('cascade'),
    )
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('dueAt', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .addColumn('fault', 'text')
    .execute()
  await schema.createIndex('letterDue').on('letter').columns(['state', 'dueAt']).execute()
  await schema
    .createIndex('letterConversation')
    .on('letter')
    .columns(['conversationId', 'state', 'seq'])
    .execute()
  await schema
    .createTable('stoppedEndpoint')
    .addColumn('url', 'text', (column) => column.primaryKey())
    .addColumn('stoppedAt', 'text', (column) => column.notNull())
    .execute()
}
