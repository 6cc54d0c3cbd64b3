import type { ChatRequest } from './chat-request.ts'
import { countPrompt, countReply, tokensOf, type Reply, type ToolCall } from './reply.ts'

/** JSON as it goes over the wire; sabotage changes it beyond any type. */
export type Json = Record<string, unknown>

export interface Identity {
  readonly id: string
  /** Unix seconds. */
  readonly created: number
}

const toolCallBody = ({ id, name, arguments: args }: ToolCall): Json => ({
  id,
  type: 'function',
  function: { name, arguments: args },
})

export function usageOf(request: ChatRequest, reply: Reply): Json {
  const prompt = countPrompt(request)
  const completion = countReply(reply) * (request.n ?? 1)
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  }
}

/** The body of an answer that is not streamed. */
export function completionOf(request: ChatRequest, reply: Reply, identity: Identity): Json {
  const message = {
    role: 'assistant',
    content: reply.content,
    refusal: reply.refusal ?? null,
    annotations: [],
    ...(reply.toolCalls.length > 0 ? { tool_calls: reply.toolCalls.map(toolCallBody) } : {}),
  }
  return {
    ...identity,
    object: 'chat.completion',
    model: request.model,
    choices: Array.from({ length: request.n ?? 1 }, (_, index) => ({
      index,
      message,
      logprobs: null,
      finish_reason: reply.finish,
    })),
    usage: usageOf(request, reply),
    service_tier: 'default',
    system_fingerprint: 'fp_scripted',
  }
}

/** The events of a streamed answer, in their order, without the closing `[DONE]`. */
export function* chunksOf(request: ChatRequest, reply: Reply, identity: Identity): Generator<Json> {
  const wantsUsage = request.stream_options?.include_usage === true
  const chunk = (choices: unknown[]): Json => ({
    ...identity,
    object: 'chat.completion.chunk',
    model: request.model,
    service_tier: 'default',
    system_fingerprint: 'fp_scripted',
    choices,
    ...(wantsUsage ? { usage: null } : {}),
  })
  for (let index = 0; index < (request.n ?? 1); index++) {
    const choice = (delta: Json, finish: string | null = null): Json =>
      chunk([{ index, delta, logprobs: null, finish_reason: finish }])
    yield choice({
      role: 'assistant',
      content: reply.content === null ? null : '',
      refusal: null,
    })
    for (const delta of deltasOf(reply)) yield choice(delta)
    yield choice({}, reply.finish)
  }
  if (wantsUsage) yield { ...chunk([]), usage: usageOf(request, reply) }
}

function* deltasOf({ content, refusal, toolCalls }: Reply): Generator<Json> {
  for (const token of tokensOf(content ?? '')) yield { content: token }
  for (const token of tokensOf(refusal ?? '')) yield { refusal: token }
  for (const [index, one] of toolCalls.entries()) {
    const body = toolCallBody({ ...one, arguments: '' })
    yield { tool_calls: [{ index, ...body }] }
    for (const token of piecesOf(one.arguments))
      yield { tool_calls: [{ index, function: { arguments: token } }] }
  }
}

/** Tokens, and of a long text large pieces, so that a megabyte is no hundred thousand events. */
const piecesOf = (text: string): string[] =>
  text.length < 10_000 ? tokensOf(text) : (text.match(/[^]{1,4096}/gu) ?? [])
