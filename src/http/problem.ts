import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express'
import type * as z from 'zod'
import { Failure, failures } from '../domain/failure.ts'
import type { Log } from '../log.ts'
import type { Problem } from './contract.ts'
import { requestIdOf } from './request-id.ts'

/** What can go wrong at the door, beside the failures of the program itself. */
export const problems = {
  ...failures,
  REQUEST_TIMEOUT: { status: 408, retryable: true },
  MEDIA_TYPE_UNSUPPORTED: { status: 415, retryable: false },
  HEADERS_TOO_LARGE: { status: 431, retryable: false },
} as const satisfies Record<string, { status: number; retryable: boolean }>

export type ProblemCode = keyof typeof problems

export type FieldError = Problem['errors'][number]

/** A request that cannot be served as it stands; `message` tells the sender how to mend it. */
export class RequestError extends Error {
  override readonly name = 'RequestError'
  readonly code: ProblemCode
  readonly errors: readonly FieldError[]

  constructor(code: ProblemCode, message: string, errors: readonly FieldError[] = []) {
    super(message)
    this.code = code
    this.errors = errors
  }
}

const maxErrors = 20

/** The request's own mistakes as a failure; an invalid value elsewhere in the program is not one. */
export function invalid(what: 'body' | 'query', error: z.ZodError): RequestError {
  const errors = error.issues.slice(0, maxErrors).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message,
  }))
  const named = errors.map(({ path }) => path).filter((path) => path !== '')
  const where = named.length > 0 ? ` at ${[...new Set(named)].join(', ')}` : ''
  return new RequestError(
    'REQUEST_INVALID',
    `The ${what} is not valid${where}; see errors, and /openapi.json for the shape.`,
    errors,
  )
}

export function createProblem(
  code: ProblemCode,
  detail: string,
  options: { requestId?: string; errors?: readonly FieldError[]; status?: number } = {},
): Problem {
  const { status, retryable } = problems[code]
  return {
    type: `urn:aisle:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title: code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' '),
    status: options.status ?? status,
    code,
    detail,
    ...(options.requestId === undefined ? {} : { instance: `urn:uuid:${options.requestId}` }),
    retryable,
    errors: [...(options.errors ?? [])],
  }
}

/** Any error as the problem that the outside may see. */
export function problemOf(error: unknown, requestId?: string): Problem {
  const options = requestId === undefined ? {} : { requestId }
  if (error instanceof RequestError)
    return createProblem(error.code, error.message, { ...options, errors: error.errors })
  if (error instanceof Failure && failures[error.code].status !== 500)
    return createProblem(error.code, error.message, options)
  const foreign = foreignProblem(error)
  if (foreign) return createProblem(foreign.code, foreign.detail, { ...options, ...foreign })
  const code = error instanceof Failure ? error.code : 'INTERNAL'
  const reference = requestId === undefined ? '' : ` It is logged under ${requestId}.`
  return createProblem(code, `Something went wrong on our side.${reference}`, options)
}

/** Errors of Express and its body reader: they carry a status below 500 and, mostly, a type. */
function foreignProblem(
  error: unknown,
): { code: ProblemCode; detail: string; status?: number } | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  const { status } = error
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined
  if (status === 404) return { code: 'ROUTE_NOT_FOUND', detail: 'There is nothing here.' }
  if (status === 413) {
    const limit = 'limit' in error && typeof error.limit === 'number' ? error.limit : undefined
    const most = limit === undefined ? '' : `; the most is ${limit} bytes, unpacked`
    return { code: 'BODY_TOO_LARGE', detail: `The body is too large${most}.` }
  }
  if (status === 415)
    return {
      code: 'MEDIA_TYPE_UNSUPPORTED',
      detail: 'The encoding of the body is not supported; send it plain or with gzip.',
    }
  return { code: 'REQUEST_INVALID', detail: 'The request cannot be read.', status }
}

export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).set('Cache-Control', 'no-store')
  const canWait = problem.retryable && problem.status !== 408
  if (canWait && !response.hasHeader('Retry-After')) response.set('Retry-After', '5')
  response.type('application/problem+json').send(JSON.stringify(problem))
}

/** Answers whatever no route took. */
export const routeNotFound: RequestHandler = (request) => {
  throw new RequestError(
    'ROUTE_NOT_FOUND',
    `There is no ${request.method} ${plainPath(request)}; /openapi.json lists what there is.`,
  )
}

const plainPath = ({ path }: Request): string =>
  /^[\w./~-]{1,200}$/.test(path) ? path : 'such address'

/** Every error ends here: as a problem for the outside, and in the log when it is ours. */
export function handleErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const requestId = requestIdOf(response)
    const problem = problemOf(error, requestId)
    const isGone = response.destroyed || response.headersSent
    if (isGone && isAbort(error)) return
    if (problem.status >= 500)
      log.error({ err: error, requestId, method: request.method, code: problem.code }, 'failed')
    if (response.headersSent) response.destroy()
    else sendProblem(response, problem)
  }
}

/** What work throws that was told to stop. */
export const isAbort = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AbortError'
