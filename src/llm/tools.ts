import * as z from 'zod'
import type { Fence } from './fence.ts'
import { toStrictSchema } from './strict-schema.ts'
import type {
  LanguageModel,
  ModelCall,
  ModelMessage,
  ModelRequest,
  ToolCall,
} from './language-model.ts'
import { ModelFault } from './language-model.ts'

/** A look into the shop that changes nothing. */
export interface ReadTool {
  readonly name: string
  readonly description: string
  readonly parameters: z.ZodObject
  /** Arguments as `parameters` has checked them; the answer is untrusted text. */
  run(given: Record<string, unknown>): Promise<string>
}

const mostRounds = 3
const mostCalls = 8

/**
 * Lets the model look things up before it answers: the official loop of tool calls, at most three
 * rounds and eight calls. Gives back the messages with what was found; unchanged when it asked for
 * nothing or the endpoint takes no tools. A wrong call is told to the model, nobody else sees it.
 *
 * @throws {ModelFault}
 */
export async function useTools(
  model: LanguageModel,
  request: ModelRequest,
  tools: readonly ReadTool[],
  fence: Fence,
  call: ModelCall,
): Promise<readonly ModelMessage[]> {
  if (tools.length === 0) return request.messages
  const offered = tools.map(({ name, description, parameters }) => ({
    name,
    description,
    parameters: toStrictSchema(parameters),
  }))
  let messages = request.messages
  let calls = 0
  for (let round = 0; round < mostRounds; round++) {
    const answer = await model
      .answer({ ...request, messages, tools: offered }, call)
      .catch((error: unknown) => {
        if (error instanceof ModelFault && error.kind === 'unsupported') return null
        throw error
      })
    if (answer === null || answer.toolCalls.length === 0) return messages
    const asked = answer.toolCalls.slice(0, mostCalls - calls)
    if (asked.length === 0) return messages
    calls += asked.length
    const results = await Promise.all(asked.map((one) => runTool(one, tools)))
    messages = [
      ...messages,
      { role: 'assistant', content: answer.text, toolCalls: asked },
      ...results.map((content, i): ModelMessage => ({
        role: 'tool',
        toolCallId: asked[i]!.id,
        content: fence.wrap('RESULT', content, 4_000),
      })),
    ]
  }
  return messages
}

async function runTool(
  { name, arguments: given }: ToolCall,
  tools: readonly ReadTool[],
): Promise<string> {
  const tool = tools.find((one) => one.name === name)
  if (!tool) return `There is no tool "${name.slice(0, 40)}".`
  let parsed: unknown
  try {
    parsed = JSON.parse(given === '' ? '{}' : given)
  } catch {
    return 'The arguments are no JSON.'
  }
  const checked = tool.parameters.safeParse(parsed)
  if (!checked.success) return `Wrong arguments: ${z.prettifyError(checked.error)}`
  return tool.run(checked.data)
}
