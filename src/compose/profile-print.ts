import type { Catalogue } from '../domain/catalogue.ts'
import type { LifeFact } from '../domain/taxonomy.ts'
import type { Locale } from '../domain/text.ts'

/** Goods to speak of, and the language to speak. */
export interface Words {
  readonly catalogue: Catalogue
  readonly locale: Locale
}

/** Facts of life as they are named. */
export const lifeWords: Record<LifeFact, Record<Locale, string>> = {
  people: { en: 'Household', zh: '家庭人数' },
  roomArea: { en: 'Room', zh: '房间面积' },
  distance: { en: 'Distance', zh: '距离' },
}

/** With a capital, as text of its own begins. */
export const atStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
