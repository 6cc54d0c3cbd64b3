import type { Act, Reference } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState, Page } from '../domain/conversation.ts'
import type { Constraint } from '../domain/need.ts'
import type { Locale } from '../domain/text.ts'
import { searchTerms } from '../lib/text.ts'
import { cut } from './atoms.ts'
import { readFit, readRunningCost } from './fit.ts'
import { clausesOf } from './clauses.ts'
import { detectLocale } from './language.ts'
import type { Lexicon } from './lexicon.ts'
import { hasCue, hasTag, isFiller, markUp, type Mark } from './marks.ts'
import { readCart } from './cart.ts'
import { readOrder, withoutIdentifiers } from './orders.ts'
import { findReferences } from './references.ts'
import { deskActs, type ScopeContext } from './scope.ts'
import { isForDesk } from './service.ts'
import { makersNotCarried } from './makers.ts'
import { readSafety } from './safety.ts'
import { isEmpty, readWants, type Wants } from './wants.ts'
import type { CueTag } from './words.ts'

/** What a message means: its language and what it does, in the order it should be answered. */
export interface Understanding {
  readonly locale: Locale
  readonly acts: readonly Act[]
  /** Prices were named in a currency that is not the shop's. */
  readonly hasForeignMoney: boolean
}

export interface UnderstandingContext {
  readonly catalogue: Catalogue
  readonly lexicon: Lexicon
  readonly locale: Locale
  readonly state: ConversationState
  readonly page: Page | null
  readonly passages?: ScopeContext['passages']
}

/**
 * The built-in understanding: lexicon, grammar and units, no model. Deterministic and without
 * network; a message of 2,000 characters takes a few milliseconds at most.
 */
export function understandByRules(text: string, context: UnderstandingContext): Understanding {
  const { catalogue, lexicon, state, page } = context
  const locale = detectLocale(withoutIdentifiers(text), context.locale)
  const message = cut(livesOf(withoutIdentifiers(text)))
  const marks = markUp(message, lexicon)
  const category = state.need.category ?? page?.category ?? categoryOfPage(page, catalogue)
  // "No wait, make it 43": a bare figure corrects the last one stated.
  const corrected = marks.some((mark) => hasCue(mark, 'correct'))
    ? (state.need.constraints.findLast(isFigured)?.attribute ?? null)
    : null
  const read = (under: string | null): Wants =>
    readWants(marks, {
      taxonomy: catalogue.taxonomy,
      lexicon,
      category: under,
      openQuestion: state.openQuestion ?? corrected,
    })
  let wants = read(category)
  // Words that no goods of the category under discussion have, but others do, start a new search.
  const isNewTopic =
    category !== null && wants.category === null && namesOtherGoods(wants, category, context)
  if (isNewTopic) wants = read(null)
  const kinds = wants.category === null ? [] : [wants.category, ...wants.otherCategories]
  const clauses = kinds.length > 1 ? clausesOf(marks, kinds) : []
  const reading: Reading = {
    ...context,
    clauses: clauses.length > 1 ? clauses.map((clause) => readClause(clause, context)) : [],
    isNewTopic,
    written: text,
    text: message.text,
    marks,
    wants,
    references: findReferences(marks, wants, message.text, {
      catalogue,
      shown: state.shown,
      focus: state.focus,
      pageSku: page?.sku,
    }),
    cues: new Set(
      marks.flatMap(({ meanings }) =>
        meanings.flatMap((one) => (one.kind === 'cue' ? [one.tag] : [])),
      ),
    ),
    topics: [
      ...new Set(
        marks.flatMap(({ meanings }) =>
          meanings.flatMap((one) => (one.kind === 'policy' ? [one.topic] : [])),
        ),
      ),
    ],
  }
  return { locale, acts: actsOf(reading), hasForeignMoney: wants.hasForeignMoney }
}

const isFigured = ({ value }: Constraint): boolean =>
  typeof value === 'number' || (Array.isArray(value) && typeof value[0] === 'number')

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

/** "Family of four", "six of us" and 一家五口 say how many people there are. */
const livesOf = (text: string): string =>
  text
    .replace(/\b(?:family|household|party|group) of (\w+)\b/gi, '$1 people')
    .replace(/\b(\w+) of us\b/gi, '$1 people')
    .replace(/一家([一二三四五六七八九两\d]+)口/g, '$1口人')

