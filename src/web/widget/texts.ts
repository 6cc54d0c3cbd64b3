import { fill, joined } from '../shared/format.ts'
import type { Language } from '../shared/language.ts'
import en from './strings/en.json' with { type: 'json' }
import zh from './strings/zh.json' with { type: 'json' }

export type Strings = typeof en

export const strings: Record<Language, Strings> = { en, zh }

/**
 * What the buttons say on the shopper's behalf: ordinary messages, which the assistant understands
 * as if they had been typed.
 */
export const sayings = {
  /** Names the attribute, not its value: "forget the budget". */
  forget: ({ attribute, name }: { attribute: string; name: string }, language: Language) => {
    const names: Readonly<Record<string, string>> = strings[language].attributes
    return fill(strings[language].say.forget, { attribute: names[attribute] ?? name.toLowerCase() })
  },
  compare: (titles: readonly string[], language: Language) =>
    fill(strings[language].say.compare, { titles: joined(titles, language) }),
}
