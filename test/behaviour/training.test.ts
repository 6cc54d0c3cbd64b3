import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { listRankers, packRanker } from '../../src/behaviour/model-file.ts'
import { addVersion, listVersions, newestVersion } from '../../src/behaviour/model-versions.ts'
import { createTraining } from '../../src/behaviour/training.ts'
import { typedWeights } from '../../src/rank/weights.ts'
import { collect } from '../../src/recommend/interactions.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import { knowledgeDir } from '../../src/root.ts'
import { bundleProgram } from '../support/child.ts'
import { createDataDir } from '../support/data-dir.ts'
import { deedsOfTastes } from '../support/deeds.ts'
import { fillOwnShop, ownSkus } from '../support/own-shop.ts'

const skus = ownSkus(40)
const order = {
  knowledge: readKnowledge(knowledgeDir),
  model: 'gf-cf',
  seed: 1,
  most: { seconds: 60, bytes: 1e9 },
  fewest: 500,
}
let worker: Awaited<ReturnType<typeof bundleProgram>>

beforeAll(async () => {
  worker = await bundleProgram('src/behaviour/train-worker.ts')
})
afterAll(() => worker?.remove())

async function dirWith(shoppers: number): Promise<string> {
  const dataDir = createDataDir()
  await fillOwnShop(dataDir, skus.length, (storage) =>
    storage.events.record(deedsOfTastes(skus, { shoppers, each: 8, strays: 0 })),
  )
  return dataDir
}

/** A thread that does what `code` says. */
function threadOf(dataDir: string, code: string): string {
  const path = join(dataDir, 'thread.mjs')
  writeFileSync(path, code)
  return path
}

describe('a training in a thread', () => {
  it('saves what it learnt; a second call while it runs waits for the same one', async () => {
    const dataDir = await dirWith(80)
    const training = createTraining({ dataDir, workerFile: worker.path })
    const outcomes = await Promise.all([training.run(order), training.run(order)])
    expect(outcomes[0]).toMatchObject({ kind: 'saved', version: 1, isUsed: true })
    expect(outcomes[0]).toMatchObject({ reading: { kept: 640, bots: 0 } })
    expect(outcomes[1]).toBe(outcomes[0])
    expect(await listVersions(dataDir)).toHaveLength(1)
  })

  it('learns how much its taste should count, where shoppers show it', async () => {
    const dataDir = await dirWith(200)
    const training = createTraining({ dataDir, workerFile: worker.path })
    expect(await training.run(order)).toMatchObject({ kind: 'saved', isUsed: true })
    const [ranker] = await listRankers(dataDir)
    expect(ranker!.notes!.weights!.taste).toBeGreaterThan(typedWeights.taste)
  })

  it('keeps one that is clearly worse, and leaves the other in use', async () => {
    const dataDir = await dirWith(80)
    const training = createTraining({ dataDir, workerFile: worker.path })
    const outcome = await training.run({ ...order, model: 'popularity' })
    expect(outcome).toMatchObject({ kind: 'saved', version: 1, isUsed: false })
    expect(await newestVersion(dataDir)).toBe(0)
    expect(await listRankers(dataDir)).toMatchObject([
      { version: 1, isUsable: false, notes: { judgement: { shoppers: 80, isWorse: true } } },
    ])
  })

  it('that finds too little says so, and saves nothing', async () => {
    const dataDir = await dirWith(10)
    const training = createTraining({ dataDir, workerFile: worker.path })
    expect(await training.run(order)).toMatchObject({ kind: 'too-little', reading: { kept: 80 } })
    expect(await newestVersion(dataDir)).toBe(0)
  })

  it('that dies leaves the ranker before it, and says what to do', async () => {
    const dataDir = await dirWith(80)
    const data = collect([{ user: 'u', item: skus[0]! }])
    const kind = kinds.get('popularity')!
    const state = kind.fit(data, kind.defaults, { seed: 1 }).state()
    const notes = { why: 'before', trainedAt: '2026-01-01T00:00:00.000Z', items: data.items }
    await addVersion(dataDir, packRanker({ ...notes, state }), true)
    const outcomeOf = (workerFile: string, heapMb?: number) =>
      createTraining({ dataDir, workerFile, ...(heapMb && { heapMb }) }).run(order)
    const hog = threadOf(dataDir, 'const hold = []; for (;;) hold.push([...Array(1e4).keys()])')
    expect(await outcomeOf(hog, 16)).toMatchObject({
      kind: 'failed',
      reason: expect.stringMatching(/memory/),
      cure: expect.stringContaining('npx aisle train'),
    })
    expect(await outcomeOf(threadOf(dataDir, 'process.exit(3)'))).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('ended with 3'),
    })
    expect(await outcomeOf(join(dataDir, 'missing.mjs'))).toMatchObject({
      kind: 'failed',
      cure: expect.stringContaining('npm run build'),
    })
    expect(await newestVersion(dataDir)).toBe(1)
    expect(await listVersions(dataDir)).toHaveLength(1)
  })

  it('stops within moments, even where the thread never looks up', async () => {
    const dataDir = await dirWith(10)
    const training = createTraining({ dataDir, workerFile: threadOf(dataDir, 'for (;;);') })
    const running = training.run(order)
    await training.stop()
    expect(await running).toEqual({ kind: 'stopped' })
    expect(await training.run(order)).toEqual({ kind: 'stopped' })
  })
})
