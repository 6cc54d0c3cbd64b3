import { expect, it } from 'vitest'
import * as z from 'zod'
import { Failure } from '../../src/domain/failure.ts'
import { ConversationView, Reply, StartedConversation } from '../../src/http/contract.ts'
import { createFakeAssistant } from '../support/fake-assistant.ts'
import { codeOf, problemIn, start } from './harness.ts'

it('opens a conversation with a greeting and a token', async () => {
  const { post, assistant } = await start()
  const response = await post('/v1/conversations', {
    locale: 'zh',
    shopperId: 's-1',
    page: { sku: 'DW-1', scrolled: 12 },
    unknown: true,
  })
  expect(response.status).toBe(201)
  expect(response.headers.get('cache-control')).toBe('no-store')
  StartedConversation.parse(await response.json())
  expect(assistant.calls[0]?.arguments[0]).toEqual({
    locale: 'zh',
    channel: undefined,
    shopperId: 's-1',
    isProved: false,
    page: { sku: 'DW-1' },
  })
})

it('opens a conversation without any body', async () => {
  const { url } = await start()
  const response = await fetch(`${url}/v1/conversations`, { method: 'POST' })
  expect(response.status).toBe(201)
})

it('takes null for "not said"', async () => {
  const { post, open } = await start()
  const opened = await post('/v1/conversations', { locale: null, page: { url: null } })
  expect(opened.status).toBe(201)
  const owner = await open()
  const said = await owner.say({ text: 'hi', clientMessageId: null, page: null })
  expect(said.status).toBe(200)
})

it('names every wrong field', async () => {
  const { post } = await start()
  const response = await post('/v1/conversations', { locale: 'xx', page: { sku: 7 } })
  const problem = await problemIn(response)
  expect(problem).toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
  expect(problem['errors'].map(({ path }: { path: string }) => path)).toEqual([
    'locale',
    'page.sku',
  ])
  expect(problem['instance']).toBe(`urn:uuid:${response.headers.get('x-request-id')}`)
})

it('answers a message with the reply', async () => {
  const { open } = await start()
  const owner = await open()
  const response = await owner.say({ text: 'a dishwasher' })
  expect(response.status).toBe(200)
  const reply = Reply.parse(await response.json())
  expect(reply.text).toBe('You said: a dishwasher')
})

it('answers JSON unless the stream is asked for', async () => {
  const { open } = await start()
  const owner = await open()
  for (const accept of ['*/*', 'application/json, text/event-stream', 'text/html']) {
    const response = await owner.say({ text: 'hi' }, { Accept: accept })
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  }
})

it('gives the same reply to the same clientMessageId, and takes no second turn', async () => {
  const { open, assistant } = await start()
  const owner = await open()
  const message = { text: 'hi', clientMessageId: 'm-1' }
  const [first, second] = await Promise.all([owner.say(message), owner.say(message)])
  expect(await second.text()).toBe(await first.text())
  expect(assistant.turns).toBe(1)
})

it('refuses empty and overlong texts, each with its own code', async () => {
  const { open, assistant } = await start()
  const owner = await open()
  expect(await codeOf(await owner.say({ text: '' }))).toBe('400 TEXT_EMPTY')
  expect(await codeOf(await owner.say({ text: ' \n\t ' }))).toBe('400 TEXT_EMPTY')
  expect(await codeOf(await owner.say({}))).toBe('400 REQUEST_INVALID')
  const problem = await problemIn(await owner.say({ text: 'a'.repeat(2001) }))
  expect(problem).toMatchObject({ status: 413, code: 'TEXT_TOO_LONG' })
  expect(problem['detail']).toContain('2000')
  expect(await codeOf(await owner.say({ text: 'a'.repeat(70_000) }))).toBe('413 BODY_TOO_LARGE')
  expect(assistant.turns).toBe(0)
  expect((await owner.say({ text: 'a'.repeat(2000) })).status).toBe(200)
  expect((await owner.say({ text: '😀'.repeat(2000) })).status).toBe(200)
})

it('shows what was said', async () => {
  const { open, get } = await start()
  const owner = await open()
  await owner.say({ text: 'hi', clientMessageId: 'm-1' })
  const response = await get(owner.path, owner.authorization)
  const view = ConversationView.parse(await response.json())
  expect(view.messages.map(({ role, text }) => [role, text])).toEqual([
    ['shopper', 'hi'],
    ['assistant', 'You said: hi'],
  ])
})

