import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse'
import type { Catalogue } from '../domain/catalogue.ts'
import type { EventRecord } from '../storage/events.ts'
import type { Storage } from '../storage/open-storage.ts'
import { importFiles } from './import.ts'
import type { Knowledge } from './knowledge.ts'

/** Events stored with one commit. */
const batchSize = 2500

/**
 * Fills an empty data directory with the demo shop: products, reviews, and the simulated shoppers'
 * events, without which nothing would be popular.
 *
 * @throws {Failure} whatever `importFiles` throws.
 */
export async function importDemo(
  storage: Storage,
  knowledge: Knowledge,
  onProgress: (share: number) => void,
  afterSwap?: (catalogue: Catalogue) => Promise<void>,
): Promise<void> {
  const file = (name: string): string => join(knowledge.dir, name)
  const files = [file('catalogue/products.jsonl'), file('catalogue/reviews.jsonl')]
  await importFiles(
    files.filter((path) => existsSync(path)),
    { storage, knowledge, format: 'aisle-jsonl', origin: 'demo', afterSwap },
    ({ stage, share }) => onProgress((stage === 'read' ? 0 : 0.3) + share * 0.2),
  )
  const events = file('interactions/events.csv')
  if (existsSync(events)) await importEvents(events, storage)
  onProgress(1)
}

/** Rows `user,item,type,rating,timestamp`; a row's number is its event id, so that a second run adds none. */
async function importEvents(path: string, storage: Storage): Promise<void> {
  const rows = createReadStream(path).pipe(
    parse({ columns: true, bom: true, skip_empty_lines: true }),
  )
  let batch: EventRecord[] = []
  let number = 0
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    batch.push({
      eventId: `demo-${number++}`,
      shopperId: `demo-${row['user']}`,
      type: row['type'] as EventRecord['type'],
      sku: row['item'],
      value: row['rating'] ? Number(row['rating']) : undefined,
      occurredAt: new Date(Number(row['timestamp']) * 1000).toISOString(),
    })
    if (batch.length < batchSize) continue
    await storage.events.record(batch)
    batch = []
  }
  if (batch.length > 0) await storage.events.record(batch)
}
