/** Text that comes in pieces, each made whole: no piece ends between the halves of a character. */
export interface Pieces {
  /** What can be shown of `piece` and of what was held back; maybe nothing. */
  add(piece: string): string
}

/** Half characters that never find their other half, and marks of broken ones, are left out. */
export function createPieces(): Pieces {
  let half = ''
  return {
    add(piece) {
      const text = half + piece
      half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : ''
      return withoutBroken(text)
    },
  }
}

/** The text of a model without lone surrogates and U+FFFD: neither says anything to a reader. */
export const withoutBroken = (text: string): string => text.replace(/[\p{Surrogate}\uFFFD]/gu, '')

/** Lone surrogates as U+FFFD, so that the text can be stored and sent. */
export const mendSurrogates = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')
