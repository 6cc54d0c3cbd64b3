import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../src/app.ts'
import { trainCommand } from '../../src/cli/train.ts'
import { createRandom } from '../../src/lib/random.ts'
import { typedWeights } from '../../src/rank/weights.ts'
import type { EventRecord } from '../../src/storage/events.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'aisle-weights-'))
const open = () => openEngine({ AISLE_DATA_DIR: dataDir })

/** Shoppers of the demo shop who look at what is cheap in a kind. */
beforeAll(async () => {
  const engine = await open()
  const { products, docsByCategory } = engine.shop().catalogue
  const kinds = [...docsByCategory.values()].filter((docs) => docs.length >= 10)
  const random = createRandom(3)
  const end = Date.now() - 3_600_000
  const events = Array.from({ length: 400 }, (_, u): EventRecord[] => {
    const left = [...kinds[u % kinds.length]!].toSorted(
      (a, b) => products[a]!.priceMinor - products[b]!.priceMinor,
    )
    return Array.from({ length: 4 }, (__, n) => {
      const [doc] = left.splice(Math.floor(random.next() ** 4 * left.length), 1)
      return {
        eventId: `cheap-${u}-${n}`,
        shopperId: `cheap-${u}`,
        type: 'view',
        sku: products[doc!]!.sku,
        occurredAt: new Date(end - (4 - n) * 60_000).toISOString(),
      }
    })
  }).flat()
  await engine.storage.events.record(events)
  await engine.close()
})
afterAll(() => rmSync(dataDir, { recursive: true }))

describe('aisle train, where shoppers take what is cheap', () => {
  it('learns that price counts more, says so, and the shop ranks by it from then on', async () => {
    const lines: string[] = []
    await trainCommand(open, (line) => lines.push(line)).parseAsync(['--model', 'item-knn'], {
      from: 'user',
    })
    expect(lines.join('\n')).toMatch(/what counts, by \d+ choices: rating \d\.\d\d, popularity/)
    const engine = await open()
    const { weights } = engine.shop()
    await engine.close()
    expect(weights!.price).toBeGreaterThan(typedWeights.price)
    expect(weights!.wish).toBe(typedWeights.wish)
  })
})
