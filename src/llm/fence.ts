import { randomBytes } from 'node:crypto'
import { mendSurrogates } from './pieces.ts'

/** Marks off text of strangers in one request, so that a model can tell it from instructions. */
export interface Fence {
  /** 128 random bits in hexadecimal; the system prompt names it. */
  readonly nonce: string
  /**
   * `text`, cleaned and cut to `maxLength` UTF-16 units, between `<<LABEL nonce>>` and
   * `<<END LABEL nonce>>`. Whoever wrote it cannot write the closing line.
   *
   * @param label of ours: capitals, figures, blanks and underscores.
   * @throws {RangeError} for another label.
   */
  wrap(label: string, text: string, maxLength?: number): string
}

const defaultMaxLength = 8_000

/** One for each request: a nonce that was seen once is known. */
export function createFence(): Fence {
  const nonce = randomBytes(16).toString('hex')
  return {
    nonce,
    wrap(label, text, maxLength = defaultMaxLength) {
      if (!/^[A-Z][A-Z0-9 _]{0,39}$/.test(label))
        throw new RangeError(`"${label}" is no label of a fence`)
      const inside = cut(withoutMarkers(clean(text), nonce), maxLength)
      return `<<${label} ${nonce}>>\n${inside}\n<<END ${label} ${nonce}>>`
    },
  }
}

/**
 * What an emoji needs to stay in one piece: the selector of its coloured form, the joiner between
 * two, the selector of a keycap. Everything else that does not show is in the last group.
 */
const unseen =
  /(?<=\p{Extended_Pictographic})\uFE0F|(?<=\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D(?=\p{Extended_Pictographic})|(?<=[#*0-9])\uFE0F(?=\u20E3)|[\n\t]|([\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}])/gu

/** The text as it shows: NFC, only line feeds and tabs of the controls, nothing invisible. */
const clean = (text: string): string =>
  mendSurrogates(text)
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(unseen, (kept, hidden?: string) => (hidden === undefined ? kept : ''))
    .normalize('NFC')

const opening = '<＜﹤‹˂❮〈〈⟨'
const closing = '>＞﹥›˃❯〉〉⟩'

/** A blank into every doubled bracket, whatever its script, and into the nonce. */
function withoutMarkers(text: string, nonce: string): string {
  return text
    .replace(/[≪⟪⪡]/g, '< <')
    .replace(/[≫⟫⪢]/g, '> >')
    .replace(
      new RegExp(`(?<=[${opening}])(?=[${opening}])|(?<=[${closing}])(?=[${closing}])`, 'g'),
      ' ',
    )
    .replace(new RegExp(nonce, 'gi'), (found) => `${found.slice(0, 8)} ${found.slice(8)}`)
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** At most `maxLength` units, an ellipsis among them, never inside a character as people see it. */
function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  let end = 0
  // A little more than may stay, as the end of the window may halve a character.
  for (const { index, segment } of graphemes.segment(text.slice(0, maxLength + 8))) {
    if (index + segment.length > maxLength - 1) break
    end = index + segment.length
  }
  return `${text.slice(0, end)}…`
}
