import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import type { ProductList, ShopperEvent } from '../../src/http/contract.ts'
import { createDrain, type Drain } from '../../src/http/graceful.ts'
import * as example from '../../src/http/openapi-examples.ts'
import { createServer, listen, type ServerParts } from '../../src/http/server.ts'
import type { Shelf } from '../../src/dialog/shelf.ts'
import type { ShopperDesk } from '../../src/dialog/shoppers.ts'
import type { EventsPort } from '../../src/http/events-port.ts'
import { createLog } from '../../src/log.ts'
import { createFakeAssistant, type FakeAssistant } from '../support/fake-assistant.ts'

export interface Harness {
  readonly url: string
  readonly server: Server
  readonly drain: Drain
  readonly assistant: FakeAssistant
  readonly recorded: ShopperEvent[]
  readonly asked: unknown[]
  /** Everything logged. */
  readonly logged: string[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>
  /** Opens a conversation and speaks as its owner. */
  open(): Promise<Owner>
}

export interface Owner {
  readonly path: string
  readonly conversationId: string
  readonly authorization: { Authorization: string }
  say(body: object, headers?: Record<string, string>): Promise<Response>
}

const fakeShop = (asked: unknown[]): Shelf => ({
  products(query): ProductList {
    asked.push(query)
    if (query.cursor !== undefined && query.cursor !== 'next')
      throw new Failure('REQUEST_INVALID', 'The cursor is not one of ours.')
    if (query.query === 'nothing') return { ...example.productList, items: [], total: 0 }
    return { ...example.productList, cursor: query.cursor === 'next' ? null : 'next' }
  },
  product: (sku) => (sku === example.product.sku ? example.product : undefined),
  recommendations(query) {
    asked.push(query)
    return { items: example.reply.products.slice(0, query.limit) }
  },
})

export function fakeEvents(recorded: ShopperEvent[]): EventsPort {
  const seen = new Set<string>()
  return {
    async record(events) {
      const fresh = events.filter(({ eventId }) => !seen.has(eventId) && seen.add(eventId))
      recorded.push(...fresh)
      return { accepted: fresh.length, duplicates: events.length - fresh.length }
    },
  }
}

/** Knows one shopper, `ann`, whose token is `anns`. */
const fakeShoppers: ShopperDesk = {
  owns: async (id, token) => id === 'ann' && token === 'anns',
  profile: async (shopperId, locale) => ({ ...example.profile, shopperId, locale }),
  change: async (shopperId, _change, locale) => ({ ...example.profile, shopperId, locale }),
  export: async (shopperId) => ({
    shopperId,
    exportedAt: '2026-11-24T10:00:00.000Z',
    personalised: true,
    corrections: [],
    conversations: [],
    events: [],
    experiments: [],
    profile: { deeds: 0, entries: [] },
  }),
  erase: async () => [],
}

/** A server on a free port with fakes behind it, gone when the test ends. */
export async function start(
  parts: Partial<ServerParts> & { assistant?: FakeAssistant } = {},
): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'aisle-http-'))
  const webDir = join(folder, 'web')
  const imagesDir = join(folder, 'images')
  mkdirSync(webDir)
  mkdirSync(imagesDir)
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Store</title>')
  for (const name of ['widget.js', 'panel.js', 'store.js'])
    writeFileSync(join(webDir, name), `export const name = '${name}'\n`)
  writeFileSync(join(imagesDir, 'dishwasher.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(join(folder, 'secret.txt'), 'outside')

  const assistant = parts.assistant ?? createFakeAssistant()
  const recorded: ShopperEvent[] = []
  const asked: unknown[] = []
  const logged: string[] = []
  const drain = createDrain()
  const app = createServer({
    shop: fakeShop(asked),
    events: fakeEvents(recorded),
    shoppers: fakeShoppers,
    ready: () => ({ ok: true, detail: { catalogue: 'ok' } }),
    webDir,
    imagesDir,
    log: createLog({ level: 'debug', write: (line) => logged.push(line) }),
    drain,
    ...parts,
    assistant,
    config: { requestsPerMinute: 0, messagesPerMinute: 0, ...parts.config },
  })
  const server = await listen(app, { port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true })
  })

  const post: Harness['post'] = (path, body, headers = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    } as RequestInit)

  return {
    url,
    server,
    drain,
    assistant,
    recorded,
    asked,
    logged,
    get: (path, headers = {}) => fetch(url + path, { headers }),
    post,
    async open() {
      const response = await post('/v1/conversations', {})
      const { conversationId, token } = (await response.json()) as Record<string, string>
      const path = `/v1/conversations/${conversationId}`
      const authorization = { Authorization: `Bearer ${token}` }
      return {
        path,
        conversationId: conversationId!,
        authorization,
        say: (body, headers = {}) =>
          post(`${path}/messages`, body, { ...authorization, ...headers }),
      }
    },
  }
}

export const asStream = { Accept: 'text/event-stream' }

export interface ServerSentEvent {
  id: number
  event: string
  data: any
}

export function parseEvents(text: string): ServerSentEvent[] {
  return text
    .split('\n\n')
    .filter((block) => block !== '' && !block.startsWith(':'))
    .map((block) => {
      const fields = Object.fromEntries(
        block
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      return {
        id: Number(fields['id']),
        event: fields['event']!,
        data: JSON.parse(fields['data']!),
      }
    })
}

/** Reads a stream until `enough`, then hangs up; the events so far. */
export async function readUntil(
  response: Response,
  enough: (events: ServerSentEvent[]) => boolean,
): Promise<ServerSentEvent[]> {
  const reader = response.body!.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (value) text += decoder.decode(value, { stream: true })
    const events = parseEvents(text.slice(0, text.lastIndexOf('\n\n') + 2))
    if (done || enough(events)) {
      await reader.cancel().catch(() => undefined)
      return events
    }
  }
}

/** The problem in a response, after checking that it is one. */
export async function problemIn(response: Response): Promise<Record<string, any>> {
  const problem = (await response.json()) as Record<string, any>
  const type = response.headers.get('content-type') ?? ''
  if (!type.startsWith('application/problem+json')) throw new Error(`not a problem: ${type}`)
  if (problem['status'] !== response.status) throw new Error('status differs from the problem')
  return problem
}

export async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${(await problemIn(response))['code']}`
}
