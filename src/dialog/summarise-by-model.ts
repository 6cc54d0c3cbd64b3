import type { ConversationState, HandoverNote } from '../domain/conversation.ts'
import type { Locale } from '../domain/text.ts'
import type { GateReason } from '../gate/facts.ts'
import { createGate } from '../gate/gate.ts'
import { SentenceCutter } from '../gate/sentence-cutter.ts'
import { createFence } from '../llm/fence.ts'
import { ModelFault, type LanguageModel, type ModelCall } from '../llm/language-model.ts'
import { languageBlock, messagesFor, type Prompt } from '../llm/prompts.ts'
import { withoutIdentifiers } from '../understand/orders.ts'
import { readSafety } from '../understand/safety.ts'
import type { StoredMessage } from './assistant.ts'
import { figuresOf } from './compose-by-model.ts'
import type { Shop } from './shop.ts'

export interface Summary {
  /** The sentences that were proved; `null` when there is none. */
  readonly text: string | null
  readonly fault: ModelFault | null
  /** Sentences that could not be proved, by class. */
  readonly dropped: readonly GateReason[]
}

const mostTokens = 300
const mostSentences = 5
/** UTF-16 units of the transcript that a model is given; of a longer one its end. */
const longestTranscript = 10_000
const longestMessage = 600

/**
 * A conversation in a model's sentences, for the person who takes over. Each is held to what the
 * conversation holds: the records of the goods spoken of, the lines of `note`, the figures of the
 * need. One that is not borne out is dropped. What the gate cannot know is a shopper's mood: such a
 * sentence passes, as a guess that harms nobody.
 *
 * No model is asked where orders were talked about: names, numbers and addresses of persons stand in
 * such conversations, and the rules alone write the note.
 *
 * @throws the reason of `call.signal` when the work is ended.
 */
export async function summariseByModel(
  messages: readonly StoredMessage[],
  note: HandoverNote,
  state: ConversationState,
  shop: Shop,
  { model, prompt }: { readonly model: LanguageModel; readonly prompt: Prompt },
  call: ModelCall,
): Promise<Summary> {
  const isAboutOrders = state.task !== null || messages.some(({ reply }) => reply?.act === 'order')
  const transcript = isAboutOrders ? '' : transcriptOf(messages)
  if (transcript === '') return { text: null, fault: null, dropped: [] }
  let written: string
  try {
    const answer = await model.answer(requestFor(transcript, note.locale, prompt), call)
    written = answer.finish === 'refusal' ? '' : answer.text
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error
    return { text: null, fault: error, dropped: [] }
  }
  const dropped: GateReason[] = []
  const gate = gateFor(note, state, shop, prompt)
  const proved = sentencesOf(written).filter((sentence) => {
    const verdict = gate.check(sentence)
    if (!verdict.ok) dropped.push(verdict.reason)
    return verdict.ok
  })
  const text = proved.slice(0, mostSentences).join(note.locale === 'en' ? ' ' : '')
  return { text: text === '' ? null : text, fault: null, dropped }
}

function gateFor(
  { locale, facts }: HandoverNote,
  { shown, focus, cart, history, need }: ConversationState,
  { catalogue, lexicon }: Shop,
  { text: hidden }: Prompt,
): ReturnType<typeof createGate> {
  const skus = new Set([...shown, ...focus, ...cart.map(({ sku }) => sku), ...history])
  return createGate(
    {
      catalogue,
      locale,
      docs: [...skus].flatMap((sku) => catalogue.docBySku.get(sku) ?? []),
      claims: [],
      sentences: facts,
      needFigures: figuresOf(need),
    },
    lexicon,
    { hidden: [hidden] },
  )
}

function sentencesOf(text: string): string[] {
  const cutter = new SentenceCutter()
  return [...cutter.push(text), ...cutter.end()].map((one) => one.trim()).filter(Boolean)
}

/** What was said, the end of it where it is long; messages about danger are left out. */
function transcriptOf(messages: readonly StoredMessage[]): string {
  const lines: string[] = []
  let length = 0
  for (const { role, text } of messages.toReversed()) {
    if (role === 'shopper' && readSafety(text)) continue
    const said = role === 'shopper' ? withoutIdentifiers(text) : text
    const line = `${role}: ${said.replace(/\s+/g, ' ').trim().slice(0, longestMessage)}`
    length += line.length
    if (length > longestTranscript) break
    lines.unshift(line)
  }
  return lines.some((line) => line.startsWith('shopper: ')) ? lines.join('\n') : ''
}

function requestFor(
  transcript: string,
  locale: Locale,
  prompt: Prompt,
): Parameters<LanguageModel['answer']>[0] {
  const fence = createFence()
  return {
    task: 'summarise',
    maxTokens: mostTokens,
    messages: messagesFor(prompt, [
      languageBlock(fence, locale),
      fence.wrap('TRANSCRIPT', transcript, longestTranscript + 200),
    ]),
  }
}
