import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startServer, type Running } from '../../src/main.ts'
import { assign } from '../../src/recommend/experiment/assign.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { deedsOfTastes } from '../support/deeds.ts'
import { fillOwnShop, ownSkus } from '../support/own-shop.ts'

const home = mkdtempSync(join(tmpdir(), 'aisle-experiment-'))
const dataDir = join(home, 'shop')
const skus = ownSkus(60)
const setting = 'ranking:plain=0.5,start=0.5'
const experiment = readConfig({ AISLE_EXPERIMENT: setting }).AISLE_EXPERIMENT!
/** Two new shoppers of the same deeds, one an arm; ids as browsers mint them. */
const [inPlain, inStart] = ['plain', 'start'].map((arm) =>
  Array.from({ length: 100 }, () => `browser-${crypto.randomUUID()}`).find(
    (id) => assign(experiment, id) === arm,
  )!,
) as [string, string]
let server: Running

beforeAll(async () => {
  mkdirSync(dataDir)
  await fillOwnShop(dataDir, skus.length, async (storage) => {
    await storage.events.record(deedsOfTastes(skus, { shoppers: 200, each: 12, strays: 0 }))
    for (const id of [inPlain, inStart])
      await storage.events.record(
        deedsOfTastes(skus, { shoppers: 1, each: 6, strays: 0, prefix: id }).map((deed) => ({
          ...deed,
          shopperId: id,
        })),
      )
  })
  server = await startServer(
    readConfig({
      PORT: '0',
      AISLE_DATA_DIR: dataDir,
      AISLE_LOG_LEVEL: 'silent',
      AISLE_TRAIN_EVERY: '0',
      AISLE_EXPERIMENT: setting,
    }),
  )
})
afterAll(async () => {
  await server?.stop()
  rmSync(home, { recursive: true, force: true })
})

const call = async (method: string, path: string, body?: unknown, token = ''): Promise<unknown> => {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return text === '' ? null : JSON.parse(text)
}
const orderFor = async (shopperId?: string): Promise<string[]> => {
  const who = shopperId === undefined ? '' : `&shopperId=${shopperId}`
  const { items } = (await call(
    'GET',
    `/v1/recommendations?category=dishwasher&limit=20${who}`,
  )) as {
    items: { sku: string }[]
  }
  return items.map(({ sku }) => sku)
}
const noted = async (): Promise<Record<string, string>> => {
  const storage = await openStorage(dataDir, { readonly: true })
  const rows = await storage.exposures.of('ranking')
  await storage.close()
  return Object.fromEntries(rows.map(({ shopperId, arm }) => [shopperId, arm]))
}

describe('a running experiment', () => {
  it('ranks for each shopper in the way of their arm, by list and in talk', async () => {
    const [nobody, plain, start] = [
      await orderFor(),
      await orderFor(inPlain),
      await orderFor(inStart),
    ]
    expect(plain).toEqual(nobody)
    expect(start).not.toEqual(nobody)
    expect(await noted()).toEqual({ [inPlain]: 'plain', [inStart]: 'start' })
  })

  it('notes who was shown goods in talk, and nobody who asked for something else or wants no part', async () => {
    const talk = async (shopperId: string, text: string, isPersonalised = true): Promise<void> => {
      const { conversationId, token } = (await call('POST', '/v1/conversations', {
        shopperId,
      })) as {
        conversationId: string
        token: string
      }
      if (!isPersonalised)
        await call('PATCH', `/v1/shoppers/${shopperId}/profile`, { personalised: false }, token)
      await call('POST', `/v1/conversations/${conversationId}/messages`, { text }, token)
    }
    const [asks, returns, off] = Array.from(
      { length: 3 },
      () => `browser-${crypto.randomUUID()}`,
    ) as [string, string, string]
    await talk(asks, 'a dishwasher')
    await talk(returns, 'what is your return policy?')
    await talk(off, 'a dishwasher', false)
    const shown = await noted()
    expect(shown[asks]).toBe(assign(experiment, asks))
    expect(shown).not.toHaveProperty(returns)
    expect(shown).not.toHaveProperty(off)
  })

  it('is in what a shopper exports, and goes when all of a shopper goes', async () => {
    const shopperId = `browser-${crypto.randomUUID()}`
    const { token } = (await call('POST', '/v1/conversations', { shopperId })) as { token: string }
    await orderFor(shopperId)
    const arm = assign(experiment, shopperId)
    expect(await call('GET', `/v1/shoppers/${shopperId}/export`, undefined, token)).toMatchObject({
      experiments: [{ experiment: 'ranking', arm }],
    })
    await call('DELETE', `/v1/shoppers/${shopperId}`, undefined, token)
    expect(await noted()).not.toHaveProperty(shopperId)
  })

  it.each(['ranking', 'ranking:used=1', 'ranking:used=0.5,magic=0.5', ':used=0.5,plain=0.5'])(
    'is refused at start when it is %s',
    (text) => {
      expect(() => readConfig({ AISLE_EXPERIMENT: text })).toThrow(/AISLE_EXPERIMENT/)
    },
  )
})
