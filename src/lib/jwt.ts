import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a token states, or why it is not believed. */
export type Checked =
  | { readonly subject: string }
  | { readonly reason: 'malformed' | 'algorithm' | 'signature' | 'claims' | 'expired' }

/** Base64url without padding, as RFC 7515 §2 has it. */
const part = /^[\w-]+$/

/**
 * Checks a JSON Web Token signed with HMAC-SHA-256. No other algorithm is known here, so that `none` and
 * keys of another kind find nothing to turn on; the signature is compared in constant time, and nothing of
 * the claims is read before it holds.
 *
 * `sub` and `exp` have to be there; `nbf` counts where it is.
 *
 * @param now seconds since 1970.
 * @see RFC 7519; RFC 8725, JSON Web Token Best Current Practices, §3.1 and §3.8.
 */
export function checkHs256(token: string, secret: string, now: number): Checked {
  const [header, payload, signature, ...more] = token.split('.')
  if (!header || !payload || !signature || more.length > 0) return { reason: 'malformed' }
  if (![header, payload, signature].every((text) => part.test(text))) return { reason: 'malformed' }
  const head = readObject(header)
  if (!head) return { reason: 'malformed' }
  // An extension that has to be understood (RFC 7515 §4.1.11) is not.
  if (head['alg'] !== 'HS256' || 'crit' in head) return { reason: 'algorithm' }
  const expected = createHmac('sha256', secret).update(`${header}.${payload}`).digest()
  const given = Buffer.from(signature, 'base64url')
  // A signature that decodes alike but is written otherwise would be a second token.
  const isSigned =
    given.length === expected.length &&
    timingSafeEqual(given, expected) &&
    given.toString('base64url') === signature
  if (!isSigned) return { reason: 'signature' }
  const claims = readObject(payload)
  if (!claims) return { reason: 'malformed' }
  const { sub, exp, nbf } = claims
  if (typeof sub !== 'string' || sub === '' || !isTime(exp)) return { reason: 'claims' }
  if (nbf !== undefined && !isTime(nbf)) return { reason: 'claims' }
  if (now >= exp || (nbf !== undefined && now < nbf)) return { reason: 'expired' }
  return { subject: sub }
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
