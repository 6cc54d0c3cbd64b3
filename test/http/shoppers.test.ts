import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createProfiles } from '../../src/behaviour/profiles.ts'
import { usualOf } from '../../src/behaviour/profile/usual.ts'
import { learnTaste } from '../../src/behaviour/learn-taste.ts'
import { createAssistant } from '../../src/dialog/create-assistant.ts'
import { createIdentities } from '../../src/dialog/identity.ts'
import { createShelf } from '../../src/dialog/shelf.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { createShopperDesk } from '../../src/dialog/shoppers.ts'
import { ProfileView, ShopperExport, type Reply } from '../../src/http/contract.ts'
import { collect } from '../../src/recommend/interactions.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'
import type { FakeAssistant } from '../support/fake-assistant.ts'
import { signIdentity } from '../support/identity-token.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { codeOf, start } from './harness.ts'

const secret = 'a secret of the shop, long enough to be one'
const browser = 'browser-0b5c6a1e-93a4-4c8e-8f1d-2f6f8f1c9a77'
const other = 'browser-0b5c6a1e-93a4-4c8e-8f1d-2f6f8f1c9a78'

let plain: Shop
beforeAll(async () => {
  plain = await createTestShop()
})

/** The whole server over a storage of its own. */
async function open(key: string | null = secret) {
  const dataDir = createDataDir()
  const storage = await openStorage(dataDir)
  onTestFinished(() => storage.close())
  const { catalogue } = plain
  const behaviour = {
    data: collect([]),
    bySku: new Map<string, number>(),
    deeds: new Map(),
    leftOut: none,
  }
  const taste = learnTaste(behaviour, catalogue, {
    events: storage.events,
    choices: storage.shoppers,
    leanings: { usual: usualOf(catalogue, behaviour.bySku), segments: () => null },
  })
  const profiles = createProfiles(storage, catalogue, usualOf(catalogue, new Map()))
  const shop: Shop = { ...plain, taste, profiles }
  let forgotten = 0
  const assistant = createAssistant({ conversations: storage.conversations, shop: () => shop })
  const server = await start({
    assistant: assistant as unknown as FakeAssistant,
    shop: createShelf(() => shop),
    events: storage.events,
    shoppers: createShopperDesk({
      storage,
      shop: () => shop,
      profiles: () => profiles,
      onForgotten: () => forgotten++,
    }),
    identities: createIdentities(key ?? undefined),
  })
  const { post, url } = server
  let number = 0

  const begin = async (body: object) => {
    const response = await post('/v1/conversations', body)
    const { conversationId, token } = (await response.json()) as Record<string, string>
    return { status: response.status, conversationId: conversationId!, token: token! }
  }
  return {
    ...server,
    dataDir,
    storage,
    begin,
    forgotten: () => forgotten,
    does: async (shopperId: string, type: string, ...skus: string[]) => {
      const events = skus.map((sku) => ({
        eventId: `${shopperId}-${number}`,
        shopperId,
        type,
        sku,
        occurredAt: new Date(Date.now() - 3_600_000 + number++ * 30_000).toISOString(),
      }))
      expect((await post('/v1/events', { events })).status).toBe(202)
    },
    say: (conversationId: string, token: string, text: string) =>
      post(`/v1/conversations/${conversationId}/messages`, { text }, bearer(token)),
    call: (method: string, path: string, token?: string, body?: object) =>
      fetch(url + path, {
        method,
        headers: {
          ...(token === undefined ? {} : bearer(token)),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      }),
  }
}

const none = { bots: 0, repeats: 0, skewed: 0, unknown: 0 }
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })
const lumora = ['TV-1', 'HP-3', 'PH-3', 'RF-4']

const skusOf = (brand: string): string[] =>
  plain.catalogue.products.filter((one) => one.brand === brand).map(({ sku }) => sku)

