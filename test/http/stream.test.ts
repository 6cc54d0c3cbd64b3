import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { createFakeAssistant } from '../support/fake-assistant.ts'
import { asStream, codeOf, parseEvents, problemIn, readUntil, start } from './harness.ts'

const names = (events: { event: string }[]) => events.map(({ event }) => event)
const joined = (events: { event: string; data: any }[]) =>
  events
    .filter(({ event }) => event === 'text-delta')
    .map(({ data }) => data.text)
    .join('')

it('tells a reply in order, with rising ids, and to the byte as it is stored', async () => {
  const text = 'Quiet 😀👩‍👩‍👧 洗碗机\r\n\u2028data: x\n\nevent: y — $549'
  const assistant = createFakeAssistant({ answer: () => text })
  const { open, get } = await start({ assistant })
  const owner = await open()
  const response = await owner.say({ text: 'hi' }, asStream)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(response.headers.get('x-accel-buffering')).toBe('no')
  expect(response.headers.get('content-encoding')).toBeNull()

  const events = parseEvents(await response.text())
  const order = names(events).filter((name, i, all) => name !== all[i - 1])
  expect(order).toEqual(['reply-start', 'understanding', 'products', 'text-delta', 'reply-end'])
  expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => i + 1))
  const { data: reply } = events.at(-1)!
  expect(events[0]!.data).toEqual({ id: reply.id })
  expect(events[1]!.data).toEqual({ need: reply.need })
  expect(events[2]!.data).toEqual({ products: reply.products })
  expect(joined(events)).toBe(text)
  expect(reply.text).toBe(text)
  const view = (await (await get(owner.path, owner.authorization)).json()) as any
  expect(view.messages.at(-1).reply).toEqual(reply)
})

it('shows the first event long before the reply is complete', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 40, answer: () => 'x'.repeat(50) })
  const { open } = await start({ assistant })
  const owner = await open()
  const startedAt = performance.now()
  const response = await owner.say(
    { text: 'hi' },
    { ...asStream, 'Accept-Encoding': 'gzip, deflate, br' },
  )
  let firstMs = Infinity
  const all = await readUntil(response, (events) => {
    if (events.length > 0) firstMs = Math.min(firstMs, performance.now() - startedAt)
    return events.at(-1)?.event === 'reply-end'
  })
  const lastMs = performance.now() - startedAt
  expect(names(all)[0]).toBe('reply-start')
  expect(lastMs).toBeGreaterThan(400)
  expect(firstMs).toBeLessThan(lastMs / 2)
})

it('tells a stored reply in full: a client that asks again loses nothing', async () => {
  const assistant = createFakeAssistant()
  const { open } = await start({ assistant })
  const owner = await open()
  const message = { text: 'hi', clientMessageId: 'm-1' }
  const reply = await (await owner.say(message)).json()
  const events = parseEvents(await (await owner.say(message, asStream)).text())
  expect(names(events)).toEqual([
    'reply-start',
    'understanding',
    'products',
    'text-delta',
    'reply-end',
  ])
  expect(events.at(-1)!.data).toEqual(reply)
  expect(assistant.turns).toBe(1)
})

it('resumes behind Last-Event-ID without gap or repetition', async () => {
  const { open, assistant } = await start()
  const owner = await open()
  const message = { text: 'a long enough message', clientMessageId: 'm-1' }
  const whole = parseEvents(await (await owner.say(message, asStream)).text())
  for (let seen = 0; seen <= whole.length; seen++) {
    const rest = await owner.say(message, { ...asStream, 'Last-Event-ID': String(seen) })
    expect(parseEvents(await rest.text())).toEqual(whole.slice(seen))
  }
  const again = await owner.say(message, { ...asStream, 'Last-Event-ID': '99' })
  expect(parseEvents(await again.text())).toEqual(whole)
  expect(assistant.turns).toBe(1)
})

it('begins again, with higher ids, when the rest is not kept any more', async () => {
  const { open, assistant } = await start({ config: { resumeMs: 1 } })
  const owner = await open()
  const message = { text: 'hi', clientMessageId: 'm-1' }
  await (await owner.say(message, asStream)).text()
  await sleep(30)
  const response = await owner.say(message, { ...asStream, 'Last-Event-ID': '4' })
  const events = parseEvents(await response.text())
  expect(events[0]).toMatchObject({ id: 5, event: 'reply-start' })
  expect(joined(events)).toBe('You said: hi')
  expect(assistant.turns).toBe(1)
})

it('lets a second reader join a running reply', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 20 })
  const { open } = await start({ assistant })
  const owner = await open()
  const message = { text: 'twenty characters...', clientMessageId: 'm-1' }
  const first = await owner.say(message, asStream)
  const second = await owner.say(message, { ...asStream, 'Last-Event-ID': '2' })
  const [whole, rest] = await Promise.all([first.text(), second.text()])
  expect(parseEvents(rest)).toEqual(parseEvents(whole).slice(2))
  expect(assistant.turns).toBe(1)
})

