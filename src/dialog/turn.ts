import { randomUUID } from 'node:crypto'
import type { Composed, FactPack } from '../compose/by-template.ts'
import { composeNote } from '../compose/handover-note.ts'
import { composePhoto } from '../compose/photo.ts'
import type {
  Conversation,
  ConversationState,
  ConversationStatus,
  HandoverNote,
  Page,
} from '../domain/conversation.ts'
import type { Reply } from '../domain/reply.ts'
import { agree } from '../understand/agree.ts'
import { prepareAnswer } from './answer.ts'
import type { TurnListener } from './assistant.ts'
import type { Brain } from './brain.ts'
import { isWordable } from './compose-by-model.ts'
import { startEarly } from './early.ts'
import { besidePhoto, hasSeen, hear, lookAt } from './photo-talk.ts'
import type { Plan } from './plan.ts'
import { sentences } from './sentences.ts'
import { serveKnown } from './serve-known.ts'
import { serveOrders } from './serve-orders.ts'
import { forShopper, type Shop } from './shop.ts'

/** The outcome of a turn: what is said, what is remembered, and what whoever takes over is told. */
export interface Turn {
  readonly reply: Reply
  readonly state: ConversationState
  readonly status: ConversationStatus
  /** `null` unless a person was asked for. */
  readonly note: HandoverNote | null
}

/**
 * One turn of the conversation: a shopper's message in, a reply out.
 *
 *   message ─▶ understand ─▶ plan ─▶ retrieve ─▶ rank ─▶ compose ─▶ reply
 *
 * With a model, `brain`, the built-in reading goes ahead: what it needs is looked up, and the model
 * words it, while the model still reads; where both read the same, that is told. The model's words
 * are told sentence by sentence, as far as they can be proved. Wherever the model fails the built-in
 * parts stand in. Photos are looked at beside all that; what was read is told first, to be confirmed.
 *
 * The stages never call each other; only this function knows their order. It reads nothing but
 * one catalogue version and what the shopper did, and writes nothing but a change of an order that
 * the shopper confirmed: the caller stores message and reply.
 */
export async function takeTurn(
  text: string,
  page: Page | null,
  conversation: Conversation,
  everyones: Shop,
  listener: TurnListener = {},
  brain: Brain | null = null,
  signal: AbortSignal = new AbortController().signal,
  photos: readonly string[] = [],
): Promise<Turn> {
  const id = randomUUID()
  const clock = createStopwatch()
  listener.onStart?.(id)
  const call = { signal, conversationId: conversation.id, turnId: id }

  const shop = await forShopper(everyones, conversation)
  const context = { ...shop, ...conversation, page }
  const { text: said, byRules } = hear(text, context, photos.length > 0)
  const early = brain
    ? await startEarly(said, byRules, conversation, page, shop, brain, call)
    : null
  const [heard, look] = await Promise.all([
    brain?.understand(said, byRules, context, call),
    lookAt(photos, byRules.acts, shop.catalogue, brain, call),
  ])
  const understanding = heard?.understanding ?? byRules
  const { locale } = understanding
  clock.lap('understand')

  const guessed = early && agree(understanding.acts, byRules.acts) ? early : null
  if (!guessed) early?.drop()
  const serve = async (plan: Plan): Promise<Plan> =>
    serveKnown(await serveOrders(plan, shop.orders), shop, conversation)
  const { plan, packs, composed, needView } =
    guessed?.answer ??
    (await prepareAnswer(understanding, conversation, page, shop, serve, clock.lap))
  listener.onUnderstanding?.(needView)
  listener.onProducts?.(composed.products)

  const { category } = plan.state.need
  const photo =
    look && composePhoto(look.sight, { ...shop, locale, category, count: photos.length })
  const whole = photo ? besidePhoto(photo, composed) : composed
  const lead = whole.text.slice(0, whole.text.length - composed.text.length)

  const onText = (delta: string): void => listener.onText?.(delta)
  for (const delta of sentences(lead)) onText(delta)
  const worded = guessed
    ? await guessed.tell(onText)
    : brain && isWordable(packs)
      ? await brain.compose(said, composed, plan.state.need, shop, locale, call, onText)
      : null
  if (!worded) for (const delta of sentences(composed.text)) onText(delta)
  clock.lap('compose')

  const handover = plan.steps.find((step) => step.kind === 'handover')
  const status = handover && conversation.status === 'assistant' ? 'waiting' : conversation.status
  const reply: Reply = {
    id,
    conversationId: conversation.id,
    locale,
    ...whole,
    text: lead + (worded?.text ?? composed.text),
    claims: [...(photo?.claims ?? []), ...(worded?.claims ?? composed.claims)],
    need: needView,
    handover: handover ? { state: status === 'human' ? 'human' : 'waiting', position: null } : null,
    engine: {
      understanding: brain && (heard?.by === 'model' || hasSeen(look)) ? brain.name : 'offline',
      composition: brain && worded?.by === 'model' ? brain.name : 'offline',
      degraded: (heard?.fault ?? look?.fault ?? worded?.fault ?? null) !== null,
    },
    timingsMs: clock.laps(),
  }
  return {
    reply,
    state: { ...remember(plan, packs, composed, conversation.state), offer: photo?.offer ?? null },
    status,
    note: handover ? noteOf(handover.reason, plan, reply, conversation.state, shop) : null,
  }
}

