import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRandom } from '../../../src/lib/random.ts'
import { apiError, errorBody, type ApiError } from './api-error.ts'
import { answerChat, characters, isCharacter, type Character } from './characters.ts'
import { ChatRequest, EmbeddingRequest, faultsOf } from './chat-request.ts'
import { embeddingsOf } from './embeddings.ts'
import { picturesOf } from './pictures.ts'
import { countPrompt } from './reply.ts'
import { pause } from './sse.ts'
import type * as z from 'zod'

export { characters, isCharacter, type Character } from './characters.ts'
export { sabotageModes, sabotages, type SabotageMode } from './saboteur.ts'

export interface ScriptedModelOptions {
  /** Port of 127.0.0.1; 0 picks a free one. @default 0 */
  readonly port?: number
  /** Other keys get 401; absent: every key and none will do. */
  readonly apiKey?: string
  /** Names of models that are there; others get 404. Absent: every name is. */
  readonly models?: readonly string[]
  /** @default 'truthful' */
  readonly character?: Character
  /** Milliseconds before the first byte of a reply. @default 0 */
  readonly latencyMs?: number
  /** Pace of streams; absent: as fast as the client reads. */
  readonly tokensPerSecond?: number
  /** Equal seeds and requests give equal replies. @default 1 */
  readonly seed?: number
  /** Streams are cut at random byte offsets, also inside a code point. @default false */
  readonly randomCuts?: boolean
  /** Templates of the liar in place of its own; `{NAME}`, `{PRICE}`, `{WRONG}` and so on are filled. */
  readonly lies?: readonly string[]
  /** Prompts of more tokens get 400 `context_length_exceeded`. @default 128,000 */
  readonly contextTokens?: number
  /** False: requests with pictures get 400, as from a model of text alone. @default true */
  readonly takesPictures?: boolean
  /** Factor on the waits of the slow modes of sabotage. @default 1 */
  readonly slowness?: number
  /** Where the mode `redirect` sends its callers. @default 'http://evil.example/v1/chat/completions' */
  readonly redirectTo?: string
}

export interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown
  /** What was wrong with the body, a line each; empty for a good one. */
  readonly faults: readonly string[]
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Whose turn it was; `null` where no character was asked. */
  readonly character: Character | null
}

export interface ScriptedModel {
  /** Ends in `/v1`. */
  readonly url: string
  /** In the order in which they came, bad ones too. */
  readonly requests: readonly RecordedRequest[]
  /** Who answers from now on, where the request's model does not name a character itself. */
  setCharacter(character: Character): void
  /** Sockets that clients hold open. */
  openConnections(): Promise<number>
  close(): Promise<void>
}

const mostBytes = 20 * 2 ** 20