describe('the profile over HTTP', () => {
  it('is told to its shopper in plain words, in either language', async () => {
    const { begin, does, call } = await open()
    const { token } = await begin({ shopperId: browser })
    const skus = skusOf('Lumora')
    for (let n = 0; n < 3; n++) await does(browser, 'view', ...skus)
    const path = `/v1/shoppers/${browser}/profile`
    const english = ProfileView.parse(await (await call('GET', path, token)).json())
    expect(english).toMatchObject({ shopperId: browser, personalised: true, locale: 'en' })
    const brand = english.entries.find(({ key }) => key === 'brand:Lumora')!
    expect(brand.text).toBe('You like Lumora')
    expect(brand.reason).toMatch(
      /^100% of what you turned to, where \d+% would be usual; from \d+ looks/,
    )
    expect(brand.actions).toEqual(['forget', 'avoid'])
    const chinese = ProfileView.parse(await (await call('GET', `${path}?locale=zh`, token)).json())
    expect(chinese.entries.map(({ key }) => key)).toEqual(english.entries.map(({ key }) => key))
    expect(chinese.entries.find(({ key }) => key === 'brand:Lumora')!.text).toBe('您偏爱露摩拉')
    for (const { text, reason } of chinese.entries) expect(text + reason).toMatch(/\p{Script=Han}/u)
  })

  it('is nobody else’s, known or not, and no one can tell which', async () => {
    const { begin, does, call } = await open()
    await begin({ shopperId: browser })
    await does(browser, 'view', ...lumora)
    const stranger = await begin({ shopperId: other })
    const anonymous = await begin({})
    const answers = []
    for (const id of [browser, 'unknown'])
      for (const token of [
        undefined,
        stranger.token,
        anonymous.token,
        'x',
        signIdentity('bob', secret),
      ])
        for (const [method, path] of [
          ['GET', '/profile'],
          ['PATCH', '/profile'],
          ['GET', '/export'],
          ['DELETE', ''],
        ] as const)
          answers.push(
            await codeOf(
              await call(
                method,
                `/v1/shoppers/${id}${path}`,
                token,
                method === 'PATCH' ? {} : undefined,
              ),
            ),
          )
    expect(new Set(answers)).toEqual(new Set(['404 SHOPPER_NOT_FOUND']))
  })

  it('is an account’s by a token that the shop signed, in a conversation or by itself', async () => {
    const { begin, call, storage } = await open()
    const identityToken = signIdentity('ann', secret)
    const claimed = await begin({ shopperId: 'ann' })
    expect((await storage.conversations.find(claimed.conversationId))!.shopperId).toBeNull()
    const proved = await begin({ shopperId: 'ann', identityToken })
    const path = '/v1/shoppers/ann/profile'
    expect((await call('GET', path, claimed.token)).status).toBe(404)
    expect((await call('GET', path, proved.token)).status).toBe(200)
    expect((await call('GET', path, identityToken)).status).toBe(200)
    expect((await call('GET', path, signIdentity('ann', secret, { seconds: -5 }))).status).toBe(404)
    const bad = await begin({ shopperId: 'ann', identityToken: signIdentity('bob', secret) })
    expect(bad.status).toBe(401)
  })

  it('is nobody’s by an account’s bare id where there is no secret', async () => {
    const { begin, call, storage } = await open(null)
    const { conversationId, token } = await begin({ shopperId: 'ann' })
    expect((await storage.conversations.find(conversationId))!.shopperId).toBe('ann')
    expect((await call('GET', '/v1/shoppers/ann/export', token)).status).toBe(404)
    const mine = await begin({ shopperId: browser })
    expect((await call('GET', `/v1/shoppers/${browser}/export`, mine.token)).status).toBe(200)
  })
})

