import * as z from 'zod'
import { ModelFault, type ModelAnswer, type ToolCall } from './language-model.ts'
import { createPieces } from './pieces.ts'

const mostToolCalls = 20
const maxArgumentBytes = 16 * 1024
/** More than any model takes; a higher count is a mistake and would use up every budget. */
const mostTokens = 10_000_000

const ToolCallDelta = z.object({
  index: z.int().min(0).max(63).optional(),
  id: z.string().max(200).nullish(),
  function: z
    .object({ name: z.string().max(200).nullish(), arguments: z.string().nullish() })
    .nullish(),
})

const Delta = z.object({
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  tool_calls: z.array(ToolCallDelta).max(64).nullish(),
})

/** A chunk of a stream, or a whole completion of an endpoint that does not stream. */
const Chunk = z.object({
  choices: z
    .array(
      z.object({
        index: z.number().optional(),
        delta: Delta.nullish(),
        message: Delta.nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .max(128),
  usage: z.unknown().optional(),
})

const Usage = z.object({
  prompt_tokens: z.int().min(0).max(mostTokens),
  completion_tokens: z.int().min(0).max(mostTokens),
})

export type Ending = Pick<ModelAnswer, 'finish' | 'toolCalls'> & {
  /** Absent where the endpoint did not count, or counted nonsense. */
  readonly usage: ModelAnswer['usage'] | undefined
}

/** Reads an answer chunk by chunk; every chunk is hostile. Only the first choice counts. */
export class AnswerReader {
  readonly #pieces = createPieces()
  readonly #calls = new Map<number, { id: string; name: string; arguments: string }>()
  #finish: string | undefined
  #isRefusal = false
  #usage: ModelAnswer['usage'] | undefined
  #isEmpty = true

  /** The text that the chunk adds, maybe none. @throws {ModelFault} `garbled`. */
  take(value: unknown): string {
    const parsed = Chunk.safeParse(value)
    if (!parsed.success) throw garbled('holds a chunk of the wrong shape')
    const { choices, usage } = parsed.data
    this.#count(usage)
    const choice = choices.find(({ index = 0 }) => index === 0)
    if (choice === undefined) return ''
    const delta = choice.delta ?? choice.message
    if (delta?.refusal) this.#isRefusal = true
    this.#gather(delta?.tool_calls ?? [])
    if (choice.finish_reason) this.#finish = choice.finish_reason
    const piece = this.#pieces.add(delta?.content ?? '')
    if (piece !== '') this.#isEmpty = false
    return piece
  }

  /** @throws {ModelFault} `garbled` when the answer broke off, is empty, or calls tools wrongly. */
  end(): Ending {
    if (this.#finish === undefined) throw garbled('broke off')
    const toolCalls = checkedCalls(this.#calls)
    const finish = this.#isRefusal ? 'refusal' : finishOf(this.#finish, toolCalls.length > 0)
    if (this.#isEmpty && toolCalls.length === 0 && finish === 'stop') throw garbled('is empty')
    return { finish, toolCalls, usage: this.#usage }
  }

  #count(value: unknown): void {
    const { success, data } = Usage.safeParse(value)
    if (success)
      this.#usage = {
        inputTokens: data.prompt_tokens,
        outputTokens: data.completion_tokens,
        isEstimate: false,
      }
  }

  #gather(deltas: readonly z.infer<typeof ToolCallDelta>[]): void {
    for (const [position, { index = position, id, function: part }] of deltas.entries()) {
      const call = this.#calls.get(index) ?? { id: '', name: '', arguments: '' }
      this.#calls.set(index, call)
      if (this.#calls.size > mostToolCalls) throw garbled(`calls more than ${mostToolCalls} tools`)
      if (id) call.id = id
      call.name ||= part?.name ?? ''
      call.arguments += part?.arguments ?? ''
      if (call.arguments.length > maxArgumentBytes) throw tooLong()
    }
  }
}

/** In the order of their index, each with an id of its own. */
function checkedCalls(calls: ReadonlyMap<number, ToolCall>): ToolCall[] {
  const ids = new Set<string>()
  return [...calls]
    .toSorted(([one], [other]) => one - other)
    .map(([index, call]) => {
      if (!/^[\w.-]{1,64}$/.test(call.name)) throw garbled('calls a tool without a proper name')
      if (Buffer.byteLength(call.arguments) > maxArgumentBytes) throw tooLong()
      const id = call.id === '' || ids.has(call.id) ? `call_${index}` : call.id
      ids.add(id)
      return { ...call, id }
    })
}

function finishOf(reason: string, hasToolCalls: boolean): ModelAnswer['finish'] {
  if (reason === 'content_filter') return 'refusal'
  if (reason === 'length') return 'length'
  return hasToolCalls || reason === 'tool_calls' || reason === 'function_call' ? 'tools' : 'stop'
}

const garbled = (what: string): ModelFault => new ModelFault('garbled', `The answer ${what}`)
const tooLong = (): ModelFault => garbled(`gives a tool more than ${maxArgumentBytes} bytes`)
