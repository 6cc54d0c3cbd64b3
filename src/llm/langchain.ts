import { toWireContent } from './content.ts'
import type { BaseChatModel } from '@langchain/core/language_models/chat_models'
import {
  AIMessage,
  HumanMessage,
  SystemMessage,
  ToolMessage,
  type AIMessageChunk,
  type BaseMessage,
} from '@langchain/core/messages'
import * as z from 'zod'
import { linkAbort, unlessAborted } from './abort.ts'
import { kindOfStatus, saysNoPictures } from './http-fault.ts'
import {
  ModelFault,
  type LanguageModel,
  type ModelAnswer,
  type ModelFaultKind,
  type ModelMessage,
  type ModelRequest,
  type ModelUsage,
  type ToolCall,
} from './language-model.ts'
import { createPieces, withoutBroken } from './pieces.ts'
import { estimateUsage } from './usage.ts'

const mostToolCalls = 20
const maxArgumentBytes = 16 * 1024
/** LangChain has no common limit of tokens; past this many characters a token a stream is cut. */
const mostCharactersPerToken = 8

/**
 * Any chat model of LangChain. Build it with `maxRetries: 0`: the guard tries again. It is held to
 * no JSON mode but the prompt, as LangChain has no common way; others are `unsupported`.
 */
export function fromLangChain(
  model: BaseChatModel,
  name = `langchain:${model.getName()}`,
): LanguageModel {
  return {
    name,
    async answer(request, { signal }) {
      signal.throwIfAborted()
      try {
        const runnable = runnableFor(model, request)
        const work = runnable.invoke(request.messages.map(toMessage), { signal })
        const message = await unlessAborted(work, signal)
        const text = withoutBroken(textOf(message))
        const toolCalls = toolCallsOf(message as AIMessage)
        const finish = finishOf(message, toolCalls.length > 0)
        const usage = usageOf(message) ?? estimateUsage(request, text)
        return { text, toolCalls, finish, usage }
      } catch (error) {
        signal.throwIfAborted()
        throw toFault(error, name)
      }
    },
    async *stream(request, { signal }) {
      signal.throwIfAborted()
      const link = linkAbort(signal)
      const pieces = createPieces()
      let text = ''
      let usage: ModelUsage | undefined
      let finish: ModelAnswer['finish'] = 'stop'
      try {
        const messages = request.messages.map(toMessage)
        const runnable = runnableFor(model, request)
        const work = runnable.stream(messages, { signal: link.signal })
        const chunks = (await unlessAborted(work, signal))[Symbol.asyncIterator]()
        for (;;) {
          const { done, value: chunk } = await unlessAborted(chunks.next(), signal)
          if (done) break
          const piece = pieces.add(textOf(chunk))
          text += piece
          if (piece !== '') yield piece
          usage = sum(usage, usageOf(chunk))
          if (hasEnding(chunk)) finish = finishOf(chunk, false)
          if (text.length <= request.maxTokens * mostCharactersPerToken) continue
          finish = 'length'
          break
        }
        return { usage: usage ?? estimateUsage(request, text), finish }
      } catch (error) {
        signal.throwIfAborted()
        throw toFault(error, name)
      } finally {
        link.release()
      }
    },
  }
}

/** The model, with the tools of the request when it takes any. */
function runnableFor(model: BaseChatModel, { tools = [], json }: ModelRequest) {
  if (json && json.mode !== 'prompt')
    throw new ModelFault('unsupported', 'LangChain has no common way to ask for JSON')
  if (tools.length === 0) return model
  if (!model.bindTools) throw new ModelFault('unsupported', 'This model takes no tools')
  return model.bindTools(
    tools.map(({ name, description, parameters }) => ({ name, description, schema: parameters })),
  )
}

