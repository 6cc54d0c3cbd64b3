import { expect, it } from 'vitest'
import { createDataDir } from '../support/data-dir.ts'
import { deliver, otherSecret, startReceiver, type Receiver } from '../support/bots.ts'
import { createFakeWallClock } from '../support/wall-clock.ts'
import { startBots, type BotHarness, type BotHarnessOptions } from './harness.ts'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const open = async (receiver: Receiver, options: BotHarnessOptions = {}): Promise<BotHarness> =>
  startBots({ webhookUrl: receiver.url, ...options })

const say = async (
  { url, clock }: BotHarness,
  text: string,
  sender = 'ann',
  id?: string,
): Promise<Response> =>
  deliver(url, { sender, text }, { at: clock.now(), ...(id === undefined ? {} : { id }) })

/** Lets turns and letters come to rest: no timer of the real world is waited for. */
async function settle({ bots, storage }: BotHarness): Promise<void> {
  await expect.poll(() => storage.botDeliveries.unanswered()).toEqual([])
  await bots.idle()
}

/** Moves the clock from one attempt to the next for as long as given. */
async function pass(harness: BotHarness, ms: number): Promise<void> {
  const { clock } = harness
  const until = clock.now() + ms
  for (let next = clock.next(); next !== undefined && next <= until; next = clock.next()) {
    clock.advance(next - clock.now())
    await settle(harness)
  }
  clock.advance(until - clock.now())
  await settle(harness)
}

const texts = ({ received }: Receiver): string[] =>
  received.map(({ event }) =>
    event.type === 'message.replied' ? event.data.reply.text : event.type,
  )
const intact = ({ received }: Receiver): boolean => received.every(({ isSigned }) => isSigned)

it('brings the reply, signed with every secret, and forgets it when it has arrived', async () => {
  const receiver = await startReceiver(otherSecret)
  const harness = await open(receiver)
  const answer = await say(harness, 'a kettle', 'ann', 'in_1')
  expect(answer.status).toBe(202)
  await settle(harness)
  expect(receiver.received).toMatchObject([
    {
      isSigned: true,
      timestamp: Math.floor(harness.clock.now() / 1000),
      event: {
        type: 'message.replied',
        data: {
          sender: 'ann',
          channel: 'bot',
          thread: null,
          inReplyTo: 'in_1',
          text: expect.stringContaining('You said: a kettle\n\nProducts:\n1. Still 6, $549\n'),
          reply: { text: 'You said: a kettle' },
        },
      },
    },
  ])
  expect(await harness.storage.letters.list('pending')).toEqual([])
  expect(harness.clock.next()).toBeUndefined()
})

it('tries again after 5 s, 15 s, 45 s, with the same id and a new signature', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  receiver.answer = (response) => void response.writeHead(500).end()
  await say(harness, 'one')
  await settle(harness)
  expect(receiver.received).toHaveLength(1)
  await pass(harness, 4_999)
  expect(receiver.received).toHaveLength(1)
  await pass(harness, 1)
  expect(receiver.received).toHaveLength(2)
  await pass(harness, 15 * secondMs)
  expect(receiver.received).toHaveLength(3)
  receiver.answer = (response) => void response.writeHead(200).end()
  await pass(harness, 45 * secondMs)
  expect(receiver.received).toHaveLength(4)
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1)
  expect(new Set(receiver.received.map(({ timestamp }) => timestamp)).size).toBe(4)
  expect(intact(receiver)).toBe(true)
  await pass(harness, dayMs)
  expect(receiver.received).toHaveLength(4)
})

it('waits as long as the receiver asks to', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  receiver.answer = (response) => void response.writeHead(429, { 'retry-after': '600' }).end()
  await say(harness, 'one')
  await settle(harness)
  receiver.answer = (response) => void response.writeHead(204).end()
  await pass(harness, 599 * secondMs)
  expect(receiver.received).toHaveLength(1)
  await pass(harness, secondMs)
  expect(receiver.received).toHaveLength(2)
})

it('keeps the order of a conversation while one is held up, and others go on', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  let faults = 3
  receiver.answer = (response, { event }) => {
    const isFirst = event.type === 'message.replied' && event.data.reply.text === 'You said: a1'
    response.writeHead(isFirst && faults-- > 0 ? 503 : 204).end()
  }
  for (const text of ['a1', 'a2', 'a3']) await say(harness, text, 'ann')
  for (const text of ['b1', 'b2']) await say(harness, text, 'bob')
  await settle(harness)
  expect(texts(receiver).filter((text) => text.includes(' b'))).toEqual([
    'You said: b1',
    'You said: b2',
  ])
  expect(texts(receiver).filter((text) => text.includes(' a'))).toEqual(['You said: a1'])
  // A message that comes meanwhile waits with the others.
  await say(harness, 'a4', 'ann')
  await settle(harness)
  await pass(harness, hourMs)
  expect(texts(receiver).filter((text) => text.includes(' a'))).toEqual([
    ...Array.from({ length: 4 }, () => 'You said: a1'),
    'You said: a2',
    'You said: a3',
    'You said: a4',
  ])
})

