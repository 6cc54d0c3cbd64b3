import type { Language } from '../shared/language.ts'
import en from './strings/en.json' with { type: 'json' }
import zh from './strings/zh.json' with { type: 'json' }

export type StoreStrings = typeof en

export const strings: Record<Language, StoreStrings> = { en, zh }
