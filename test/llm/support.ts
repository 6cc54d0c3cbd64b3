import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../src/llm/clock.ts'
import type {
  LanguageModel,
  ModelAnswer,
  ModelCall,
  ModelRequest,
} from '../../src/llm/language-model.ts'

export interface ModelServer {
  /** Ends in /v1. */
  readonly url: string
  /** Bodies as they came. */
  readonly requests: Record<string, unknown>[]
  readonly headers: IncomingMessage['headers'][]
  /** Connections that were closed before their answer had ended. */
  readonly broken: () => number
  /** How the next requests are answered. */
  answerWith(handler: Handler): void
  close(): Promise<void>
}

export type Handler = (
  response: ServerResponse,
  body: Record<string, unknown>,
) => void | Promise<void>

/** An endpoint on a free port of this machine. */
export async function startModelServer(): Promise<ModelServer> {
  const requests: Record<string, unknown>[] = []
  const headers: IncomingMessage['headers'][] = []
  let broken = 0
  let handler: Handler = (response) => sse(response, says('Hello'))
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
    requests.push(body)
    headers.push(request.headers)
    response.on('close', () => {
      if (!response.writableFinished) broken++
    })
    await handler(response, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    headers,
    broken: () => broken,
    answerWith(next) {
      handler = next
      requests.length = 0
      headers.length = 0
      broken = 0
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const chunk = (
  delta: Record<string, unknown>,
  finish: string | null = null,
): Record<string, unknown> => ({
  id: 'c',
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, finish_reason: finish }],
})

export const counted = (input: number, output: number): Record<string, unknown> => ({
  choices: [],
  usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
})

/** The chunks of an answer in these pieces. */
export const says = (...pieces: string[]): Record<string, unknown>[] => [
  ...pieces.map((content) => chunk({ content })),
  chunk({}, 'stop'),
  counted(10, 5),
]

export function open(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
}

export const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`

export function sse(response: ServerResponse, chunks: readonly unknown[]): void {
  open(response)
  response.end(`${chunks.map(event).join('')}data: [DONE]\n\n`)
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

export const failsWith =
  (status: number, error: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    json(response, status, { error: { message: 'no', ...error } }, headers)

export const asks = (text: string, more: Partial<ModelRequest> = {}): ModelRequest => ({
  task: 'compose',
  messages: [{ role: 'user', content: text }],
  maxTokens: 100,
  ...more,
})

export const calls = (conversationId?: string): ModelCall => ({
  signal: new AbortController().signal,
  conversationId,
})

/** A whole stream: its pieces and how it ended. */
export async function drain(
  stream: ReturnType<LanguageModel['stream']>,
): Promise<{ pieces: string[] } & Pick<ModelAnswer, 'usage' | 'finish'>> {
  const pieces: string[] = []
  for (;;) {
    const step = await stream.next()
    if (step.done) return { pieces, ...step.value }
    pieces.push(step.value)
  }
}

/** Time that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves on, running what falls due on the way. */
  pass(ms: number): Promise<void>
  /** Timers that are still set. */
  readonly timers: () => number
}

export function createFakeClock(): FakeClock {
  let now = 0
  const timers = new Set<{ at: number; action: () => void }>()
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pass(ms) {
      const end = now + ms
      await settled()
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due) break
        timers.delete(due)
        now = due.at
        due.action()
        await settled()
      }
      now = end
    },
    timers: () => timers.size,
  }
}

/** Until everything that waits for no time has run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
