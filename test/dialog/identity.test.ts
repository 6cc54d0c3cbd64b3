import { describe, expect, it } from 'vitest'
import { createIdentities } from '../../src/dialog/identity.ts'
import { signIdentity } from '../support/identity-token.ts'

const secret = 'a secret of the shop, long enough to be one'
const browser = 'browser-0b5c6a1e-93a4-4c8e-8f1d-2f6f8f1c9a77'

describe('whom a request speaks for, with a secret', () => {
  const { admit } = createIdentities(secret)

  it('is a browser by its own id', () => {
    expect(admit(browser, undefined)).toEqual({ shopperId: browser, isProved: true })
  })

  it('is an account by its token, named or not', () => {
    const token = signIdentity('ann', secret)
    expect(admit('ann', token)).toEqual({ shopperId: 'ann', isProved: true })
    expect(admit(undefined, token)).toEqual({ shopperId: 'ann', isProved: true })
  })

  it('is nobody where an account is only claimed', () => {
    for (const claimed of [
      'ann',
      undefined,
      browser.toUpperCase(),
      browser.slice('browser-'.length),
      `${browser}0`,
      `x${browser}`,
      // Version 7 holds the time, which can be guessed.
      'browser-0190b5c6-a1e9-7c8e-8f1d-2f6f8f1c9a77',
    ])
      expect(admit(claimed, undefined), String(claimed)).toEqual({
        shopperId: null,
        isProved: false,
      })
  })

  it.each([
    ['another shopper', 'bob', signIdentity('ann', secret)],
    ['another key', 'ann', signIdentity('ann', 'another')],
    ['the past', 'ann', signIdentity('ann', secret, { seconds: -1 })],
    ['no token at all', 'ann', 'me'],
    ['a subject too long', undefined, signIdentity('x'.repeat(129), secret)],
  ])('is refused with the token of %s', (_name, claimed, token) => {
    expect(() => admit(claimed, token)).toThrow(
      expect.objectContaining({ code: 'IDENTITY_INVALID' }),
    )
  })

  it('never quotes the token', () => {
    const token = signIdentity('ann', 'another')
    expect(() => admit('ann', token)).toThrow(/AISLE_SECRET/)
    try {
      admit('ann', token)
    } catch (error) {
      expect(String(error)).not.toContain(token.slice(0, 12))
    }
  })
})

describe('whom a request speaks for, without a secret', () => {
  const { admit } = createIdentities(undefined)

  it('is proved for browsers alone; an account is taken at its word, unproved', () => {
    expect(admit(browser, undefined).isProved).toBe(true)
    expect(admit('ann', undefined)).toEqual({ shopperId: 'ann', isProved: false })
    expect(admit('ann', signIdentity('ann', ''))).toEqual({ shopperId: 'ann', isProved: false })
    expect(admit(undefined, 'anything')).toEqual({ shopperId: null, isProved: false })
  })
})
