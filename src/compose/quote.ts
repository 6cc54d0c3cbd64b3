import type { FoundPassage } from '../retrieve/passages.ts'
import type { Draft } from './draft.ts'

/**
 * Quotes passages word for word with their headings: what the shop has written is the only source
 * of policies and guides.
 *
 * @returns false when nothing was good enough to quote.
 */
export function quotePassages(found: readonly FoundPassage[], draft: Draft): boolean {
  for (const { passage } of found) {
    const heading = draft.fact(passage.heading, passage.kind, passage.id, 'heading')
    const text = draft.fact(passage.text, passage.kind, passage.id, 'text')
    draft.paragraph(`**${heading}**\n${text}`)
  }
  return found.length > 0
}