/** By the rules alone, so that it is there with the reply; what was open before the turn still is. */
function noteOf(
  reason: string,
  { state }: Plan,
  { id, locale }: Reply,
  { openQuestion, misses }: ConversationState,
  { catalogue }: Shop,
): HandoverNote {
  const facts = composeNote(reason, { ...state, openQuestion, misses }, catalogue, locale)
  return { replyId: id, locale, facts, summary: null }
}

/** What the next turn needs to know: the goods on show, the question asked, what is in focus. */
function remember(
  plan: Plan,
  packs: readonly FactPack[],
  composed: Composed,
  before: ConversationState,
): ConversationState {
  if (plan.steps.length === 0) return plan.state
  const state = withoutUnmet(plan.state, packs)
  const skus = composed.products.map(({ sku }) => sku)
  const showsList = packs.some(({ kind }) => kind === 'recommend' || kind === 'compare')
  const attribute = composed.question?.attribute ?? null
  const isMiss = plan.steps.every((step) => step.kind === 'say' && step.what === 'unclear')
  return {
    ...state,
    shown: showsList && skus.length > 0 ? skus : state.shown,
    seen: showsList ? [...new Set([...state.seen, ...skus])].slice(-300) : state.seen,
    history: showsList ? [...new Set([...state.history, ...skus])].slice(0, 300) : state.history,
    focus: showsList
      ? skus.length === 1
        ? skus
        : []
      : skus.length > 0
        ? skus.slice(0, 1)
        : state.focus,
    asked: attribute === null ? state.asked : [...new Set([...state.asked, attribute])],
    openQuestion: attribute,
    misses: isMiss ? before.misses + 1 : 0,
  }
}

/** A bound taken from goods shown ("quieter than these") that nothing meets is forgotten again. */
function withoutUnmet(state: ConversationState, packs: readonly FactPack[]): ConversationState {
  const relaxed = new Set(
    packs.flatMap((pack) =>
      pack.kind === 'recommend' ? pack.evidence.relaxed.map(({ attribute }) => attribute) : [],
    ),
  )
  const constraints = state.need.constraints.filter(
    ({ attribute, relative }) => !(relative && relaxed.has(attribute)),
  )
  return { ...state, need: { ...state.need, constraints } }
}

type Stage = keyof Reply['timingsMs']

function createStopwatch(): { lap(stage: Stage): void; laps(): Reply['timingsMs'] } {
  const laps = { understand: 0, retrieve: 0, rank: 0, compose: 0 }
  let last = performance.now()
  return {
    lap(stage) {
      const now = performance.now()
      laps[stage] = Math.round((now - last) * 1000) / 1000
      last = now
    },
    laps: () => laps,
  }
}
