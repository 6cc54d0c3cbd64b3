import type { ModelRequest, ModelUsage } from './language-model.ts'

const charactersPerToken = 4
/** What a picture costs where nobody counted; endpoints charge from 85 to 1,500. */
const tokensPerImage = 1_000

/** Tokens of a request and its answer by characters, for endpoints that do not count. */
export function estimateUsage(request: ModelRequest, answer: string): ModelUsage {
  return {
    inputTokens: estimateInput(request),
    outputTokens: tokensOf(answer.length),
    isEstimate: true,
  }
}

const tokensOf = (characters: number): number => Math.ceil(characters / charactersPerToken)

function estimateInput({ messages, tools = [], json }: ModelRequest): number {
  let characters = 0
  let images = 0
  for (const message of messages) {
    if (typeof message.content === 'string') characters += message.content.length
    else
      for (const part of message.content)
        if (part.kind === 'text') characters += part.text.length
        else images++
    if (message.role === 'assistant')
      for (const call of message.toolCalls) characters += call.name.length + call.arguments.length
  }
  if (tools.length > 0) characters += JSON.stringify(tools).length
  if (json?.mode === 'schema') characters += JSON.stringify(json.schema).length
  return tokensOf(characters) + images * tokensPerImage
}
