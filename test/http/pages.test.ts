import { expect, it } from 'vitest'
import * as contract from '../../src/http/contract.ts'
import * as example from '../../src/http/openapi-examples.ts'
import { operations } from '../../src/http/openapi.ts'
import { codeOf, start } from './harness.ts'

it('serves the store with its scripts and pictures', async () => {
  const { get } = await start()
  for (const path of ['/', '/products/DW-1', '/products/%E6%B4%97']) {
    const response = await get(path)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await response.text()).toContain('<title>Store</title>')
  }
  for (const name of ['widget.js', 'panel.js', 'store.js']) {
    const response = await get(`/${name}`)
    expect(response.headers.get('content-type')).toMatch(/javascript/)
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const etag = response.headers.get('etag')!
    const again = await get(`/${name}`, { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })
    expect(again.status).toBe(304)
  }
  const picture = await get('/images/dishwasher.svg')
  expect(picture.headers.get('content-type')).toBe('image/svg+xml')
  expect(picture.headers.get('cache-control')).toBe('public, max-age=86400')
  expect(picture.headers.get('content-security-policy')).toContain('sandbox')
})

it('serves nothing outside its folders', async () => {
  const { get } = await start()
  for (const path of [
    '/images/..%2fsecret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/images/..%5csecret.txt',
    '/images/%00',
    '/images/',
    '/images/nothing.png',
  ])
    expect(await codeOf(await get(path))).toBe('404 ROUTE_NOT_FOUND')
})

it('says how to build the store page when it is not there', async () => {
  const { get } = await start({ webDir: '/nonexistent/web' })
  const response = await get('/')
  expect(await response.clone().text()).toContain('npm run build')
  expect(await codeOf(response)).toBe('404 ROUTE_NOT_FOUND')
})

it('serves the documentation from its own files, with no script inline', async () => {
  const { get } = await start()
  const page = await (await get('/docs')).text()
  expect(page).not.toMatch(/<script(?![^>]* src=)/)
  expect(page).not.toMatch(/https?:\/\//)
  const links = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!)
  expect(links).toHaveLength(4)
  for (const link of links) {
    const response = await get(link)
    expect(response.status).toBe(200)
    await response.arrayBuffer()
  }
})

type Schema = Record<string, any>

it('describes the API in a sound OpenAPI 3.1 document', async () => {
  const { get } = await start()
  const document = (await (await get('/openapi.json')).json()) as Schema
  expect(document['openapi']).toMatch(/^3\.1\./)
  expect(document['info']).toMatchObject({ title: 'Aisle', version: '1' })

  const ids = new Set<string>()
  for (const [path, item] of Object.entries<Schema>(document['paths']))
    for (const [method, operation] of Object.entries<Schema>(item)) {
      const where = `${method} ${path}`
      expect(['get', 'post', 'patch', 'delete'], where).toContain(method)
      expect(operation['operationId'], where).toMatch(/^[a-zA-Z]+$/)
      expect(ids.has(operation['operationId']), where).toBe(false)
      ids.add(operation['operationId'])
      expect(operation['summary'], where).toBeTruthy()
      const declared = (operation['parameters'] ?? [])
        .filter((parameter: Schema) => parameter['in'] === 'path')
        .map((parameter: Schema) => parameter['name'])
      expect(declared, where).toEqual([...path.matchAll(/{(\w+)}/g)].map(([, name]) => name))
      const responses = Object.entries<Schema>(operation['responses'])
      expect(responses.length, where).toBeGreaterThan(0)
      for (const [status, response] of responses) {
        expect(status, where).toMatch(/^[1-5]\d\d$/)
        expect(response['description'], where).toBeTruthy()
        const types = Object.keys(response['content'] ?? {})
        if (Number(status) >= 400 && path.startsWith('/v1/'))
          expect(types, where).toEqual(['application/problem+json'])
      }
      for (const requirement of operation['security'])
        for (const scheme of Object.keys(requirement))
          expect(document['components'].securitySchemes).toHaveProperty(scheme)
    }

  const dangling: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, child] of Object.entries(value)) {
      if (key === '$ref') {
        const target = String(child)
          .slice(2)
          .split('/')
          .reduce<any>((node, part) => node?.[part], document)
        if (target === undefined) dangling.push(String(child))
      } else walk(child)
    }
  }
  walk(document)
  expect(dangling).toEqual([])
})

it('gives examples that its own schemas accept', () => {
  for (const { id, body } of Object.values(operations))
    if (body) expect(body.schema.safeParse(body.example).error, id).toBeUndefined()
  expect(() => {
    contract.StartedConversation.parse(example.startedConversation)
    contract.Reply.parse(example.reply)
    contract.ConversationView.parse(example.conversation)
    contract.ProductList.parse(example.productList)
    contract.ProductDetail.parse(example.product)
    contract.EventReceipt.parse(example.receipt)
    contract.BotReceipt.parse(example.botReceipt)
    contract.BotReply.parse(example.botReply)
    contract.BotEvent.parse(example.botEvent)
  }).not.toThrow()
})

it('serves exactly the methods that it documents', async () => {
  const { url } = await start()
  const byPath = new Map<string, string[]>()
  for (const route of Object.keys(operations)) {
    const [method, path] = route.split(' ') as [string, string]
    byPath.set(path, [...(byPath.get(path) ?? []), method.toUpperCase()])
  }
  for (const [path, methods] of byPath) {
    const response = await fetch(url + path.replace(/{\w+}/g, 'x'), { method: 'PUT' })
    expect(response.status, path).toBe(405)
    const allowed = response.headers.get('allow')!.split(', ')
    const served = allowed.filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
    expect(served.toSorted(), path).toEqual(methods.toSorted())
  }
})
