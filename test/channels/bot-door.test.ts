import { expect, it } from 'vitest'
import { createBotDoor } from '../../src/channels/bot-door.ts'
import { Failure } from '../../src/domain/failure.ts'
import { BotMessage, BotReceipt, BotReply } from '../../src/http/contract.ts'
import { deliver, startReceiver } from '../support/bots.ts'
import { createDataDir } from '../support/data-dir.ts'
import { replyOf } from '../support/fake-assistant.ts'
import { createFakeWallClock } from '../support/wall-clock.ts'
import { codeOf, problemIn } from '../http/harness.ts'
import { startBots, type BotHarness } from './harness.ts'

const hourMs = 60 * 60 * 1000

const say = (
  { url, clock }: BotHarness,
  message: object,
  id?: string,
  headers?: Record<string, string>,
): Promise<Response> => {
  const signing = { at: clock.now(), ...(id === undefined ? {} : { id }) }
  return deliver(url, { sender: 'ann', text: 'hello', ...message }, signing, headers)
}

const replyIn = async (response: Response): Promise<BotReply> => {
  expect(response.status).toBe(200)
  return BotReply.parse(await response.json())
}

it('puts the reply into the response where there is no webhook', async () => {
  const shop = await startBots()
  const reply = await replyIn(
    await say(shop, { text: 'a kettle', channel: 'sms', thread: 't' }, 'm1'),
  )
  expect(reply).toMatchObject({
    sender: 'ann',
    channel: 'sms',
    thread: 't',
    inReplyTo: 'm1',
    reply: { text: 'You said: a kettle' },
  })
  expect(reply.reply.conversationId).toBe(reply.conversationId)
})

it('puts it there too where the sender asks to wait, and then sends no webhook', async () => {
  const receiver = await startReceiver()
  const shop = await startBots({ webhookUrl: receiver.url })
  for (const prefer of ['wait', 'wait=10', 'respond-async;x, Wait = 5']) {
    const response = await say(shop, {}, undefined, { prefer })
    expect(response.headers.get('preference-applied')).toBe('wait')
    await replyIn(response)
  }
  for (const prefer of ['await', 'waiting=5', 'respond-async'])
    expect((await say(shop, {}, undefined, { prefer })).status, prefer).toBe(202)
  await expect.poll(() => receiver.received).toHaveLength(3)
})

it('takes the same delivery once, however often and however fast it comes', async () => {
  const receiver = await startReceiver()
  const shop = await startBots({ webhookUrl: receiver.url })
  const rounds = Number(process.env['ROUNDS'] ?? 100)
  const answers: (readonly [number, string])[] = []
  const once = async (number: number): Promise<void> => {
    const message = { sender: `s${number % 7}`, text: `message ${number}` }
    const response = await say(shop, message, `in_${number}`)
    expect(response.status).toBe(202)
    answers.push([number, await response.text()])
  }
  // Twenty-five messages at once, each ten times.
  for (let from = 0; from < rounds; from += 25)
    await Promise.all(Array.from({ length: 250 }, (_, at) => once(from + (at % 25))))
  for (const [number, text] of answers)
    expect(text, String(number)).toBe(answers.find(([other]) => other === number)![1])
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(rounds)
  await shop.bots.idle()
  expect(shop.turns.toSorted()).toEqual(
    Array.from({ length: rounds }, (_, at) => `message ${at}`).toSorted(),
  )
  const answered = receiver.received.map(({ event }) => event.data.inReplyTo)
  expect(new Set(answered).size).toBe(rounds)
  expect(receiver.received).toHaveLength(rounds)
}, 240_000)

it('gives ten that wait for the same delivery the same reply, by one turn', async () => {
  const shop = await startBots()
  for (let round = 0; round < 30; round++) {
    const all = await Promise.all(
      Array.from({ length: 10 }, async () =>
        replyIn(await say(shop, { text: `round ${round}` }, `in_${round}`)),
      ),
    )
    for (const one of all) expect(one).toEqual(all[0])
    expect(await replyIn(await say(shop, { text: `round ${round}` }, `in_${round}`))).toEqual(
      all[0],
    )
  }
  expect(shop.turns).toHaveLength(30)
}, 30_000)