it('erases a conversation, which is unknown from then on', async () => {
  const { open, url, get } = await start()
  const owner = await open()
  const gone = await fetch(url + owner.path, { method: 'DELETE', headers: owner.authorization })
  expect(gone.status).toBe(204)
  expect(await codeOf(await get(owner.path, owner.authorization))).toBe(
    '404 CONVERSATION_NOT_FOUND',
  )
})

it('takes feedback on its own replies only', async () => {
  const { open, post } = await start()
  const owner = await open()
  const reply = (await (await owner.say({ text: 'hi' })).json()) as Reply
  const rate = (body: object) => post(`${owner.path}/feedback`, body, owner.authorization)
  expect((await rate({ replyId: reply.id, rating: 'up', comment: 'good' })).status).toBe(204)
  expect(await codeOf(await rate({ replyId: 'r_x', rating: 'up' }))).toBe('404 REPLY_NOT_FOUND')
  expect(await codeOf(await rate({ replyId: reply.id, rating: 'so-so' }))).toBe(
    '400 REQUEST_INVALID',
  )
})

it('lets nobody but the owner near a conversation, and tells nobody that it exists', async () => {
  const { open, url, assistant } = await start()
  const owner = await open()
  const other = await open()
  const routes = [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/messages'],
    ['POST', '/feedback'],
  ] as const
  const strangers: Record<string, string>[] = [
    {},
    other.authorization,
    { Authorization: 'Bearer ' },
    { Authorization: 'Bearer x' },
    { Authorization: owner.authorization.Authorization.replace('Bearer', 'Basic') },
    { Authorization: `${owner.authorization.Authorization}x` },
    { Authorization: `Bearer ${'a'.repeat(5000)}` },
    { Cookie: `token=${owner.authorization.Authorization}` },
  ]
  const paths = [
    owner.path,
    '/v1/conversations/c_unknown',
    '/v1/conversations/%00',
    '/v1/conversations/..%2f',
  ]
  const answers = new Set<string>()
  const owns = () => assistant.calls.filter(({ name }) => name === 'owns').length
  const before = owns()
  for (const [method, rest] of routes)
    for (const path of paths)
      for (const headers of strangers) {
        // A bad body must not tell either: it is not even read.
        const response = await fetch(url + path + rest, {
          method,
          headers: { ...headers, 'Content-Type': 'application/json' },
          ...(method === 'POST' ? { body: '{' } : {}),
        })
        const { instance: _, ...problem } = await problemIn(response)
        answers.add(JSON.stringify(problem))
      }
  expect(answers.size).toBe(1)
  expect([...answers][0]).toContain('CONVERSATION_NOT_FOUND')
  // The same work each time, so that time tells nothing either.
  expect(owns() - before).toBe(routes.length * paths.length * strangers.length)
  expect(assistant.turns).toBe(0)
})

it('shows a failure of ours with its code, an unknown error without its inside', async () => {
  const assistant = createFakeAssistant()
  const { open, logged } = await start({ assistant })
  const owner = await open()
  assistant.options.fail = {
    error: new Failure('STORAGE_FULL', 'The disk is full; free some space.'),
    after: 'nothing',
  }
  const full = await owner.say({ text: 'hi' })
  expect(full.headers.get('retry-after')).toBe('5')
  expect(await codeOf(full)).toBe('507 STORAGE_FULL')

  assistant.options.fail = { error: new Error('password hunter2 at /srv/x'), after: 'nothing' }
  const response = await owner.say({ text: 'hi' })
  const problem = await problemIn(response)
  expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' })
  expect(JSON.stringify(problem)).not.toContain('hunter2')
  const id = response.headers.get('x-request-id')!
  expect(logged.some((line) => line.includes(id) && line.includes('"level":"error"'))).toBe(true)

  // A value found invalid inside is our fault, not the sender's.
  assistant.options.fail = { error: z.string().safeParse(1).error!, after: 'nothing' }
  expect(await codeOf(await owner.say({ text: 'hi' }))).toBe('500 INTERNAL')
})

it('stops the work when the client of a JSON turn goes away', async () => {
  const assistant = createFakeAssistant({ deltaDelayMs: 50, answer: () => 'x'.repeat(200) })
  const { open, url, logged } = await start({ assistant })
  const owner = await open()
  const abort = new AbortController()
  const said = fetch(`${url}${owner.path}/messages`, {
    method: 'POST',
    headers: { ...owner.authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ text: 'hi' }),
    signal: abort.signal,
  })
  setTimeout(() => abort.abort(), 100)
  await expect(said).rejects.toThrow()
  await expect.poll(() => assistant.aborted).toBe(1)
  expect(logged.filter((line) => line.includes('"level":"error"'))).toEqual([])
})
