import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkHs256 } from '../../src/lib/jwt.ts'

const secret = 'a secret of the shop, long enough to be one'
const now = 1_780_000_000

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

const sign = (
  claims: unknown,
  { header = { alg: 'HS256', typ: 'JWT' } as unknown, key = secret, hash = 'sha256' } = {},
): string => {
  const body = `${encode(header)}.${encode(claims)}`
  return `${body}.${createHmac(hash, key).update(body).digest('base64url')}`
}

const good = { sub: 'ann', exp: now + 60 }
const check = (token: string) => checkHs256(token, secret, now)

describe('a token signed with HS256', () => {
  it('is the published example', () => {
    // jwt.io's well-known example, which has no exp: its signature holds, its claims do not.
    const token =
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c'
    expect(checkHs256(token, 'your-256-bit-secret', now)).toEqual({ reason: 'claims' })
    expect(checkHs256(token, 'another-secret', now)).toEqual({ reason: 'signature' })
  })

  it('names its subject', () => {
    expect(check(sign(good))).toEqual({ subject: 'ann' })
    expect(check(sign({ ...good, sub: '安娜', nbf: now }))).toEqual({ subject: '安娜' })
  })

  it.each([
    ['none', { alg: 'none' }],
    ['None', { alg: 'None' }],
    ['HS512', { alg: 'HS512' }],
    ['hs256', { alg: 'hs256' }],
    ['RS256', { alg: 'RS256' }],
    ['nothing', {}],
    ['a list', { alg: ['HS256'] }],
    ['an extension', { alg: 'HS256', crit: ['exp'], exp: 1 }],
  ])('is refused by an algorithm of %s', (_name, header) => {
    expect(check(sign(good, { header }))).toEqual({ reason: 'algorithm' })
  })

  it('is refused unsigned, with the signature of other bytes, key or hash', () => {
    const [header, payload, signature] = sign(good).split('.')
    expect(check(`${header}.${payload}.`)).toEqual({ reason: 'malformed' })
    expect(check(`${header}.${encode({ ...good, sub: 'bob' })}.${signature}`)).toEqual({
      reason: 'signature',
    })
    expect(check(sign(good, { key: `${secret}!` }))).toEqual({ reason: 'signature' })
    expect(check(sign(good, { hash: 'sha512' }))).toEqual({ reason: 'signature' })
    expect(check(`${header}.${payload}.${signature!.slice(0, 20)}`)).toEqual({
      reason: 'signature',
    })
  })

  it('has one spelling only', () => {
    const token = sign(good)
    const last = token.at(-1)!
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    // The two low bits of the last letter decode to nothing.
    const twin = letters[letters.indexOf(last) ^ 1]!
    expect(check(token.slice(0, -1) + twin)).toEqual({ reason: 'signature' })
  })

  it('is refused without a subject or an end, or outside its time', () => {
    for (const claims of [
      { exp: good.exp },
      { sub: '', exp: good.exp },
      { sub: 7, exp: good.exp },
      { sub: 'ann' },
      { sub: 'ann', exp: '9999999999' },
      { sub: 'ann', exp: good.exp, nbf: 'now' },
    ])
      expect(check(sign(claims))).toEqual({ reason: 'claims' })
    expect(check(sign({ sub: 'ann', exp: now }))).toEqual({ reason: 'expired' })
    expect(check(sign({ ...good, nbf: now + 1 }))).toEqual({ reason: 'expired' })
  })

  it.each(['', '.', '..', 'a.b', 'a.b.c.d', 'ä.ö.ü', `${encode('[]')}.e30.e30`, 'x'.repeat(4096)])(
    'is no token: %j',
    (token) => {
      expect(check(token)).toEqual({ reason: 'malformed' })
    },
  )

  it('is refused where what was signed is no object', () => {
    for (const claims of ['"ann"', 'null', '[]', '{'])
      expect(check(sign(claims))).toEqual({ reason: 'malformed' })
  })
})
