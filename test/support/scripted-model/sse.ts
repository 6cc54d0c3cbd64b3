import type { ServerResponse } from 'node:http'
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../../../src/lib/random.ts'

export interface Wire {
  readonly response: ServerResponse
  /** Aborted when the client is gone or the server closes. */
  readonly signal: AbortSignal
  readonly random: Random
  /** Cut what is sent at random byte offsets into writes of their own. */
  readonly randomCuts: boolean
  /** Milliseconds between two tokens; 0 sends as fast as the client reads. */
  readonly tokenMs: number
}

export const eventOf = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`

export const doneEvent = 'data: [DONE]\n\n'

export function openStream(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  })
  response.flushHeaders()
}

/** Resolves when the bytes are taken, so that an endless stream costs no memory. */
export async function send(wire: Wire, bytes: Uint8Array | string): Promise<void> {
  wire.signal.throwIfAborted()
  if (!wire.response.write(bytes))
    await new Promise<void>((resolve) => {
      const go = (): void => {
        wire.response.off('drain', go)
        wire.signal.removeEventListener('abort', go)
        resolve()
      }
      wire.response.on('drain', go)
      wire.signal.addEventListener('abort', go)
    })
  wire.signal.throwIfAborted()
}

export const pause = (wire: Pick<Wire, 'signal'>, milliseconds: number): Promise<void> =>
  milliseconds > 0
    ? wait(milliseconds, undefined, { signal: wire.signal })
    : Promise.resolve(wire.signal.throwIfAborted())

const longestCut = 24

/** Sends the events at the pace of the wire, cut at random offsets where the wire says so. */
export async function sendEvents(wire: Wire, events: Iterable<string>): Promise<void> {
  let carried = Buffer.alloc(0)
  for (const event of events) {
    if (wire.randomCuts) carried = await sendCut(wire, Buffer.concat([carried, Buffer.from(event)]))
    else await send(wire, event)
    await pause(wire, wire.tokenMs)
  }
  if (carried.length > 0) await send(wire, carried)
}

/** Sends all but a tail that the next event is joined to; gives back the tail. */
async function sendCut(wire: Wire, bytes: Buffer): Promise<Buffer<ArrayBuffer>> {
  let at = 0
  while (bytes.length - at > longestCut) {
    const length = 1 + wire.random.integer(longestCut)
    await send(wire, bytes.subarray(at, at + length))
    at += length
    await turn()
  }
  return Buffer.from(bytes.subarray(at))
}
