import { gzipSync } from 'node:zlib'
import { setTimeout as wait } from 'node:timers/promises'
import { sendReply } from './exchange.ts'
import { pause, send } from './sse.ts'
import {
  contentType,
  longBody,
  sabotage,
  sendWhole,
  trueBody,
  untilGone,
  type Sabotage,
  type Scene,
} from './sabotage.ts'

/** Connections that stall, break or lie about what they carry. Times are at slowness 1. */
export const wireSabotage = {
  'slow-first-token': sabotage('headers at once, the first token after 12 s', async (scene) => {
    openBody(scene)
    await pause(scene, 12_000 * scene.slowness)
    await send(scene, trueBody(scene))
    scene.response.end()
  }),
  'slow-headers': sabotage('nothing for 12 s, then the true answer', async (scene) => {
    await pause(scene, 12_000 * scene.slowness)
    await sendReply(scene, scene.reply)
  }),
  silence: sabotage('the connection is taken, and never a byte', untilGone),
  'headers-then-silence': sabotage('headers, then never a byte', async (scene) => {
    openBody(scene)
    await untilGone(scene)
  }),
  drip: sabotage('1 byte every 10 s', async (scene) => {
    openBody(scene)
    for (const byte of Buffer.from(trueBody(scene))) {
      await send(scene, Uint8Array.of(byte))
      await pause(scene, 10_000 * scene.slowness)
    }
    scene.response.end()
  }),
  'stall-mid-stream': sabotage('half the answer, then never a byte', async (scene) => {
    await sendHalf(scene)
    await untilGone(scene)
  }),
  'reset-before-headers': sabotage('the connection is reset before any byte', async (scene) => {
    scene.response.socket?.resetAndDestroy()
  }),
  'close-before-headers': sabotage('the connection is closed before any byte', async (scene) => {
    scene.response.socket?.destroy()
  }),
  'reset-mid-stream': sabotage('half the answer, then the connection is reset', async (scene) => {
    await sendHalf(scene)
    await wait(20)
    scene.response.socket?.resetAndDestroy()
  }),
  'close-mid-stream': sabotage('half the answer, then the connection is closed', async (scene) => {
    await sendHalf(scene)
    await wait(20)
    scene.response.socket?.end()
  }),
  'cut-in-code-point': sabotage('ends inside a UTF-8 code point, properly closed', (scene) =>
    sendWhole(scene, cutInCodePoint(scene)),
  ),
  'reset-in-code-point': sabotage('is reset inside a UTF-8 code point', async (scene) => {
    openBody(scene)
    await send(scene, cutInCodePoint(scene))
    await wait(20)
    scene.response.socket?.resetAndDestroy()
  }),
  'gzip-bomb': sabotage('1 GiB of zeros, compressed', async (scene) => {
    scene.response.writeHead(200, {
      'content-type': contentType(scene),
      'content-encoding': 'gzip',
    })
    const opening = scene.request.stream
      ? 'data: {"choices":[{"index":0,"delta":{"content":"'
      : '{"choices":[{"index":0,"message":{"role":"assistant","content":"'
    await send(scene, gzipSync(opening))
    // Members of a gzip file follow one another: 64 times 16 MiB.
    const member = gzipSync(Buffer.alloc(16 * 2 ** 20, '0'), { level: 9 })
    for (let sent = 0; sent < 64; sent++) await send(scene, member)
    scene.response.end()
  }),
  'broken-gzip': sabotage('plain text under content-encoding gzip', async (scene) => {
    scene.response
      .writeHead(200, { 'content-type': contentType(scene), 'content-encoding': 'gzip' })
      .end(trueBody(scene))
  }),
  'unknown-encoding': sabotage('content-encoding of a name that is none', async (scene) => {
    scene.response
      .writeHead(200, { 'content-type': contentType(scene), 'content-encoding': 'middle-out' })
      .end(trueBody(scene))
  }),
  'length-too-long': sabotage('content-length says more than there is', (scene) => {
    const body = trueBody(scene)
    return sendBare(
      scene,
      httpHead(scene, `content-length: ${Buffer.byteLength(body) + 500}`) + body,
    )
  }),
  'length-too-short': sabotage('content-length says half of what there is', async (scene) => {
    const bytes = Buffer.from(trueBody(scene))
    const half = Math.floor(bytes.length / 2)
    const { socket } = scene.response
    socket?.write(httpHead(scene, `content-length: ${half}`))
    socket?.write(bytes.subarray(0, half))
    // By itself, else a client's parser stumbles over the rest before it hands out the first half.
    await wait(20)
    socket?.end(bytes.subarray(half))
  }),
  'chunk-garbage': sabotage('chunked encoding whose sizes are no numbers', (scene) =>
    sendBare(scene, `${httpHead(scene, 'transfer-encoding: chunked')}ZZZ\r\nno chunk\r\n-1\r\n`),
  ),
  'not-http': sabotage('an answer that is no HTTP', (scene) =>
    sendBare(scene, 'SSH-2.0-OpenSSH_9.6\r\nProtocol mismatch.\r\n'),
  ),
  'huge-headers': sabotage('a header of 1 MiB', (scene) =>
    sendBare(scene, `${httpHead(scene, `x-extra: ${'h'.repeat(2 ** 20)}`)}${trueBody(scene)}`),
  ),
} as const satisfies Record<string, Sabotage>

function openBody(scene: Scene): void {
  scene.response.writeHead(200, { 'content-type': contentType(scene) })
  scene.response.flushHeaders()
}

async function sendHalf(scene: Scene): Promise<void> {
  const bytes = Buffer.from(longBody(scene))
  openBody(scene)
  await send(scene, bytes.subarray(0, Math.floor(bytes.length / 2)))
}

/** The long answer up to the second byte of a sign that has three, in its text. */
function cutInCodePoint(scene: Scene): Buffer {
  const bytes = Buffer.from(longBody(scene))
  const from = Math.floor(bytes.length / 3)
  const at = bytes.findIndex((byte, index) => index > from && byte >= 0xe2 && byte < 0xf0)
  return bytes.subarray(0, at + 2)
}

const httpHead = (scene: Scene, header: string): string =>
  `HTTP/1.1 200 OK\r\ncontent-type: ${contentType(scene)}\r\n${header}\r\nconnection: close\r\n\r\n`

/** Bytes past the HTTP of the server, then the end of the connection. */
async function sendBare({ response }: Scene, text: string): Promise<void> {
  response.socket?.end(text)
}
