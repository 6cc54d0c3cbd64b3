/** Text that comes in pieces, each made whole: no piece ends between the halves of a character. */
export interface Pieces {
  /** What can be shown of `piece` and of what was held back; maybe nothing. */
  add(piece: string): string
  /** What is left: nothing, or the mark of a broken character. */
  end(): string
}

/** Halves without their partner become U+FFFD. */
export function createPieces(): Pieces {
  let half = ''
  return {
    add(piece) {
      const text = half + piece
      half = /[\uD800-\uDBFF]$/.test(text) ? text.slice(-1) : ''
      return mendSurrogates(half === '' ? text : text.slice(0, -1))
    },
    end() {
      const rest = mendSurrogates(half)
      half = ''
      return rest
    },
  }
}

/** Lone surrogates as U+FFFD, so that the text can be stored and sent. */
export const mendSurrogates = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')
