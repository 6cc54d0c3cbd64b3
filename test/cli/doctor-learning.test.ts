import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEngine } from '../../src/app.ts'
import { checkLearning } from '../../src/cli/doctor-learning.ts'
import { trainCommand } from '../../src/cli/train.ts'
import { deedsOfTastes } from '../support/deeds.ts'
import { fillOwnShop, ownSkus } from '../support/own-shop.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'aisle-doctor-'))
const skus = ownSkus(60)
const open = () => openEngine({ AISLE_DATA_DIR: dataDir })

/** What the doctor finds, as `state: detail` by check. */
async function findings(): Promise<Record<string, string>> {
  const engine = await open()
  try {
    const found = await checkLearning(engine)
    for (const { state, cure } of found) expect(cure === null).toBe(state === 'ok')
    return Object.fromEntries(
      found.map(({ check, state, detail }) => [check, `${state}: ${detail}`]),
    )
  } finally {
    await engine.close()
  }
}

beforeAll(async () => {
  const day = 86_400_000
  await fillOwnShop(dataDir, 60, (storage) =>
    storage.events.record([
      ...deedsOfTastes(skus.slice(0, 40), { strays: 0.1, end: Date.now() - day }),
      ...deedsOfTastes(skus, { shoppers: 1, each: 400, prefix: 'robot' }).map((deed, n) => ({
        ...deed,
        occurredAt: new Date(Date.now() - 2 * day + n * 100).toISOString(),
      })),
    ]),
  )
})
afterAll(() => rmSync(dataDir, { recursive: true }))

describe('what the doctor says of learning', () => {
  it('has a line for each thing, also where nothing was trained', async () => {
    expect(await findings()).toEqual({
      ranker: expect.stringMatching(/^ok: the one learnt at start/),
      deeds: expect.stringMatching(/^warning: 1200 kept; left out: 400 of robots, 0 repeats/),
      drift: 'ok: no trained ranker to compare with',
      'popularity bias': expect.stringMatching(/^ok: fewer/),
      concentration: expect.stringMatching(/^ok: fewer/),
    })
  })

  it('sees that shoppers turned to other goods since the ranker was trained', async () => {
    await trainCommand(open, () => undefined).parseAsync(['--model', 'item-knn'], { from: 'user' })
    const engine = await open()
    const end = Date.now() + 3_600_000
    await engine.storage.events.record(
      deedsOfTastes(skus.slice(40), { prefix: 'new', each: 3, end }).map((deed) => ({
        ...deed,
        occurredAt: new Date(end).toISOString(),
      })),
    )
    await engine.close()
    expect(await findings()).toMatchObject({
      ranker: expect.stringMatching(/^ok: version 1, 0\.0 days old/),
      drift: expect.stringMatching(
        /^warning: population stability index \d+\.\d+ over \d{3} deeds since/,
      ),
    })
  })
})
