import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { BotDoor, Delivered } from '../../src/channels/bot-door.ts'
import { readSecrets } from '../../src/channels/standard-webhooks.ts'
import { createRandom } from '../../src/lib/random.ts'
import { deliver, otherSecret, secret, signatureOf, signed } from '../support/bots.ts'
import { codeOf, problemIn, start, type Harness } from './harness.ts'

/** A door that writes down what reaches it: nothing behind it runs, no database above all. */
function createWatchedDoor(): BotDoor & { readonly taken: Delivered[] } {
  const taken: Delivered[] = []
  return {
    taken,
    async take(delivered) {
      taken.push(delivered)
      return { status: 'accepted', conversationId: 'c1', deliveryId: delivered.id }
    },
    resume: () => Promise.resolve(),
    close: () => Promise.resolve(),
  }
}

async function open(options: { now?: number; messagesPerMinute?: number } = {}) {
  const door = createWatchedDoor()
  const { now, messagesPerMinute = 0 } = options
  const secrets = readSecrets(`${secret} ${otherSecret}`)
  const bots = { door, secrets, ...(now === undefined ? {} : { now: () => now }) }
  const shop = await start({ bots, config: { messagesPerMinute } })
  return { ...shop, door }
}

const message = { sender: 'ann', text: 'a kettle' }

const send = ({ url }: Harness, headers: Record<string, string>, body: BodyInit) =>
  fetch(`${url}/v1/bot/messages`, { method: 'POST', headers, body })

it('takes a signed message, with either secret, and fills in what was left out', async () => {
  const shop = await open()
  expect(await (await deliver(shop.url, message, { id: 'in_1' })).json()).toEqual({
    status: 'accepted',
    conversationId: 'c1',
    deliveryId: 'in_1',
  })
  expect((await deliver(shop.url, message, { key: otherSecret })).status).toBe(202)
  expect(shop.door.taken[0]).toMatchObject({
    id: 'in_1',
    waits: false,
    message: { sender: 'ann', text: 'a kettle', channel: 'bot', startNew: false },
  })
})

it('says which setting to set where there is no secret', async () => {
  const shop = await start()
  const problem = await problemIn(await deliver(shop.url, message))
  expect(problem).toMatchObject({ status: 403, code: 'BOT_NOT_SET_UP' })
  expect(problem['detail']).toContain('AISLE_BOT_SECRETS')
})

describe('before anything looks into the database', () => {
  const at = Date.parse('2026-11-24T10:00:00Z')

  it('refuses 10,000 changed signatures, ids, times and bodies', async () => {
    const shop = await open({ now: at })
    const random = createRandom(20_261_124)
    const pick = (length: number): number => Math.floor(random.next() * length)
    const original = signed(message, { id: 'in_1', at })
    const counts: Record<string, number> = {}
    const attack = async (): Promise<void> => {
      const { headers, body } = mutate(original, pick)
      const code = await codeOf(await send(shop, headers, body))
      counts[code] = (counts[code] ?? 0) + 1
    }
    for (let round = 0; round < 200; round++)
      await Promise.all(Array.from({ length: 50 }, () => attack()))
    expect(Object.keys(counts).toSorted()).toEqual(['401 DELIVERY_STALE', '401 SIGNATURE_INVALID'])
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(10_000)
    expect(shop.door.taken).toEqual([])
    expect((await send(shop, original.headers, original.body)).status).toBe(202)
  }, 120_000)

  it('refuses times more than five minutes away, and tells its own', async () => {
    const shop = await open({ now: at })
    for (const seconds of [301, -301, 86_400]) {
      const late = await deliver(shop.url, message, { at: at + seconds * 1000 })
      const problem = await problemIn(late)
      expect(problem).toMatchObject({ status: 401, code: 'DELIVERY_STALE' })
      expect(problem['detail']).toContain(String(at / 1000))
    }
    for (const seconds of [300, -300, 0])
      expect((await deliver(shop.url, message, { at: at + seconds * 1000 })).status).toBe(202)
    expect(shop.door.taken).toHaveLength(3)
  })

  it.each<[string, unknown, string]>([
    ['no sender', { text: 'hi' }, '400 REQUEST_INVALID'],
    ['an empty sender', { sender: '', text: 'hi' }, '400 REQUEST_INVALID'],
    ['a long sender', { sender: 'a'.repeat(201), text: 'hi' }, '400 REQUEST_INVALID'],
    ['no text', { sender: 'ann' }, '400 REQUEST_INVALID'],
    ['an unknown language', { ...message, locale: 'xx' }, '400 REQUEST_INVALID'],
    ['a list', [message], '400 REQUEST_INVALID'],
    ['a blank text', { sender: 'ann', text: ' ' }, '400 TEXT_EMPTY'],
    ['a long text', { sender: 'ann', text: 'a'.repeat(2001) }, '413 TEXT_TOO_LONG'],
    ['a large body', { ...message, more: 'a'.repeat(70_000) }, '413 BODY_TOO_LARGE'],
    ['half JSON', '{"sender":"ann",', '400 BODY_NOT_JSON'],
    ['nothing', '', '400 BODY_NOT_JSON'],
  ])('refuses %s, signed as it may be', async (_name, body, code) => {
    const shop = await open()
    expect(await codeOf(await deliver(shop.url, body))).toBe(code)
    expect(shop.door.taken).toEqual([])
  })

  it('refuses other types, and packed bodies: what is signed are the bytes that come', async () => {
    const shop = await open()
    const { headers, body } = signed(message)
    const plain = { ...headers, 'content-type': 'text/plain' }
    expect(await codeOf(await send(shop, plain, body))).toBe('415 MEDIA_TYPE_UNSUPPORTED')
    const packed = await send(shop, { ...headers, 'content-encoding': 'gzip' }, gzipSync(body))
    expect(await codeOf(packed)).toBe('415 MEDIA_TYPE_UNSUPPORTED')
    expect(shop.door.taken).toEqual([])
  })

  it('limits the messages of one sender, and of each on their own', async () => {
    const shop = await open({ messagesPerMinute: 2 })
    for (let count = 0; count < 2; count++)
      expect((await deliver(shop.url, message)).status).toBe(202)
    const refused = await deliver(shop.url, message)
    expect(refused.headers.get('retry-after')).toBeTruthy()
    expect(await codeOf(refused)).toBe('429 RATE_LIMITED')
    for (const other of [{ sender: 'bob' }, { thread: 't' }, { channel: 'sms' }])
      expect((await deliver(shop.url, { ...message, ...other })).status).toBe(202)
    expect(shop.door.taken).toHaveLength(5)
  })
})

