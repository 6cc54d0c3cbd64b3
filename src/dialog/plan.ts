import type { ProfileEntry } from '../domain/profile.ts'
import type { CartFacts } from '../compose/cart.ts'
import type { Act, Reference, ServiceIntent } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState, Page } from '../domain/conversation.ts'
import type { FitSituation } from '../domain/fit.ts'
import { emptyNeed, type Constraint, type Need } from '../domain/need.ts'
import type { OrderSaid } from '../domain/order.ts'
import { numberOf } from '../rank/columns.ts'
import { planCart } from './cart-talk.ts'
import { stateNeed, withdraw } from './memory.ts'
import { isOpen, saidNothing, saidOf, stale, type ServedOrder } from './order-talk.ts'

/** One thing the reply has to do. */
export type Step =
  | {
      readonly kind: 'recommend'
      readonly mode: 'new' | 'refined' | 'more'
      /** What to look for; the last need of the plan's state unless several were stated. */
      readonly need?: Need
      /** Kinds of goods among which the shopper is asked to choose. */
      readonly between?: readonly string[]
    }
  | {
      readonly kind: 'advise'
      readonly skus: readonly string[]
      /** The product whose recommendation is to be explained. */
      readonly why?: string
    }
  | { readonly kind: 'compare'; readonly skus: readonly string[] }
  | {
      readonly kind: 'answer'
      readonly sku: string
      readonly attributes: readonly string[]
      readonly expects: readonly Constraint[]
      readonly text: string
    }
  | { readonly kind: 'fit'; readonly skus: readonly string[]; readonly situation: FitSituation }
  | { readonly kind: 'guide'; readonly text: string; readonly category: string | null }
  | {
      readonly kind: 'policy'
      readonly category?: string | null
      readonly topic: string
      readonly text: string
    }
  | { readonly kind: 'service'; readonly intent: ServiceIntent }
  | { readonly kind: 'range'; readonly about: 'categories' | 'brands' }
  | { readonly kind: 'count' }
  /** `entries` once they were looked up, see `serve-known.ts`. */
  | { readonly kind: 'known'; readonly entries?: readonly ProfileEntry[] | null }
  | { readonly kind: 'handover'; readonly reason: string }
  /** `served` once the shop's records were asked, see `serve-orders.ts`. */
  | { readonly kind: 'order'; readonly said: OrderSaid; readonly served?: ServedOrder }
  | { readonly kind: 'cart'; readonly facts: CartFacts }
  /** Says one of the fixed sentences, see `compose/phrases.ts`. */
  | { readonly kind: 'say'; readonly what: Saying }

export type Saying =
  | 'danger'
  | 'medical'
  | 'crisis'
  | 'harm'
  | 'jailbreak'
  | 'greet'
  | 'thank'
  | 'goodbye'
  | 'identity'
  | 'order'
  | 'cart'
  | 'haggle'
  | 'complain'
  | 'off-topic'
  | 'unclear'
  | 'which-product'
  | 'only-one'
  | 'rejected'
  | 'affirmed'
  | 'photo-misread'

export interface Plan {
  readonly steps: readonly Step[]
  readonly state: ConversationState
}

/**
 * What to do about the acts of a message. Pure: the model or the rules understand, this decides.
 * Changes of the need come first, so that a question in the same message sees them.
 */
