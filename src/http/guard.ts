import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import type { Assistant } from '../dialog/assistant.ts'
import { Failure } from '../domain/failure.ts'
import { parameter } from './body.ts'
import type { BotMessage } from './contract.ts'
import { RequestError } from './problem.ts'

type Directives = Record<string, string[]>

/** Our own pages: scripts and styles from files only, never inline. */
const pageDirectives: Directives = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'https:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  manifestSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'self'"],
  objectSrc: ["'none'"],
}

/**
 * Security headers. Scripts and pictures may be used by other sites, since the widget lives on
 * the shop's pages; `Strict-Transport-Security` only counts once a proxy speaks TLS.
 */
export function secureHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: pageDirectives },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  })
}

/** Browsers may call from these origins; `'*'` is any, and never with credentials. */
export function allowOrigins(origins: '*' | readonly string[]): RequestHandler {
  const allowed = new Set(origins === '*' ? [] : origins)
  return (request, response, next) => {
    const { origin } = request.headers
    if (origins !== '*') response.vary('Origin')
    if (origins === '*') response.set('Access-Control-Allow-Origin', '*')
    else if (origin !== undefined && allowed.has(origin))
      response.set('Access-Control-Allow-Origin', origin)
    response.set(
      'Access-Control-Expose-Headers',
      'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
    )
    const isPreflight =
      request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined
    if (!isPreflight) return next()
    response
      .set({
        'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
        'Access-Control-Allow-Headers':
          'Accept, Accept-Language, Authorization, Cache-Control, Content-Type, If-None-Match, Last-Event-ID',
        'Access-Control-Max-Age': '7200',
      })
      .status(204)
      .end()
  }
}

const minuteMs = 60_000

/** Requests of one address; IPv6 counts by its /56, since a household owns at least that. */
export function limitAddress(perMinute: number): RequestHandler {
  return limit('requests', perMinute, (request) => ipKeyGenerator(request.ip ?? '', 56))
}

/** Messages of one conversation; stands behind {@link requireOwner}. */
export function limitConversation(perMinute: number): RequestHandler {
  return limit('messages', perMinute, (request) => parameter(request, 'id'))
}

/** Messages of one sender of a bot; stands behind the check of body and signature. */
export function limitSender(perMinute: number): RequestHandler {
  return limit('messages', perMinute, ({ body }) => {
    const { channel, thread, sender } = body as BotMessage
    return JSON.stringify([channel, thread, sender])
  })
}

function limit(
  what: string,
  perMinute: number,
  keyGenerator: (request: Parameters<RequestHandler>[0]) => string,
): RequestHandler {
  if (perMinute <= 0) return (_request, _response, next) => next()
  return rateLimit({
    windowMs: minuteMs,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    identifier: what,
    keyGenerator,
    // Forwarding headers of strangers are ignored on purpose; see `trustProxy`.
    validate: { xForwardedForHeader: false, forwardedHeader: false, keyGeneratorIpFallback: false },
    handler: () => {
      throw new RequestError(
        'RATE_LIMITED',
        `More than ${perMinute} ${what} in a minute; wait as long as Retry-After says.`,
      )
    },
  })
}

const idPattern = /^[\w-]{1,128}$/
const tokenPattern = /^Bearer +([\w.~+/=-]{1,4096}) *$/i

/** The token of `Authorization: Bearer …`; `undefined` without one. */
export const bearerOf = ({ headers }: Request): string | undefined =>
  tokenPattern.exec(headers.authorization ?? '')?.[1]

/**
 * Lets only the owner of the conversation pass. No token, someone else's and an unknown
 * conversation take the same way and get the same answer, so that nothing can be learnt from it.
 */
export function requireOwner(assistant: Assistant): RequestHandler {
  return async (request, _response, next) => {
    const id = parameter(request, 'id')
    const token = bearerOf(request)
    const isOwner = await assistant.owns(idPattern.test(id) ? id : '-', token ?? '-')
    if (!isOwner || token === undefined)
      throw new Failure(
        'CONVERSATION_NOT_FOUND',
        'There is no such conversation, or it is not yours: send its token as "Authorization: Bearer …", or start one with POST /v1/conversations.',
      )
    next()
  }
}
