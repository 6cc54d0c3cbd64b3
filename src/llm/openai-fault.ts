import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { ModelFault, type ModelFaultKind } from './language-model.ts'
import { kindOfStatus, retryAfterOf, saysNoPictures } from './http-fault.ts'

/** An error of the client or the wire as a fault. Its words are ours: theirs may hold the key or the shopper's text. */
export function toModelFault(error: unknown, name: string): ModelFault {
  if (error instanceof ModelFault) return error
  if (error instanceof APIConnectionTimeoutError)
    return new ModelFault('timeout', `${name} took too long to connect`)
  if (error instanceof APIConnectionError)
    return new ModelFault('unreachable', `${name} cannot be reached${reasonOf(error.cause)}`)
  if (error instanceof APIError) return fromAnswer(error, name)
  if (error instanceof SyntaxError) return new ModelFault('garbled', `${name} sent broken JSON`)
  if (error instanceof TypeError)
    return new ModelFault('unreachable', `${name} dropped the connection${reasonOf(error)}`)
  return new ModelFault('garbled', `${name} sent an answer that cannot be read`)
}

/** Whether the endpoint withheld its answer by policy and said so as an error. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof APIError &&
  error.status === 400 &&
  (error.code === 'content_filter' || error.code === 'content_policy_violation')

/** Whether the endpoint refused this parameter. */
export const isAbout = (error: unknown, parameter: string): boolean =>
  error instanceof APIError &&
  (error.status === 400 || error.status === 422) &&
  wordsOf(error).includes(parameter)

function fromAnswer(error: APIError, name: string): ModelFault {
  const kind = kindOf(error)
  const status = error.status === undefined ? 'with an error' : String(error.status)
  return new ModelFault(kind, `${name} answered ${status}: ${meanings[kind]}`, {
    retryAfterMs: retryAfterOf(error.headers ?? undefined),
  })
}

function kindOf(error: APIError): ModelFaultKind {
  const words = wordsOf(error)
  if (/context_length_exceeded|maximum context length|string_above_max_length/.test(words))
    return 'overflow'
  if (saysNoPictures(words)) return 'no-pictures'
  if (/model_not_found/.test(words)) return 'no-model'
  if (error.status !== undefined) return kindOfStatus(error.status)
  if (/rate_limit|insufficient_quota/.test(words)) return 'rate-limited'
  if (/invalid_api_key|authentication/.test(words)) return 'bad-key'
  return 'server'
}

function wordsOf({ code, type, param, message }: APIError): string {
  return [code, type, param, message.slice(0, 2_000)].join(' ').toLowerCase()
}

const meanings: Readonly<Record<ModelFaultKind, string>> = {
  unreachable: 'this is no model',
  timeout: 'it took too long',
  'bad-key': 'the key is wrong, may not use this model, or is not paid for',
  'no-model': 'there is no such model or address',
  'rate-limited': 'too many requests, or the quota is used up',
  server: 'the endpoint failed',
  overflow: 'the conversation is too long for the model',
  unsupported: 'it does not take a part of the request',
  'no-pictures': 'it takes no pictures',
  garbled: 'it cannot be read',
  budget: 'the budget is used up',
  open: 'it failed often a moment ago',
}

/** The code that the system gives an error, like ECONNREFUSED, in brackets. */
function reasonOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++)
    if ('code' in at && typeof at.code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(at.code))
      return ` (${at.code})`
  return ''
}
