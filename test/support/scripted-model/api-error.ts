/** OpenAI's error object with its HTTP status. */
export interface ApiError {
  readonly status: number
  readonly error: {
    readonly message: string
    readonly type: string
    readonly param: string | null
    readonly code: string | null
  }
}

export function apiError(
  status: number,
  message: string,
  { type = 'invalid_request_error', param = null, code = null }: Partial<ApiError['error']> = {},
): ApiError {
  return { status, error: { message, type, param, code } }
}

export const errorBody = ({ error }: ApiError): string => JSON.stringify({ error })
