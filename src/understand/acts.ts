import type { Act } from '../domain/act.ts'
import { readCart } from './cart.ts'
import { readFit, readRunningCost } from './fit.ts'
import { anyGoods, surely } from './implied.ts'
import { hasCue, isFiller } from './marks.ts'
import { categoryOnly, kindsHad, namesGoods, needActs, needOf, withdrawals } from './needs.ts'
import { readOrder } from './orders.ts'
import {
  heardAtDesk,
  knownQuestions,
  policyActs,
  saysEnough,
  seenCheaper,
} from './policy-questions.ts'
import {
  comparisonAct,
  guideQuestion,
  productQuestion,
  weighingQuestion,
  whyQuestion,
} from './questions.ts'
import { asksProfile } from './profile.ts'
import { hasConditions, hasGoods, type Reading } from './reading.ts'
import { readSafety } from './safety.ts'
import { asksAnything, deskActs } from './scope.ts'
import { isForDesk } from './service.ts'

/** The share from which a topic counts as said where nothing else in the message is the shop's. */
const clearly = 0.6

/** A question by its last words: 能用不, 行么, 会不会…. */
const asksAtEnd = /[?吗么没]$|会不会|(?:能|可以|行|好|要|会|够).{0,4}不$/

/** Each rule reads one kind of act; later rules see what earlier ones took. */
export function actsOf(reading: Reading): Act[] {
  const { cues, wants, state, text } = reading
  const acts: Act[] = []
  const isQuestion = cues.has('question') || asksAtEnd.test(text)

  const safety = readSafety(text)
  if (safety) return [{ kind: 'safety', topic: safety }]
  if (/\d+ ?% ?off\b|打.{0,2}折/.test(text) && wants.category === null) return [{ kind: 'haggle' }]
  const order = readOrder(reading)
  if (order) return [order, ...policyActs(reading, isQuestion)]
  const fit = readFit(reading, isQuestion) ?? readRunningCost(reading, isQuestion)
  if (fit) return [fit]
  const cart = isForDesk(reading) ? undefined : readCart(reading)
  // "Add a kettle to my cart" names no product yet: kettles are shown.
  if (cart)
    return [
      cart,
      ...(cart.action === 'add' && cart.references.length === 0 ? categoryOnly(wants) : []),
    ]
  if (asksProfile(text)) return [{ kind: 'ask-profile' }]
  if (cues.has('identity')) return [{ kind: 'ask-identity' }]
  if (isGreeting(reading)) return [{ kind: 'greet' }]
  if (cues.has('person') && asksToBePutThrough.test(text))
    return [{ kind: 'ask-person', reason: 'asked' }]
  if (cues.has('count') && /\bof (?:them|these|those)\b|其中/.test(text))
    return [...needActs(reading), { kind: 'count' }]
  // Card numbers are never asked for in a chat, and the shop's policy says so.
  if (/card (?:number|details)|卡号/.test(text) && /\b(?:send|give|tell)\b|发|给|告诉/.test(text))
    return [{ kind: 'ask-policy', topic: 'payment', text, category: null }]
  const desk = deskActs(reading, hasGoods(wants))
  if (desk && isDeskRight(desk, reading)) {
    const heard =
      desk[0]?.kind === 'unclear'
        ? (knownQuestions(reading)[0] ?? heardAtDesk(reading, clearly))
        : undefined
    // Two questions in one message are no less than two.
    const several = desk[0]?.kind === 'ask-policy' ? knownQuestions(reading) : []
    if (several.length > 1) return several
    return heard ? [heard] : [...besideDesk(desk, reading, isQuestion), ...desk]
  }
  if (cues.has('person')) {
    acts.push({ kind: 'ask-person', reason: 'asked' })
    if (!hasGoods(wants)) return acts
  }
  if (cues.has('start-over')) return [...acts, { kind: 'withdraw', attribute: null }]
  if (cues.has('out-of-scope') && wants.category === null && wants.constraints.length === 0)
    return [...acts, { kind: 'off-topic', topic: 'other' }]
  if (cues.has('complain') && !(hasConditions(wants) && state.need.category !== null)) {
    acts.push({ kind: 'complain' })
    if (!namesGoods.test(text)) return acts
  }

  const elsewhere = seenCheaper(reading)
  const known = elsewhere ? [elsewhere] : knownQuestions(reading)
  if (known.length > 0) {
    // "A white hoover, and do you bring it upstairs?"
    const needs = asksForGoods(reading) && hasConditions(wants) ? needActs(reading) : []
    return [
      ...acts,
      ...besideDesk(known, reading, isQuestion),
      ...known,
      ...(elsewhere ? [] : needs),
    ]
  }
  // "What's the deal with QLED vs OLED?"
  const isChoice = wants.constraints.some(
    ({ operator, attribute }) => operator === 'in' && attribute !== 'brand',
  )
  const weighing = weighingQuestion(reading, isQuestion)
  if (weighing && isChoice && cues.has('compare')) return [...acts, weighing]
  const policy = policyActs(reading, isQuestion)
  acts.push(...policy)
  if (cues.has('haggle') && policy.length === 0 && !hasConditions(wants))
    acts.push({ kind: 'haggle' })

  const had = kindsHad(reading)
  if (had.length > 0 && (state.shown.length > 0 || state.need.constraints.length > 0)) {
    const isCurrent = state.need.category !== null && had.includes(state.need.category)
    const none = { ...reading.wants, category: null, text: [], models: [] }
    return isCurrent
      ? [...acts, { kind: 'reject' }]
      : [...acts, { ...needOf(none), ownedKinds: had }]
  }

  const withdrawn = withdrawals(reading)
  acts.push(...withdrawn)
  if (cues.has('skip') && withdrawn.length === 0 && state.openQuestion !== null && !hasGoods(wants))
    acts.push({ kind: 'skip-question' })

  const comparison = comparisonAct(reading)
  if (comparison) return [...acts, comparison]

  if (cues.has('count') && wants.category !== null && isQuestion && isAboutStock(text))
    return [...acts, ...needActs(reading), { kind: 'count' }]

  const why = whyQuestion(reading)
  if (why) return [...acts, why]

  if (weighing && policy.length === 0) return [...acts, weighing]

  const isAboutTerm = isTerm.test(text) && policy.length === 0 && !wants.isNamed
  if (isAboutTerm && reading.references.length === 0)
    return [...acts, { kind: 'ask-guide', text, category: wants.category }]

  const question = productQuestion(reading, isQuestion)
  if (question && hasSpecifics(question)) return [...acts, question]
  // "Can you leave it with my neighbour?" asks nothing about the goods on show.
  const saysGoods = hasConditions(wants) || wants.isNamed || wants.comparatives.length > 0
  // "Is this good for me?" is about what it points at, unless all speaks of the desk.
  const isPointed = reading.references.some(({ kind }) => kind === 'focus')
  const heard = saysGoods ? undefined : heardAtDesk(reading, isPointed ? 0.75 : surely)
  if (question && policy.length === 0) return [...acts, heard ?? question]
  if (heard && policy.length === 0 && isQuestion && wants.models.length === 0)
    return [...acts, heard]

  const guide = guideQuestion(reading, isQuestion)
  if (guide && policy.length === 0) return [...acts, guide]

  if (isAboutTerm) return [...acts, { kind: 'ask-guide', text, category: wants.category }]

  if (cues.has('all-brands') && !hasConditions(wants))
    acts.push({ kind: 'ask-range', about: 'brands' }, ...categoryOnly(wants))
  else if (cues.has('all-goods') && wants.category === null && !hasConditions(wants))
    acts.push({ kind: 'ask-range', about: 'categories' })
  else if (policy.length === 0 || (hasConditions(wants) && asksForGoods(reading)))
    acts.push(...needActs(reading))

  const wantsGoods = acts.some(({ kind }) => kind === 'need' || kind === 'comparative')
  const hasGoodsBefore =
    state.shown.length > 0 || state.focus.length > 0 || reading.page?.sku !== undefined
  if ((cues.has('more') || cues.has('dislike-shown')) && !wantsGoods && hasGoodsBefore)
    acts.push({ kind: 'more' })
  if (cues.has('advise') && acts.length === 0 && state.shown.length > 0)
    acts.push({ kind: 'advise' })
  if (acts.length > 0) return acts
  const rest = smallTalk(reading)
  // What is the shop's business and no rule reads: what the shop has written is asked.
  if (rest[0]?.kind !== 'unclear') return rest
  if (isGift.test(text)) return [{ kind: 'ask-range', about: 'categories' }]
  const meant = heardAtDesk(reading)
  if (meant) return [meant]
  const odds = reading.subject?.shopOdds ?? 0
  const isFollowUp = hasGoodsBefore || isQuestion
  return (isFollowUp && odds > 0) || (odds > 1 && saysEnough(text))
    ? [{ kind: 'ask-guide', text, category: state.need.category }]
    : rest
}

