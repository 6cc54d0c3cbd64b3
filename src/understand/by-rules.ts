import type { Act } from '../domain/act.ts'
import type { Constraint } from '../domain/need.ts'
import type { Locale } from '../domain/text.ts'
import { askedLike, sameQuestion } from '../retrieve/asked.ts'
import { searchTerms } from '../lib/text.ts'
import { cut, type Message } from './atoms.ts'
import { readFit, readRunningCost } from './fit.ts'
import { clausesOf, shareTotal } from './clauses.ts'
import { detectLocale } from './language.ts'
import { hasCue, isFiller, markUp, type Mark } from './marks.ts'
import { readCart } from './cart.ts'
import { onSaleOf } from './on-sale.ts'
import { paraphrased, type Paraphrased } from './paraphrase.ts'
import { readOrder, withoutIdentifiers } from './orders.ts'
import { ownedPart, withoutOwned } from './owned.ts'
import { anyGoods, impliedKinds, surely } from './implied.ts'
import { findReferences } from './references.ts'
import { asksAnything, deskActs } from './scope.ts'
import { isForDesk } from './service.ts'
import { readSafety } from './safety.ts'
import type { Wants } from './wanted.ts'
import { readWants } from './wants.ts'
import {
  type Reading,
  type UnderstandingContext,
  categoryOfPage,
  hasConditions,
  hasGoods,
} from './reading.ts'
import {
  categoryOnly,
  kindsHad,
  namesGoods,
  needActs,
  needOf,
  seeksGoods,
  tellsOfPeople,
  withdrawals,
} from './needs.ts'
import {
  comparisonAct,
  guideQuestion,
  productQuestion,
  weighingQuestion,
  whyQuestion,
} from './questions.ts'

/** What a message means: its language and what it does, in the order it should be answered. */
export interface Understanding {
  readonly locale: Locale
  readonly acts: readonly Act[]
  /** Prices were named in a currency that is not the shop's. */
  readonly hasForeignMoney: boolean
  /** Every word was placed, and something was understood: nothing is left for a model to find. */
  readonly isSure: boolean
}

/**
 * The built-in understanding: lexicon, grammar and units, no model. Deterministic and without
 * network; a message of 2,000 characters takes a few milliseconds at most.
 */
export function understandByRules(text: string, context: UnderstandingContext): Understanding {
  const { lexicon, state, page, catalogue } = context
  const isOpen = (state.need.category ?? page?.category ?? categoryOfPage(page, catalogue)) === null
  if (isOpen) return read(text, context)
  const plain = read(text, { ...context, lexicon: lexicon.withoutHints })
  // "My flat is boiling hot" while dishwashers are talked about: nothing of theirs, so something new.
  return plain.acts.every(saysNothing) ? read(text, context) : plain
}

/** True where nothing was understood, or words alone that no property of goods goes by. */
const saysNothing = (act: Act): boolean =>
  guesses.has(act.kind) ||
  (act.kind === 'need' &&
    act.category === null &&
    act.constraints.length + act.wishes.length + act.uses.length === 0 &&
    Object.keys(act.life).length === 0)

