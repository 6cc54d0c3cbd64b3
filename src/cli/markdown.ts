import type { Reply } from '../domain/reply.ts'

const bold = (text: string, isTerminal: boolean): string =>
  isTerminal ? `\u001b[1m${text}\u001b[22m` : text
const dim = (text: string, isTerminal: boolean): string =>
  isTerminal ? `\u001b[2m${text}\u001b[22m` : text

/** A reply for a terminal: bold where the text is bold, the comparison as a table, what to say next. */
export function printReply(reply: Reply, isTerminal: boolean): string {
  const lines = [reply.text.replace(/\*\*(.+?)\*\*/g, (_, text: string) => bold(text, isTerminal))]
  if (reply.comparison) {
    const { rows } = reply.comparison
    lines.push(
      '',
      ...rows.map(({ label, texts, best }) => {
        const cells = texts.map((text, at) => (at === best ? bold(text, isTerminal) : text))
        return `  ${label}: ${cells.join('  |  ')}`
      }),
    )
  }
  if (reply.suggestions.length > 0)
    lines.push('', dim(`→ ${reply.suggestions.join('  ·  ')}`, isTerminal))
  return lines.join('\n')
}
