import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from '../../src/catalogue/import.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { knowledgeDir } from '../../src/root.ts'
import type { Storage } from '../../src/storage/open-storage.ts'
import { openStorage } from '../../src/storage/open-storage.ts'

/** Skus of {@link fillOwnShop}. */
export const ownSkus = (count: number): string[] =>
  Array.from({ length: count }, (_, n) => `OWN-${n}`)

/** A data directory with so many dishwashers of a shop's own, and nothing that anybody did yet. */
export async function fillOwnShop(
  dataDir: string,
  count: number,
  more: (storage: Storage) => Promise<unknown> = async () => undefined,
): Promise<void> {
  const feed = join(dataDir, 'own.jsonl')
  const rows = ownSkus(count).map((sku, n) => ({
    sku,
    category: 'dishwasher',
    brand: `Maker ${n % 5}`,
    title: { en: `Dishwasher model ${n}` },
    price: { amount: 300 + n, currency: 'USD' },
    specs: { noiseLevel: 40 + (n % 12) },
  }))
  writeFileSync(feed, rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  const storage = await openStorage(dataDir)
  try {
    await importFiles([feed], { storage, knowledge: readKnowledge(knowledgeDir) })
    await more(storage)
  } finally {
    await storage.close()
  }
}