/** A policy question that names goods ("can I return opened earbuds?") asks for none. */
const asksForGoods = ({ wants, text }: Reading): boolean =>
  (wants.category !== null && namesGoods.test(text)) ||
  wants.constraints.some(({ attribute }) => attribute === 'price') ||
  wants.wishes.length > 0

const asksToBePutThrough = /\b(?:forward|connect|transfer|put me through|speak|talk)\b|转|接通|找/

/** The desk's reading gives way where the message names a product, a wish, goods or a policy. */
function isDeskRight(
  desk: readonly Act[],
  { references, wants, topics, text, subject, marks, cues, state }: Reading,
): boolean {
  const [first] = desk
  if (first?.kind === 'unclear')
    return (
      !cues.has('complain') &&
      !(cues.has('advise') && state.shown.length > 0) &&
      references.length === 0 &&
      !(wants.category !== null && subject !== null && subject.shopOdds > 2) &&
      (wants.wishes.length === 0 ||
        (asksAnything.test(text) && !marks.some((mark) => anyGoods.test(mark.text)))) &&
      !tradesGoods.test(text)
    )
  // "Better safe with IPS, under 500": goods of the kind that is talked about, whatever else is said.
  if (first?.kind === 'off-topic') {
    if (wants.isNamed && subject !== null && subject.shopOdds > 1) return false
    return state.need.category === null || !hasConditions(wants)
  }
  if (first?.kind === 'ask-policy') return topics.length === 0 || topics.includes(first.topic)
  return true
}