interface Reading extends UnderstandingContext {
  /** What is wanted of each kind of goods, when the message asks for several. */
  readonly clauses: readonly Wants[]
  /** The words are about other goods than those under discussion. */
  readonly isNewTopic: boolean
  /** The message as it came, and normalised without order numbers and e-mail addresses. */
  readonly written: string
  readonly text: string
  readonly marks: readonly Mark[]
  readonly wants: Wants
  readonly references: readonly Reference[]
  readonly cues: ReadonlySet<CueTag>
  readonly topics: readonly string[]
}

const categoryOfPage = (page: Page | null, catalogue: Catalogue): string | null =>
  catalogue.products[catalogue.docBySku.get(page?.sku ?? '') ?? -1]?.category ?? null

/** Each rule reads one kind of act; later rules see what earlier ones took. */
function actsOf(reading: Reading): Act[] {
  const { cues, wants, references, state, text } = reading
  const acts: Act[] = []
  const isQuestion = cues.has('question') || text.endsWith('?')

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
  if (cues.has('person') && asksToBePutThrough.test(text))
    return [{ kind: 'ask-person', reason: 'asked' }]
  if (cues.has('count') && /\bof (?:them|these|those)\b|其中/.test(text))
    return [...needActs(reading), { kind: 'count' }]
  const desk = deskActs(reading, hasGoods(wants))
  if (desk && isDeskRight(desk, reading)) return desk
  if (cues.has('person')) {
    acts.push({ kind: 'ask-person', reason: 'asked' })
    if (!hasGoods(wants)) return acts
  }
  if (cues.has('start-over')) return [...acts, { kind: 'withdraw', attribute: null }]
  if (cues.has('out-of-scope') && wants.category === null && wants.constraints.length === 0)
    return [...acts, { kind: 'off-topic', topic: 'other' }]
  if (cues.has('complain')) {
    acts.push({ kind: 'complain' })
    if (!namesGoods.test(text)) return acts
  }

  const policy = policyActs(reading, isQuestion)
  acts.push(...policy)
  if (cues.has('haggle') && policy.length === 0 && !hasConditions(wants))
    acts.push({ kind: 'haggle' })

  const withdrawn = withdrawals(reading)
  acts.push(...withdrawn)
  if (cues.has('skip') && withdrawn.length === 0 && state.openQuestion !== null && !hasGoods(wants))
    acts.push({ kind: 'skip-question' })

  const comparison = comparisonAct(reading)
  if (comparison) return [...acts, comparison]

  if (cues.has('count') && wants.category !== null && isQuestion && isAboutStock(text))
    return [...acts, ...needActs(reading), { kind: 'count' }]

  const question = productQuestion(reading, isQuestion)
  if (question && (policy.length === 0 || hasSpecifics(question))) return [...acts, question]

  const guide = guideQuestion(reading, isQuestion)
  if (guide && policy.length === 0) return [...acts, guide]

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
  return smallTalk(reading)
}

/** A policy question that names goods ("can I return opened earbuds?") asks for none. */
const asksForGoods = ({ wants, text }: Reading): boolean =>
  namesGoods.test(text) ||
  wants.constraints.some(({ attribute }) => attribute === 'price') ||
  wants.wishes.length > 0

const asksToBePutThrough = /\b(?:forward|connect|transfer|put me through|speak|talk)\b|转|接通|找/

/** The desk's reading gives way where the message names a product, a wish, goods or a policy. */
function isDeskRight(desk: readonly Act[], { references, wants, topics, text }: Reading): boolean {
  const [first] = desk
  if (first?.kind === 'unclear')
    return references.length === 0 && wants.wishes.length === 0 && !tradesGoods.test(text)
  if (first?.kind === 'off-topic') return topics.length === 0
  if (first?.kind === 'ask-policy') return topics.length === 0 || topics.includes(first.topic)
  return true
}

const tradesGoods = /\b(?:buy|sell|looking for|compare)\b|有.{1,8}卖|卖.{0,4}吗/

const isAboutStock = (text: string): boolean =>
  /\b(?:you|your|there|stock)\b|你们|有多少|几款|多少款|多少种/.test(text)

const hasSpecifics = (act: Act): boolean =>
  act.kind === 'ask-product' && (act.attributes.length > 0 || act.expects.length > 0)

const hasConditions = (wants: Wants): boolean =>
  wants.constraints.length > 0 ||
  wants.wishes.length > 0 ||
  wants.uses.length > 0 ||
  Object.keys(wants.life).length > 0

const hasGoods = (wants: Wants): boolean =>
  wants.category !== null || hasConditions(wants) || wants.models.length > 0