function read(text: string, context: UnderstandingContext): Understanding {
  const { catalogue, lexicon, state, page } = context
  const locale = detectLocale(withoutIdentifiers(text), context.locale)
  const message = cut(livesOf(withoutIdentifiers(text)))
  const marked = markUp(message, lexicon)
  const owned = ownedPart(marked)
  const marks = withoutOwned(marked, owned)
  const category = state.need.category ?? page?.category ?? categoryOfPage(page, catalogue)
  // "No wait, make it 43": a bare figure corrects the last one stated.
  const corrected =
    marks.some((mark) => hasCue(mark, 'correct')) || settles.test(message.text)
      ? (state.need.constraints.findLast(isFigured)?.attribute ?? null)
      : null
  const wantsUnder = (under: string | null): Wants =>
    readWants(marks, {
      taxonomy: catalogue.taxonomy,
      lexicon,
      category: under,
      openQuestion: state.openQuestion ?? corrected,
      onSale: (kind) => onSaleOf(catalogue, kind),
    })
  let wants = wantsUnder(category)
  // Words that no goods of the category under discussion have, but others do, start a new search.
  const isNewTopic =
    category !== null &&
    wants.category === null &&
    !tellsOfPeople.test(text) &&
    !saysOfOwn(wants) &&
    namesOtherGoods(wants, category, context) &&
    (seeksGoods.test(message.text) || marks.length <= 3 || namesKind(wantsUnder(null)))
  if (isNewTopic) wants = wantsUnder(null)
  // "My walls are damp" names no goods: what was said like it tells which are meant.
  const subject = context.subjects?.of(message.text) ?? null
  // A word that only cordless vacuums have does not make a monitor's cable one.
  const heardAs =
    subject && subject.certainty >= 0.6 && subject.shopOdds > 1 ? subject.category : null
  if (isNewTopic && !wants.isNamed && heardAs !== null && heardAs !== wants.category)
    wants = { ...wantsUnder(heardAs), category: heardAs }
  const implied = subject ? impliedKinds(subject, wants, marks, message.text, context) : []
  if (implied[0] !== undefined) wants = { ...wantsUnder(implied[0]), category: implied[0] }
  const goods = catalogue.taxonomy.categories.get(
    wants.category ?? (isNewTopic ? '' : (category ?? '')),
  )
  const said = paraphrased(message, marks, goods, catalogue.taxonomy)
  wants = withParaphrased(wants, said)
  const kinds = wants.category === null ? [] : [wants.category, ...wants.otherCategories]
  const clauses = kinds.length > 1 ? clausesOf(marks, kinds) : []
  const reading: Reading = {
    ...context,
    subject,
    clauses:
      clauses.length > 1
        ? shareTotal(
            clauses.map((clause) => readClause(clause, context)),
            message.text,
            catalogue,
          )
        : [],
    between:
      implied.length > 1 ? implied.map((one) => ({ ...wantsUnder(one), category: one })) : [],
    isNewTopic,
    written: text,
    text: message.text,
    asked: owned ? textOf(message, marks.slice(owned.to)) : message.text,
    marks,
    wants,
    references: findReferences(marks, wants, message.text, {
      catalogue,
      shown: state.shown,
      focus: state.focus,
      pageSku: page?.sku,
      category,
    }),
    cues: new Set(
      marks.flatMap(({ meanings }) =>
        meanings.flatMap((one) => (one.kind === 'cue' ? [one.tag] : [])),
      ),
    ),
    topics: [
      ...new Set(
        marks
          .filter((mark) => !isWanted(mark, wants))
          .flatMap(({ meanings }) =>
            meanings.flatMap((one) => (one.kind === 'policy' ? [one.topic] : [])),
          ),
      ),
    ],
  }
  const acts = actsOf(reading)
  return {
    locale,
    acts,
    hasForeignMoney: wants.hasForeignMoney,
    isSure: acts.every(({ kind }) => !guesses.has(kind)) && marks.every(isPlaced),
  }
}

/** What was understood word for word stands; of one property nothing is said twice. */
function withParaphrased(wants: Wants, { constraints, wishes }: Paraphrased): Wants {
  if (constraints.length + wishes.length === 0) return wants
  const isOpen = ({ attribute }: { readonly attribute: string }): boolean =>
    !wants.attributes.includes(attribute)
  const said = [...constraints, ...wishes].filter(isOpen)
  return {
    ...wants,
    constraints: [...wants.constraints, ...constraints.filter(isOpen)],
    wishes: [...wants.wishes, ...wishes.filter(isOpen)],
    attributes: [...wants.attributes, ...said.map(({ attribute }) => attribute)],
    text: said.length > 0 ? [] : wants.text,
  }
}

/** Acts for want of a better one. */
const guesses = new Set<Act['kind']>(['unclear', 'off-topic', 'ask-guide'])

const isPlaced = (mark: Mark): boolean => mark.word === undefined || isFiller(mark)

