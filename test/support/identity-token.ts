import { createHmac } from 'node:crypto'

/** An identity token as a shop's server signs one. @param now seconds since 1970. */
export function signIdentity(
  sub: string,
  secret: string,
  { now = Date.now() / 1000, seconds = 3600 } = {},
): string {
  const encode = (value: unknown): string =>
    Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub, exp: now + seconds })}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}
