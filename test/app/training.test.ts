import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listRankers } from '../../src/behaviour/model-file.ts'
import { rollBack } from '../../src/behaviour/model-versions.ts'
import { readConfig } from '../../src/config.ts'
import type { Reply } from '../../src/http/contract.ts'
import { startServer, type Running } from '../../src/main.ts'
import type { EventRecord } from '../../src/storage/events.ts'
import { bundleProgram, startProgram } from '../support/child.ts'
import { deedsOfTastes } from '../support/deeds.ts'
import { fillOwnShop, ownSkus } from '../support/own-shop.ts'

const home = mkdtempSync(join(tmpdir(), 'aisle-training-'))
const skus = ownSkus(60)
let worker: Awaited<ReturnType<typeof bundleProgram>>

/** An own shop in which the given was done. */
async function shopWhere(name: string, deeds: readonly EventRecord[]): Promise<string> {
  const dataDir = join(home, name)
  mkdirSync(dataDir)
  await fillOwnShop(dataDir, skus.length, (storage) => storage.events.record(deeds))
  return dataDir
}

beforeAll(async () => {
  worker = await bundleProgram('src/behaviour/train-worker.ts')
})
afterAll(() => {
  worker?.remove()
  rmSync(home, { recursive: true, force: true })
})

/** Value of a metric by its line up to the number. */
async function metric(url: string, line: string): Promise<number | undefined> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? undefined : Number(found.slice(line.length))
}

async function post(url: string, path: string, body: unknown, token = ''): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
}

/** Opens a conversation; each message has to be answered. */
async function talk(url: string, shopperId: string): Promise<(text: string) => Promise<Reply>> {
  const started = await post(url, '/v1/conversations', { shopperId })
  const { conversationId, token } = (await started.json()) as Record<string, string>
  return async (text) => {
    const answer = await post(url, `/v1/conversations/${conversationId}/messages`, { text }, token)
    expect(answer.status).toBe(200)
    return (await answer.json()) as Reply
  }
}

const first = deedsOfTastes(skus, { shoppers: 250, each: 12 })
const more = deedsOfTastes(skus, { shoppers: 90, each: 12, seed: 2, prefix: 't' })

describe('a running server', () => {
  let dataDir: string
  let server: Running
  const notices: string[] = []

  beforeAll(async () => {
    dataDir = await shopWhere('running', first)
    server = await startServer(
      readConfig({
        PORT: '0',
        AISLE_DATA_DIR: dataDir,
        AISLE_LOG_LEVEL: 'silent',
        AISLE_REQUESTS_PER_MINUTE: '0',
        AISLE_MESSAGES_PER_MINUTE: '0',
      }),
      {
        trainWorker: worker.path,
        lookForTrainingMs: 100,
        onNotice: (text) => notices.push(text),
      },
    )
  })
  afterAll(() => server?.stop())

  it('trains once enough was done, answers meanwhile, and takes the ranker up', async () => {
    const say = await talk(server.url, 's-1')
    let answered = 0
    while ((await metric(server.url, 'ranker_version')) === 0) {
      const isBefore = await metric(server.url, 'ranker_training_running')
      const reply = await say('a quiet dishwasher under 600')
      expect(reply.act).toBe('recommend')
      expect(reply.products.length).toBeGreaterThan(0)
      const isAfter = await metric(server.url, 'ranker_training_running')
      if (isBefore === 1 && isAfter === 1) answered++
    }
    expect(answered).toBeGreaterThan(0)
    expect(notices).toContain('A newly trained ranker is in use.')
    expect(await metric(server.url, 'ranker_trainings_total{outcome="used"}')).toBe(1)
    expect(await listRankers(dataDir)).toMatchObject([
      {
        version: 1,
        isUsable: true,
        notes: { trainedOn: { by: 'server', events: 3000, shoppers: 250, products: 60 } },
      },
    ])
  }, 120_000)

  it('trains again when a third more was done, and goes back when told', async () => {
    for (let at = 0; at < more.length; at += 1000) {
      const sent = await post(server.url, '/v1/events', { events: more.slice(at, at + 1000) })
      expect(sent.status).toBe(202)
    }
    await expect
      .poll(() => metric(server.url, 'ranker_version'), { timeout: 100_000, interval: 200 })
      .toBe(2)
    const [, second] = await listRankers(dataDir)
    expect(second!.notes!.trainedOn!.events).toBeGreaterThanOrEqual(4000)
    expect(await rollBack(dataDir)).toBe(1)
    await expect.poll(() => metric(server.url, 'ranker_version'), { timeout: 10_000 }).toBe(1)
    const { products } = await (await talk(server.url, 's-2'))('dishwasher')
    expect(products.length).toBeGreaterThan(0)
  }, 120_000)
})

describe('the server as a program', () => {
  it('ends with 0 on SIGTERM in the middle of a training, and leaves no file behind', async () => {
    const dataDir = await shopWhere('ended', first)
    const program = await bundleProgram('test/app/training-program.ts')
    const child = startProgram(program.path, [dataDir, worker.path])
    try {
      await child.waitFor('aisle ready')
      const url = /http:\S+/.exec(child.output())![0]
      await expect
        .poll(() => metric(url, 'ranker_training_running'), { timeout: 20_000, interval: 50 })
        .toBe(1)
      child.process.kill('SIGTERM')
      expect(await child.ended).toBe(0)
      expect(child.output()).toContain('stopped')
      // Groups of shoppers are kept beside the rankers; nothing of a ranker may be there.
      const left = existsSync(join(dataDir, 'models')) ? readdirSync(join(dataDir, 'models')) : []
      expect(left.filter((name) => name !== 'segments.json')).toEqual([])
    } finally {
      child.process.kill('SIGKILL')
      program.remove()
    }
  }, 60_000)
})