/** "275 will do then", 65也可以: another figure for what was asked before. */
const settles = /\b(?:will do|then|is fine|is ok|works too|as well)\b|也可以|也行|就行|也成/

/** The share from which a topic counts as said where nothing else in the message is the shop's. */
const clearly = 0.6

const textOf = ({ text, atoms }: Message, marks: readonly Mark[]): string =>
  marks.length === 0 ? '' : text.slice(atoms[marks[0]!.from]!.start)

/** Batteries are a matter of recycling; "the longest battery" is wanted of goods. */
const isWanted = ({ meanings }: Mark, { wishes, comparatives, constraints }: Wants): boolean =>
  meanings.some(
    (one) =>
      one.kind === 'attribute' &&
      [...wishes, ...comparatives, ...constraints].some(
        ({ attribute }) => attribute === one.attribute,
      ),
  )

const isFigured = ({ value }: Constraint): boolean =>
  typeof value === 'number' || (Array.isArray(value) && typeof value[0] === 'number')

/** True where the words are of one kind of goods, and not only of something it is used for. */
const namesKind = ({ category, isNamed, uses }: Wants): boolean =>
  category !== null && (isNamed || uses.length === 0)

/** True where something is said that goods of the kind under discussion have. */
const saysOfOwn = ({ constraints, wishes, uses, comparatives }: Wants): boolean =>
  constraints.some(({ attribute }) => attribute !== 'price') ||
  wishes.length + uses.length + comparatives.length > 0

/** True when a word of the message stands in titles, only not in those of `category`. */
function namesOtherGoods(
  wants: Wants,
  category: string,
  { lexicon }: UnderstandingContext,
): boolean {
  const words = [...wants.models, ...wants.text].filter(
    (word) =>
      !/^\d|^\p{Script=Han}$/u.test(word) &&
      searchTerms(word).some((term) => (lexicon.titleWords.get(term) ?? 0) > 2),
  )
  if (words.length === 0) return false
  const own = lexicon.categoryWords.get(category)
  return words.some((word) => !searchTerms(word).some((term) => own?.has(term)))
}

const readClause = (marks: readonly Mark[], { catalogue, lexicon }: UnderstandingContext): Wants =>
  readWants(marks, {
    taxonomy: catalogue.taxonomy,
    lexicon,
    category: null,
    openQuestion: null,
  })

/** "Family of four", "six of us" and 一家五口 say how many people there are, 五六百 from what to what. */
const livesOf = (text: string): string =>
  text
    .replace(/\b(?:family|household|party|group) of (\w+)\b/gi, '$1 people')
    .replace(/\b(\w+) of us\b/gi, '$1 people')
    .replace(/万一/g, '如果')
    .replace(/([一二两三四五六七八九])([二三四五六七八九])([百千万])/g, '$1$3到$2$3')
    .replace(/一家([一二三四五六七八九两\d]+)口/g, '$1口人')

/** A question by its last words: 能用不, 行么, 会不会…. */
const asksAtEnd = /[?吗么没]$|会不会|(?:能|可以|行|好|要|会|够).{0,4}不$/

