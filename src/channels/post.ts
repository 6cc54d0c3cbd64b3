import { lookup } from 'node:dns/promises'
import { request as requestHttp, type ClientRequestArgs, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { isPublicAddress } from './public-address.ts'

export interface Address {
  readonly address: string
  /** 4 or 6. */
  readonly family: number
}

export interface PostOptions {
  /** Private, loopback and link-local addresses too, and plain http; for a bot on this machine. */
  readonly allowsPrivate: boolean
  /** Addresses of a host. @default the system's resolver */
  readonly resolve?: (host: string) => Promise<readonly Address[]>
  /** @default {@link isPublicAddress} */
  readonly isAllowed?: (address: string, family: number) => boolean
}

/** What became of a request; redirects are answers like any other. */
export type PostOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs?: number }
  /** Not sent: the address may not be called. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }

export type Post = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
) => Promise<PostOutcome>

/** An answer of more bytes is cut off unread. */
const mostAnswerBytes = 64 * 1024

/**
 * Sends requests to addresses that others chose. The host is looked up once, every address of it is
 * checked, and the connection goes to the one that was checked: a name that changes its mind
 * afterwards (DNS rebinding) changes nothing. Redirects are not followed.
 */
export function createPost({
  allowsPrivate,
  resolve = (host) => lookup(host, { all: true }),
  isAllowed = isPublicAddress,
}: PostOptions): Post {
  return async (url, headers, body, signal) => {
    const fault = faultOfUrl(url, allowsPrivate)
    if (fault) return { kind: 'refused', reason: fault }
    let addresses: readonly Address[]
    try {
      addresses = await addressesOf(url.hostname, resolve)
    } catch (error) {
      return {
        kind: 'unreachable',
        reason: `the name ${url.hostname} is not known (${codeOf(error)})`,
      }
    }
    const [first] = addresses
    if (!first) return { kind: 'unreachable', reason: `${url.hostname} has no address` }
    const isForbidden = ({ address, family }: Address): boolean => !isAllowed(address, family)
    if (!allowsPrivate && addresses.some(isForbidden))
      return {
        kind: 'refused',
        reason: `${url.hostname} is an address of a private network; AISLE_WEBHOOK_PRIVATE=true allows it`,
      }
    if (signal.aborted) return { kind: 'unreachable', reason: 'it took too long' }
    return send(url, first, headers, body, signal)
  }
}

function faultOfUrl({ protocol, username, password }: URL, allowsPrivate: boolean): string | null {
  if (protocol !== 'https:' && protocol !== 'http:') return `${protocol} is no web address`
  if (username !== '' || password !== '') return 'the address holds a user or a password'
  if (protocol === 'http:' && !allowsPrivate)
    return 'http is not encrypted: use https, or AISLE_WEBHOOK_PRIVATE=true for a bot on this machine'
  return null
}

/** Numbers in any spelling (hex, octal, one figure) are addresses by now: `URL` has read them. */
async function addressesOf(
  hostname: string,
  resolve: NonNullable<PostOptions['resolve']>,
): Promise<readonly Address[]> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  return family === 0 ? resolve(host) : [{ address: host, family }]
}

const send = (
  url: URL,
  { address, family }: Address,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<PostOutcome> =>
  new Promise((resolve) => {
    const bytes = Buffer.from(body)
    const options: ClientRequestArgs = {
      method: 'POST',
      // A connection of its own: one that is kept might lead to an address of another day.
      agent: false,
      headers: { ...headers, 'content-length': bytes.length, 'user-agent': 'Aisle' },
      lookup: (_host, { all }, done) =>
        all ? done(null, [{ address, family }]) : done(null, address, family),
      signal,
    }
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options)
    request.once('response', (response) => {
      resolve({ kind: 'answered', status: response.statusCode ?? 0, ...retryAfterOf(response) })
      drain(response)
    })
    request.once('error', (error) => {
      const reason = signal.aborted ? 'it took too long' : `no connection (${codeOf(error)})`
      resolve({ kind: 'unreachable', reason })
    })
    request.end(bytes)
  })

/** Reads what little is worth reading, so that the other side can end in peace. */
function drain(response: IncomingMessage): void {
  let bytes = 0
  response.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostAnswerBytes) response.destroy()
  })
  response.on('error', () => response.destroy())
}

function retryAfterOf({ headers }: IncomingMessage): { retryAfterMs?: number } {
  const seconds = headers['retry-after']
  return seconds !== undefined && /^\d{1,6}$/.test(seconds)
    ? { retryAfterMs: Number(seconds) * 1000 }
    : {}
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown'
