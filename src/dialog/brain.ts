import type { Composed } from '../compose/by-template.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState, HandoverNote } from '../domain/conversation.ts'
import type { Need } from '../domain/need.ts'
import type { Locale } from '../domain/text.ts'
import { createRecent } from '../lib/recent.ts'
import type { ModelCall, LanguageModel } from '../llm/language-model.ts'
import type { Prompts } from '../llm/prompts.ts'
import type { Understanding } from '../understand/by-rules.ts'
import { understandByModel, type Heard } from '../understand/by-model.ts'
import { lookByModel, type Look } from '../understand/look.ts'
import type { ModelActs } from '../understand/model-acts.ts'
import type { UnderstandingContext } from '../understand/reading.ts'
import type { StoredMessage } from './assistant.ts'
import { composeByModel, type Worded } from './compose-by-model.ts'
import { readTools } from './read-tools.ts'
import type { Shop } from './shop.ts'
import { summariseByModel, type Summary } from './summarise-by-model.ts'

/** A language model at work: it understands, looks, words and sums up; code plans and proves. */
export interface Brain {
  /** As replies name it: `openai:gpt-4o-mini`. */
  readonly name: string
  understand(
    text: string,
    byRules: Understanding,
    context: UnderstandingContext & Shop,
    call: ModelCall,
  ): Promise<Heard>
  /** What the photos of a message show; they are data URLs that were checked. */
  look(photos: readonly string[], catalogue: Catalogue, call: ModelCall): Promise<Look>
  compose(
    message: string,
    composed: Composed,
    need: Need,
    shop: Shop,
    locale: Locale,
    call: ModelCall,
    onText: (delta: string) => void,
  ): Promise<Worded>
  /** Sums up a conversation for the person who takes over. */
  summarise(
    messages: readonly StoredMessage[],
    note: HandoverNote,
    state: ConversationState,
    shop: Shop,
    call: ModelCall,
  ): Promise<Summary>
}

/** Keys of readings that are kept; each reading has two. */
const mostRemembered = 4_000

/** `onWorded` is told of every reply that a model worded, with what had to be dropped. */
export function createBrain(
  model: LanguageModel,
  prompts: Prompts,
  onWorded?: (worded: Worded) => void,
): Brain {
  const cache = createRecent<ModelActs>(mostRemembered)
  return {
    name: model.name,
    understand: (text, byRules, context, call) =>
      understandByModel(
        text,
        byRules,
        context,
        {
          model,
          prompt: prompts.understand,
          cache,
          tools: () => readTools(context, context.state.task),
        },
        call,
      ),
    look: (photos, catalogue, call) =>
      lookByModel(photos, catalogue, { model, prompt: prompts.look }, call),
    async compose(message, composed, need, shop, locale, call, onText) {
      const worded = await composeByModel(
        message,
        composed,
        need,
        shop,
        locale,
        { model, prompt: prompts.compose },
        call,
        onText,
      )
      onWorded?.(worded)
      return worded
    },
    summarise: (messages, note, state, shop, call) =>
      summariseByModel(messages, note, state, shop, { model, prompt: prompts.summarise }, call),
  }
}
