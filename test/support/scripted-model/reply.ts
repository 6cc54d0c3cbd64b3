import type { ChatRequest } from './chat-request.ts'
import { textOf } from './chat-request.ts'
import type { Random } from '../../../src/lib/random.ts'

export interface ToolCall {
  readonly id: string
  readonly name: string
  /** JSON as text, as the wire has it; a saboteur's may be none. */
  readonly arguments: string
}

/** What a character says to one request, before it is put into OpenAI's shape. */
export interface Reply {
  readonly content: string | null
  readonly toolCalls: readonly ToolCall[]
  readonly refusal?: string
  readonly finish: 'stop' | 'length' | 'tool_calls' | 'content_filter'
}

/** How a character answers; equal requests and seeds give equal replies. */
export type Talk = (request: ChatRequest, random: Random) => Reply

export const say = (content: string): Reply => ({ content, toolCalls: [], finish: 'stop' })

export const call = (toolCalls: readonly ToolCall[]): Reply => ({
  content: null,
  toolCalls,
  finish: 'tool_calls',
})

/** Four characters to a token, Chinese ones a token each; never 0 for a text that has something. */
export function countTokens(text: string): number {
  const wide = text.match(/[\u2e80-\uffdc]/g)?.length ?? 0
  return wide + Math.ceil((text.length - wide) / 4)
}

export const countPrompt = ({ messages }: ChatRequest): number =>
  messages.reduce((sum, message) => sum + 4 + countTokens(textOf(message)), 3)

export const countReply = ({ content, toolCalls, refusal }: Reply): number =>
  countTokens(content ?? refusal ?? '') +
  toolCalls.reduce((sum, one) => sum + countTokens(one.name + one.arguments), 0)

/** The reply cut to the tokens that the request allows. */
export function withinLimit(reply: Reply, request: ChatRequest): Reply {
  const most = request.max_completion_tokens ?? request.max_tokens
  if (most === null || most === undefined || reply.content === null) return reply
  const pieces = tokensOf(reply.content)
  if (pieces.length <= most) return reply
  return { ...reply, content: pieces.slice(0, most).join(''), finish: 'length' }
}

/** The text in pieces of about a token, never through a code point: what a stream sends each. */
export const tokensOf = (text: string): string[] =>
  text.match(/[\u2e80-\uffdc]|[^\s\u2e80-\uffdc]{1,6}\s?|\s+|./gsu) ?? []
