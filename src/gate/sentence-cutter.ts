/** Longest piece that is held back for its end, in characters. */
const longest = 400

/**
 * Cuts a stream of text into sentences of English and Chinese, each with the white space after it:
 * joined they are the text. A full stop between digits or after an abbreviation ends nothing.
 */
export class SentenceCutter {
  #held = ''

  /** The sentences that `delta` completes. */
  push(delta: string): string[] {
    this.#held += delta
    const found: string[] = []
    for (let end = endOf(this.#held, false); end > 0; end = endOf(this.#held, false)) {
      found.push(this.#held.slice(0, end))
      this.#held = this.#held.slice(end)
    }
    return found
  }

  /** What is left at the end of the stream, in sentences. */
  end(): string[] {
    const found: string[] = []
    for (let end = endOf(this.#held, true); end > 0; end = endOf(this.#held, true)) {
      found.push(this.#held.slice(0, end))
      this.#held = this.#held.slice(end)
    }
    if (this.#held.trim() !== '') found.push(this.#held)
    this.#held = ''
    return found
  }
}

const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|etc|approx|vs|no|mr|mrs|dr|st|incl|max|min)\.$/i

/** Where the first sentence ends, its white space included; 0 when its end is not sure yet. */
function endOf(text: string, isLast: boolean): number {
  const ends = /[.!?…]+["'”’)\]*]*(?=\s)|[。！？；]+["'”’」』）]*|\n+/gu
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length
    const before = text.slice(0, end)
    if (before.trim() === '') continue
    if (match[0].startsWith('.') && abbreviation.test(before)) continue
    // "1. First" is one piece.
    if (/(?:^|\n)\s*\d{1,2}\.$/.test(before)) continue
    const rest = text.slice(end)
    const space = /^\s*/.exec(rest)![0].length
    // More white space may follow, unless something else does already.
    if (space === rest.length && !isLast) return 0
    return end + space
  }
  if (text.length <= longest) return 0
  const blank = text.lastIndexOf(' ', longest)
  return blank > 0 ? blank + 1 : longest
}
