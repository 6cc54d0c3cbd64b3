import type { NeedView } from '../../http/contract.ts'
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
  forget: (constraint: NeedView['constraints'][number], language: Language) => {
    const names: Readonly<Record<string, string>> = strings[language].attributes
    const fallback = language === 'en' ? spoken(constraint.attribute) : constraint.label
    const attribute = names[constraint.attribute] ?? fallback
    return fill(strings[language].say.forget, { attribute })
  },
  compare: (titles: readonly string[], language: Language) =>
    fill(strings[language].say.compare, { titles: joined(titles, language) }),
}

/** `waterTank` as words. */
function spoken(attribute: string): string {
  return attribute.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
}