function toMessage(message: ModelMessage): BaseMessage {
  switch (message.role) {
    case 'system':
      return new SystemMessage(message.content)
    case 'tool':
      return new ToolMessage({ tool_call_id: message.toolCallId, content: message.content })
    case 'assistant':
      return new AIMessage({
        content: message.content,
        tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
          id,
          name,
          args: argumentsIn(text),
          type: 'tool_call' as const,
        })),
      })
    case 'user':
      return new HumanMessage({
        content: toWireContent(message.content),
      })
  }
}

/** The model wrote them itself in an earlier turn; what it wrote wrongly goes back empty. */
function argumentsIn(text: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch {
    return {}
  }
}

function textOf({ content }: BaseMessage): string {
  if (typeof content === 'string') return content
  return content.map((block) => (typeof block['text'] === 'string' ? block['text'] : '')).join('')
}

const RawCalls = z
  .array(
    z.object({
      id: z.string().max(200).optional(),
      name: z.string().regex(/^[\w.-]{1,64}$/),
      args: z.record(z.string(), z.unknown()),
    }),
  )
  .max(mostToolCalls)

function toolCallsOf({ tool_calls: calls = [] }: AIMessage): ToolCall[] {
  const checked = RawCalls.safeParse(calls)
  if (!checked.success) throw new ModelFault('garbled', 'The answer calls tools wrongly')
  return checked.data.map(({ id, name, args }, index) => {
    const text = JSON.stringify(args)
    if (Buffer.byteLength(text) > maxArgumentBytes)
      throw new ModelFault('garbled', `The answer gives a tool more than ${maxArgumentBytes} bytes`)
    return { id: id ?? `call_${index}`, name, arguments: text }
  })
}

const Count = z.object({ input_tokens: z.int().min(0), output_tokens: z.int().min(0) })

function usageOf(message: BaseMessage): ModelUsage | undefined {
  const { data } = Count.safeParse((message as AIMessageChunk).usage_metadata)
  return (
    data && { inputTokens: data.input_tokens, outputTokens: data.output_tokens, isEstimate: false }
  )
}

/** Providers spread the count over chunks; LangChain adds them up. */
function sum(one: ModelUsage | undefined, other: ModelUsage | undefined): ModelUsage | undefined {
  if (!one || !other) return one ?? other
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    isEstimate: false,
  }
}

const endingOf = ({ response_metadata: data }: BaseMessage): unknown =>
  data['finish_reason'] ?? data['stop_reason'] ?? data['finishReason']

const hasEnding = (message: BaseMessage): boolean => typeof endingOf(message) === 'string'

function finishOf(message: BaseMessage, hasToolCalls: boolean): ModelAnswer['finish'] {
  if (hasToolCalls) return 'tools'
  const reason = String(endingOf(message)).toLowerCase()
  if (/content_filter|refusal|safety/.test(reason)) return 'refusal'
  return /length|max_tokens/.test(reason) ? 'length' : 'stop'
}

const kindsOfCodes: Readonly<Record<string, ModelFaultKind>> = {
  MODEL_AUTHENTICATION: 'bad-key',
  MODEL_NOT_FOUND: 'no-model',
  MODEL_RATE_LIMIT: 'rate-limited',
}

const Known = z.object({
  lc_error_code: z.string().optional().catch(undefined),
  status: z.number().optional().catch(undefined),
  response: z.object({ status: z.number() }).optional().catch(undefined),
})

/** Their words stay out of the fault: they may hold the key or the shopper's text. */
function toFault(error: unknown, name: string): ModelFault {
  if (error instanceof ModelFault) return error
  const { lc_error_code: code = '', status, response } = Known.safeParse(error).data ?? {}
  const known = Object.hasOwn(kindsOfCodes, code) ? kindsOfCodes[code] : undefined
  const http = status ?? response?.status
  const isBlind =
    error instanceof Error && saysNoPictures(error.message.slice(0, 2_000).toLowerCase())
  const otherwise = http === undefined ? 'unreachable' : kindOfStatus(http)
  const kind = isBlind ? 'no-pictures' : (known ?? otherwise)
  const how = http === undefined ? '' : ` with ${http}`
  return new ModelFault(kind, `${name} failed${how}`)
}
