import { writeSync } from 'node:fs'
import { emptyNeed } from '../../src/domain/need.ts'
import { openStorage } from '../../src/storage/open-storage.ts'

/**
 * Stores events for as long as it lives and writes each id to stdout once its promise has
 * resolved: `writer-program DIR PREFIX`. One at a time, in batches and as messages by turns.
 */
const [dir, prefix] = process.argv.slice(2) as [string, string]
const storage = await openStorage(dir)
const acknowledge = (...ids: string[]): void => {
  writeSync(1, `${ids.join('\n')}\n`)
}
const event = (eventId: string) => ({
  eventId,
  shopperId: 'shopper',
  type: 'view' as const,
  sku: 'sku',
  occurredAt: '2026-11-24T12:00:00Z',
})

const conversation = `conversation-${prefix}`
await storage.conversations.create({
  id: conversation,
  tokenHash: 'hash',
  shopperId: null,
  channel: 'test',
  locale: 'en',
  status: 'assistant',
  state: {
    need: emptyNeed,
    parkedNeeds: {},
    shown: [],
    seen: [],
    focus: [],
    asked: [],
    openQuestion: null,
    offer: null,
    misses: 0,
    history: [],
    owned: [],
    ownedKinds: [],
    parkedAsked: {},
    makers: [],
    pageSku: null,
    cart: [],
    task: null,
  },
  page: null,
})
acknowledge('ready')
for (let n = 0; ; n++) {
  const id = `${prefix}-${n}`
  if (n % 3 === 0) {
    await storage.events.record([event(id)])
    acknowledge(`event ${id}`)
  } else if (n % 3 === 1) {
    const ids = Array.from({ length: 20 }, (_, i) => `${id}-${i}`)
    await Promise.all(
      ids.map(async (one) => {
        await storage.events.record([event(one)])
        acknowledge(`event ${one}`)
      }),
    )
  } else {
    await storage.conversations.receive(conversation, { text: `text ${id}`, clientMessageId: id })
    acknowledge(`message ${id}`)
  }
}
