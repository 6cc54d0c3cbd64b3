import type { Composed } from '../compose/by-template.ts'
import type { PhotoSpeech } from '../compose/photo.ts'
import type { Act } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Locale } from '../domain/text.ts'
import type { ModelCall } from '../llm/language-model.ts'
import { understandByRules, type Understanding } from '../understand/by-rules.ts'
import type { Look } from '../understand/look.ts'
import type { UnderstandingContext } from '../understand/reading.ts'
import type { Brain } from './brain.ts'

/** What a message says, in the words that say it. */
export interface Said {
  readonly text: string
  readonly byRules: Understanding
}

/**
 * The built-in reading of a message. A bare yes to what was read from a photo says that; photos
 * without words are an act of their own.
 */
export function hear(text: string, context: UnderstandingContext, hasPhotos: boolean): Said {
  if (hasPhotos && text.trim() === '') return { text: '', byRules: wordless(context.locale) }
  const byRules = understandByRules(text, context)
  const { offer } = context.state
  const isYes = byRules.acts.every(({ kind }) => kind === 'affirm')
  return offer !== null && isYes
    ? { text: offer, byRules: understandByRules(offer, context) }
    : { text, byRules }
}

const wordless = (locale: Locale): Understanding => ({
  locale,
  acts: [{ kind: 'photo' }],
  hasForeignMoney: false,
  isSure: true,
})

/**
 * What came of looking at the photos of a message; `null` when there are none, or when the message
 * tells of danger: then nothing comes before the warning.
 */
export async function lookAt(
  photos: readonly string[],
  acts: readonly Act[],
  catalogue: Catalogue,
  brain: Brain | null,
  call: ModelCall,
): Promise<Look | null> {
  if (photos.length === 0 || acts.some(({ kind }) => kind === 'safety')) return null
  return (await brain?.look(photos, catalogue, call)) ?? { sight: 'unseen', fault: null }
}

/** Whether somebody could look. */
export const hasSeen = (look: Look | null): boolean => look !== null && look.sight !== 'unseen'

/** Quick replies at most, as in every reply. */
const mostSuggestions = 4

/** The reply to photos and words: what was read comes first, the words are answered as always. */
export function besidePhoto(
  { text, claims, suggestions }: PhotoSpeech,
  composed: Composed,
): Composed {
  const first = suggestions.slice(0, -1).slice(0, 1)
  const last = suggestions.slice(-1)
  const others = [...suggestions.slice(first.length, -1), ...composed.suggestions]
  return {
    ...composed,
    act: composed.text === '' ? 'clarify' : composed.act,
    text: composed.text === '' ? text : `${text}\n\n${composed.text}`,
    claims: [...claims, ...composed.claims],
    suggestions: [
      ...new Set([...first, ...others.slice(0, mostSuggestions - 1 - first.length), ...last]),
    ],
  }
}
