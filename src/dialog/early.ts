import type { Conversation, Page } from '../domain/conversation.ts'
import type { ModelCall } from '../llm/language-model.ts'
import type { Understanding } from '../understand/by-rules.ts'
import { prepareAnswer, type Answer } from './answer.ts'
import type { Brain } from './brain.ts'
import { isWordable, type Worded } from './compose-by-model.ts'
import type { Shop } from './shop.ts'

/** An answer on the guess that the built-in reading is right; its words are kept back until it is. */
export interface EarlyAnswer {
  readonly answer: Answer
  /** Tells what was kept back and what follows; `null`: the built-in words are to be told. */
  tell(onText: (delta: string) => void): Promise<Worded | null>
  /** The guess was wrong: ends the work. */
  drop(): void
}

/**
 * Begins to answer by the built-in reading while a model still reads the message. `null` where the
 * answer would change an order, or tell what is known of the shopper: that waits until the message is
 * understood.
 */
export async function startEarly(
  text: string,
  understanding: Understanding,
  conversation: Conversation,
  page: Page | null,
  shop: Shop,
  brain: Brain,
  call: ModelCall,
): Promise<EarlyAnswer | null> {
  const answer = await prepareAnswer(understanding, conversation, page, shop)
  const { plan, packs, composed } = answer
  if (plan.steps.some(({ kind }) => kind === 'order' || kind === 'known')) return null
  if (!isWordable(packs))
    return { answer, tell: () => Promise.resolve(null), drop: () => undefined }
  const dropped = new AbortController()
  const signal = AbortSignal.any([call.signal, dropped.signal])
  const held: string[] = []
  let tell = (delta: string): void => void held.push(delta)
  const worded = brain.compose(
    text,
    composed,
    plan.state.need,
    shop,
    understanding.locale,
    { ...call, signal },
    (delta) => tell(delta),
  )
  // A guess that is dropped ends with the reason of its signal, which nobody needs.
  worded.catch(() => undefined)
  return {
    answer,
    async tell(onText) {
      for (const delta of held) onText(delta)
      tell = onText
      return worded
    },
    drop: () => dropped.abort(),
  }
}
