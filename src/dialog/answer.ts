import {
  composeByTemplate,
  viewNeed,
  type Composed,
  type FactPack,
} from '../compose/by-template.ts'
import type { Act } from '../domain/act.ts'
import type { Conversation, ConversationState, Page } from '../domain/conversation.ts'
import type { Need } from '../domain/need.ts'
import type { NeedView, Reply } from '../domain/reply.ts'
import type { Locale } from '../domain/text.ts'
import { rank } from '../rank/rank.ts'
import { satisfies } from '../retrieve/constraints.ts'
import { retrieve, type Evidence } from '../retrieve/retrieve.ts'
import type { Understanding } from '../understand/by-rules.ts'
import { factsFor, type Found } from './facts.ts'
import { planTurn, type Plan } from './plan.ts'
import type { Shop } from './shop.ts'

/** All that a turn answers, in the built-in words. */
export interface Answer {
  readonly plan: Plan
  readonly packs: readonly FactPack[]
  readonly composed: Composed
  readonly needView: NeedView | null
}

type Stage = keyof Reply['timingsMs']

/**
 * plan ─▶ retrieve ─▶ rank ─▶ compose, of acts that are understood. `serve` does what the plan wants
 * done to orders; without it nothing is changed, and the answer may be thrown away.
 */
export async function prepareAnswer(
  { acts, locale, hasForeignMoney }: Understanding,
  { state }: Conversation,
  page: Page | null,
  shop: Shop,
  serve: (plan: Plan) => Promise<Plan> = (plan) => Promise.resolve(plan),
  lap: (stage: Stage) => void = () => undefined,
): Promise<Answer> {
  const settled = await settleKind(acts, state, page, shop)
  const plan = await serve(planTurn(settled, state, page, shop.catalogue))

  const isMore = plan.steps.some((step) => step.kind === 'recommend' && step.mode === 'more')
  const seen = new Set(isMore ? [...plan.state.seen, ...plan.state.shown] : [])
  const evidence = new Map<Need, Evidence>()
  for (const need of needsOf(plan))
    evidence.set(need, await retrieve(need, shop.catalogue, shop.search, seen))
  const needView = viewNeed(plan.state.need, evidence.get(plan.state.need), shop.catalogue, locale)
  lap('retrieve')

  const found = new Map<Need, Found>()
  for (const [need, own] of evidence) {
    const asked = { ...need, constraints: [...own.constraints] }
    found.set(need, { evidence: own, ranking: rank(own.candidates, asked, { ...shop, satisfies }) })
  }
  lap('rank')

  const packs = packFacts(plan, found, shop, locale, hasForeignMoney)
  const composed = composeByTemplate(packs, { ...shop, satisfies, locale, state: plan.state })
  return { plan, packs, composed, needView }
}

/** The share of the goods found from which their kind is the one that is meant. */
const nearlyAll = 0.9

/**
 * "32 GB of memory under 2000" names no kind of goods, but what has it does: where nearly all that is
 * found is of one kind, the talk is about that kind from here on.
 */
async function settleKind(
  acts: readonly Act[],
  state: ConversationState,
  page: Page | null,
  { catalogue, search }: Shop,
): Promise<readonly Act[]> {
  const isStated = acts.some(
    (act) =>
      act.kind === 'need' &&
      act.category === null &&
      (act.wishes.length > 0 || act.constraints.some(({ attribute }) => isTelling(attribute))),
  )
  if (!isStated || acts.filter(({ kind }) => kind === 'need').length > 1) return acts
  const { need } = planTurn(acts, state, page, catalogue).state
  if (need.category !== null || need.models.length > 0) return acts
  const { candidates, relaxed } = await retrieve(need, catalogue, search, new Set())
  if (relaxed.length > 0 || candidates.length < 2) return acts
  const counts = new Map<string, number>()
  for (const { doc } of candidates) {
    const { category } = catalogue.products[doc]!
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (!most || most[1] < nearlyAll * candidates.length) return acts
  return acts.map((act) => (act.kind === 'need' ? { ...act, category: most[0] } : act))
}

const isTelling = (attribute: string): boolean =>
  !['price', 'brand', 'rating', 'popularity', 'availability', 'colour'].includes(attribute)

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
