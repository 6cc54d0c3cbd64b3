import type { Claim, Source } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'

/**
 * A reply's text under construction. Whatever states a fact goes through {@link fact}, so that the
 * text and its claims cannot part.
 */
export class Draft {
  readonly locale: Locale
  readonly claims: Claim[] = []
  readonly #paragraphs: string[] = []
  readonly #known = new Set<string>()

  constructor(locale: Locale) {
    this.locale = locale
  }

  /** Picks the wording of the reply's language. */
  pick<Value>(en: Value, zh: Value): Value {
    return this.locale === 'en' ? en : zh
  }

  /** Registers `text` as a statement with its source, and gives it back for the sentence. */
  fact(text: string, kind: Source['kind'], id: string, field: string | null = null): string {
    const key = `${text}\u0000${kind}\u0000${id}\u0000${field}`
    if (!this.#known.has(key)) {
      this.#known.add(key)
      this.claims.push({ text, source: { kind, id, field } })
    }
    return text
  }

  /** Adds a paragraph; blank ones are dropped. */
  paragraph(text: string): void {
    const trimmed = text.trim()
    if (trimmed !== '') this.#paragraphs.push(trimmed)
  }

  list(items: readonly string[]): void {
    if (items.length > 0) this.#paragraphs.push(items.map((item) => `- ${item}`).join('\n'))
  }

  get isEmpty(): boolean {
    return this.#paragraphs.length === 0
  }

  get text(): string {
    return this.#paragraphs.join('\n\n')
  }
}