/** A server with OpenAI's wire format and no model behind it: for tests, and to try Aisle with. */
export async function startScriptedModel(
  options: ScriptedModelOptions = {},
): Promise<ScriptedModel> {
  const requests: RecordedRequest[] = []
  const closing = new AbortController()
  let character: Character = options.character ?? 'truthful'

  const server = createServer((request, response) => {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const signal = AbortSignal.any([gone.signal, closing.signal])
    void handle(request, response, signal).catch((error: unknown) => {
      if (signal.aborted) return void response.destroy()
      const message = error instanceof Error ? error.message : String(error)
      if (response.headersSent) response.destroy()
      else sendError(response, apiError(500, message, { type: 'server_error' }))
    })
  })
  server.on('connection', (socket) => socket.setNoDelay(true))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    setCharacter(next) {
      if (!isCharacter(next)) throw new RangeError(`No such character: ${String(next)}`)
      character = next
    },
    openConnections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () =>
      new Promise((resolve) => {
        closing.abort()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function handle(
    request: IncomingMessage,
    response: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://model').pathname
    const raw = await readBody(request)
    const body = parse(raw)
    const record = (faults: readonly string[] = [], who: Character | null = null): void => {
      const { method = '', headers } = request
      requests.push({ method, path, headers, body, faults, at: Date.now(), character: who })
    }
    const refuse = (error: ApiError, faults: readonly string[] = [error.error.message]): void => {
      record(faults)
      sendError(response, error)
    }

    if (
      options.apiKey !== undefined &&
      request.headers.authorization !== `Bearer ${options.apiKey}`
    )
      return refuse(apiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' }))
    const route = `${request.method} ${path}`
    if (route === 'GET /v1/models') {
      record()
      return sendJson(response, { object: 'list', data: listed().map(modelBody) })
    }
    if (route.startsWith('GET /v1/models/')) {
      const name = decodeURIComponent(path.slice('/v1/models/'.length))
      if (!hasModel(name)) return refuse(noModel(name))
      record()
      return sendJson(response, modelBody(name))
    }
    if (route === 'POST /v1/embeddings') {
      const read = check(EmbeddingRequest)
      if (!read) return
      record()
      await pause({ signal }, options.latencyMs ?? 0)
      return sendJson(response, embeddingsOf(read))
    }
    if (route !== 'POST /v1/chat/completions')
      return refuse(apiError(404, `Invalid URL (${route})`))
    const read = check(ChatRequest)
    if (!read) return
    const tokens = countPrompt(read)
    const most = options.contextTokens ?? 128_000
    if (tokens > most)
      return refuse(
        apiError(
          400,
          `This model's maximum context length is ${most} tokens. However, your messages resulted in ${tokens} tokens.`,
          { param: 'messages', code: 'context_length_exceeded' },
        ),
      )
    if (options.takesPictures === false && read.messages.some((one) => picturesOf(one).length > 0))
      return refuse(
        apiError(400, 'Invalid content type. image_url is only supported by certain models.', {
          param: 'messages',
        }),
      )
    const who = isCharacter(read.model) ? read.model : character
    record([], who)
    const number = requests.length
    const exchange = {
      request: read,
      response,
      signal,
      random: createRandom((options.seed ?? 1) + number * 7919),
      randomCuts: options.randomCuts ?? false,
      tokenMs: options.tokensPerSecond ? 1000 / options.tokensPerSecond : 0,
      identity: { id: `chatcmpl-${number}`, created: Math.floor(Date.now() / 1000) },
      slowness: options.slowness ?? 1,
      redirectTo: options.redirectTo ?? 'http://evil.example/v1/chat/completions',
    }
    await answerChat(who, exchange, { lies: options.lies, latencyMs: options.latencyMs ?? 0 })

    /** The body as the schema has it; else it is refused, remembered, and the result is none. */
    function check<T extends { model: string }>(schema: z.ZodType<T>): T | undefined {
      if (body === undefined || typeof body === 'string')
        return void refuse(apiError(400, 'We could not parse the JSON body of your request.'))
      const result = schema.safeParse(body)
      if (!result.success) {
        const faults = faultsOf(result.error)
        const param = result.error.issues[0]!.path.map(String).join('.') || null
        return void refuse(apiError(400, faults.join('; '), { param }), faults)
      }
      if (!hasModel(result.data.model)) return void refuse(noModel(result.data.model))
      return result.data
    }
  }

  function listed(): readonly string[] {
    return options.models ?? [...characters, 'text-embedding-3-small']
  }

  function hasModel(name: string): boolean {
    if (options.models !== undefined) return options.models.includes(name)
    return !name.startsWith('saboteur:') || isCharacter(name)
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= mostBytes) chunks.push(chunk)
  }
  return length <= mostBytes ? Buffer.concat(chunks).toString() : ''
}

/** JSON as a value, anything else as the text; `undefined` for no body. */
function parse(raw: string): unknown {
  if (raw === '') return undefined
  try {
    return JSON.parse(raw)
  } catch {
    return raw
  }
}

const noModel = (name: string): ApiError =>
  apiError(404, `The model '${name}' does not exist or you do not have access to it.`, {
    param: 'model',
    code: 'model_not_found',
  })

const modelBody = (id: string) => ({ id, object: 'model', created: 0, owned_by: 'scripted' })

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function sendError(response: ServerResponse, error: ApiError): void {
  response.writeHead(error.status, { 'content-type': 'application/json' }).end(errorBody(error))
}
