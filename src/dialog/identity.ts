import { Failure } from '../domain/failure.ts'
import { isBrowserId } from '../lib/browser-id.ts'
import { checkHs256 } from '../lib/jwt.ts'

/** Whom a request speaks for, as far as that can be believed. */
export interface Identity {
  /** `null`: nobody in particular. */
  readonly shopperId: string | null
  /** True where it is proved: only then is what is known of the shopper told. */
  readonly isProved: boolean
}

export const nobody: Identity = { shopperId: null, isProved: false }

/** Decides whom requests speak for. */
export interface Identities {
  /**
   * - An id that a browser minted proves itself: nobody can guess it.
   * - Any other id is an account of the shop's. With a secret it needs a token that the shop signed with it;
   *   without the token the request speaks for nobody.
   * - Without a secret nothing can be proved: an account's id is taken at its word and stays unproved.
   *
   * @throws {Failure} `IDENTITY_INVALID` for a token that does not hold, or is another shopper's.
   */
  admit(shopperId: string | undefined, identityToken: string | undefined): Identity
}

/**
 * @param secret that identity tokens are signed with; absent: no identity but browsers' can be proved.
 * @param now milliseconds.
 */
export function createIdentities(
  secret: string | undefined,
  now: () => number = Date.now,
): Identities {
  return {
    admit(shopperId, identityToken) {
      if (identityToken !== undefined && secret !== undefined) {
        const subject = subjectOf(identityToken, secret, now())
        if (shopperId !== undefined && shopperId !== subject)
          throw refused('is of another shopper', 'Send the token of the shopper that you name.')
        return { shopperId: subject, isProved: true }
      }
      if (shopperId === undefined) return nobody
      if (isBrowserId(shopperId)) return { shopperId, isProved: true }
      return secret === undefined ? { shopperId, isProved: false } : nobody
    },
  }
}

function subjectOf(token: string, secret: string, now: number): string {
  const checked = checkHs256(token, secret, now / 1000)
  if ('subject' in checked) {
    if (checked.subject.length <= 128) return checked.subject
    throw refused('names nobody', 'Set "sub" to the shopper\'s id, at most 128 characters.')
  }
  throw refused(
    {
      malformed: 'is no JSON Web Token',
      algorithm: 'is not signed with HS256',
      signature: 'is not signed with AISLE_SECRET',
      claims: 'lacks "sub" or "exp"',
      expired: 'has expired, or does not hold yet',
    }[checked.reason],
    'Sign a new one on your server, with HS256 and AISLE_SECRET.',
  )
}

const refused = (what: string, cure: string): Failure =>
  new Failure('IDENTITY_INVALID', `The identity token ${what}. ${cure}`)
