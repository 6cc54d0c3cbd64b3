import OpenAI, { APIError } from 'openai'
import { linkAbort } from './abort.ts'
import { createBoundedFetch } from './bounded-fetch.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelCall,
  type ModelRequest,
} from './language-model.ts'
import { AnswerReader, type Ending } from './openai-answer.ts'
import { isAbout, isRefusal, toModelFault } from './openai-fault.ts'
import { toOpenAi, type Dialect } from './openai-request.ts'
import { estimateUsage } from './usage.ts'

export interface OpenAiModelOptions {
  readonly model: string
  readonly apiKey: string
  /** Any endpoint that speaks OpenAI's chat completions. @default OpenAI's own */
  readonly baseUrl?: string | undefined
  /** Of one answer, unpacked. @default 2 MiB */
  readonly maxResponseBytes?: number
}

/** The longest that a timer can wait, 24 days: the client cannot be told to have none. */
const never = 2 ** 31 - 1

/**
 * A model behind OpenAI's chat completions, whoever offers them. The official client without its
 * retries, timeout, log and settings from the environment. Parameters that the endpoint turned out
 * not to know are left out from then on.
 */
export class OpenAiModel implements LanguageModel {
  readonly name: string
  readonly #model: string
  readonly #client: OpenAI
  #dialect: Dialect = { maxTokens: 'max_completion_tokens', countsUsage: true }

  constructor({ model, apiKey, baseUrl, maxResponseBytes = 2 * 1024 * 1024 }: OpenAiModelOptions) {
    this.name = `openai:${model}`
    this.#model = model
    this.#client = new OpenAI({
      apiKey,
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL: baseUrl ?? 'https://api.openai.com/v1',
      maxRetries: 0,
      timeout: never,
      logLevel: 'off',
      fetch: createBoundedFetch(maxResponseBytes),
    })
  }

  async answer(request: ModelRequest, call: ModelCall): Promise<ModelAnswer> {
    const read = this.#read(request, call)
    let text = ''
    for (;;) {
      const step = await read.next()
      if (step.done) return { text, ...ended(step.value, request, text) }
      text += step.value
    }
  }

  async *stream(
    request: ModelRequest,
    call: ModelCall,
  ): AsyncGenerator<string, Pick<ModelAnswer, 'usage' | 'finish'>, undefined> {
    const read = this.#read(request, call)
    let text = ''
    try {
      for (;;) {
        const step = await read.next()
        if (step.done) {
          const { usage, finish } = ended(step.value, request, text)
          return { usage, finish }
        }
        text += step.value
        yield step.value
      }
    } finally {
      await read.return(refused)
    }
  }

  async *#read(request: ModelRequest, call: ModelCall): AsyncGenerator<string, Ending, undefined> {
    call.signal.throwIfAborted()
    const link = linkAbort(call.signal)
    const reader = new AnswerReader()
    try {
      for await (const chunk of await this.#open(request, link.signal)) {
        const piece = reader.take(chunk)
        if (piece !== '') yield piece
      }
      // The client ends an aborted stream as if it were complete.
      call.signal.throwIfAborted()
      return reader.end()
    } catch (error) {
      call.signal.throwIfAborted()
      if (isRefusal(error)) return refused
      throw toModelFault(error, this.name)
    } finally {
      link.release()
    }
  }

  /** The chunks of an answer; asks again when the endpoint does not know a parameter that we can do without. */
  async #open(request: ModelRequest, signal: AbortSignal): Promise<AsyncIterable<unknown>> {
    for (let dialect = this.#dialect; ;) {
      try {
        const chunks = await this.#ask(request, dialect, signal)
        this.#dialect = dialect
        return chunks
      } catch (error) {
        const next = without(dialect, error)
        if (next === undefined) throw error
        dialect = next
      }
    }
  }

  async #ask(
    request: ModelRequest,
    dialect: Dialect,
    signal: AbortSignal,
  ): Promise<AsyncIterable<unknown>> {
    const { data, response } = await this.#client.chat.completions
      .create(toOpenAi(this.#model, request, dialect), { signal })
      .withResponse()
    const type = response.headers.get('content-type') ?? ''
    if (/html/i.test(type)) throw new ModelFault('unreachable', `${this.name} answered a web page`)
    return /\bjson\b/i.test(type) ? wholeAnswer(await response.json()) : data
  }
}

const refused: Ending = { finish: 'refusal', toolCalls: [], usage: undefined }

const ended = (ending: Ending, request: ModelRequest, text: string) => ({
  ...ending,
  usage: ending.usage ?? estimateUsage(request, text),
})

/** The dialect to try after this error, while there is one. */
function without(dialect: Dialect, error: unknown): Dialect | undefined {
  if (dialect.maxTokens === 'max_completion_tokens' && isAbout(error, 'max_completion_tokens'))
    return { ...dialect, maxTokens: 'max_tokens' }
  if (dialect.countsUsage && isAbout(error, 'stream_options'))
    return { ...dialect, countsUsage: false }
  return undefined
}

/** The answer of an endpoint that does not stream, as one chunk. */
async function* wholeAnswer(completion: unknown): AsyncGenerator<unknown> {
  if (typeof completion === 'object' && completion !== null && 'error' in completion)
    if (completion.error) throw new APIError(undefined, completion.error, undefined, undefined)
  yield completion
}
