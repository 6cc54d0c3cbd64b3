import type { Catalogue } from '../domain/catalogue.ts'
import type { Sight } from '../domain/photo.ts'
import { createFence } from '../llm/fence.ts'
import { ModelFault, type LanguageModel, type ModelCall } from '../llm/language-model.ts'
import type { Prompt } from '../llm/prompts.ts'
import { askForJson } from '../llm/structured.ts'
import { kindLines } from './kinds.ts'
import { PhotoAnswer, photoAnswerSchema, toReading } from './photo-reading.ts'

/** What came of looking at a message's photos, and why nothing did. */
export interface Look {
  readonly sight: Sight
  readonly fault: ModelFault | null
}

const mostTokens = 600

/** How long a model that takes no pictures is believed to take none. */
export const blindMs = 10 * 60 * 1000

export interface LookParts {
  readonly model: LanguageModel
  readonly prompt: Prompt
  /** Milliseconds; never goes back. @default performance.now */
  readonly now?: () => number
}

interface Blindness {
  readonly fault: ModelFault
  /** By the caller's clock. */
  readonly until: number
}

/** Models that said so a while ago. */
const blind = new WeakMap<LanguageModel, Blindness>()

/**
 * What photos show, by a language model that is held to {@link PhotoAnswer}. The shopper's words are
 * not sent: they would add nothing to what stands on a label. Nothing of the photos is kept. A model
 * that says that it takes no pictures is not asked again for a while: the shopper hears it at once.
 *
 * @param photos data URLs that were checked.
 * @throws the reason of `call.signal` when the work is ended.
 */
export async function lookByModel(
  photos: readonly string[],
  catalogue: Catalogue,
  { model, prompt, now = () => performance.now() }: LookParts,
  call: ModelCall,
): Promise<Look> {
  const known = blind.get(model)
  if (known && now() < known.until) return { sight: 'unseen', fault: known.fault }
  const kinds = ['categories:', ...kindLines(catalogue)].join('\n')
  try {
    const { value } = await askForJson(
      model,
      {
        task: 'understand',
        maxTokens: mostTokens,
        messages: [
          { role: 'system', content: prompt.text },
          {
            role: 'user',
            content: [
              { kind: 'text', text: createFence().wrap('SHOP', kinds) },
              ...photos.map((dataUrl) => ({ kind: 'image', dataUrl }) as const),
            ],
          },
        ],
      },
      { name: 'photo', schema: PhotoAnswer, jsonSchema: photoAnswerSchema },
      call,
    )
    return { sight: toReading(value, catalogue) ?? 'nothing', fault: null }
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    if (error.kind === 'no-pictures') blind.set(model, { fault: error, until: now() + blindMs })
    return { sight: 'unseen', fault: error }
  }
}