export function planTurn(
  acts: readonly Act[],
  held: ConversationState,
  page: Page | null,
  catalogue: Catalogue,
): Plan {
  const before = onPage(held, page, catalogue)
  // What is under discussion stays as it is.
  if (acts[0]?.kind === 'photo') return { steps: [], state: before }
  let state: ConversationState = {
    ...before,
    openQuestion: null,
    offer: null,
    task: stale(before.task),
    fit: undefined,
  }
  const steps: Step[] = []
  const resolve = (reference: Reference): string[] =>
    resolveReference(reference, { ...before, need: state.need }, page, catalogue)
  const recommend = (mode: 'new' | 'refined' | 'more'): void => {
    if (!steps.some(({ kind }) => kind === 'recommend')) steps.push({ kind: 'recommend', mode })
  }
  const needs = acts.filter((act) => act.kind === 'need' && act.category !== null)

  for (const act of acts) {
    switch (act.kind) {
      case 'need': {
        const isNew = act.category !== null && act.category !== state.need.category
        state = stateNeed(aboutPage(state, act, page, catalogue), act)
        // "A laptop and a monitor": each kind of goods is looked for on its own.
        if (needs.length > 1 && act.category !== null)
          steps.push({
            kind: 'recommend',
            mode: 'new',
            need: state.need,
            ...(act.between && { between: act.between }),
          })
        else recommend(isNew ? 'new' : 'refined')
        break
      }
      case 'withdraw':
        state = withdraw(state, act.attribute)
        if (act.attribute === null) steps.push({ kind: 'say', what: 'greet' })
        else recommend('refined')
        break
      case 'comparative':
        state = stateNeed(aboutFocus(state, page, catalogue), {
          kind: 'need',
          category: null,
          constraints: boundOf(act, before, page, resolve, catalogue),
          wishes: [{ attribute: act.attribute, direction: act.direction, strict: false }],
          uses: [],
          life: {},
          text: [],
          models: [],
          fresh: false,
        })
        recommend('refined')
        break
      case 'skip-question':
        state = {
          ...state,
          asked: [
            ...new Set([...state.asked, ...(before.openQuestion ? [before.openQuestion] : [])]),
          ],
        }
        recommend('refined')
        break
      case 'more':
        state = aboutFocus(state, page, catalogue)
        recommend('more')
        break
      case 'advise': {
        const [why] = act.reference ? resolve(act.reference) : []
        if (before.shown.length === 0) recommend('refined')
        else if (why === undefined) steps.push({ kind: 'advise', skus: before.shown })
        else steps.push({ kind: 'advise', skus: [...new Set([...before.shown, why])], why })
        break
      }
      case 'compare': {
        if (act.category && act.category !== state.need.category)
          state = stateNeed(state, { ...blankNeed, category: act.category })
        const skus = [...new Set(act.references.flatMap(resolve))].slice(0, 4)
        steps.push(
          skus.length >= 2
            ? { kind: 'compare', skus }
            : { kind: 'say', what: before.shown.length === 1 ? 'only-one' : 'which-product' },
        )
        break
      }
      case 'ask-product': {
        const [sku] = resolve(act.reference)
        if (sku === undefined) steps.push({ kind: 'say', what: 'which-product' })
        else {
          const { attributes, expects, text } = act
          steps.push({ kind: 'answer', sku, attributes, expects, text })
          state = { ...state, focus: [sku] }
        }
        break
      }
      case 'ask-fit': {
        const skus = [...new Set(resolve(act.reference))]
        const { situation } = act
        if (skus.length === 0) steps.push({ kind: 'say', what: 'which-product' })
        else {
          steps.push({ kind: 'fit', skus, situation })
          state = { ...state, fit: { skus, situation }, ...(skus.length === 1 && { focus: skus }) }
        }
        break
      }
      case 'ask-guide':
        steps.push({ kind: 'guide', text: act.text, category: act.category ?? state.need.category })
        // "OLED or QLED?" asked before anything else: the talk is about television sets now.
        if (state.need.category === null && act.category !== null)
          state = stateNeed(state, { ...blankNeed, category: act.category })
        break
      case 'ask-policy':
        steps.push({
          kind: 'policy',
          // What is brought and fitted is what was talked about.
          category: act.category ?? (ofGoods.has(act.topic) ? state.need.category : null),
          topic: act.topic,
          text: act.text,
        })
        break
      case 'service':
        steps.push({ kind: 'service', intent: act.intent })
        break
      case 'ask-range':
        steps.push({ kind: 'range', about: act.about })
        break
      case 'count':
        steps.push({ kind: 'count' })
        break
      case 'safety':
        steps.push({ kind: 'say', what: act.topic as Saying })
        break
      case 'ask-person':
        steps.push({ kind: 'handover', reason: act.reason })
        break
      case 'ask-order':
        state = { ...state, task: before.task }
        steps.push({ kind: 'order', said: saidOf(act) })
        break
      case 'unclear':
        // Neither yes nor no to what is open about an order: it is asked again.
        if (isOpen(before.task)) steps.push({ kind: 'order', said: saidNothing })
        else steps.push({ kind: 'say', what: 'unclear' })
        break
      case 'photo':
        break
      case 'ask-cart': {
        const { cart, facts } = planCart(act, before, page, catalogue, resolve)
        state = { ...state, cart }
        steps.push({ kind: 'cart', facts })
        break
      }
      case 'ask-profile':
        steps.push({ kind: 'known' })
        break
      case 'reject':
        steps.push({ kind: 'say', what: before.offer === null ? 'rejected' : 'photo-misread' })
        break
      default:
        steps.push({ kind: 'say', what: sayings[act.kind] })
    }
  }
  // After "a laptop and a monitor" the talk goes on about the first.
  const [first] = steps.flatMap((step) =>
    step.kind === 'recommend' && step.need ? [step.need] : [],
  )
  if (first && first !== state.need)
    state = {
      ...state,
      need: first,
      parkedNeeds: { ...state.parkedNeeds, [state.need.category ?? '']: state.need },
    }
  // "What brands of cameras?" is answered by the brands alone.
  const isAboutBrands = steps.some((step) => step.kind === 'range' && step.about === 'brands')
  if (isAboutBrands) return { steps: steps.filter(({ kind }) => kind !== 'recommend'), state }
  return { steps: steps.length > 0 ? steps : [{ kind: 'say', what: 'unclear' }], state }
}

/** Policies that say different things of different goods. */
const ofGoods = new Set(['delivery', 'installation'])

const sayings = {
  greet: 'greet',
  thank: 'thank',
  goodbye: 'goodbye',
  'ask-identity': 'identity',
  haggle: 'haggle',
  complain: 'complain',
  affirm: 'affirmed',
  'off-topic': 'off-topic',
} as const satisfies Record<string, Saying>

