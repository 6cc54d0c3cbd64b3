import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import type { Reply } from '../../src/http/contract.ts'
import { asStream, codeOf, parseEvents, problemIn, start } from './harness.ts'

const data = fileURLToPath(new URL('../../../shared/data/security-dev/', import.meta.url))

const textsOf = (file: string): string[] =>
  readFileSync(join(data, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const row = JSON.parse(line) as Record<string, unknown>
      return String(row['text'] ?? row['payload'] ?? line)
    })

it('passes the JSON test suite: valid is read, invalid is refused, nothing breaks', async (context) => {
  const archive = join(data, 'jsontestsuite.tar.gz')
  context.skip(!existsSync(archive), `needs ${archive}`)
  const folder = mkdtempSync(join(tmpdir(), 'aisle-json-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  execFileSync('tar', ['xzf', archive, '-C', folder])
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[yni]_[^/]*\.json$/.test(name),
  )
  expect(files.length).toBeGreaterThan(300)
  const { post } = await start()
  const wrong: string[] = []
  for (const file of files) {
    const response = await post('/v1/events', new Uint8Array(readFileSync(join(folder, file))))
    const { code } = await problemIn(response)
    const isRead = code === 'REQUEST_INVALID'
    const isRefused = code === 'BODY_NOT_JSON' || code === 'BODY_NOT_UTF8'
    const kind = file.split('/').at(-1)![0]
    const isRight = kind === 'y' ? isRead : kind === 'n' ? isRefused : isRead || isRefused
    if (!isRight || response.status !== 400) wrong.push(`${file}: ${response.status} ${code}`)
  }
  expect(wrong).toEqual([])
})

it('gives weird text back byte for byte', async (context) => {
  context.skip(!existsSync(join(data, 'weird_text.jsonl')), `needs ${data}weird_text.jsonl`)
  const { open, get } = await start()
  const owner = await open()
  const texts = textsOf('weird_text.jsonl').filter((text) => text.trim() !== '')
  for (const text of texts) {
    const reply = (await (await owner.say({ text })).json()) as Reply
    expect(reply.text).toBe(`You said: ${text}`)
    const events = parseEvents(await (await owner.say({ text }, asStream)).text())
    expect(events.at(-1)!.data.text).toBe(`You said: ${text}`)
  }
  const view = (await (await get(owner.path, owner.authorization)).json()) as any
  const said = view.messages.filter(({ role }: any) => role === 'shopper')
  expect(said.map(({ text }: any) => text)).toEqual(texts.flatMap((text) => [text, text]))
})

it('breaks at no injection in any text', async (context) => {
  const file = 'injection_payloads.jsonl'
  context.skip(!existsSync(join(data, file)), `needs ${data}${file}`)
  const { get } = await start()
  for (const text of textsOf(file)) {
    const encoded = encodeURIComponent(text)
    const answers = await Promise.all([
      get(`/v1/products?query=${encoded}&brand=${encoded}`),
      get(`/v1/products/${encoded}`),
      get(`/v1/conversations/${encoded}`, { Authorization: `Bearer ${encoded}` }),
      get(`/images/${encoded}`),
      get(`/${encoded}`),
    ])
    for (const answer of answers) {
      expect(answer.status).toBeLessThan(500)
      expect(await answer.text()).not.toContain('outside')
    }
  }
})

it('turns NUL and lone surrogates into U+FFFD, and leaves pairs alone', async () => {
  const { open } = await start()
  const owner = await open()
  const response = await owner.say(
    '{"text":"a\\u0000b\\ud83d\\udE00c\\ud800d\\udc00\\ud83d\\ude00","page":{"sku":"\\u0000"}}' as never,
  )
  const reply = (await response.json()) as Reply
  expect(reply.text).toBe('You said: a\u{FFFD}b😀c\u{FFFD}d\u{FFFD}😀')
})

it('refuses bytes that are not UTF-8, and takes a byte order mark', async () => {
  const { open } = await start()
  const owner = await open()
  const say = (...parts: (string | number[])[]) =>
    owner.say(new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as never)))))
  for (const bytes of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf5, 0x80, 0x80, 0x80]])
    expect(await codeOf(await say('{"text":"a', bytes, '"}'))).toBe('400 BODY_NOT_UTF8')
  expect((await say([0xef, 0xbb, 0xbf], '{"text":"a"}')).status).toBe(200)
})

it('refuses other types and encodings of a body', async () => {
  const { open } = await start()
  const owner = await open()
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/jsonp',
    'application/json; charset=utf-16',
    'multipart/form-data; boundary=x',
    'nonsense',
  ])
    expect(await codeOf(await owner.say({ text: 'a' }, { 'Content-Type': type }))).toBe(
      '415 MEDIA_TYPE_UNSUPPORTED',
    )
  for (const type of ['application/json;charset=UTF-8', 'Application/JSON', 'application/ld+json'])
    expect((await owner.say({ text: 'a' }, { 'Content-Type': type })).status).toBe(200)
  expect(await codeOf(await owner.say({ text: 'a' }, { 'Content-Encoding': 'zip' }))).toBe(
    '415 MEDIA_TYPE_UNSUPPORTED',
  )
})

it('unpacks a packed body, but no bomb', async () => {
  const { open } = await start()
  const owner = await open()
  const packed = (text: string) =>
    owner.say(new Uint8Array(gzipSync(JSON.stringify({ text }))), { 'Content-Encoding': 'gzip' })
  expect((await packed('hi')).status).toBe(200)
  expect(await codeOf(await packed('a'.repeat(50_000_000)))).toBe('413 BODY_TOO_LARGE')
  const broken = await owner.say({ text: 'a' }, { 'Content-Encoding': 'gzip' })
  expect(await codeOf(broken)).toBe('400 REQUEST_INVALID')
})

it('refuses a large body sent in pieces', async () => {
  const { url, open } = await start()
  const owner = await open()
  let pieces = 0
  const body = new ReadableStream({
    pull(controller) {
      if (pieces++ > 200) controller.close()
      else controller.enqueue(new Uint8Array(10_000).fill(0x20))
    },
  })
  const response = await fetch(`${url}${owner.path}/messages`, {
    method: 'POST',
    headers: { ...owner.authorization, 'Content-Type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(await codeOf(response)).toBe('413 BODY_TOO_LARGE')
})

it('survives deep nesting', async () => {
  const { post } = await start()
  const deep = '['.repeat(30_000) + ']'.repeat(30_000)
  for (const more of ['', ',"x":"\\u0000"'])
    expect((await post('/v1/conversations', `{"deep":${deep}${more}}`)).status).toBeLessThan(500)
  expect((await post('/v1/events', `{"events":[${deep}]}`)).status).toBe(202)
})

it('is not polluted by prototype keys, and takes the last of double ones', async () => {
  const { open } = await start()
  const owner = await open()
  const response = await owner.say(
    '{"__proto__":{"polluted":1,"clientMessageId":"x"},"constructor":{"prototype":{"polluted":1}},"page":{"__proto__":{"polluted":1}},"text":"a","text":"b"}' as never,
  )
  expect(((await response.json()) as Reply).text).toBe('You said: b')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
