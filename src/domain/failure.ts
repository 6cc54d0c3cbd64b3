/** Every failure this program can name: its code, HTTP status, and whether trying again can help. */
export const failures = {
  REQUEST_INVALID: { status: 400, retryable: false },
  BODY_NOT_JSON: { status: 400, retryable: false },
  BODY_NOT_UTF8: { status: 400, retryable: false },
  TEXT_EMPTY: { status: 400, retryable: false },
  BODY_TOO_LARGE: { status: 413, retryable: false },
  TEXT_TOO_LONG: { status: 413, retryable: false },
  IDENTITY_INVALID: { status: 401, retryable: false },
  SIGNATURE_INVALID: { status: 401, retryable: false },
  DELIVERY_STALE: { status: 401, retryable: false },
  BOT_NOT_SET_UP: { status: 403, retryable: false },
  CONVERSATION_NOT_FOUND: { status: 404, retryable: false },
  SHOPPER_NOT_FOUND: { status: 404, retryable: false },
  PRODUCT_NOT_FOUND: { status: 404, retryable: false },
  REPLY_NOT_FOUND: { status: 404, retryable: false },
  ROUTE_NOT_FOUND: { status: 404, retryable: false },
  LETTER_NOT_FOUND: { status: 404, retryable: false },
  METHOD_NOT_ALLOWED: { status: 405, retryable: false },
  DELIVERY_ID_REUSED: { status: 409, retryable: false },
  RATE_LIMITED: { status: 429, retryable: true },
  SERVER_BUSY: { status: 503, retryable: true },
  SHUTTING_DOWN: { status: 503, retryable: true },
  STORAGE_FULL: { status: 507, retryable: true },
  STORAGE_FAILED: { status: 503, retryable: true },
  DATA_DIR_LOCKED: { status: 503, retryable: false },
  DATA_DIR_UNUSABLE: { status: 500, retryable: false },
  CATALOGUE_EMPTY: { status: 503, retryable: false },
  FEED_UNREADABLE: { status: 400, retryable: false },
  KNOWLEDGE_INVALID: { status: 500, retryable: false },
  PROMPTS_INVALID: { status: 500, retryable: false },
  INTERNAL: { status: 500, retryable: false },
} as const satisfies Record<string, { status: number; retryable: boolean }>

export type FailureCode = keyof typeof failures

/**
 * A failure with a stable code. The message is for people: what happened, where, and what to do
 * next; programs switch on `code`. It never holds secrets or the shopper's words.
 */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly code: FailureCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(
    code: FailureCode,
    message: string,
    options: ErrorOptions & { details?: Record<string, unknown> } = {},
  ) {
    super(message, options)
    this.code = code
    this.details = options.details ?? {}
  }
}