it('stops the work when the reader goes away, and takes the turn anew when asked again', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 30, answer: () => 'x'.repeat(100) })
  const { open, logged } = await start({ assistant })
  const owner = await open()
  const message = { text: 'hi', clientMessageId: 'm-1' }
  const seen = await readUntil(await owner.say(message, asStream), (events) => events.length >= 5)
  await expect.poll(() => assistant.aborted).toBe(1)

  const lastId = seen.at(-1)!.id
  const response = await owner.say(message, { ...asStream, 'Last-Event-ID': String(lastId) })
  const events = parseEvents(await response.text())
  expect(events[0]).toMatchObject({ id: lastId + 1, event: 'reply-start' })
  expect(joined(events)).toBe('x'.repeat(100))
  expect(logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})

it('forgets what it keeps of an erased conversation', async () => {
  const { open, url } = await start()
  const owner = await open()
  const message = { text: 'hi', clientMessageId: 'm-1' }
  await (await owner.say(message, asStream)).text()
  await fetch(url + owner.path, { method: 'DELETE', headers: owner.authorization })
  expect(await codeOf(await owner.say(message, asStream))).toBe('404 CONVERSATION_NOT_FOUND')
})

it('answers a turn that fails before the first event with a status, later with an event', async () => {
  const assistant = createFakeAssistant()
  const { open, logged } = await start({ assistant })
  const owner = await open()
  expect(await codeOf(await owner.say({ text: ' ' }, asStream))).toBe('400 TEXT_EMPTY')

  const error = new Failure('STORAGE_FULL', 'The disk is full.')
  assistant.options.fail = { error, after: 'nothing' }
  const early = await owner.say({ text: 'hi' }, asStream)
  expect(await problemIn(early)).toMatchObject({ status: 507, code: 'STORAGE_FULL' })

  assistant.options.fail = { error: new Error('secret inside'), after: 'first-delta' }
  assistant.options.deltaDelayMs = 20
  const message = { text: 'hi', clientMessageId: 'm-1' }
  const late = parseEvents(await (await owner.say(message, asStream)).text())
  expect(names(late)).toEqual(['reply-start', 'understanding', 'products', 'text-delta', 'error'])
  expect(late.at(-1)!.data.problem).toMatchObject({ status: 500, code: 'INTERNAL', errors: [] })
  expect(JSON.stringify(late)).not.toContain('secret inside')
  expect(logged.some((line) => line.includes('secret inside'))).toBe(true)

  // The failure is not kept: the same message tries again.
  delete assistant.options.fail
  const again = parseEvents(await (await owner.say(message, asStream)).text())
  expect(names(again).at(-1)).toBe('reply-end')
})

it('keeps proxies awake with comments', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 100, silent: true })
  const { open } = await start({ assistant, config: { heartbeatMs: 20 } })
  const owner = await open()
  const text = await (await owner.say({ text: 'hi' }, asStream)).text()
  expect(text).toMatch(/^(?:: awake\n\n){2,}id: 1\n/)
  expect(names(parseEvents(text)).at(-1)).toBe('reply-end')
})

it('holds no pile of bytes for a reader that does not read, and drops it in the end', async () => {
  const huge = 'x'.repeat(300_000)
  const assistant = createFakeAssistant({ answer: () => huge, deltaLength: 1 })
  const { open, url, server } = await start({ assistant, config: { stallMs: 300 } })
  const owner = await open()
  const port = Number(new URL(url).port)
  const body = JSON.stringify({ text: 'hi' })
  const sockets = new Set<import('node:net').Socket>()
  server.on('connection', (socket) => sockets.add(socket))
  const reader = connect({ port, host: '127.0.0.1' })
  reader.pause()
  reader.on('error', () => undefined)
  reader.write(
    `POST ${owner.path}/messages HTTP/1.1\r\nHost: x\r\nAccept: text/event-stream\r\n` +
      `Authorization: ${owner.authorization.Authorization}\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\n\r\n${body}`,
  )
  await expect.poll(() => sockets.size).toBe(1)
  const [socket] = sockets
  let most = 0
  while (!socket!.destroyed) {
    most = Math.max(most, socket!.writableLength)
    await sleep(5)
  }
  reader.destroy()
  // One frame may go over the socket's own mark; the reply as a whole is over ten megabytes.
  expect(most).toBeLessThan(512 * 1024)
})

it('says so in the log when a reply is told otherwise than it is stored', async () => {
  const assistant = createFakeAssistant()
  const say = assistant.say.bind(assistant)
  assistant.say = async (id, message, listener) => ({
    ...(await say(id, message, listener)),
    text: 'something else',
  })
  const { open, logged } = await start({ assistant })
  const owner = await open()
  const events = parseEvents(await (await owner.say({ text: 'hi' }, asStream)).text())
  expect(names(events).at(-1)).toBe('error')
  expect(logged.some((line) => line.includes('told otherwise'))).toBe(true)
})