it('knows a delivery again after a restart and after days', async () => {
  const dataDir = createDataDir()
  const clock = createFakeWallClock()
  const first = await startBots({ dataDir, clock })
  const reply = await replyIn(await say(first, {}, 'in_1'))
  await first.bots.close()
  await first.storage.close()
  clock.advance(72 * hourMs)
  const second = await startBots({ dataDir, clock })
  expect(await replyIn(await say(second, {}, 'in_1'))).toEqual(reply)
  expect(second.turns).toEqual([])
})

it('gives the reply to one who began to wait when it was just being stored', async () => {
  const shop = await startBots()
  const { botDeliveries, conversations } = shop.storage
  const door = createBotDoor({
    deliveries: {
      ...botDeliveries,
      async accept(delivery, begin) {
        const accepted = await botDeliveries.accept(delivery, begin)
        // Another request's work comes between.
        await botDeliveries.settle(accepted.id, 'answered', null)
        return accepted
      },
    },
    assistant: {
      async say(id, { text }) {
        expect(await conversations.transcript(id)).toHaveLength(1)
        return replyOf(id, 'r', `You said: ${text}`)
      },
    },
    hasWebhook: false,
    quietMs: Infinity,
    linkBase: () => 'https://shop.example',
    clock: shop.clock,
  })
  const message = BotMessage.parse({ sender: 'ann', text: 'hello' })
  const answer = await door.take({ id: 'in_1', bodyHash: 'h', message, waits: true })
  expect(answer).toMatchObject({ reply: { text: 'You said: hello' } })
  await door.close()
})

it('refuses an id that comes with another body', async () => {
  const shop = await startBots()
  await say(shop, { text: 'one' }, 'in_1')
  expect(await codeOf(await say(shop, { text: 'two' }, 'in_1'))).toBe('409 DELIVERY_ID_REUSED')
  expect(shop.turns).toEqual(['one'])
})

it('keeps one conversation a sender, channel and thread', async () => {
  const shop = await startBots()
  const of = async (message: object): Promise<string> =>
    (await replyIn(await say(shop, message))).conversationId
  const first = await of({})
  expect(await of({})).toBe(first)
  const others = [{ sender: 'bob' }, { channel: 'sms' }, { thread: 't1' }, { thread: 't2' }]
  const all = [first]
  for (const other of others) all.push(await of(other))
  expect(new Set(all).size).toBe(5)
  for (const [at, other] of others.entries()) expect(await of(other)).toBe(all[at + 1])
})

it('begins a new conversation after a quiet day, or when asked to', async () => {
  const shop = await startBots()
  const of = async (message: object = {}): Promise<string> =>
    (await replyIn(await say(shop, message))).conversationId
  const first = await of()
  shop.clock.advance(24 * hourMs)
  expect(await of()).toBe(first)
  shop.clock.advance(24 * hourMs + 1)
  const second = await of()
  expect(second).not.toBe(first)
  const third = await of({ startNew: true })
  expect(third).not.toBe(second)
  expect(await of()).toBe(third)

  const patient = await startBots({ quietHours: 0 })
  const only = (await replyIn(await say(patient, {}))).conversationId
  patient.clock.advance(5000 * hourMs)
  expect((await replyIn(await say(patient, {}))).conversationId).toBe(only)
})

it('answers the messages of a conversation one by one, in the order in which they came', async () => {
  const receiver = await startReceiver()
  let running = 0
  let most = 0
  const shop = await startBots({
    webhookUrl: receiver.url,
    async onTurn() {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setImmediate(resolve))
      running--
    },
  })
  for (let at = 0; at < 30; at++) await say(shop, { text: `m${at}` })
  await expect.poll(() => receiver.received).toHaveLength(30)
  const wanted = Array.from({ length: 30 }, (_, at) => `m${at}`)
  expect(shop.turns).toEqual(wanted)
  expect(
    receiver.received.map(({ event }) => 'reply' in event.data && event.data.reply.text),
  ).toEqual(wanted.map((text) => `You said: ${text}`))
  expect(most).toBe(1)
})

