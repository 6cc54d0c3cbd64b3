/** The text in pieces that end with a sentence or a line; joined they are the text. */
export function sentences(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=[.!?]\s+|[。！？]\s*|\n+)(?=[^\s.!?。！？])/u)
}
