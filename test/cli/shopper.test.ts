import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openEngine } from '../../src/app.ts'
import { eraseCommand } from '../../src/cli/erase.ts'
import { exportCommand } from '../../src/cli/export.ts'
import { segmentsCommand } from '../../src/cli/segments.ts'
import { readConfig } from '../../src/config.ts'
import { ShopperExport } from '../../src/http/contract.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'

const open = (dataDir: string | undefined) =>
  openEngine(readConfig({ AISLE_DATA_DIR: dataDir ?? '' }))

/** Runs one command over the directory; what it printed. */
async function run(
  make: (print: (line: string) => void) => { parseAsync(argv: string[]): Promise<unknown> },
  ...argv: string[]
): Promise<string> {
  const lines: string[] = []
  await make((line) => lines.push(line)).parseAsync(['node', 'aisle', ...argv])
  return lines.join('\n')
}

describe('a shopper on the command line', () => {
  it('is exported whole, and erased to the byte', async () => {
    const dataDir = createDataDir()
    const engine = await open(dataDir)
    const { sku } = engine.shop().catalogue.products[0]!
    const at = new Date().toISOString()
    await engine.storage.events.record([
      { eventId: 'canary-1', shopperId: 'canary-id', type: 'view', sku, occurredAt: at },
      {
        eventId: 'canary-2',
        shopperId: 'canary-id',
        type: 'search',
        query: 'canary',
        occurredAt: at,
      },
    ])
    await engine.close()
    const where = ['--shopper', 'canary-id', '--data-dir', dataDir]
    const whole = await run((print) => exportCommand(open, print), ...where, '--json')
    expect(ShopperExport.parse(JSON.parse(whole)).events).toHaveLength(2)
    const erase = (print: (line: string) => void) => eraseCommand((dir) => dir!, print)
    expect(await run(erase, ...where)).toBe('erased 0 conversations and 2 events')
    expect(JSON.parse(await run(erase, ...where, '--json'))).toEqual({
      shopperId: 'canary-id',
      conversations: 0,
      events: 0,
    })
    for (const name of readdirSync(dataDir).filter((one) => one.startsWith('aisle.db')))
      expect(readFileSync(join(dataDir, name)).includes('canary'), name).toBe(false)
  })

  it('is one of groups that a restart finds again', async () => {
    const dataDir = createDataDir()
    const list = () => run((print) => segmentsCommand(open, print), '--json', '--data-dir', dataDir)
    const first = JSON.parse(await list()) as {
      shoppers: number
      groups: { size: number; text: { en: string | null; zh: string | null } }[]
    }
    expect(first.groups.length).toBeGreaterThanOrEqual(2)
    expect(first.groups.reduce((sum, { size }) => sum + size, 0)).toBe(first.shoppers)
    for (const { text } of first.groups) {
      expect(text.en).toMatch(/^Shoppers /)
      expect(text.zh).toMatch(/^这类顾客：|^与多数/)
    }
    // A new deed changes nothing until the groups are learnt anew.
    const storage = await openStorage(dataDir)
    await storage.events.record([
      {
        eventId: 'x',
        shopperId: 'x',
        type: 'search',
        query: 'x',
        occurredAt: new Date().toISOString(),
      },
    ])
    await storage.close()
    expect(JSON.parse(await list())).toEqual(first)
  })
})