const categoryOnly = (wants: Wants): Act[] =>
  wants.category === null ? [] : [needOf({ ...wants, text: [], models: [] })]

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

/** "Forget the budget", "any brand is fine", "价格无所谓". */
function withdrawals({ cues, wants, marks, state }: Reading): Act[] {
  if (!cues.has('withdraw') && !cues.has('skip') && wants.needless.length === 0) return []
  if (wants.constraints.some(({ operator }) => operator !== '=' || cues.has('withdraw') === false))
    if (wants.needless.length === 0 && wants.constraints.length > 0) return []
  const named = new Set(wants.needless)
  if (cues.has('withdraw') || cues.has('skip')) {
    for (const mark of marks) {
      if (hasTag(mark, 'budget')) named.add('price')
      if (/^(?:brand|品牌|牌子)$/.test(mark.text)) named.add('brand')
    }
    for (const attribute of wants.attributes) named.add(attribute)
  }
  const held = new Set([
    ...state.need.constraints.map(({ attribute }) => attribute),
    ...state.need.wishes.map(({ attribute }) => attribute),
  ])
  return [...named]
    .filter(
      (attribute) =>
        held.has(attribute) ||
        attribute === state.openQuestion ||
        cues.has('withdraw') ||
        wants.needless.includes(attribute),
    )
    .map((attribute) => ({ kind: 'withdraw', attribute }))
}

function comparisonAct({ cues, references, state, wants, catalogue }: Reading): Act | undefined {
  const named = references.filter(({ kind }) => kind !== 'focus')
  // "Is the first one quieter than the second?"
  if (named.length >= 2 && wants.comparatives.length > 0)
    return { kind: 'compare', references: named }
  if (!cues.has('compare')) return undefined
  if (named.length >= 2) return { kind: 'compare', references: [...named] }
  const pointed = references.length > 0
  if (state.shown.length >= 2 && (pointed || (!hasConditions(wants) && wants.category === null))) {
    const isTerm = wants.attributes.length > 0 && !pointed
    if (!isTerm) {
      const first = named[0]
      return {
        kind: 'compare',
        references: !first
          ? [{ kind: 'shown' }]
          : first.kind === 'shown'
            ? [first]
            : [{ kind: 'focus' }, first],
      }
    }
  }
  // Two brands: the best of each for the need.
  const brands = wants.brands.filter((brand) => catalogue.brands.some(({ name }) => name === brand))
  if (brands.length >= 2)
    return {
      kind: 'compare',
      references: brands.map((brand) => ({ kind: 'brand', brand })),
      category: wants.category,
    }
  return undefined
}

