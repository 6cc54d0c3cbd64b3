export type Language = 'en' | 'zh'

/** The first of `tags` (BCP 47) that we speak; English when none is. */
export function pickLanguage(...tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    if (/^zh\b/i.test(tag ?? '')) return 'zh'
    if (/^en\b/i.test(tag ?? '')) return 'en'
  }
  return 'en'
}

/** Language of the interface: the attribute, else the page's, else the reader's. */
export function interfaceLanguage(attribute?: string | null): Language {
  return pickLanguage(attribute, document.documentElement.lang, ...navigator.languages)
}