it('answers after a restart what was accepted and not answered', async () => {
  const receiver = await startReceiver()
  const dataDir = createDataDir()
  let blocks = true
  const stuck = new Promise<void>(() => {})
  const first = await startBots({
    dataDir,
    webhookUrl: receiver.url,
    onTurn: () => (blocks ? stuck : undefined),
  })
  for (const text of ['1', '2']) expect((await say(first, { text })).status).toBe(202)
  // As a kill would: the first process is not asked.
  blocks = false
  const second = await startBots({ dataDir, webhookUrl: receiver.url })
  await expect.poll(() => receiver.received).toHaveLength(2)
  expect(second.turns).toEqual(['1', '2'])
}, 30_000)

it('tells of a message that cannot be answered, and takes it again', async () => {
  const receiver = await startReceiver()
  let fails = true
  const shop = await startBots({
    webhookUrl: receiver.url,
    onTurn: (text) => {
      if (fails && text === 'bad') throw new Error('secret detail')
    },
  })
  await say(shop, { text: 'bad' }, 'in_1')
  await say(shop, { text: 'good' }, 'in_2')
  await expect.poll(() => receiver.received).toHaveLength(2)
  expect(receiver.received.map(({ event }) => [event.type, event.data.inReplyTo])).toEqual([
    ['message.failed', 'in_1'],
    ['message.replied', 'in_2'],
  ])
  expect(receiver.received[0]!.event.data).toMatchObject({ problem: { code: 'INTERNAL' } })
  expect(JSON.stringify(receiver.received)).not.toContain('secret detail')
  expect(shop.errors).toMatchObject([{ message: 'secret detail' }])

  fails = false
  expect(BotReceipt.parse(await (await say(shop, { text: 'bad' }, 'in_1')).json())).toMatchObject({
    deliveryId: 'in_1',
  })
  await expect.poll(() => receiver.received).toHaveLength(3)
  expect(receiver.received[2]!.event).toMatchObject({
    type: 'message.replied',
    data: { inReplyTo: 'in_1' },
  })
})

it('keeps its place in the conversation while the database takes nothing', async () => {
  const receiver = await startReceiver()
  let isFull = true
  const shop = await startBots({
    webhookUrl: receiver.url,
    onTurn: () => {
      if (isFull) throw new Failure('STORAGE_FULL', 'full')
    },
  })
  for (const text of ['1', '2']) await say(shop, { text })
  const waited = await say(shop, { text: '3', sender: 'bob' }, 'in_3', { prefer: 'wait' })
  expect(await problemIn(waited)).toMatchObject({ status: 507, code: 'STORAGE_FULL' })
  expect(receiver.received).toEqual([])
  isFull = false
  shop.clock.advance(5_000)
  await expect.poll(() => receiver.received).toHaveLength(2)
  expect(
    receiver.received.map(({ event }) => 'reply' in event.data && event.data.reply.text),
  ).toEqual(['You said: 1', 'You said: 2'])
})

it('believes a bot who its shopper is, and erases letters with the shopper', async () => {
  const receiver = await startReceiver()
  receiver.answer = (response) => void response.writeHead(500).end()
  const shop = await startBots({ webhookUrl: receiver.url })
  await say(shop, { shopperId: 'customer-17' })
  await say(shop, { sender: 'bob' })
  await expect.poll(() => receiver.received).toHaveLength(2)
  await shop.bots.idle()
  const { conversations, letters, shoppers } = shop.storage
  expect(await conversations.ofShopper('customer-17')).toMatchObject([{ isProved: true }])
  expect(await letters.list('pending')).toHaveLength(2)
  await shoppers.erase('customer-17')
  expect(await letters.list('pending')).toMatchObject([
    { body: expect.stringContaining('"sender":"bob"') },
  ])
})

it('leaves nothing behind of an erased conversation', async () => {
  const shop = await startBots()
  const { conversationId } = await replyIn(await say(shop, {}, 'in_1'))
  await shop.storage.conversations.erase(conversationId)
  const again = await replyIn(await say(shop, {}, 'in_2'))
  expect(again.conversationId).not.toBe(conversationId)
})