/** A question about a product that the message, the talk or the page points at. */
function productQuestion(reading: Reading, isQuestion: boolean): Act | undefined {
  const { references, wants, cues, state, page, text } = reading
  const explicit = references.find(({ kind }) => kind !== 'focus' && kind !== 'shown')
  const hasSubject = state.focus.length > 0 || page?.sku !== undefined || state.shown.length === 1
  const asks =
    isQuestion ||
    cues.has('details') ||
    cues.has('price-question') ||
    cues.has('stock-question') ||
    cues.has('review-question')
  const attributes = new Set(wants.attributes.filter((attribute) => attribute !== 'brand'))
  if (cues.has('price-question')) attributes.add('price')
  if (cues.has('stock-question')) attributes.add('availability')
  if (cues.has('review-question')) attributes.add('reviews')

  const isAboutGoods =
    wants.category !== null &&
    !explicit &&
    wants.category !== categoryOfPage(page, reading.catalogue)
  if (isAboutGoods && !references.some(({ kind }) => kind === 'focus')) return undefined
  const build = (reference: Reference): Act => ({
    kind: 'ask-product',
    reference,
    attributes: [...attributes],
    expects: wants.constraints.filter(({ attribute }) => attribute !== 'brand'),
    text,
  })
  // "Anything quieter than the second one?" looks for goods; "is it quieter?" asks about one.
  const compares = wants.comparatives.length > 0 && /\bthan\b|比/.test(text)
  if (compares && !/^(?:is|are|does|do)\b/.test(text)) return undefined
  if (
    /\b(?:you (?:first )?showed (?:me )?(?:at )?first|you first showed|showed first)\b|一开始|最先|最开始/.test(
      text,
    ) &&
    state.history.length > 0
  )
    return build({ kind: 'earliest' })
  if (explicit) {
    // "the quieter one" and "the second one" ask for that one, with or without a question mark.
    // "Galaxy S24 phone under 700" names goods and says what is wanted: a need, not a question.
    const isNeed =
      wants.category !== null ||
      wants.wishes.length > 0 ||
      wants.constraints.some(({ attribute }) => attribute !== 'brand')
    const isNamed = wants.models.length > 0 || wants.brands.length > 0
    if (explicit.kind === 'sku' && !asks && (isNeed || !isNamed)) return undefined
    return build(explicit)
  }
  if (!asks) return undefined
  // "Are they comfortable?": what buyers say of the first one shown.
  if (
    /\b(?:are|do|is|were) they\b|它们.*吗/.test(text) &&
    state.shown.length > 0 &&
    wants.category === null
  ) {
    if (attributes.size === 0 || wants.wishes.length > 0) attributes.add('reviews')
    return build({ kind: 'position', index: 0 })
  }
  if (!hasSubject && state.shown.length === 0) return undefined
  if (cues.has('details') && attributes.size === 0 && wants.category === null)
    return build({ kind: 'focus' })
  const pointsAtOne = references.some(({ kind }) => kind === 'focus')
  if (pointsAtOne && (hasSubject || state.shown.length > 0)) return build({ kind: 'focus' })
  // "Which one is quieter?" is about the goods shown.
  const extreme = wants.comparatives[0] ?? wants.wishes.find(({ strict }) => strict)
  const isAmongShown = cues.has('advise') || cues.has('which')
  if (extreme && state.shown.length > 1 && isAmongShown && wants.category === null)
    return build({
      kind: 'extreme',
      attribute: extreme.attribute,
      direction: extreme.direction,
    })
  const asksFact = attributes.size > 0 && wants.wishes.length === 0 && !cues.has('guide')
  if (
    hasSubject &&
    asksFact &&
    wants.comparatives.length === 0 &&
    !/\b(?:you|your)\b|你们|有没有别/.test(text)
  )
    return build({ kind: 'focus' })
  const isTaste = wants.uses.length > 0 || /\b(?:good|work|suit)|好用|效果|适合/.test(text)
  if (
    hasSubject &&
    isTaste &&
    wants.constraints.length === 0 &&
    wants.comparatives.length === 0 &&
    !namesGoods.test(text)
  ) {
    attributes.add('reviews')
    return build({ kind: 'focus' })
  }
  if (hasSubject && page?.sku !== undefined && /\b(?:good|fit|work|suit)/.test(text))
    return build({ kind: 'focus' })
  return undefined
}

/** "Can I take a power bank on a plane?": asks whether, not which. */
const asksForKnowledge =
  /^(?:can i|can you|could i|is it|are |do i|should i|will |why |when )(?!.*\b(?:recommend|suggest|show|find)\b)|^(?!.*(?:有没有|推荐|卖|介绍|找)).*(?:能不能|能.*吗|可以.*吗|会不会|会.*吗|要不要|需要.*吗|为什么)/