/** "Show me similar ones" on a product page: with no kind of goods named, that of the product. */
function aboutFocus(
  state: ConversationState,
  page: Page | null,
  catalogue: Catalogue,
): ConversationState {
  if (state.need.category !== null || state.need.text.length > 0) return state
  const sku = state.focus[0] ?? page?.sku ?? ''
  const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
  if (!product) return state
  return {
    ...state,
    need: { ...state.need, category: product.category },
    seen: [...state.seen, sku],
  }
}

/** The state with the product of a page that was just opened in focus. */
function onPage(
  state: ConversationState,
  page: Page | null,
  catalogue: Catalogue,
): ConversationState {
  const sku = page?.sku ?? null
  if (sku === null || sku === state.pageSku || !catalogue.docBySku.has(sku)) return state
  return { ...state, pageSku: sku, focus: [sku] }
}

/** A need stated on a product's or a category's page is about that kind of goods. */
function aboutPage(
  state: ConversationState,
  act: Act & { kind: 'need' },
  page: Page | null,
  catalogue: Catalogue,
): ConversationState {
  const namesOther = act.category !== null || act.fresh || act.text.length + act.models.length > 0
  if (namesOther || state.need.category !== null || state.need.text.length > 0) return state
  const category =
    page?.category ?? catalogue.products[catalogue.docBySku.get(page?.sku ?? '') ?? -1]?.category
  return category !== undefined && catalogue.docsByCategory.has(category)
    ? { ...state, need: { ...state.need, category } }
    : state
}

const blankNeed: Act & { kind: 'need' } = { kind: 'need', ...emptyNeed, fresh: false }

/** The skus a reference points at; empty when it points at nothing that is there. */
export function resolveReference(
  reference: Reference,
  state: ConversationState,
  page: Page | null,
  catalogue: Catalogue,
): string[] {
  const exists = (sku: string | undefined): string[] =>
    sku !== undefined && catalogue.docBySku.has(sku) ? [sku] : []
  switch (reference.kind) {
    case 'sku':
      return exists(reference.sku)
    case 'position':
      return exists(state.shown.at(reference.index))
    case 'focus': {
      const [focus] = [
        ...state.focus,
        ...(page?.sku === undefined ? [] : [page.sku]),
        ...state.shown,
      ]
      return exists(focus)
    }
    case 'earliest':
      return exists(state.history[0] ?? state.shown[0])
    case 'shown':
      return state.shown.slice(0, reference.count ?? 4).flatMap(exists)
    case 'brand': {
      const isOfBrand = (sku: string): boolean =>
        catalogue.products[catalogue.docBySku.get(sku) ?? -1]?.brand === reference.brand
      const shown = state.shown.find(isOfBrand)
      if (shown !== undefined) return [shown]
      const docs = catalogue.docsByCategory.get(state.need.category ?? '') ?? []
      const best = [...docs]
        .filter((doc) => catalogue.products[doc]!.brand === reference.brand)
        .sort(
          (a, b) =>
            (numberOf(catalogue, b, 'rating') ?? 0) - (numberOf(catalogue, a, 'rating') ?? 0),
        )[0]
      return best === undefined ? [] : [catalogue.products[best]!.sku]
    }
    case 'extreme': {
      const sign = reference.direction === 'lower' ? 1 : -1
      const known = state.shown.flatMap((sku) => {
        const doc = catalogue.docBySku.get(sku)
        const value = doc === undefined ? undefined : numberOf(catalogue, doc, reference.attribute)
        return value === undefined ? [] : [{ sku, value: sign * value }]
      })
      return known
        .sort((a, b) => a.value - b.value)
        .slice(0, 1)
        .map(({ sku }) => sku)
    }
    case 'name':
      return []
  }
}

/**
 * "Quieter" as a condition: beyond the named product, else beyond the best one shown, by the
 * smallest step that the attribute is printed in.
 */
function boundOf(
  act: Act & { kind: 'comparative' },
  state: ConversationState,
  page: Page | null,
  resolve: (reference: Reference) => string[],
  catalogue: Catalogue,
): Constraint[] {
  const named = act.than === null ? [] : resolve(act.than)
  const opened = page?.sku === undefined ? [] : [page.sku]
  const skus = named.length > 0 ? named : state.shown.length > 0 ? state.shown : opened
  const values = skus.flatMap((sku) => {
    const doc = catalogue.docBySku.get(sku)
    const value = doc === undefined ? undefined : numberOf(catalogue, doc, act.attribute)
    return value === undefined ? [] : [value]
  })
  if (values.length === 0) return []
  const definition = catalogue.taxonomy.attributes.get(act.attribute)
  const decimals = act.attribute === 'price' ? 2 : (definition?.decimals ?? 0)
  const step = 10 ** -decimals
  const isLower = act.direction === 'lower'
  const bound = isLower ? Math.min(...values) - step : Math.max(...values) + step
  return [
    {
      attribute: act.attribute,
      operator: isLower ? '<=' : '>=',
      value: Math.round(bound * 1000) / 1000,
      ...(definition?.unit === undefined ? {} : { unit: definition.unit }),
      strength: 'must',
      relative: true,
    },
  ]
}