it('gives a slow receiver 15 s', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  receiver.answer = () => {}
  await say(harness, 'one')
  await expect.poll(() => receiver.received).toHaveLength(1)
  harness.clock.advance(14_999)
  expect(await harness.storage.letters.list('pending')).toMatchObject([{ attempts: 0 }])
  harness.clock.advance(1)
  await settle(harness)
  expect(await harness.storage.letters.list('pending')).toMatchObject([
    { attempts: 1, fault: 'it took too long' },
  ])
  receiver.answer = (response) => void response.writeHead(200).end()
  await pass(harness, 5 * secondMs)
  expect(await harness.storage.letters.list('pending')).toEqual([])
  expect(receiver.received).toHaveLength(2)
})

it('follows no redirect, and says so', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  const location = 'http://169.254.169.254/latest/meta-data'
  receiver.answer = (response) => void response.writeHead(307, { location }).end()
  await say(harness, 'one')
  await settle(harness)
  expect(await harness.storage.letters.list('pending')).toMatchObject([
    { fault: 'the address answered 307; redirects are not followed' },
  ])
})

it('sends nothing to a private address unless that is allowed', async () => {
  const receiver = await startReceiver()
  const url = receiver.url.replace('http:', 'https:')
  const harness = await open(receiver, { webhookUrl: url, allowsPrivate: false })
  await say(harness, 'one')
  await settle(harness)
  expect(receiver.received).toEqual([])
  expect(await harness.storage.letters.list('pending')).toMatchObject([
    { fault: expect.stringContaining('AISLE_WEBHOOK_PRIVATE=true') },
  ])
})

it('stops at 410, keeps what comes as dead letters, and sends them when told to', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  const { letters } = harness.storage
  receiver.answer = (response) => void response.writeHead(410).end()
  for (const text of ['1', '2']) await say(harness, text)
  await settle(harness)
  await say(harness, '3')
  await settle(harness)
  await pass(harness, dayMs)
  expect(receiver.received).toHaveLength(1)
  expect(harness.notices.join()).toContain('npx aisle webhooks replay')
  const dead = await letters.list('dead')
  expect(dead.map(({ fault }) => fault)).toEqual(
    Array.from({ length: 3 }, () => 'the address answered 410 Gone and gets no more'),
  )

  receiver.answer = (response) => void response.writeHead(204).end()
  expect(await letters.replay(new Date(harness.clock.now()).toISOString())).toBe(3)
  harness.bots.wake()
  await settle(harness)
  expect(texts(receiver).slice(1)).toEqual(['1', '2', '3'].map((text) => `You said: ${text}`))
  expect(await letters.list('dead')).toEqual([])
})

it('gives a receiver that is down three days, then keeps dead letters that can be replayed', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  const { letters } = harness.storage
  receiver.answer = (response) => void response.destroy()
  for (const text of ['1', '2']) await say(harness, text)
  await settle(harness)
  await pass(harness, 3 * dayMs - hourMs)
  expect(await letters.list('pending')).toHaveLength(2)
  // 5 s, 15 s, … 3 h, then every 8 h.
  expect(receiver.received).toHaveLength(17)
  await say(harness, '3')
  await settle(harness)
  await pass(harness, dayMs)
  const dead = await letters.list('dead')
  expect(dead.map(({ body }) => /You said: \d/.exec(body)![0])).toEqual([
    'You said: 1',
    'You said: 2',
  ])
  expect(dead[0]).toMatchObject({ fault: 'no connection (ECONNRESET)' })
  expect(harness.notices.join()).toContain('npx aisle webhooks list')

  receiver.answer = (response) => void response.writeHead(204).end()
  const before = receiver.received.length
  await letters.replay(new Date(harness.clock.now()).toISOString(), dead[1]!.id)
  harness.bots.wake()
  await settle(harness)
  await pass(harness, dayMs)
  const later = receiver.received.slice(before)
  expect(texts({ ...receiver, received: later })).toEqual(['You said: 2', 'You said: 3'])
  expect(later[0]!.id).toBe(dead[1]!.id)
  expect((await letters.list('dead')).map(({ id }) => id)).toEqual([dead[0]!.id])
})

it('goes on after a restart with what had not arrived, in order', async () => {
  const receiver = await startReceiver()
  const dataDir = createDataDir()
  const clock = createFakeWallClock()
  const first = await open(receiver, { dataDir, clock })
  receiver.answer = (response) => void response.writeHead(502).end()
  for (const text of ['1', '2', '3']) await say(first, text)
  await settle(first)
  await first.bots.close()
  await first.storage.close()
  receiver.answer = (response) => void response.writeHead(204).end()
  const before = receiver.received.length
  clock.advance(hourMs)
  const second = await open(receiver, { dataDir, clock })
  await settle(second)
  expect(texts(receiver).slice(before)).toEqual(['1', '2', '3'].map((text) => `You said: ${text}`))
  expect(receiver.received[before]!.id).toBe(receiver.received[0]!.id)
  expect(second.turns).toEqual([])
})

it('erases letters with their conversation', async () => {
  const receiver = await startReceiver()
  const harness = await open(receiver)
  receiver.answer = (response) => void response.writeHead(500).end()
  const { conversationId } = (await (await say(harness, 'one')).json()) as Record<string, string>
  await settle(harness)
  expect(await harness.storage.letters.list('pending')).toHaveLength(1)
  await harness.storage.conversations.erase(conversationId!)
  await pass(harness, dayMs)
  expect(await harness.storage.letters.list('pending')).toEqual([])
  expect(receiver.received).toHaveLength(1)
})
