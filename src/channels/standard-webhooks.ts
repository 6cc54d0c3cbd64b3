import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A signed message lies at most this far from the clock of who receives it, in seconds. */
export const toleranceSeconds = 300

/** Signatures beyond this many are not looked at. */
const mostSignatures = 16

/** Keys of HMAC-SHA256, the one in use first. */
export type Secrets = readonly Buffer[]

export interface SignedHeaders {
  readonly id: string
  /** Seconds since 1970. */
  readonly timestamp: number
  /** `v1,…` in base64, apart by spaces. */
  readonly signatures: string
}

/** Why headers are refused before the body is read. */
export type HeaderFault = 'missing' | 'malformed' | 'stale'

/** A full stop could move the border between id and timestamp, and with it what was signed. */
const idPattern = /^[\w:~+/=-]{1,128}$/

/** Secrets of a list, apart by commas or spaces, as {@link newSecret} writes them. */
export const readSecrets = (list: string): Secrets =>
  list
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map((one) => Buffer.from(one.replace(/^whsec_/, ''), 'base64'))

/** 32 random bytes in the notation of Standard Webhooks. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/**
 * The three headers, as far as they can be judged without the body.
 *
 * @param now seconds since 1970.
 * @see https://www.standardwebhooks.com
 */
export function readHeaders(
  get: (name: string) => string | undefined,
  now: number,
): SignedHeaders | HeaderFault {
  const id = get('webhook-id')
  const timestamp = get('webhook-timestamp')
  const signatures = get('webhook-signature')
  if (!id || !timestamp || !signatures) return 'missing'
  if (!idPattern.test(id) || !/^\d{1,12}$/.test(timestamp)) return 'malformed'
  // As it is signed: "007" and "7" are not the same text.
  if (String(Number(timestamp)) !== timestamp) return 'malformed'
  if (Math.abs(now - Number(timestamp)) > toleranceSeconds) return 'stale'
  return { id, timestamp: Number(timestamp), signatures }
}

/**
 * Whether one of the signatures was made with one of the secrets. Every pair is compared, in
 * constant time, and as text: base64 has several spellings of the same bytes.
 */
export function isSigned(
  { id, timestamp, signatures }: SignedHeaders,
  body: Uint8Array,
  secrets: Secrets,
): boolean {
  const given = signatures
    .split(' ')
    .slice(0, mostSignatures)
    .map((one) => Buffer.from(one))
  let found = false
  for (const secret of secrets) {
    const expected = Buffer.from(signatureOf(secret, id, timestamp, body))
    for (const one of given)
      if (one.length === expected.length && timingSafeEqual(one, expected)) found = true
  }
  return found
}

/** Headers of a message, signed with every secret, so that a receiver may hold any of them. */
export const sign = (
  id: string,
  timestamp: number,
  body: string,
  secrets: Secrets,
): Record<string, string> => ({
  'webhook-id': id,
  'webhook-timestamp': String(timestamp),
  'webhook-signature': secrets
    .map((secret) => signatureOf(secret, id, timestamp, Buffer.from(body)))
    .join(' '),
})

function signatureOf(secret: Buffer, id: string, timestamp: number, body: Uint8Array): string {
  const hmac = createHmac('sha256', secret).update(`${id}.${timestamp}.`).update(body)
  return `v1,${hmac.digest('base64')}`
}
