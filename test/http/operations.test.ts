import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createFakeAssistant } from '../support/fake-assistant.ts'
import { asStream, codeOf, parseEvents, start } from './harness.ts'

it('is alive, and ready when its parts are', async () => {
  let ok = true
  const { get } = await start({ ready: () => ({ ok, detail: { catalogue: ok ? 'ok' : 'empty' } }) })
  expect((await get('/livez')).status).toBe(200)
  const ready = await get('/readyz')
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ status: 'ok', catalogue: 'ok' })
  ok = false
  const unready = await get('/readyz')
  expect(unready.status).toBe(503)
  expect(await unready.json()).toEqual({ status: 'unavailable', catalogue: 'empty' })
  expect((await get('/livez')).status).toBe(200)
})

it('measures requests by pattern and turns by act and stage', async () => {
  const { get, open } = await start()
  const owner = await open()
  await (await owner.say({ text: 'hi' })).text()
  await (await owner.say({ text: 'ho' }, asStream)).text()
  await get('/nowhere/private')
  const response = await get('/metrics')
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  const text = await response.text()
  expect(text).toContain('chat_turns_total{act="recommend"} 2')
  expect(text).toContain('chat_turn_seconds_count{stage="retrieve"} 2')
  expect(text).toContain('route="/v1/conversations/:id/messages",status="200"')
  expect(text).toContain('process_cpu_seconds_total')
  expect(text).not.toContain(owner.conversationId)
  expect(text).not.toContain('private')
})

it('logs neither tokens nor the words of shoppers', async () => {
  const { get, open, logged } = await start()
  const owner = await open()
  await owner.say({ text: 'my card is 4111 1111 1111 1111' })
  await owner.say({ text: '{' + 'my secret'.repeat(9000) })
  await get('/v1/products?query=mysearch')
  const log = logged.join('')
  expect(log).toContain('/v1/conversations/:id/messages')
  for (const secret of [
    owner.authorization.Authorization.slice(7),
    '4111 1111',
    'secret',
    'mysearch',
  ])
    expect(log).not.toContain(secret)
})

it('stops gently: running streams finish, nothing new begins', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 60, answer: () => 'x'.repeat(25) })
  const { get, open, server, drain, url } = await start({ assistant })
  const owner = await open()
  const response = await owner.say({ text: 'hi' }, asStream)
  // A connection that was open before still gets an answer: that the server goes away.
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write('GET /v1/products HTTP/1.1\r\nHost: x\r\n')
  await sleep(50)
  const stopped = drain.stop(server)
  socket.write('\r\n')
  const late = await new Promise<string>((resolve) =>
    socket.once('data', (data) => resolve(`${data}`)),
  )
  expect(late).toMatch(/^HTTP\/1\.1 503 /)
  expect(late).toMatch(/Retry-After: 5/)
  expect(late).toMatch(/Connection: close/i)
  expect(late).toContain('SHUTTING_DOWN')
  await expect(get('/livez')).rejects.toThrow()
  expect(parseEvents(await response.text()).at(-1)?.event).toBe('reply-end')
  await stopped
  await drain.stop(server)
})

it('ends a stream that outlasts the time to stop, and says why', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 10_000 })
  const { open, server, drain } = await start({ assistant })
  const owner = await open()
  const response = await owner.say({ text: 'hi' }, asStream)
  const startedAt = performance.now()
  const stopped = drain.stop(server, { withinMs: 400 })
  const events = parseEvents(await response.text())
  await stopped
  expect(performance.now() - startedAt).toBeLessThan(2000)
  expect(events.at(-1)).toMatchObject({
    id: 4,
    event: 'error',
    data: { problem: { code: 'SHUTTING_DOWN', retryable: true } },
  })
  await expect.poll(() => assistant.aborted).toBe(1)
})

it('says what is wrong with a request that is no HTTP', async () => {
  const { url } = await start()
  const port = Number(new URL(url).port)
  const speak = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text))
      socket.once('data', (data) => resolve(`${data}`))
    })
  expect(await speak('hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 .*problem\+json.*REQUEST_INVALID/s)
  const large = await speak(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`)
  expect(large).toMatch(/^HTTP\/1.1 431 .*HEADERS_TOO_LARGE/s)
})

it('answers unknown routes and wrong methods with problems', async () => {
  const { get, post, url } = await start()
  expect(await codeOf(await get('/v1/nothing'))).toBe('404 ROUTE_NOT_FOUND')
  expect(await codeOf(await get('/nothing.js'))).toBe('404 ROUTE_NOT_FOUND')
  expect(await codeOf(await post('/nothing', {}))).toBe('404 ROUTE_NOT_FOUND')
  const response = await fetch(`${url}/v1/products`, { method: 'PUT' })
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
  expect(await codeOf(response)).toBe('405 METHOD_NOT_ALLOWED')
  expect((await fetch(`${url}/v1/products`, { method: 'HEAD' })).status).toBe(200)
})