it('logs neither words, nor senders, nor signatures', async () => {
  const shop = await open()
  const { headers, body } = signed({ sender: 'zz-sender', text: 'zz-words' })
  await send(shop, headers, body)
  await send(shop, { ...headers, 'webhook-signature': 'v1,zz-signature' }, body)
  const log = shop.logged.join('')
  expect(log).toContain('/v1/bot/messages')
  expect(log).not.toMatch(/zz-|MfKQ9r8/)
})

type Signed = ReturnType<typeof signed>

/** One change that makes the request another one; which one is drawn by `pick`. */
function mutate({ headers, body }: Signed, pick: (length: number) => number): Signed {
  const id = headers['webhook-id']!
  const timestamp = Number(headers['webhook-timestamp'])
  const signature = headers['webhook-signature']!
  const change = (changed: Record<string, string>): Signed => ({
    body,
    headers: { ...headers, ...changed },
  })
  const withSignature = (text: string): Signed => change({ 'webhook-signature': text })
  switch (pick(12)) {
    case 0: {
      // One character of the signature, its last one with the bits that base64 leaves unused.
      const at = 3 + pick(signature.length - 3)
      const others = [...'ABCxyz019+/='].filter((one) => one !== signature[at])
      return withSignature(replaceAt(signature, at, others[pick(others.length)]!))
    }
    case 1:
      return withSignature(signature.slice(0, pick(signature.length)))
    case 2:
      return withSignature(`${signature}${'A='[pick(2)]}`)
    case 3:
      return withSignature(signature.replace('v1', ['v2', 'V1', 'v1a', 'v', ''][pick(5)]!))
    case 4:
      return withSignature(signatureOf(id, timestamp, body, `whsec_${randomKey(pick)}`))
    case 5:
      // Signed for another id, time or body.
      return withSignature(
        [
          signatureOf(`${id}x`, timestamp, body),
          signatureOf(id, timestamp + 1 + pick(200), body),
          signatureOf(id, timestamp, `${body} `),
          signatureOf('', timestamp, body),
        ][pick(4)]!,
      )
    case 6:
      return change({ 'webhook-id': `${id}${pick(1000)}` })
    case 7:
      return change({ 'webhook-timestamp': String(timestamp + 1 + pick(100_000)) })
    case 8: {
      const at = pick(body.length)
      const other = body[at] === 'q' ? 'w' : 'q'
      return { headers, body: replaceAt(body, at, other) }
    }
    case 9:
      return { headers, body: [`${body} `, `\n${body}`, body.slice(1), `${body}${body}`][pick(4)]! }
    case 10: {
      const without = { ...headers }
      delete without[['webhook-id', 'webhook-timestamp', 'webhook-signature'][pick(3)]!]
      return { headers: without, body }
    }
    default:
      // The border between id and time moved: the same text is signed.
      return change({
        'webhook-id': `${id}.${timestamp}`,
        'webhook-timestamp': String(timestamp + pick(2)),
      })
  }
}

const replaceAt = (text: string, at: number, by: string): string =>
  text.slice(0, at) + by + text.slice(at + 1)

const randomKey = (pick: (length: number) => number): string =>
  Buffer.from(Array.from({ length: 32 }, () => pick(256))).toString('base64')
