import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openEngine } from '../../src/app.ts'
import { importCommand } from '../../src/cli/import.ts'
import { trainCommand } from '../../src/cli/train.ts'
import { deedsOfTastes } from '../support/deeds.ts'
import { fillOwnShop, ownSkus } from '../support/own-shop.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'aisle-train-'))
const log = join(dataDir, 'log.csv')
const deeds = deedsOfTastes(ownSkus(40), { strays: 0.1 })

beforeAll(async () => {
  await fillOwnShop(dataDir, 40)
  const rows = deeds.map(({ shopperId, sku, type, occurredAt }) =>
    [shopperId, sku, type, occurredAt].join(),
  )
  writeFileSync(
    log,
    ['user,item,type,timestamp', ...rows, 's-0,gone,view,0', 's-0,,view,0'].join('\n'),
  )
})
afterAll(() => rmSync(dataDir, { recursive: true }))

async function bring(...args: string[]): Promise<string> {
  const written: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  try {
    await importCommand({ dataDirOf: () => dataDir }).parseAsync([log, ...args], { from: 'user' })
  } finally {
    spy.mockRestore()
  }
  return written.join('')
}

async function train(...args: string[]): Promise<any> {
  const printed: string[] = []
  const open = () => openEngine({ AISLE_DATA_DIR: dataDir })
  await trainCommand(open, (line) => printed.push(line)).parseAsync(args, { from: 'user' })
  return args.includes('--json') ? JSON.parse(printed.join('')) : printed
}

describe('aisle import --format interactions', () => {
  it('says what came of each row, and changes nothing by a dry run', async () => {
    const told = await bring('--format', 'interactions', '--dry-run')
    expect(told).toBe(
      `accepted ${deeds.length + 1}\nknown already 0\n` +
        'of goods that are not in the catalogue 1: kept for when they are\n' +
        `rejected 1\n  ${log}:${deeds.length + 3}: no item\n` +
        'dry run: nothing was changed; what is stored already was not looked up\n',
    )
  })

  it('brings in what aisle train learns from', async () => {
    const report = JSON.parse(await bring('--format', 'interactions', '--json'))
    expect(report).toMatchObject({
      ok: true,
      accepted: deeds.length + 1,
      duplicates: 0,
      unknown: 1,
      rejectedRows: 1,
      rejected: [{ file: log, line: deeds.length + 3, reason: 'no item' }],
    })
    expect(JSON.parse(await bring('--format', 'interactions', '--json'))).toMatchObject({
      accepted: 0,
      duplicates: deeds.length + 1,
    })
    const trained = await train('--json')
    expect(trained).toMatchObject({ version: 1, isUsed: true, judgement: { shoppers: 100 } })
    expect(await train('--status', '--json')).toMatchObject({
      inUse: 1,
      versions: [
        {
          version: 1,
          isUsable: true,
          trainedOn: { by: 'command', events: deeds.length + 1, shoppers: 100, products: 40 },
        },
      ],
    })
  })
})

describe('aisle train', () => {
  it('uses a kind that was named, saying that it is clearly worse, until it is taken back', async () => {
    // Deeds that the one in use has not seen.
    const end = Date.now() + 3_600_000
    const later = deedsOfTastes(ownSkus(40), { strays: 0.1, prefix: 'n', end })
    const engine = await openEngine({ AISLE_DATA_DIR: dataDir })
    await engine.storage.events.record(later)
    await engine.close()
    const worse = await train('--model', 'popularity', '--json')
    expect(worse).toMatchObject({ version: 2, isUsed: true, judgement: { isWorse: true } })
    expect(((await train('--status')) as string[])[0]).toBe('version 2 (in use)')
    expect(await train('--rollback', '--json')).toEqual({ version: 1 })
    const status = (await train('--status')) as string[]
    expect(status[0]).toBe('version 2 (kept, not to be used)')
    expect(status.join('\n')).toMatch(/difference -0\.\d{4} ± 0\.\d{4}: clearly worse/)
    expect(status).toContain('version 1 (in use)')
  })
})