describe('what a shopper decides over HTTP', () => {
  it('counts with the next recommendation', async () => {
    const { begin, does, call, get } = await open()
    const { token } = await begin({ shopperId: browser })
    await does(browser, 'purchase', 'DW-1')
    const offered = async (): Promise<{ sku: string; brand: string }[]> => {
      const query = `shopperId=${browser}&category=dishwasher&limit=50`
      const response = await get(`/v1/recommendations?${query}`)
      return ((await response.json()) as { items: { sku: string; brand: string }[] }).items
    }
    const path = `/v1/shoppers/${browser}/profile`
    const before = await offered()
    expect(before.map(({ sku }) => sku)).not.toContain('DW-1')
    const { brand } = before[0]!

    const changed = await call('PATCH', path, token, {
      corrections: [
        { key: `brand:${brand}`, action: 'avoid' },
        { key: 'owned:DW-1', action: 'forget' },
      ],
    })
    expect(changed.status).toBe(200)
    expect(ProfileView.parse(await changed.json()).corrections.map(({ text }) => text)).toEqual([
      `Never offer ${brand}`,
      expect.stringMatching(/^Forgotten: /),
    ])
    const after = await offered()
    expect(after.map((one) => one.brand)).not.toContain(brand)
    expect(after.map(({ sku }) => sku)).toContain('DW-1')

    await call('PATCH', path, token, {
      corrections: [{ key: `brand:${brand}`, action: 'restore' }],
    })
    expect((await offered()).map((one) => one.brand)).toContain(brand)

    const off = await call('PATCH', path, token, { personalised: false })
    expect(ProfileView.parse(await off.json())).toMatchObject({
      personalised: false,
      deeds: 0,
      entries: [],
    })
    await does(browser, 'purchase', 'DW-2')
    expect((await offered()).map(({ sku }) => sku)).toContain('DW-2')
    await call('PATCH', path, token, { personalised: true })
    expect((await offered()).map(({ sku }) => sku)).not.toContain('DW-2')
  })

  it('holds in a conversation', async () => {
    const { begin, call, say } = await open()
    const { conversationId, token } = await begin({ shopperId: browser })
    const ask = async (text: string): Promise<string[]> => {
      const reply = (await (await say(conversationId, token, text)).json()) as {
        products: { brand: string }[]
      }
      return reply.products.map(({ brand }) => brand)
    }
    const [brand] = await ask('I need a dishwasher')
    await call('PATCH', `/v1/shoppers/${browser}/profile`, token, {
      corrections: [{ key: `brand:${brand}`, action: 'avoid' }],
    })
    expect(await ask('I need a dishwasher')).not.toContain(brand)
    expect(await ask(`a dishwasher from ${brand}`)).toContain(brand)
  })

  it('is refused where it makes no sense', async () => {
    const { begin, call } = await open()
    const { token } = await begin({ shopperId: browser })
    const path = `/v1/shoppers/${browser}/profile`
    for (const corrections of [
      [{ key: 'category:dishwasher', action: 'avoid' }],
      [{ key: 'password:x', action: 'forget' }],
      [{ key: 'brand:', action: 'forget' }],
      [{ key: `brand:${'x'.repeat(400)}`, action: 'forget' }],
      Array.from({ length: 301 }, (_, n) => ({ key: `brand:${n}`, action: 'forget' })),
    ])
      expect(await codeOf(await call('PATCH', path, token, { corrections }))).toBe(
        '400 REQUEST_INVALID',
      )
    const some = (from: number) =>
      Array.from({ length: 200 }, (_, n) => ({ key: `brand:${from + n}`, action: 'forget' }))
    expect((await call('PATCH', path, token, { corrections: some(0) })).status).toBe(200)
    expect(await codeOf(await call('PATCH', path, token, { corrections: some(200) }))).toBe(
      '400 REQUEST_INVALID',
    )
  })
})

describe('asked in the chat what is known of a shopper', () => {
  const ask = async (
    { begin, say }: Opened,
    shopperId: string | undefined,
    text = 'what do you know about me?',
  ) => {
    const { conversationId, token } = await begin(shopperId === undefined ? {} : { shopperId })
    return (await (await say(conversationId, token, text)).json()) as Reply
  }

  it('the assistant tells the shopper, in both languages, with all of it among the claims', async () => {
    const shop = await open()
    await shop.does(browser, 'view', 'DW-1', 'DW-2', 'DW-3', 'DW-4', 'DW-1', 'DW-2')
    await shop.does(browser, 'purchase', 'HP-1')
    const english = await ask(shop, browser)
    expect(english).toMatchObject({ act: 'answer', products: [] })
    const items = english.text.split('\n').filter((line) => line.startsWith('- '))
    expect(items.length).toBeGreaterThan(1)
    expect(english.text).toContain('You look at dishwashers')
    expect(english.text).toMatch(/You have .*/)
    const claims = english.claims.map(({ text }) => `- ${text}`)
    for (const item of items) expect(claims).toContain(item)
    const chinese = await ask(shop, browser, '你都知道我什么')
    expect(chinese.text).toContain('您在看洗碗机')
    for (const { suggestions } of [english, chinese]) {
      const [goods, privacy] = await Promise.all(
        suggestions.map((suggestion) => ask(shop, browser, suggestion)),
      )
      expect(goods!.products.map(({ category }) => category)).toContain('dishwasher')
      expect(privacy!.act).toBe('policy')
    }
  })

  it('tells nothing where nothing is known, and nobody what is another’s', async () => {
    const shop = await open()
    await shop.does('account-1', 'view', 'DW-1', 'DW-2', 'DW-3', 'DW-4')
    for (const shopperId of [undefined, other]) {
      const { text, claims } = await ask(shop, shopperId)
      expect(text).toContain('gathered nothing about you')
      expect(claims).toEqual([])
    }
    const unproved = await open(null)
    await unproved.does('account-1', 'view', 'DW-1', 'DW-2', 'DW-3', 'DW-4')
    const { text } = await ask(unproved, 'account-1')
    expect(text).toContain('Sign in')
    expect(text).not.toContain('dishwashers')
  })
})

