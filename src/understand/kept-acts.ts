import { createHash } from 'node:crypto'
import type { Locale } from '../domain/text.ts'
import { searchTerms } from '../lib/text.ts'
import type { LanguageModel } from '../llm/language-model.ts'
import type { Prompt } from '../llm/prompts.ts'
import { canonicalForm } from './canonical-form.ts'
import type { UnderstandingContext } from './reading.ts'

/** Under which a model's acts for a message are kept, and looked for: first the one, then the other. */
export interface Keys {
  /** Equal for the same words in the same order, whatever their case, punctuation and plurals. */
  readonly asWritten: string
  /** Equal for other words that say the same, as {@link canonicalForm} has it. */
  readonly asMeant: string
}

/**
 * Both keys hold the state: model and prompt, catalogue, languages, need, goods on show and in focus,
 * the open question and the page. Acts of one state are never taken for another.
 *
 * @param language of the message.
 */
export function keysOf(
  text: string,
  language: Locale,
  { state, page, catalogue, locale, lexicon }: UnderstandingContext,
  { name }: LanguageModel,
  { version }: Prompt,
): Keys {
  const said = searchTerms(text)
  const keyOf = (what: unknown): string =>
    createHash('sha256')
      .update(
        JSON.stringify([
          name,
          version,
          catalogue.version,
          locale,
          what,
          state.need,
          state.shown,
          state.focus,
          state.openQuestion,
          page,
        ]),
      )
      .digest('base64url')
  return {
    asWritten: keyOf(said.length > 0 ? said : text),
    asMeant: keyOf({ language, form: canonicalForm(text, lexicon) }),
  }
}