/** Each rule reads one kind of act; later rules see what earlier ones took. */
function actsOf(reading: Reading): Act[] {
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
        ? (knownQuestion(reading) ?? heardAtDesk(reading, clearly))
        : undefined
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

  const known = seenCheaper(reading) ?? knownQuestion(reading)
  if (known) {
    // "A white hoover, and do you bring it upstairs?"
    const needs = asksForGoods(reading) && hasConditions(wants) ? needActs(reading) : []
    return [
      ...acts,
      ...besideDesk([known], reading, isQuestion),
      known,
      ...(known.topic === priceMatch ? [] : needs),
    ]
  }
  // "What's the deal with QLED vs OLED?"
  const isChoice = wants.constraints.some(
    ({ operator, attribute }) => operator === 'in' && attribute !== 'brand',
  )
  const choice = isChoice && cues.has('compare') ? weighingQuestion(reading, isQuestion) : undefined
  if (choice) return [...acts, choice]
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

  const weighing = policy.length === 0 ? weighingQuestion(reading, isQuestion) : undefined
  if (weighing) return [...acts, weighing]

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

  if (isTerm.test(text) && policy.length === 0 && !wants.isNamed)
    return [...acts, { kind: 'ask-guide', text, category: wants.category }]

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

/** "Can I return it?", "delivery cost": a topic of the shop's policies, asked about. */
function policyActs({ topics, wants, text, cues }: Reading, isQuestion: boolean): Act[] {
  if (topics.length === 0) return []
  const isStated = hasConditions(wants) || wants.category !== null
  if (isStated && !isQuestion) return []
  if (cues.has('order') && !isQuestion) return []
  return topics
    .slice(0, 2)
    .map((topic) => ({ kind: 'ask-policy', topic, text, category: wants.category }))
}

const priceMatch = 'price-match'

/** "Saw the same washer 50 less at another store": whether the shop goes along with it. */
function seenCheaper({
  text,
  passages,
  wants,
}: Reading): (Act & { kind: 'ask-policy' }) | undefined {
  const isRuled = passages?.passages.some(({ topic }) => topic === priceMatch)
  return isRuled && cheaperElsewhere.test(text)
    ? { kind: 'ask-policy', topic: priceMatch, text, category: wants.category }
    : undefined
}

const cheaperElsewhere =
  /\b(?:less|cheaper|lower)\b.{0,40}\b(?:elsewhere|(?:another|other|different) (?:store|shop|site|place|retailer)|on amazon)\b|\b(?:elsewhere|(?:another|other) (?:store|shop|site)|amazon)\b.{0,40}\b(?:less|cheaper|lower)\b|(?:别家|别的店|其他店|其它店|隔壁|京东|淘宝|天猫|拼多多).{0,12}(?:便宜|更低|低价|才卖|只卖)/

/** Cues of messages that ask for something else than the shop's rules. */
const otherCues = [
  'cart',
  'greet',
  'all-goods',
  'all-brands',
  'guide',
  'advise',
  'more',
  'compare',
] as const

/** A question that the shop's rules are known to answer, in these words or nearly these. */
function knownQuestion(reading: Reading): (Act & { kind: 'ask-policy' }) | undefined {
  const { text, wants, passages, subject, cues, state, topics, references } = reading
  const isOther = otherCues.some((cue) => cues.has(cue)) || wants.comparatives.length > 0
  if (!passages || isOther || state.task !== null) return undefined
  const [same] = askedLike(passages.passages, text, { locale: detectLocale(text, reading.locale) })
  if (!same) return undefined
  const { topic } = same.passage
  if (topics.length > 0 && !topics.includes(topic)) return undefined
  const isHeardSo = subject?.desk?.topic === `policy-${topic}`
  const least =
    (isHeardSo ? sameQuestion : 0.55) +
    (hasConditions(wants) || references.length > 0 ? 0.15 : 0) +
    (wants.category !== null ? 0.2 : 0)
  if (same.likeness < least) return undefined
  return { kind: 'ask-policy', topic, text, category: wants.category }
}

/** "Cancel it" could be said of anything. */
const saysEnough = (text: string): boolean =>
  text.split(/\s+/).length > 3 || (text.match(/\p{Script=Han}/gu) ?? []).length > 4

/** What sayings like the message ask the service desk, where they mostly ask one thing. */
function heardAtDesk({ subject, text, passages }: Reading, atLeast = surely / 2): Act | undefined {
  const { topic, certainty } = subject?.desk ?? { topic: '', certainty: 0 }
  if (certainty < atLeast || subject!.shopOdds <= 0) return undefined
  if (!saysEnough(text)) return undefined
  if (topic === 'complaint') return { kind: 'complain' }
  if (topic === 'person') return { kind: 'ask-person', reason: 'asked' }
  const policy = topic.replace(/^policy-/, '')
  if (policy === 'contact') return { kind: 'service', intent: 'customer-service', text }
  const isWritten = passages?.passages.some((one) => one.kind === 'policy' && one.topic === policy)
  return isWritten ? { kind: 'ask-policy', topic: policy, text, category: null } : undefined
}

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