/** A question of knowledge, not of one product. */
function guideQuestion(
  { cues, wants, text, marks }: Reading,
  isQuestion: boolean,
): Act | undefined {
  // "How many litres for four people?" is reckoned, with goods to show for it.
  if (Object.keys(wants.life).length > 0) return undefined
  // "Front loader or top loader?" weighs kinds against each other.
  const weighs = wants.constraints.some(({ operator }) => operator === 'in')
  if (weighs && isQuestion && /还是|哪个好|\bor\b|better/.test(text))
    return { kind: 'ask-guide', text, category: wants.category }
  const asksWhether =
    isQuestion &&
    wants.category !== null &&
    wants.constraints.length === 0 &&
    asksForKnowledge.test(text)
  if (asksWhether) return { kind: 'ask-guide', text, category: wants.category }
  if (!cues.has('guide')) return undefined
  if (wants.constraints.some(({ attribute }) => attribute === 'price' || attribute === 'brand'))
    return undefined
  if (wants.wishes.some(({ strict }) => strict)) return undefined
  const isGoodsOnly =
    wants.category !== null && wants.attributes.length === 0 && wants.text.length === 0
  const explains = marks.some(
    (mark) => hasCue(mark, 'guide') && !/^(?:what is|what's|what is a)$/.test(mark.text),
  )
  if (isGoodsOnly && !explains) return undefined
  return isQuestion || explains ? { kind: 'ask-guide', text, category: wants.category } : undefined
}

/** What is wanted, and how it moves against the goods shown. */
function needActs(reading: Reading): Act[] {
  const { wants, state, lexicon } = reading
  if (isEmpty(wants)) return []
  if (reading.clauses.length > 1) return reading.clauses.map((clause) => needOf(clause))
  const acts: Act[] = []
  const isRelative =
    (state.shown.length > 0 || reading.page?.sku !== undefined) && wants.category === null
  const comparatives = isRelative ? wants.comparatives : []
  const wishes = isRelative
    ? wants.wishes
    : [...wants.wishes, ...wants.comparatives.map((one) => ({ ...one, strict: false }))]
  const isNamed = wants.category !== null || hasConditions(wants) || wants.models.length > 0
  const text = wants.text.filter((word) => !isNamed || isInTitles(word, lexicon))
  const isCueOnly =
    !isNamed &&
    ['advise', 'more', 'thank', 'bye', 'skip', 'withdraw'].some((tag) =>
      reading.cues.has(tag as CueTag),
    )
  if (isCueOnly && comparatives.length === 0) return []
  const isUnknownGoods =
    !isNamed &&
    text.length > 0 &&
    text.every((word) => !isInTitles(word, lexicon)) &&
    (namesGoods.test(reading.text) || text.some((word) => word.includes(' ')))
  if (
    !isNamed &&
    !isUnknownGoods &&
    text.every((word) => !isInTitles(word, lexicon)) &&
    comparatives.length === 0 &&
    wishes.length === 0
  )
    return []
  const fresh = isUnknownGoods || reading.isNewTopic
  const makers = makersNotCarried(
    reading.text,
    reading.catalogue.brands.flatMap(({ name, words }) => [name, ...words]),
  )
  const owned = alreadyHas.test(reading.text)
    ? reading.references.flatMap((one) => (one.kind === 'sku' ? [one.sku] : []))
    : []
  const need = {
    ...needOf({ ...wants, wishes, text, ...(owned.length > 0 ? withoutNames(wants) : {}) }),
    fresh,
    makers,
    owned,
  }
  const isBlank =
    need.category === null &&
    need.constraints.length === 0 &&
    need.wishes.length === 0 &&
    need.uses.length === 0 &&
    Object.keys(need.life).length === 0 &&
    need.models.length === 0 &&
    need.text.length === 0
  if (!isBlank) acts.push(need)
  for (const comparative of comparatives)
    acts.push({ kind: 'comparative', ...comparative, than: reading.references[0] ?? null })
  return acts
}

/** "I already own the Atlas 115": not to be offered again. */
const alreadyHas = /\balready (?:own|have|bought)\b|已经有|已经买了|家里有了/

/** The wants without the product that the shopper has; its brand may still be wanted. */
const withoutNames = (wants: Wants): Pick<Wants, 'models' | 'text' | 'constraints'> => ({
  models: [],
  text: [],
  constraints: wants.constraints.filter(({ attribute }) => attribute !== 'brand'),
})

/** A request for goods, whatever they are. */
const namesGoods =
  /\b(?:want|need|looking for|buy|get me|sell|have|show|find|search|recommend|suggest|compare)\b|想要|想买|要买|有没有|有卖|有.{1,8}卖|卖不卖|找|来个|来一|推荐|买/

const isInTitles = (word: string, { titleWords }: Lexicon): boolean =>
  searchTerms(word).some((term) => (titleWords.get(term) ?? 0) > 0)

const needOf = (wants: Wants): Act & { kind: 'need' } => ({
  kind: 'need',
  category: wants.category,
  constraints: wants.constraints,
  wishes: wants.wishes,
  uses: wants.uses,
  life: wants.life,
  text: wants.text,
  models: wants.models,
  fresh: false,
})

/** What is left when no goods, question or rule was found. */
function smallTalk({ cues, state, marks }: Reading): Act[] {
  const acts: Act[] = []
  if (cues.has('thank')) acts.push({ kind: 'thank' })
  if (cues.has('bye')) acts.push({ kind: 'goodbye' })
  if (acts.length > 0) return acts
  if (cues.has('ability')) return [{ kind: 'ask-range', about: 'categories' }]
  if (
    cues.has('greet') &&
    marks.every((mark) => isFiller(mark) || hasCue(mark, 'greet') || mark.word === undefined)
  )
    return [{ kind: 'greet' }]
  if (cues.has('no')) return [{ kind: 'reject' }]
  if (cues.has('yes')) return [{ kind: 'affirm' }]
  if (cues.has('advise') && state.need.category !== null) return [{ kind: 'advise' }]
  return [{ kind: 'unclear' }]
}
