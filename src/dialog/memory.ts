import type { Act } from '../domain/act.ts'
import type { ConversationState } from '../domain/conversation.ts'
import { emptyNeed, type Constraint, type Need } from '../domain/need.ts'

export const emptyState: ConversationState = {
  need: emptyNeed,
  parkedNeeds: {},
  parkedAsked: {},
  shown: [],
  seen: [],
  history: [],
  pageSku: null,
  owned: [],
  ownedKinds: [],
  makers: [],
  focus: [],
  asked: [],
  openQuestion: null,
  offer: null,
  misses: 0,
  cart: [],
  task: null,
}

/** A state without topic: cart and orders have nothing to do with what is searched for. */
const blank = ({
  cart,
  task,
  owned,
  ownedKinds,
  pageSku,
}: ConversationState): ConversationState => ({
  ...emptyState,
  pageSku,
  cart,
  task,
  owned,
  ownedKinds,
})

type NeedAct = Act & { kind: 'need' }

/**
 * The state after the shopper said what is wanted. Naming another category parks the need so far
 * and takes up what was said about the new one before; otherwise the need is refined: a new
 * condition replaces the one on the same attribute, everything else stays.
 */
export function stateNeed(before: ConversationState, act: NeedAct): ConversationState {
  const state = {
    ...mergeNeed(before, act),
    owned: [...new Set([...before.owned, ...(act.owned ?? [])])],
    ownedKinds: [...new Set([...before.ownedKinds, ...(act.ownedKinds ?? [])])],
  }
  return { ...state, makers: act.makers ?? [] }
}

function mergeNeed(state: ConversationState, act: NeedAct): ConversationState {
  if (act.fresh) {
    const parked = state.need.category === null ? {} : { [state.need.category]: state.need }
    return {
      ...blank(state),
      parkedNeeds: { ...state.parkedNeeds, ...parked },
      need: merge(emptyNeed, act),
    }
  }
  const isSwitch = act.category !== null && act.category !== state.need.category
  if (isSwitch && state.need.category !== null) {
    const parkedNeeds = { ...state.parkedNeeds, [state.need.category]: state.need }
    const resumed = parkedNeeds[act.category!] ?? { ...emptyNeed, category: act.category }
    const parkedAsked = { ...state.parkedAsked, [state.need.category]: [...state.asked] }
    return {
      ...blank(state),
      parkedNeeds,
      parkedAsked,
      asked: parkedAsked[act.category!] ?? [],
      need: merge(resumed, act),
    }
  }
  const isFresh =
    act.category === null && act.constraints.length === 0 && isNewSearch(state.need, act)
  const base = isFresh ? emptyNeed : state.need
  return { ...state, need: merge(base, act), seen: [], openQuestion: null }
}

/** Free words alone, with no category known, start a new search instead of adding to the last. */
const isNewSearch = (need: Need, act: NeedAct): boolean =>
  need.category === null && (act.text.length > 0 || act.models.length > 0)

function merge(need: Need, act: NeedAct): Need {
  const attributes = new Set(act.constraints.map(({ attribute }) => attribute))
  const wished = new Set(act.wishes.map(({ attribute }) => attribute))
  const kept = need.constraints.filter(
    (constraint) =>
      !attributes.has(constraint.attribute) || standsBeside(constraint, act.constraints),
  )
  const hasNames = act.models.length > 0 || act.text.length > 0
  return {
    category: act.category ?? need.category,
    constraints: combine([...kept, ...act.constraints]),
    wishes: [
      // "The cheapest" gives way to "the quietest": one superlative at a time.
      ...need.wishes
        .filter(({ attribute }) => !wished.has(attribute))
        .map((wish) =>
          act.wishes.some(({ strict }) => strict) ? { ...wish, strict: false } : wish,
        ),
      ...act.wishes,
    ],
    uses: [...new Set([...need.uses, ...act.uses])],
    life: { ...need.life, ...act.life },
    text: hasNames ? act.text : need.text,
    models: hasNames ? act.models : need.models,
  }
}

/** An exclusion stays beside a wish for another value; a lower limit beside an upper one. */
function standsBeside(old: Constraint, said: readonly Constraint[]): boolean {
  return said
    .filter(({ attribute }) => attribute === old.attribute)
    .every((now) => {
      const isOldExclusion = old.operator === '!=' || old.operator === 'not-in'
      const isNowExclusion = now.operator === '!=' || now.operator === 'not-in'
      if (isOldExclusion && isNowExclusion) return true
      if (isOldExclusion) return !listOf(now).some((value) => listOf(old).includes(value))
      if (isNowExclusion) return !listOf(old).some((value) => listOf(now).includes(value))
      const sides = new Set([old.operator, now.operator])
      if (!(sides.has('<=') && sides.has('>=')) || sides.size !== 2) return false
      const [low, high] = old.operator === '>=' ? [old.value, now.value] : [now.value, old.value]
      return (low as number) <= (high as number)
    })
}

const listOf = ({ value }: Constraint): unknown[] => (Array.isArray(value) ? value : [value])

/** Exclusions on one attribute become one list. */
function combine(constraints: readonly Constraint[]): Constraint[] {
  const combined: Constraint[] = []
  for (const constraint of constraints) {
    const isExclusion = constraint.operator === '!=' || constraint.operator === 'not-in'
    const at = isExclusion
      ? combined.findIndex(
          ({ attribute, operator }) =>
            attribute === constraint.attribute && (operator === '!=' || operator === 'not-in'),
        )
      : -1
    if (at < 0) combined.push(constraint)
    else {
      const values = [...new Set([...listOf(combined[at]!), ...listOf(constraint)])]
      combined[at] =
        values.length === 1
          ? { ...constraint, operator: '!=', value: values[0] as string }
          : { ...constraint, operator: 'not-in', value: values as string[] }
    }
  }
  return combined
}

/** The state after a condition was taken back; `null` takes back everything of this topic. */
export function withdraw(state: ConversationState, attribute: string | null): ConversationState {
  if (attribute === null) return blank(state)
  return {
    ...state,
    need: {
      ...state.need,
      constraints: state.need.constraints.filter((one) => one.attribute !== attribute),
      wishes: state.need.wishes.filter((one) => one.attribute !== attribute),
    },
    asked: [...new Set([...state.asked, attribute])],
    openQuestion: state.openQuestion === attribute ? null : state.openQuestion,
    seen: [],
  }
}
