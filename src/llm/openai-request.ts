import { toWireContent } from './content.ts'
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import type { ModelMessage, ModelRequest } from './language-model.ts'

/** What an endpoint was found not to take; learnt from its 400s. */
export interface Dialect {
  readonly maxTokens: 'max_completion_tokens' | 'max_tokens'
  readonly countsUsage: boolean
}

type Message = ChatCompletionCreateParamsStreaming['messages'][number]

/** A request in OpenAI's words. Also whole answers are streamed: a stall then shows at once. */
export function toOpenAi(
  model: string,
  request: ModelRequest,
  dialect: Dialect,
): ChatCompletionCreateParamsStreaming {
  const { messages, maxTokens, tools = [] } = request
  const format = formatOf(request)
  return {
    model,
    messages: messages.map(toMessage),
    stream: true,
    ...(dialect.maxTokens === 'max_tokens'
      ? { max_tokens: maxTokens }
      : { max_completion_tokens: maxTokens }),
    ...(dialect.countsUsage ? { stream_options: { include_usage: true } } : {}),
    ...(format === undefined ? {} : { response_format: format }),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: 'function' as const,
            function: { name, description, parameters, strict: true },
          })),
        }),
  }
}

function formatOf({ json }: ModelRequest): ChatCompletionCreateParamsStreaming['response_format'] {
  if (json?.mode === 'object') return { type: 'json_object' }
  if (json?.mode !== 'schema') return undefined
  return {
    type: 'json_schema',
    json_schema: { name: json.name, schema: json.schema, strict: true },
  }
}

function toMessage(message: ModelMessage): Message {
  switch (message.role) {
    case 'system':
      return { role: 'system', content: message.content }
    case 'tool':
      return { role: 'tool', tool_call_id: message.toolCallId, content: message.content }
    case 'assistant':
      return message.toolCalls.length === 0
        ? { role: 'assistant', content: message.content }
        : {
            role: 'assistant',
            content: message.content === '' ? null : message.content,
            tool_calls: message.toolCalls.map(({ id, name, arguments: text }) => ({
              id,
              type: 'function',
              function: { name, arguments: text },
            })),
          }
    case 'user':
      return {
        role: 'user',
        content: toWireContent(message.content),
      }
  }
}
