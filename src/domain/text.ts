import * as z from 'zod'

/** The languages Aisle speaks. A reply is in the language of the message it answers. */
export const Locale = z.enum(['en', 'zh'])
export type Locale = z.infer<typeof Locale>

/** The same text in one or both languages; at least one is there. */
export const LocalText = z
  .object({ en: z.string().min(1).optional(), zh: z.string().min(1).optional() })
  .refine((text) => text.en !== undefined || text.zh !== undefined, 'needs "en" or "zh"')
export type LocalText = z.infer<typeof LocalText>

/** Words by language: how shoppers call a thing. */
export const LocalWords = z.object({
  en: z.array(z.string().min(1)).default([]),
  zh: z.array(z.string().min(1)).default([]),
})
export type LocalWords = z.infer<typeof LocalWords>

/** The text in `locale`, else in the other language. */
export function inLocale(text: LocalText, locale: Locale): string {
  return (locale === 'en' ? (text.en ?? text.zh) : (text.zh ?? text.en)) ?? ''
}
