import { connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { maxPhotoBytes } from '../../src/domain/photo.ts'
import { maxMessageBytes } from '../../src/http/contract.ts'
import { defaultServerConfig } from '../../src/http/server.ts'
import { asDataUrl, beginningLike, photoOf } from '../support/photos.ts'
import { asStream, codeOf, parseEvents, problemIn, start } from './harness.ts'

const photo = photoOf('words')
const large = (size: number): string => asDataUrl('image/jpeg', beginningLike('jpeg', size))

it('takes one to three photos, with a text or without', async () => {
  const { open, assistant } = await start()
  const owner = await open()
  const bodies = [
    { images: [photo] },
    { text: '', images: [photo, photo] },
    { text: 'does it fit?', images: [photo, photo, photo] },
    { text: 'hi', images: null },
  ]
  for (const body of bodies) expect((await owner.say(body)).status).toBe(200)
  expect(assistant.turns).toBe(bodies.length)
})

it('takes three photos of 4 MiB, in JSON and as a stream', async () => {
  const { open } = await start()
  const owner = await open()
  const images = Array.from({ length: 3 }, () => large(maxPhotoBytes))
  expect((await owner.say({ images })).status).toBe(200)
  const streamed = await owner.say({ images, clientMessageId: 'm-1' }, asStream)
  expect(parseEvents(await streamed.text()).at(-1)!.event).toBe('reply-end')
}, 20_000)

it.each([
  ['an address', ['http://169.254.169.254/latest/meta-data'], 'images.0'],
  ['a second one that is an SVG', [photo, 'data:image/svg+xml;base64,PHN2Zy8+'], 'images.1'],
  ['wrong bytes', [asDataUrl('image/png', beginningLike('jpeg'))], 'images.0'],
  ['broken base64', [`${photo}!`], 'images.0'],
  ['no text at all', [7], 'images.0'],
  ['5 MB', [large(5_000_000)], 'images.0'],
  ['four photos', [photo, photo, photo, photo], 'images'],
  ['no photos', [], 'images'],
  ['no list', photo, 'images'],
])('refuses %s and says where', async (_name, images, path) => {
  const { open, assistant, logged } = await start()
  const owner = await open()
  const problem = await problemIn(await owner.say({ text: 'hi', images }))
  expect(problem).toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
  const paths = problem['errors'].map((error: { path: string }) => error.path)
  expect([...new Set(paths)]).toEqual([path])
  const told = JSON.stringify(problem) + logged.join('')
  expect(told).not.toMatch(/iVBOR|PHN2|169\.254|\/9j/)
  expect(assistant.turns).toBe(0)
})

it('needs a text or a photo', async () => {
  const { open, assistant } = await start()
  const owner = await open()
  expect(await codeOf(await owner.say({}))).toBe('400 REQUEST_INVALID')
  expect(await codeOf(await owner.say({ text: null, images: null }))).toBe('400 REQUEST_INVALID')
  expect(await codeOf(await owner.say({ text: ' ' }))).toBe('400 TEXT_EMPTY')
  const long = { text: 'a'.repeat(2001), images: [photo] }
  expect(await codeOf(await owner.say(long))).toBe('413 TEXT_TOO_LONG')
  expect(assistant.turns).toBe(0)
})

it('takes large bodies for messages alone, of owners alone, and not without end', async () => {
  const { open, post } = await start()
  const owner = await open()
  const images = [large(100_000)]
  expect(await codeOf(await post('/v1/conversations', { images }))).toBe('413 BODY_TOO_LARGE')
  const feedback = await post(`${owner.path}/feedback`, { images }, owner.authorization)
  expect(await codeOf(feedback)).toBe('413 BODY_TOO_LARGE')
  const foreign = await post(`${owner.path}/messages`, { images })
  expect(await codeOf(foreign)).toBe('404 CONVERSATION_NOT_FOUND')
  const wordy = await owner.say({ text: 'a'.repeat(100_000) })
  expect(await codeOf(wordy)).toBe('413 BODY_TOO_LARGE')
  const endless = await owner.say({ text: 'a', images: ['a'.repeat(18 * 1024 * 1024)] })
  expect(await codeOf(endless)).toBe('413 BODY_TOO_LARGE')
}, 20_000)

it('logs nothing of a photo', async () => {
  const { open, logged } = await start()
  const owner = await open()
  await owner.say({ images: [photoOf('marker-of-the-photo')] })
  const base64 = Buffer.from('marker-of-the-photo').toString('base64').slice(4, 20)
  expect(logged.join('')).not.toMatch(/marker-of-the-photo|data:image/)
  expect(logged.join('')).not.toContain(base64)
})

describe('large bodies at once', () => {
  /** A message with photos whose body has begun to come and does not end. */
  function begin(url: string, path: string, token: string, size: number | null) {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    const length = size === null ? 'Transfer-Encoding: chunked' : `Content-Length: ${size}`
    socket.write(
      `POST ${path}/messages HTTP/1.1\r\nHost: x\r\nAuthorization: ${token}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`,
    )
    onTestFinished(() => void socket.destroy())
    return socket
  }
  const firstLine = (socket: Socket): Promise<string> =>
    new Promise((resolve) => socket.once('data', (data) => resolve(`${data}`)))

  it.each([
    ['of a known size', maxMessageBytes],
    ['in chunks', null],
  ])(
    '%s are refused when together they were too large, until there is room',
    async (_name, size) => {
      const { open, url, assistant } = await start()
      const owner = await open()
      const { Authorization } = owner.authorization
      const fitting = Math.floor(defaultServerConfig.largeBytesAtOnce / maxMessageBytes)
      const held = Array.from({ length: fitting + 1 }, () =>
        begin(url, owner.path, Authorization, size),
      )
      // All but one have their room and say nothing.
      const refused = await Promise.any(held.map(firstLine))
      expect(refused).toMatch(/^HTTP\/1\.1 503 /)
      expect(refused).toMatch(/Retry-After: \d/)
      expect(refused).toContain('SERVER_BUSY')
      // Words pass all the while.
      expect((await owner.say({ text: 'hi' })).status).toBe(200)
      for (const socket of held) socket.destroy()
      const images = [large(maxPhotoBytes)]
      await expect.poll(async () => (await owner.say({ images })).status).toBe(200)
      expect(assistant.turns).toBe(2)
    },
  )

  it('give their room back when they are answered', async () => {
    const { open } = await start({ config: { largeBytesAtOnce: 1_000_000 } })
    const owner = await open()
    const images = [large(500_000)]
    for (let round = 0; round < 5; round++) expect((await owner.say({ images })).status).toBe(200)
    const two = await owner.say({ images: [...images, ...images] })
    expect(await codeOf(two)).toBe('503 SERVER_BUSY')
  })
})
