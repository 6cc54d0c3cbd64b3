import { randomUUID } from 'node:crypto'
import {
  composeByTemplate,
  viewNeed,
  type Composed,
  type FactPack,
} from '../compose/by-template.ts'
import type { Act } from '../domain/act.ts'
import type {
  Conversation,
  ConversationState,
  ConversationStatus,
  Page,
} from '../domain/conversation.ts'
import type { Reply } from '../domain/reply.ts'
import type { Need } from '../domain/need.ts'
import type { Locale } from '../domain/text.ts'
import { rank } from '../rank/rank.ts'
import { satisfies } from '../retrieve/constraints.ts'
import { retrieve, type Evidence } from '../retrieve/retrieve.ts'
import { understandByRules, type Understanding } from '../understand/by-rules.ts'
import type { TurnListener } from './assistant.ts'
import type { Brain } from './brain.ts'
import { isWordable } from './compose-by-model.ts'
import { factsFor, type Found } from './facts.ts'
import { planTurn, type Plan } from './plan.ts'
import { sentences } from './sentences.ts'
import { serveOrders } from './serve-orders.ts'
import type { Shop } from './shop.ts'

/** The outcome of a turn: what is said, and what is remembered. */
export interface Turn {
  readonly reply: Reply
  readonly state: ConversationState
  readonly status: ConversationStatus
}

/**
 * One turn of the conversation: a shopper's message in, a reply out.
 *
 *   message ─▶ understand ─▶ plan ─▶ retrieve ─▶ rank ─▶ compose ─▶ reply
 *
 * With a model, `brain`, the built-in reading goes ahead and what it needs is looked up while the
 * model reads; where both read the same, that is used. The model words the reply in the end, sentence
 * by sentence, as far as it can be proved. Wherever the model fails the built-in parts stand in.
 *
 * The stages never call each other; only this function knows their order. It reads nothing but
 * `shop`, one catalogue version, and writes nothing but a change of an order that the shopper
 * confirmed: the caller stores message and reply.
 */
export async function takeTurn(
  text: string,
  page: Page | null,
  conversation: Conversation,
  shop: Shop,
  listener: TurnListener = {},
  brain: Brain | null = null,
  signal: AbortSignal = new AbortController().signal,
): Promise<Turn> {
  const id = randomUUID()
  const clock = createStopwatch()
  listener.onStart?.(id)
  const call = { signal, conversationId: conversation.id }

  const context = { ...shop, ...conversation, page }
  const byRules = understandByRules(text, context)
  const guess = prepare(byRules, conversation.state, page, shop)
  const heard = await brain?.understand(text, byRules, context, call)
  const understanding = heard?.understanding ?? byRules
  const { locale } = understanding
  clock.lap('understand')

  const isAgreed = isSame(understanding.acts, byRules.acts)
  const { intended, evidence } = await (isAgreed
    ? guess
    : prepare(understanding, conversation.state, page, shop))
  const plan = await serveOrders(intended, shop.orders)
  const needView = viewNeed(plan.state.need, evidence.get(plan.state.need), shop.catalogue, locale)
  listener.onUnderstanding?.(needView)
  clock.lap('retrieve')

  const found = new Map<Need, Found>()
  for (const [need, own] of evidence) {
    const asked = { ...need, constraints: [...own.constraints] }
    found.set(need, { evidence: own, ranking: rank(own.candidates, asked, { ...shop, satisfies }) })
  }
  clock.lap('rank')

  const packs = packFacts(plan, found, shop, locale, understanding.hasForeignMoney)
  const composed = composeByTemplate(packs, { ...shop, satisfies, locale, state: plan.state })
  listener.onProducts?.(composed.products)
  const onText = (delta: string): void => listener.onText?.(delta)
  const worded =
    brain && isWordable(packs)
      ? await brain.compose(text, composed, plan.state.need, shop, locale, call, onText)
      : null
  if (!worded) for (const delta of sentences(composed.text)) onText(delta)
  clock.lap('compose')

  const isHandover = plan.steps.some(({ kind }) => kind === 'handover')
  const status = isHandover && conversation.status === 'assistant' ? 'waiting' : conversation.status
  const reply: Reply = {
    id,
    conversationId: conversation.id,
    locale,
    ...composed,
    text: worded?.text ?? composed.text,
    claims: [...(worded?.claims ?? composed.claims)],
    need: needView,
    handover: isHandover
      ? { state: status === 'human' ? 'human' : 'waiting', position: null }
      : null,
    engine: {
      understanding: brain && heard?.by === 'model' ? brain.name : 'offline',
      composition: brain && worded?.by === 'model' ? brain.name : 'offline',
      degraded: (heard?.fault ?? worded?.fault ?? null) !== null,
    },
    timingsMs: clock.laps(),
  }
  return { reply, state: remember(plan, packs, composed, conversation.state), status }
}

/** The plan of the acts and the goods for it. Looks up only, so it may be thrown away. */
async function prepare(
  { acts }: Understanding,
  state: ConversationState,
  page: Page | null,
  shop: Shop,
): Promise<{ intended: Plan; evidence: Map<Need, Evidence> }> {
  const intended = planTurn(acts, state, page, shop.catalogue)
  const isMore = intended.steps.some((step) => step.kind === 'recommend' && step.mode === 'more')
  const seen = new Set(isMore ? [...intended.state.seen, ...intended.state.shown] : [])
  const evidence = new Map<Need, Evidence>()
  for (const need of needsOf(intended))
    evidence.set(need, await retrieve(need, shop.catalogue, shop.search, seen))
  return { intended, evidence }
}

const isSame = (left: readonly Act[], right: readonly Act[]): boolean =>
  left === right || JSON.stringify(left) === JSON.stringify(right)

/** The needs that goods have to be found for: one, none, or one a kind of goods. */
function needsOf(plan: Plan): Need[] {
  const needs = plan.steps.flatMap((step) =>
    step.kind === 'recommend'
      ? [step.need ?? plan.state.need]
      : step.kind === 'count'
        ? [plan.state.need]
        : [],
  )
  return [...new Set(needs)]
}

function packFacts(
  plan: Plan,
  found: ReadonlyMap<Need, Found>,
  shop: Shop,
  locale: Locale,
  hasForeignMoney: boolean,
): FactPack[] {
  const packs = plan.steps.map((step) => {
    const need = (step.kind === 'recommend' ? step.need : undefined) ?? plan.state.need
    return factsFor(step, found.get(need), { ...plan.state, need }, shop, locale, found.size)
  })
  return hasForeignMoney && found.size > 0
    ? [{ kind: 'note', what: 'foreign-money' }, ...packs]
    : packs
}

/** What the next turn needs to know: the goods on show, the question asked, what is in focus. */
function remember(
  plan: Plan,
  packs: readonly FactPack[],
  composed: Composed,
  before: ConversationState,
): ConversationState {
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
