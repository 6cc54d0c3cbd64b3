/** A part of a message: text, or a picture as a data URL. */
export type ContentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly dataUrl: string }

export interface ToolCall {
  readonly id: string
  readonly name: string
  /** JSON as the model wrote it; nobody has checked it yet. */
  readonly arguments: string
}

export type ModelMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly ContentPart[] }
  | {
      readonly role: 'assistant'
      readonly content: string
      readonly toolCalls: readonly ToolCall[]
    }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string }

export interface ModelTool {
  readonly name: string
  readonly description: string
  /** JSON Schema of the arguments. */
  readonly parameters: Readonly<Record<string, unknown>>
}

/** How an answer is held to a shape: by the endpoint's schema, its JSON mode, or the prompt alone. */
export type JsonMode = 'schema' | 'object' | 'prompt'

export interface ModelRequest {
  /** What it is for, in metrics and traces. */
  readonly task: 'understand' | 'compose' | 'summarise' | 'check'
  readonly messages: readonly ModelMessage[]
  readonly maxTokens: number
  readonly json?: {
    readonly mode: JsonMode
    readonly name: string
    readonly schema: Readonly<Record<string, unknown>>
  }
  readonly tools?: readonly ModelTool[]
}

/** Tokens as the endpoint counted them, else estimated by characters (four to a token). */
export interface ModelUsage {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly isEstimate: boolean
}

export interface ModelAnswer {
  readonly text: string
  readonly toolCalls: readonly ToolCall[]
  readonly usage: ModelUsage
  readonly finish: 'stop' | 'length' | 'tools' | 'refusal'
}

export interface ModelCall {
  /** Ends the work; everything behind it is let go. */
  readonly signal: AbortSignal
  /** Whose budgets the call is counted on. */
  readonly conversationId?: string | undefined
  readonly turnId?: string | undefined
}

/**
 * A language model, whoever runs it. Implementations throw nothing but {@link ModelFault}, and for
 * an aborted signal its reason. They neither retry nor time out by themselves: `guarded.ts` does.
 */
export interface LanguageModel {
  /** For replies, metrics and logs: `openai:gpt-4o-mini`. */
  readonly name: string
  /** One whole answer. */
  answer(request: ModelRequest, call: ModelCall): Promise<ModelAnswer>
  /** The text as it comes, never empty pieces; the return value tells how it ended. */
  stream(
    request: ModelRequest,
    call: ModelCall,
  ): AsyncGenerator<string, Pick<ModelAnswer, 'usage' | 'finish'>, undefined>
}

/** Why a model did not answer; each has its cure in `aisle doctor`. */
export type ModelFaultKind =
  /** No connection, wrong address, or an answer that is no model's. */
  | 'unreachable'
  /** Took longer than it may. */
  | 'timeout'
  /** 401 or 403. */
  | 'bad-key'
  /** 404, or the endpoint says that the model is not there. */
  | 'no-model'
  /** 429. */
  | 'rate-limited'
  /** 5xx. */
  | 'server'
  /** The conversation is longer than the model takes. */
  | 'overflow'
  /** The endpoint does not take this parameter (400): try another {@link JsonMode}. */
  | 'unsupported'
  /** The model reads text alone, and the request holds a picture. */
  | 'no-pictures'
  /** An answer that cannot be read: half JSON, wrong types, too large. */
  | 'garbled'
  /** A budget of tokens or money is used up. */
  | 'budget'
  /** The breaker is open: the model failed often a moment ago. */
  | 'open'

export class ModelFault extends Error {
  override readonly name = 'ModelFault'
  readonly kind: ModelFaultKind
  /** Milliseconds that the endpoint asks to wait. */
  readonly retryAfterMs: number | undefined

  constructor(
    kind: ModelFaultKind,
    message: string,
    options: ErrorOptions & { retryAfterMs?: number | undefined } = {},
  ) {
    super(message, options)
    this.kind = kind
    this.retryAfterMs = options.retryAfterMs
  }
}
