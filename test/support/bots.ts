import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { BotEvent } from '../../src/http/contract.ts'

export const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const otherSecret = 'whsec_plJ3nmyCDGBKInavdOK15jslplJ3nmyC'

/** The signature by the text of the standard, with no code of ours. */
export const signatureOf = (id: string, timestamp: number, body: string, key = secret): string =>
  `v1,${createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64')}`

export interface Signing {
  readonly id?: string
  /** Milliseconds since 1970. @default now */
  readonly at?: number
  readonly key?: string
}

/** Headers and body of a signed request. */
export function signed(
  message: unknown,
  { id = `in_${randomUUID()}`, at = Date.now(), key = secret }: Signing = {},
): { headers: Record<string, string>; body: string } {
  const body = typeof message === 'string' ? message : JSON.stringify(message)
  const timestamp = Math.floor(at / 1000)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(id, timestamp, body, key),
    },
  }
}

/** Delivers a message to the shop at `url`. */
export function deliver(
  url: string,
  message: unknown,
  signing: Signing = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  const request = signed(message, signing)
  return fetch(`${url}/v1/bot/messages`, {
    method: 'POST',
    headers: { ...request.headers, ...headers },
    body: request.body,
  })
}

export interface Received {
  readonly id: string
  readonly timestamp: number
  /** Of all its signatures, whether one is right. */
  readonly isSigned: boolean
  readonly event: BotEvent
}

export interface Receiver {
  readonly url: string
  /** Every request, answered or not. */
  readonly received: Received[]
  /** What it answers; may be changed at any time. @default 204 */
  answer: (response: ServerResponse, received: Received) => void
  close(): Promise<void>
}

/** A bot's end of the webhooks, over real HTTP. */
export async function openReceiver(key = secret): Promise<Receiver> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const header = (name: string): string => String(request.headers[name] ?? '')
      const id = header('webhook-id')
      const timestamp = Number(header('webhook-timestamp'))
      const one: Received = {
        id,
        timestamp,
        isSigned: header('webhook-signature')
          .split(' ')
          .includes(signatureOf(id, timestamp, body, key)),
        event: JSON.parse(body) as BotEvent,
      }
      received.push(one)
      receiver.answer(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
    received,
    answer: (response) => void response.writeHead(204).end(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return receiver
}

/** The same, gone when the test ends. */
export async function startReceiver(key?: string): Promise<Receiver> {
  const receiver = await openReceiver(key)
  onTestFinished(() => receiver.close())
  return receiver
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
