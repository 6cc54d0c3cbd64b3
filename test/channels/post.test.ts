import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPost, type Address } from '../../src/channels/post.ts'
import { isPublicAddress } from '../../src/channels/public-address.ts'
import { startReceiver } from '../support/bots.ts'

const never = new AbortController().signal
const post = (
  url: string,
  options: Partial<Parameters<typeof createPost>[0]> = {},
  signal = never,
) => createPost({ allowsPrivate: false, ...options })(new URL(url), {}, '{}', signal)

/** A sink on an address of this machine that counts its connections. */
async function openSink(host: string, port = 0): Promise<{ port: number; hits: () => number }> {
  let hits = 0
  const server = createServer((_request, response) => response.end())
  server.on('connection', () => hits++)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, hits: () => hits }
}

describe('addresses', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.5',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
  ])('%s is none of the public internet', (address) => {
    expect(isPublicAddress(address, 4)).toBe(false)
    expect(isPublicAddress(`::ffff:${address}`, 6)).toBe(false)
    expect(isPublicAddress(`64:ff9b::${address}`, 6)).toBe(false)
  })

  it.each([
    '::',
    '::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    '2001::1',
    '2002:7f00:1::',
    '64:ff9b:1::1',
  ])('%s is none either', (address) => {
    expect(isPublicAddress(address, 6)).toBe(false)
  })

  it('of everybody else are', () => {
    for (const address of ['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '192.167.255.255'])
      expect(isPublicAddress(address, 4)).toBe(true)
    for (const address of ['2606:4700:4700::1111', '2a00:1450:4001::1'])
      expect(isPublicAddress(address, 6)).toBe(true)
  })
})

it.each([
  'https://127.0.0.1',
  'https://127.1',
  'https://2130706433',
  'https://0x7f000001',
  'https://0177.0.0.1',
  'https://0x7f.0.0.0x1',
  'https://①②⑦.0.0.1',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://[0:0:0:0:0:ffff:7f00:1]',
  'https://0.0.0.0',
  'https://169.254.169.254',
  'https://localhost',
  'https://localhost.',
  'https://user@127.0.0.1',
  'https://8.8.8.8@127.0.0.1',
  'http://8.8.8.8',
  'http://127.0.0.1',
  'file:///etc/passwd',
  'gopher://127.0.0.1',
  'data:text/plain,x',
  'ftp://127.0.0.1',
])('connects to nothing for %s', async (base) => {
  const { port, hits } = await openSink('127.0.0.1')
  const withPort = /^https?:/.test(base) ? `${base}:${port}/x` : base
  const outcome = await post(withPort)
  // A name that the system does not know is not connected to either.
  expect(outcome.kind).toBe(base.endsWith('localhost.') ? outcome.kind : 'refused')
  expect(outcome.kind).not.toBe('answered')
  expect(hits()).toBe(0)
})

it('refuses a name when any of its addresses is private', async () => {
  const { port, hits } = await openSink('127.0.0.1')
  const outcome = await post(`https://bot.example:${port}`, {
    resolve: async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ],
  })
  expect(outcome).toEqual({
    kind: 'refused',
    reason: expect.stringContaining('AISLE_WEBHOOK_PRIVATE'),
  })
  expect(hits()).toBe(0)
})

// Other systems have but one loopback address.
it.runIf(process.platform === 'linux')(
  'connects to the address that was checked, whatever the name says afterwards',
  async () => {
    const checked = await openSink('127.0.0.2')
    const rebound = await openSink('127.0.0.1', checked.port)
    const answers: Address[] = [
      { address: '127.0.0.2', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    let asked = 0
    const send = createPost({
      allowsPrivate: true,
      resolve: async () => [answers[Math.min(asked++, 1)]!],
    })
    const outcome = await send(new URL(`http://bot.example:${checked.port}`), {}, '{}', never)
    expect(outcome).toEqual({ kind: 'answered', status: 200 })
    expect(asked).toBe(1)
    expect([checked.hits(), rebound.hits()]).toEqual([1, 0])
    // The second look-up leads to a place that is not allowed: refused, not connected.
    const strict = createPost({
      allowsPrivate: false,
      resolve: async () => [answers[Math.min(asked++, 1)]!],
      isAllowed: (address) => address === '127.0.0.2',
    })
    const later = await strict(new URL(`https://bot.example:${checked.port}`), {}, '{}', never)
    expect(later.kind).toBe('refused')
    expect(rebound.hits()).toBe(0)
  },
)

it('follows no redirect', async () => {
  const { port, hits } = await openSink('127.0.0.1')
  const receiver = await startReceiver()
  for (const location of [`http://127.0.0.1:${port}/`, 'http://169.254.169.254/latest/meta-data']) {
    receiver.answer = (response) => void response.writeHead(302, { location }).end()
    expect(await post(receiver.url, { allowsPrivate: true })).toEqual({
      kind: 'answered',
      status: 302,
    })
  }
  expect(hits()).toBe(0)
})

it('ends when it is told to, and says what is wrong with the other side', async () => {
  const receiver = await startReceiver()
  const late = new AbortController()
  receiver.answer = () => late.abort()
  const options = { allowsPrivate: true }
  expect(await post(receiver.url, options, late.signal)).toEqual({
    kind: 'unreachable',
    reason: 'it took too long',
  })
  receiver.answer = (response) => void response.destroy()
  expect(await post(receiver.url, options)).toMatchObject({ reason: 'no connection (ECONNRESET)' })
  await receiver.close()
  expect(await post(receiver.url, options)).toMatchObject({
    reason: 'no connection (ECONNREFUSED)',
  })
  const unknown = async (): Promise<never> => {
    throw Object.assign(new Error('x'), { code: 'ENOTFOUND' })
  }
  expect(await post('https://bot.example', { resolve: unknown })).toEqual({
    kind: 'unreachable',
    reason: 'the name bot.example is not known (ENOTFOUND)',
  })
})

it('reads no endless answer', async () => {
  const receiver = await startReceiver()
  let closed = false
  receiver.answer = (response) => {
    response.on('close', () => (closed = true))
    response.writeHead(200)
    const pour = (): void => {
      while (!response.destroyed && response.write('x'.repeat(16_384)));
      response.once('drain', pour)
    }
    pour()
  }
  expect(await post(receiver.url, { allowsPrivate: true })).toMatchObject({ status: 200 })
  await expect.poll(() => closed).toBe(true)
})
