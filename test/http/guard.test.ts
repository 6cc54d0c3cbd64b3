import { expect, it } from 'vitest'
import { codeOf, start } from './harness.ts'

it('sends the security headers, without anything inline', async () => {
  const { get } = await start()
  for (const path of ['/', '/v1/products', '/docs', '/nothing']) {
    const { headers } = await get(path)
    const policy = headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  }
})

it('lets pages of any origin call, without credentials', async () => {
  const { url, get } = await start()
  const preflight = await fetch(`${url}/v1/conversations/x/messages`, {
    method: 'OPTIONS',
    headers: {
      Origin: 'https://shop.example',
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    },
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
  expect(preflight.headers.get('access-control-allow-methods')).toContain('DELETE')
  for (const name of ['Authorization', 'Content-Type', 'Last-Event-ID'])
    expect(preflight.headers.get('access-control-allow-headers')).toContain(name)
  for (const path of ['/v1/products', '/panel.js', '/nothing']) {
    const { headers } = await get(path, { Origin: 'https://shop.example' })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  }
})

it('keeps to the list of origins when there is one', async () => {
  const { get } = await start({ config: { origins: ['https://shop.example'] } })
  const allowed = async (origin: string) => {
    const { headers } = await get('/v1/products', { Origin: origin })
    expect(headers.get('vary')).toContain('Origin')
    return headers.get('access-control-allow-origin')
  }
  expect(await allowed('https://shop.example')).toBe('https://shop.example')
  for (const origin of [
    'null',
    'http://shop.example',
    'https://shop.example:8443',
    'https://shop.example.evil.example',
    'https://evilshop.example',
    'https://SHOP.example',
    'https://shop.example/',
    '*',
  ])
    expect(await allowed(origin)).toBeNull()
})

it('limits the requests of an address, whatever it says to be', async () => {
  const { get } = await start({ config: { requestsPerMinute: 3 } })
  for (let i = 0; i < 3; i++) {
    const response = await get('/v1/products', { 'X-Forwarded-For': `10.0.0.${i}` })
    expect(response.status).toBe(200)
    expect(response.headers.get('ratelimit')).toContain(`r=${2 - i}`)
    expect(response.headers.get('ratelimit-policy')).toContain('q=3')
  }
  const response = await get('/v1/products', { 'X-Forwarded-For': '10.9.9.9' })
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(response.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect(response.headers.get('ratelimit')).toContain('r=0')
  expect(await codeOf(response)).toBe('429 RATE_LIMITED')
  // Health and pages are not the API's business.
  expect((await get('/livez')).status).toBe(200)
  expect((await get('/')).status).toBe(200)
})

it('believes the proxy that it is told to believe', async () => {
  const { get } = await start({ config: { requestsPerMinute: 1, trustProxy: 1 } })
  for (const address of ['10.0.0.1', '10.0.0.2'])
    expect((await get('/v1/products', { 'X-Forwarded-For': address })).status).toBe(200)
  expect((await get('/v1/products', { 'X-Forwarded-For': '9.9.9.9, 10.0.0.1' })).status).toBe(429)
})

it('counts an IPv6 household as one', async () => {
  const { get } = await start({ config: { requestsPerMinute: 2, trustProxy: 1 } })
  const status = async (address: string) =>
    (await get('/v1/products', { 'X-Forwarded-For': address })).status
  expect(await status('2001:db8:0:1::1')).toBe(200)
  expect(await status('2001:db8:0:1:ffff::2')).toBe(200)
  expect(await status('2001:db8:0:1:1:2:3:4')).toBe(429)
  expect(await status('2001:db8:1::1')).toBe(200)
})

it('limits the messages of a conversation, and strangers use none of them up', async () => {
  const { open, post } = await start({ config: { messagesPerMinute: 2 } })
  const owner = await open()
  const other = await open()
  for (let i = 0; i < 5; i++) await post(`${owner.path}/messages`, { text: 'x' }, {})
  expect((await owner.say({ text: '1' })).status).toBe(200)
  expect((await owner.say({ text: '2' })).status).toBe(200)
  expect(await codeOf(await owner.say({ text: '3' }))).toBe('429 RATE_LIMITED')
  expect((await other.say({ text: '1' })).status).toBe(200)
})
