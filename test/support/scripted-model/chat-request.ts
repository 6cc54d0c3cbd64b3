import * as z from 'zod'
import { isPicture } from './pictures.ts'
import { strictFaults } from './strict-schema.ts'

/**
 * Request bodies as OpenAI's reference of chat completions and embeddings publishes them. Unknown
 * keys are refused at every level: a typo in a parameter must not pass for a setting.
 */

const name = z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/)
const text = z.strictObject({ type: z.literal('text'), text: z.string() })
const texts = z.union([z.string(), z.array(text).min(1)])

const image = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({
    url: z.string().refine(isPicture, 'is no address of a picture'),
    detail: z.enum(['auto', 'low', 'high']).optional(),
  }),
})

const toolCall = z.strictObject({
  id: z.string().min(1),
  type: z.literal('function'),
  function: z.strictObject({ name, arguments: z.string() }),
})

const assistant = z
  .strictObject({
    role: z.literal('assistant'),
    content: texts.nullish(),
    refusal: z.string().nullish(),
    // Part of an answer that is given back as it came.
    annotations: z.array(z.unknown()).optional(),
    name: name.optional(),
    tool_calls: z.array(toolCall).min(1).max(128).optional(),
  })
  .refine(({ content, refusal, tool_calls }) => content ?? refusal ?? tool_calls, {
    message: 'an assistant message needs content, a refusal or tool_calls',
  })

export const Message = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('system'), content: texts, name: name.optional() }),
  z.strictObject({ role: z.literal('developer'), content: texts, name: name.optional() }),
  z.strictObject({
    role: z.literal('user'),
    content: z.union([z.string(), z.array(z.union([text, image])).min(1)]),
    name: name.optional(),
  }),
  assistant,
  z.strictObject({ role: z.literal('tool'), content: texts, tool_call_id: z.string().min(1) }),
])
export type Message = z.infer<typeof Message>

const jsonObject = z.record(z.string(), z.unknown())

const tool = z.strictObject({
  type: z.literal('function'),
  function: z.strictObject({
    name,
    description: z.string().optional(),
    parameters: jsonObject.optional(),
    strict: z.boolean().nullish(),
  }),
})

const responseFormat = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text') }),
  z.strictObject({ type: z.literal('json_object') }),
  z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({
      name,
      description: z.string().optional(),
      schema: jsonObject.optional(),
      strict: z.boolean().nullish(),
    }),
  }),
])

const toolChoice = z.union([
  z.enum(['none', 'auto', 'required']),
  z.strictObject({ type: z.literal('function'), function: z.strictObject({ name }) }),
])

const count = z.number().int()

export const ChatRequest = z
  .strictObject({
    model: z.string().min(1),
    messages: z.array(Message).min(1),
    stream: z.boolean().nullish(),
    stream_options: z
      .strictObject({
        include_usage: z.boolean().optional(),
        include_obfuscation: z.boolean().optional(),
      })
      .nullish(),
    max_completion_tokens: count.min(1).nullish(),
    max_tokens: count.min(1).nullish(),
    temperature: z.number().min(0).max(2).nullish(),
    top_p: z.number().min(0).max(1).nullish(),
    n: count.min(1).max(128).nullish(),
    stop: z.union([z.string(), z.array(z.string()).min(1).max(4)]).nullish(),
    seed: count.nullish(),
    presence_penalty: z.number().min(-2).max(2).nullish(),
    frequency_penalty: z.number().min(-2).max(2).nullish(),
    logit_bias: z.record(z.string().regex(/^\d+$/), z.number().min(-100).max(100)).nullish(),
    logprobs: z.boolean().nullish(),
    top_logprobs: count.min(0).max(20).nullish(),
    response_format: responseFormat.optional(),
    tools: z.array(tool).min(1).max(128).optional(),
    tool_choice: toolChoice.optional(),
    parallel_tool_calls: z.boolean().optional(),
    user: z.string().optional(),
    safety_identifier: z.string().max(64).nullish(),
    prompt_cache_key: z.string().nullish(),
    prompt_cache_retention: z.enum(['in_memory', '24h']).nullish(),
    metadata: z.record(z.string().max(64), z.string().max(512)).nullish(),
    store: z.boolean().nullish(),
    service_tier: z.enum(['auto', 'default', 'flex', 'scale', 'priority']).nullish(),
    reasoning_effort: z
      .enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'])
      .nullish(),
    verbosity: z.enum(['low', 'medium', 'high']).nullish(),
    modalities: z.array(z.literal('text')).min(1).nullish(),
  })
  .superRefine((request, context) => {
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    if (request.stream_options && request.stream !== true)
      fault(['stream_options'], "is only allowed when 'stream' is true")
    if (request.max_tokens && request.max_completion_tokens)
      fault(['max_tokens'], "cannot be set together with 'max_completion_tokens'")
    if (request.top_logprobs && request.logprobs !== true)
      fault(['top_logprobs'], "is only allowed when 'logprobs' is true")
    if (Object.keys(request.metadata ?? {}).length > 16) fault(['metadata'], 'more than 16 pairs')
    checkToolUse(request, fault)
    checkFormat(request, fault)
    checkOrder(request.messages, fault)
  })
