import type { Language } from './language.ts'

const tags: Record<Language, string> = { en: 'en-US', zh: 'zh-CN' }

/** An amount in major units, as written in `language`: $599, $499.99, ¥4,299. */
export function money(
  price: { readonly amount: number; readonly currency: string },
  language: Language,
): string {
  const whole = Number.isInteger(price.amount)
  try {
    return new Intl.NumberFormat(tags[language], {
      style: 'currency',
      currency: price.currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: whole ? 0 : 2,
      maximumFractionDigits: whole ? 0 : 2,
    }).format(price.amount)
  } catch {
    return `${price.amount} ${price.currency}`
  }
}

export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(tags[language]).format(value)
}

export function decimal(value: number, language: Language): string {
  return new Intl.NumberFormat(tags[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(value)
}

export function joined(parts: readonly string[], language: Language): string {
  return new Intl.ListFormat(tags[language], { type: 'conjunction' }).format(parts)
}

export function day(iso: string, language: Language): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return iso
  return new Intl.DateTimeFormat(tags[language], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    date,
  )
}

/** Texts that depend on a number: `one` is used where the language has a singular. */
export interface Plural {
  readonly one: string
  readonly other: string
}

export function plural(forms: Plural, value: number, language: Language): string {
  const rule = new Intl.PluralRules(tags[language]).select(value)
  return fill(rule === 'one' ? forms.one : forms.other, { n: count(value, language) })
}

/** `template` with `{name}` replaced by `values.name`. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}
