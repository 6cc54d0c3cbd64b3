import express, { type Request, type RequestHandler, type Response } from 'express'
import * as z from 'zod'
import type { Locale } from '../domain/text.ts'
import type { BodyRoom } from './body-room.ts'
import { invalid, RequestError } from './problem.ts'

export interface BodyOptions {
  /** Beyond `maxBytes` only photos may take a body, up to this. @default maxBytes */
  readonly maxPhotoBytes?: number
  /** What large bodies share; needed where there are any. */
  readonly room?: BodyRoom
  /** Whether packed bodies are unpacked. @default true */
  readonly unpacks?: boolean
  /** Looks at the bytes as they came, before anything reads them; throws to refuse. */
  readonly check?: (request: Request, response: Response, bytes: Uint8Array) => void
}

/** Reads the body as JSON, strictly: its type, its size, its UTF-8 and its syntax are checked. */
export function jsonBody(maxBytes: number, options: BodyOptions = {}): RequestHandler[] {
  const { maxPhotoBytes = maxBytes, room, unpacks = true, check } = options
  return [
    (request, response, next) => {
      if (!isBodiless(request)) requireJson(request.headers['content-type'])
      room?.enter(request, response, maxPhotoBytes)
      next()
    },
    express.raw({ type: () => true, limit: maxPhotoBytes, inflate: unpacks }),
    (request, response, next) => {
      const bytes: unknown = request.body
      room?.settle(response, bytes instanceof Buffer ? bytes.length : 0)
      check?.(request, response, bytes instanceof Buffer ? bytes : new Uint8Array())
      if (bytes instanceof Buffer && bytes.length > maxBytes && !bytes.includes('"data:'))
        throw new RequestError(
          'BODY_TOO_LARGE',
          `The body is too large; without photos the most is ${maxBytes} bytes, unpacked.`,
        )
      request.body = isBodiless(request) ? {} : parseJson(bytes)
      next()
    },
  ]
}

/** Nothing sent and no type named: the same as `{}`. */
const isBodiless = ({ headers }: Request): boolean =>
  headers['content-type'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  (headers['content-length'] ?? '0') === '0'

function requireJson(contentType: string | undefined): void {
  const isJson = /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType ?? '')
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8'
  if (!isJson || !/^(?:utf-?8|us-ascii)$/i.test(charset))
    throw new RequestError(
      'MEDIA_TYPE_UNSUPPORTED',
      'Send the body with "Content-Type: application/json", in UTF-8.',
    )
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parseJson(bytes: unknown): unknown {
  let text: string
  try {
    text = utf8.decode(bytes instanceof Uint8Array ? bytes : new Uint8Array())
  } catch {
    throw new RequestError('BODY_NOT_UTF8', 'The body holds bytes that are not UTF-8.')
  }
  try {
    // Only an escape can smuggle in what UTF-8 itself cannot hold.
    return /\\u(?:0000|d[89a-f])/i.test(text)
      ? JSON.parse(text, (_key, value: unknown) =>
          typeof value === 'string' ? wellFormed(value) : value,
        )
      : JSON.parse(text)
  } catch (error) {
    // The parser's own message quotes the body; only the position is taken from it.
    const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : null
    const where = position ? ` It breaks off at position ${position}.` : ''
    throw new RequestError('BODY_NOT_JSON', `The body is not JSON.${where}`)
  }
}

/**
 * NUL and halves of surrogate pairs become U+FFFD, as in CommonMark: neither can be stored as text
 * everywhere, and neither means anything. All other text stays as it is, to the byte.
 */
export const wellFormed = (text: string): string =>
  text.replaceAll('\0', '\u{FFFD}').replace(/\p{Surrogate}/gu, '\u{FFFD}')

/** `null` stands for "not said", in the object and in the objects within it. */
function present(value: unknown, depth = 1): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key, depth > 0 ? present(field, depth - 1) : field]),
  )
}

export const checkBody = <T extends z.ZodType>(schema: T, body: unknown) =>
  schema.safeParse(present(body))

/** @throws {RequestError} `REQUEST_INVALID`, naming every wrong field. */
export function parseBody<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = checkBody(schema, body)
  if (!parsed.success) throw invalid('body', parsed.error)
  return parsed.data
}

/** Parameters without a value count as absent: a form sends all its fields. */
export function parseQuery<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  const fields = Object.entries(request.query)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => [key, typeof value === 'string' ? wellFormed(value) : value])
  const parsed = schema.safeParse(Object.fromEntries(fields))
  if (!parsed.success) throw invalid('query', parsed.error)
  return parsed.data
}

/** The language asked for by name, else by the browser, else English. */
export function localeOf(request: Request, asked: Locale | undefined): Locale {
  return asked ?? (request.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en')
}

export function parameter(request: Request, name: string): string {
  const value = request.params[name]
  return typeof value === 'string' ? value : ''
}