describe('all of a shopper', () => {
  /** Plants a word of its own in every place where something is kept. */
  async function plant(id: string, mark: string, { begin, say, post, does, call }: Opened) {
    const one = await begin({ shopperId: id, page: { url: `https://shop.example/${mark}-page` } })
    await say(one.conversationId, one.token, `a dishwasher for ${mark}-said`)
    const two = await begin({ shopperId: id })
    const reply = (await (
      await say(two.conversationId, two.token, 'I want to talk to a person')
    ).json()) as {
      id: string
    }
    await post(
      `/v1/conversations/${two.conversationId}/feedback`,
      { replyId: reply.id, rating: 'down', comment: `${mark}-comment` },
      bearer(two.token),
    )
    await does(id, 'view', 'DW-1', `${mark}-sku`)
    await post('/v1/events', {
      events: [
        {
          eventId: `${mark}-event`,
          shopperId: id,
          type: 'search',
          query: `${mark}-query`,
          occurredAt: new Date().toISOString(),
        },
      ],
    })
    const corrections = [{ key: `brand:${mark}-brand`, action: 'forget' }]
    await call('PATCH', `/v1/shoppers/${id}/profile`, one.token, { corrections })
    return one.token
  }
  const places = ['page', 'said', 'comment', 'sku', 'event', 'query', 'brand']

  it('is exported as one JSON, with nothing of others and no token', async () => {
    const shop = await open()
    const token = await plant(browser, 'canary', shop)
    await plant(other, 'magpie', shop)
    const response = await shop.call('GET', `/v1/shoppers/${browser}/export`, token)
    const text = await response.text()
    const whole = ShopperExport.parse(JSON.parse(text))
    for (const place of places) expect(text).toContain(`canary-${place}`)
    expect(text).not.toContain('magpie')
    expect(text).not.toContain(token)
    expect(text).not.toContain('tokenHash')
    expect(whole.conversations).toHaveLength(2)
    const notes = whole.conversations.flatMap(({ note }) => note?.facts ?? [])
    expect(notes.length).toBeGreaterThan(0)
    expect(response.headers.get('content-disposition')).toContain('attachment')
  })

  it('is erased to the byte, and nothing of others', async () => {
    const shop = await open()
    const token = await plant(browser, 'canary', shop)
    const kept = await plant(other, 'magpie', shop)
    const path = `/v1/shoppers/${browser}`
    expect((await shop.call('DELETE', path, token)).status).toBe(204)
    expect(shop.forgotten()).toBe(1)
    expect(await codeOf(await shop.call('GET', `${path}/export`, token))).toBe(
      '404 SHOPPER_NOT_FOUND',
    )
    const bytes = readdirSync(shop.dataDir)
      .map((name) => readFileSync(join(shop.dataDir, name)).toString('latin1'))
      .join()
    expect(bytes).not.toContain('canary')
    expect(bytes).not.toContain(browser)
    expect(bytes).toContain('magpie')
    expect((await shop.call('GET', `/v1/shoppers/${other}/export`, kept)).status).toBe(200)
  })
})

type Opened = Awaited<ReturnType<typeof open>>
