/** What the ids that browsers mint begin with, so that no account's id is taken for one. */
export const browserPrefix = 'browser-'

/** A random UUID (RFC 9562, version 4) behind the prefix: 122 bits that nobody guesses. */
const pattern = /^browser-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/**
 * True for an id that a browser minted for itself. Whoever knows it is the shopper: it works as a
 * capability, and is therefore never shown to anybody else.
 */
export const isBrowserId = (shopperId: string): boolean => pattern.test(shopperId)