export type ChatRequest = z.infer<typeof ChatRequest>

type Fault = (path: (string | number)[], message: string) => void

interface ToolUse {
  readonly tools?: readonly z.infer<typeof tool>[] | undefined
  readonly tool_choice?: z.infer<typeof toolChoice> | undefined
  readonly parallel_tool_calls?: boolean | undefined
}

function checkToolUse({ tools, tool_choice, parallel_tool_calls }: ToolUse, fault: Fault): void {
  if (tools === undefined) {
    if (tool_choice !== undefined) fault(['tool_choice'], "is only allowed with 'tools'")
    if (parallel_tool_calls !== undefined)
      fault(['parallel_tool_calls'], "is only allowed with 'tools'")
    return
  }
  const names = tools.map((one) => one.function.name)
  if (new Set(names).size < names.length) fault(['tools'], 'two tools have one name')
  if (typeof tool_choice === 'object' && !names.includes(tool_choice.function.name))
    fault(['tool_choice'], `'${tool_choice.function.name}' is not among 'tools'`)
  for (const [index, { function: called }] of tools.entries())
    if (called.strict)
      for (const message of strictFaults(called.parameters ?? {}))
        fault(['tools', index, 'function', 'parameters'], message)
}

interface Formatted {
  readonly response_format?: z.infer<typeof responseFormat> | undefined
  readonly messages: readonly Message[]
}

function checkFormat({ response_format: format, messages }: Formatted, fault: Fault): void {
  if (format?.type === 'json_object' && !messages.some((one) => /json/i.test(textOf(one))))
    fault(['messages'], "must contain the word 'json' to use response_format 'json_object'")
  if (format?.type !== 'json_schema') return
  const { schema, strict } = format.json_schema
  if (schema === undefined) fault(['response_format', 'json_schema', 'schema'], 'is missing')
  else if (strict)
    for (const message of strictFaults(schema))
      fault(['response_format', 'json_schema', 'schema'], message)
}

/** A call of tools is answered at once, each call once; an answer without its call is a fault. */
function checkOrder(messages: readonly Message[], fault: Fault): void {
  let open = new Set<string>()
  for (const [index, message] of messages.entries()) {
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id))
        fault(
          ['messages', index],
          "messages with role 'tool' must be a response to a preceding message with 'tool_calls'",
        )
      continue
    }
    if (open.size > 0)
      fault(['messages', index], `tool_call_ids without a response: ${[...open].join(', ')}`)
    open = new Set(
      message.role === 'assistant' ? (message.tool_calls ?? []).map(({ id }) => id) : [],
    )
  }
  if (open.size > 0)
    fault(
      ['messages', messages.length],
      `tool_call_ids without a response: ${[...open].join(', ')}`,
    )
}

/** All text of a message, its parts parted by line breaks; pictures give none. */
export function textOf({ content }: Message): string {
  if (typeof content === 'string') return content
  return (content ?? []).flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
}

export const EmbeddingRequest = z.strictObject({
  model: z.string().min(1),
  input: z.union([
    z.string().min(1),
    z.array(z.string().min(1)).min(1).max(2048),
    z.array(count.min(0)).min(1),
    z
      .array(z.array(count.min(0)).min(1))
      .min(1)
      .max(2048),
  ]),
  encoding_format: z.enum(['float', 'base64']).optional(),
  dimensions: count.min(1).max(4096).optional(),
  user: z.string().optional(),
})
export type EmbeddingRequest = z.infer<typeof EmbeddingRequest>

/** What is wrong with a body, a line each as `path: message`. */
export const faultsOf = (error: z.ZodError): string[] =>
  error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'body'}: ${message}`)