/** "Is the first one in stock, and when can you deliver?" asks about goods as well. */
function besideDesk(desk: readonly Act[], reading: Reading, isQuestion: boolean): Act[] {
  const { cues, references } = reading
  const asksOfGoods = cues.has('stock-question') || cues.has('price-question')
  const isPointed = references.some(({ kind }) => kind !== 'shown')
  if (desk[0]?.kind !== 'ask-policy' || !asksOfGoods || !isPointed) return []
  const question = productQuestion(reading, isQuestion)
  return question && hasSpecifics(question) ? [question] : []
}

const tradesGoods = /\b(?:buy|sell|looking for|compare)\b|有.{1,8}卖|卖.{0,4}吗/

const isAboutStock = (text: string): boolean =>
  /\b(?:you|your|there|stock)\b|你们|有多少|几款|多少款|多少种/.test(text)

const hasSpecifics = (act: Act): boolean =>
  act.kind === 'ask-product' && (act.attributes.length > 0 || act.expects.length > 0)

/** A present of no named kind: what there is helps to think of one. */
const isGift =
  /\b(?:gifts?|presents?|pressies?|prezzies?|secret santa|stocking fillers?)\b|礼物|送礼/

/** "What's LDAC?": one word is asked about, and nothing else is said. */
const isTerm =
  /^(?:so |ok |and |but )?what(?:'?s| is| are| does)(?: an?| the)? [\p{L}\d.+-]+(?: mean| stand for)?\??$|^(?:[a-z\d.+-]+|\p{Script=Han}{1,5})(?:是什么|是啥|啥意思|什么意思).{0,3}$/u

const isGreeting = ({ cues, marks }: Reading): boolean =>
  cues.has('greet') &&
  marks.every(
    (mark) =>
      isFiller(mark) ||
      hasCue(mark, 'greet') ||
      (mark.word === undefined && mark.meanings.length === 0 && !mark.quantity),
  )

/** What is left when no goods, question or rule was found. */
function smallTalk({ cues, state }: Reading): Act[] {
  const acts: Act[] = []
  if (cues.has('thank')) acts.push({ kind: 'thank' })
  if (cues.has('bye')) acts.push({ kind: 'goodbye' })
  if (acts.length > 0) return acts
  if (cues.has('ability')) return [{ kind: 'ask-range', about: 'categories' }]
  if (cues.has('no')) return [{ kind: 'reject' }]
  if (cues.has('yes')) return [{ kind: 'affirm' }]
  if (cues.has('advise') && state.need.category !== null) return [{ kind: 'advise' }]
  return [{ kind: 'unclear' }]
}
