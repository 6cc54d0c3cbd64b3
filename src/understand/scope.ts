import type { Act } from '../domain/act.ts'
import { showsGoods, type ConversationState, type Page } from '../domain/conversation.ts'
import type { Passage } from '../domain/passage.ts'
import { searchTerms, singular } from '../lib/text.ts'
import { cut } from './atoms.ts'
import { englishWords } from './english.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { isAccessoryNoun } from './goods.ts'
import { hasCue, isFiller, type Mark } from './marks.ts'
import { Phrases } from './phrases.ts'
import {
  aboutAssistant,
  asksGoods,
  asksStock,
  commands,
  foodFrames,
  outsideFields,
  otherAdvice,
  outsideHints,
  pays,
  shopTalk,
  worldFrames,
} from './scope-words.ts'
import type { Subject } from './subjects.ts'
import { isKnownTo, readService, serviceActs } from './service.ts'

/** Whose business a message is. `unknown`: nothing in it tells. */
export type Scope = 'shop' | 'assistant' | 'outside' | 'unknown'

export interface ScopeContext {
  readonly lexicon: Lexicon
  readonly state: ConversationState
  readonly page: Page | null
  /** What sayings like the message were about; `null`: not known. */
  readonly subject: Subject | null
  /** The shop's guides and policies: their words are the shop's, too. */
  readonly passages?: { readonly passages: readonly Passage[] } | undefined
}

/**
 * The acts of a message that is not about goods: talk of other things is declined, talk about the
 * assistant gets who it is, the service desk is asked what it is there for. `undefined`: read on.
 */
export function deskActs(
  reading: ScopeContext & { readonly text: string; readonly marks: readonly Mark[] },
  hasGoods: boolean,
): Act[] | undefined {
  switch (scopeOf(reading.text, reading.marks, reading)) {
    case 'assistant':
      return [{ kind: 'ask-identity' }]
    case 'outside':
      return [{ kind: 'off-topic', topic: 'other' }]
    case 'unknown':
      return [{ kind: 'unclear' }]
    case 'shop':
      return serviceActs(reading, hasGoods)
  }
}

/**
 * Weighs what in a message belongs to the shop (goods, properties, brands, titles, policies, the
 * service desk, buying, sayings of the like) against what does not (fields of the world's business,
 * the build of the sentence, words the shop has never written).
 *
 * The weights are those of a logistic regression fitted on our own lists (`test/fixtures`) and the
 * training parts of clinc150 and bitext-intents; their development parts and the lists called
 * "unread" took no part. Whoever names goods, or says what shoppers say,
 * is heard whatever the score.
 */
export function scopeOf(text: string, marks: readonly Mark[], context: ScopeContext): Scope {
  const { fields, assistant } = fieldsOf(text, marks)
  const isService = readService(text, isKnownTo(context.lexicon)) !== undefined
  // Nothing but courtesy, or "start over".
  const isKnown = marks.every(({ word }) => word === undefined)
  if (isKnown && fields === 0 && (marks.some(isTalk) || asksMeaning(marks))) return 'shop'
  const isForeign = fields > 0 || (context.subject?.shopOdds ?? 0) < -1
  if (!isForeign && (asksMeaning(marks) || asksTerm(text, marks, context))) return 'shop'
  // "CADR" is a word of no other talk.
  if (fields === 0 && asksMeaning(marks.filter((mark) => !isPlain(mark) || hasCue(mark, 'guide'))))
    return 'shop'
  const isShopTalk = shopTalk.test(text)
  const inside = insideOf(text, marks, context, isShopTalk)
  const { subject } = context
  if (assistant > 0 && !isService && inside < 2 && fields <= assistant) return 'assistant'
  // Slips of the pen abound where somebody wants help, and names of persons belong to it.
  const namesGoods = marks.some(({ meanings }) => meanings.some(({ kind }) => kind === 'category'))
  const strange = isService ? 0 : strangeWords(marks, context) * (namesGoods ? 0.5 : 1)
  const frame = framesOf(text, isShopTalk)
  // What is said while goods are on show need not sound like a shop.
  const odds = Math.max(subject?.shopOdds ?? 0, isUnderWay(context) ? -2 : -Infinity)
  // Where sayings speak for the shop, words that it uses nowhere else say nothing against it.
  const isLikely = odds > 1
  const score =
    (subject ? -2.51 : withoutSayings) +
    0.68 * inside +
    4 * Number(isService) +
    3.16 * Number(isUnderWay(context)) +
    0.75 * Number(isShopTalk) +
    1.05 * clamp(odds, 4) +
    2.14 * (subject?.certainty ?? 0) -
    (isLikely ? 0 : 0.48) * strange -
    (isLikely || namesGoods ? 1.4 : 2.28) * fields -
    0.38 * frame
  // Goods are named, or a figure while goods are on show, or buying is talked about; and nothing
  // speaks of other things.
  const givesFigure = isUnderWay(context) && marks.some(({ quantity }) => quantity !== undefined)
  const isBuying = isShopTalk && inside > 2.5 && odds > -1
  const isPlainly =
    (namesGoods || givesFigure || isBuying || isService) &&
    fields < 0.5 &&
    frame === 0 &&
    strange < (isService ? 2 : 1) &&
    odds > -3.5
  const isRule =
    fields < 0.5 && marks.some((mark) => mark.meanings.some((one) => isHeard(one, context)))
  if (score >= bar || isPlainly || isRule || isKnownSaying(subject) || seeksGift.test(text))
    return 'shop'
  return fields > 0 || frame > 0 ? 'outside' : 'unknown'
}

/** Sounds like sayings of one thing of the shop's, whatever else is mentioned: a commute, a milk. */
const isKnownSaying = (subject: Subject | null): boolean => {
  if (subject === null) return false
  const { certainty, desk, shopOdds } = subject
  const share = Math.max(certainty, desk?.certainty ?? 0)
  return (
    (share > 0.45 && shopOdds > 1.5) ||
    (share > 0.55 && shopOdds > 0.5) ||
    (share > 0.3 && shopOdds > 3)
  )
}

/** A present is sought in a shop, whoever it is for. */
const seeksGift =
  /\bsecret santa\b|\b(?:gift|present|pressie|prezzie)s?\b.*\b(?:for|ideas?|under|around|about|suggest\w*)\b|送.{1,12}(?:什么|啥|好)|礼物.{0,8}(?:推荐|预算|建议)/

const isTalk = (mark: Mark): boolean =>
  hasCue(mark, 'greet', 'thank', 'bye', 'start-over', 'ability', 'identity', 'yes', 'no')

/** The start of the score in a shop that has no sayings to learn from. */
const withoutSayings = -1.4

/** ln of the odds 0.62 : 0.38; what is plainly the shop's does not come here. */
const bar = 0.5

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value))

const isUnderWay = ({ state, page }: ScopeContext): boolean =>
  state.need.category !== null ||
  state.shown.length > 0 ||
  state.focus.length > 0 ||
  state.task?.wants != null ||
  showsGoods(page)

/** What the build of the sentence weighs: questions about the world, commands to a device, meals. */
const framesOf = (text: string, isShopTalk: boolean): number =>
  (worldFrames.test(text) ? 1.2 : 0) +
  (otherAdvice.test(text) ? 3 : 0) +
  (isShopTalk ? 0 : (commands.test(text) ? 3 : 0) + (foodFrames.test(text) ? 3 : 0))

const phrases = new Phrases<'field' | 'hint' | 'assistant'>()
for (const list of Object.values(outsideFields))
  for (const phrase of list.split('|')) phrases.add(phrase, 'field')
for (const phrase of outsideHints.split('|')) phrases.add(phrase, 'hint')
for (const phrase of aboutAssistant.split('|')) phrases.add(phrase, 'assistant')

/** How many stretches of the message belong to other fields, and to talk about the assistant. */
function fieldsOf(text: string, marks: readonly Mark[]): { fields: number; assistant: number } {
  const { atoms } = cut(text)
  // A power bank is no bank.
  const named = new Set(
    marks.flatMap(({ from, to, meanings }) =>
      meanings.some(({ kind }) => kind === 'category' || kind === 'brand')
        ? Array.from({ length: to - from }, (_, i) => from + i)
        : [],
    ),
  )
  let fields = 0
  let assistant = 0
  for (let at = 0; at < atoms.length;) {
    const longest = phrases.longest(atoms, at)
    // 一台风筒 is a hair dryer and no typhoon, 台风.
    const isOther = Array.from({ length: longest?.length ?? 0 }).some((_, i) => named.has(at + i))
    const found = isOther ? undefined : longest
    if (found?.meanings.includes('assistant')) assistant++
    else if (found) fields += found.meanings.includes('field') ? 1 : 0.35
    at += found?.length ?? 1
  }
  return { fields, assistant }
}

const weights = {
  category: 2,
  brand: 1.5,
  value: 0.7,
  attribute: 0.7,
  use: 0.5,
  adjective: 0.3,
} as const

/** How much of the message is the shop's. */
function insideOf(
  text: string,
  marks: readonly Mark[],
  context: ScopeContext,
  isShopTalk: boolean,
): number {
  const { lexicon } = context
  const isGoingOn = isUnderWay(context)
  // Properties tell of goods once goods are talked about; "lock all the doors" is no such talk.
  const isAboutGoods =
    isGoingOn ||
    isShopTalk ||
    asksGoods.test(text) ||
    marks.some((mark) => isCertain(mark, lexicon))
  const unknown = marks.filter((mark) => mark.word !== undefined && !isFiller(mark)).length
  let strong = 0
  let weak = 0
  for (const mark of marks) {
    if (mark.quantity) strong += mark.quantity.money || mark.quantity.units.length > 0 ? 0.6 : 0
    else if (isAccessoryNoun(mark)) strong += 0.9
    else if (mark.word !== undefined) {
      if (!isInTitles(mark.word, lexicon)) {
        // "iPhone 16", and nothing else: the name of a model that is not there.
        if (mark.isName && marks.length <= 3) strong += 0.7
      } else if (mark.isName) strong += 1.5
      else weak += 0.25
    } else {
      // A lone "不" or "exactly" among words of other things says neither yes nor no.
      if (hasCue(mark, 'yes', 'no') && mark.text.length < 3 && marks.length > 4) continue
      if (hasCue(mark, 'yes', 'no', 'ability') && unknown > 1) continue
      const weight =
        Math.max(
          0,
          ...mark.meanings.map((one) =>
            isHeard(one, context) ? 2.6 : weightOf(one, mark, isGoingOn, text),
          ),
        ) * (isCorrected(mark, lexicon) ? 0.6 : 1)
      if (weight < 0.6 || (weight < 1 && !isAboutGoods && isPlain(mark))) weak += weight
      else strong += weight
    }
  }
  if (isShopTalk) strong += 0.9
  if (asksStock.test(text)) strong += 0.7
  if (isGoingOn) strong += 1.1
  // However many words could be of goods: that none is for certain stays as it is.
  // A question is about what it names; words that titles happen to hold name nothing.
  if (strong < 0.6 && asksAnything.test(text)) return strong
  return strong + Math.min(weak, mostWeak)
}

const mostWeak = 0.7

/** "What does inverter mean?", "H13 or H14, what is the difference?". */
const asksMeaning = (marks: readonly Mark[]): boolean =>
  marks.some((mark) => hasCue(mark, 'guide')) &&
  marks.some(({ meanings }) =>
    meanings.some(({ kind }) => kind === 'value' || kind === 'attribute'),
  )

/** "What is SEER?", "what does 15 bar mean": a term or a measure that the shop writes about. */
const asksTerm = (text: string, marks: readonly Mark[], context: ScopeContext): boolean =>
  (whatIs.test(text) || marks.some((mark) => hasCue(mark, 'guide'))) &&
  marks.some(
    ({ word, quantity }) =>
      (quantity !== undefined && quantity.units.length > 0) ||
      (word !== undefined &&
        /^[a-z\d]+$/.test(word) &&
        !englishWords.has(word) &&
        isOwnWord(word, context)),
  )

const whatIs = /^(?:and |so |ok )?what(?:'?s| is| are| does)\b|(?:是什么|啥意思|是啥)/

export const asksAnything =
  /^(?:so |and |hey |hi |please |can you |could you )?(?:what|who|when|where|why|how|whose|whats|tell me|explain|do you know|is there|are there)\b|^(?:is|are|was|were|do|does|did|has|have|should|would|will|can|could|which|give me|teach me|help me|suggest)\b|^(?:怎么|怎样|如何|为什么|为啥|谁|哪里|什么时候)|(?:怎么办|怎么做|怎么写|怎么回事|是什么|多少|为什么|在哪|什么意思)\??$/

/** Names goods, a brand, a model or a policy beyond doubt; or it is courtesy. */
const isCertain = (mark: Mark, lexicon: Lexicon): boolean =>
  (mark.isName === true && isInTitles(mark.text, lexicon)) ||
  (!hasCue(mark, 'greet') && mark.meanings.some((meaning) => weightOf(meaning, mark, false) >= 1.5))

function weightOf(meaning: Meaning, { text }: Mark, isGoingOn: boolean, message = text): number {
  switch (meaning.kind) {
    case 'grammar':
      return 0
    case 'policy':
      // A card is the bank's business unless something is paid with it.
      if (meaning.topic === 'payment' && /\bcards?\b|卡/.test(text) && !pays.test(message))
        return 0.7
      // Single words of English ("ship", "store", "engineer") are words of anything.
      return /\p{Script=Han}| /u.test(text) || !englishWords.has(text) ? 2.6 : 0.7
    case 'cue':
      return cueWeight(meaning.tag, isGoingOn)
    case 'ordinal':
      return isGoingOn ? 1 : 0
    default:
      return weights[meaning.kind]
  }
}

/** The message sounds like what is asked about this policy: "returns" are no profits then. */
const isHeard = (meaning: Meaning, { subject }: ScopeContext): boolean =>
  meaning.kind === 'policy' &&
  subject?.desk?.topic === `policy-${meaning.topic}` &&
  subject.desk.certainty > 0.5

const talk = new Set(['thank', 'bye', 'greet', 'no', 'yes', 'ability', 'identity'])
const refinement = new Set(['skip', 'withdraw', 'start-over', 'more', 'correct', 'which'])
const business = new Set([
  'cart',
  'order',
  'haggle',
  'price-question',
  'stock-question',
  'all-goods',
  'all-brands',
  'complain',
])
const hints = new Set(['person', 'advise', 'compare', 'review-question', 'all-goods'])
const cueWeight = (tag: string, isGoingOn: boolean): number =>
  talk.has(tag) || (isGoingOn && refinement.has(tag))
    ? 1.5
    : business.has(tag)
      ? 1
      : hints.has(tag)
        ? 0.5
        : 0

/** True when titles hold the word; of a name with letters ("february 28") the figures do not count. */
function isInTitles(word: string, { titleWords }: Lexicon): boolean {
  const terms = searchTerms(word)
  const telling = terms.filter((term) => !/^\d+$/.test(term))
  return (telling.length > 0 ? telling : terms).some((term) => (titleWords.get(term) ?? 0) > 0)
}

/** A word of everyday English, which names a property of goods only among other things. */
const isPlain = ({ text }: Mark): boolean => text.split(' ').every((word) => englishWords.has(word))

/** Known only because a slip of the pen was assumed: "steve" for "stove". */
const isCorrected = ({ text }: Mark, { vocabulary }: Lexicon): boolean =>
  /^[a-z]{4,}$/.test(text) && !vocabulary.has(singular(text))

/** What the words weigh that neither the shop's goods nor its texts hold. */
function strangeWords(marks: readonly Mark[], context: ScopeContext): number {
  let sum = 0
  for (const mark of marks) {
    if (mark.word === undefined || mark.isName || isFiller(mark)) continue
    if (/\p{Script=Han}/u.test(mark.word)) {
      if (!isInTitles(mark.word, context.lexicon)) sum += Math.min(0.8, 0.2 * mark.word.length)
    } else if (!isOwnWord(mark.word, context) && !plainWords.has(mark.word)) sum += 0.8
  }
  return sum
}

/** True for words of the taxonomy, the titles, the guides and the policies. */
function isOwnWord(word: string, { lexicon, passages }: ScopeContext): boolean {
  if (lexicon.vocabulary.has(word) || lexicon.titleWords.has(word)) return true
  const terms = searchTerms(word)
  if (terms.some((term) => lexicon.vocabulary.has(term) || lexicon.titleWords.has(term)))
    return true
  if (passages === undefined) return false
  const own = wordsOf(passages)
  return terms.some((term) => own.has(term))
}

const written = new WeakMap<object, ReadonlySet<string>>()

/** The words of the shop's guides and policies, read once. */
function wordsOf(index: { readonly passages: readonly Passage[] }): ReadonlySet<string> {
  let words = written.get(index)
  if (!words) {
    words = new Set(
      index.passages.flatMap(({ heading, text, title }) =>
        searchTerms(`${title} ${heading} ${text}`),
      ),
    )
    written.set(index, words)
  }
  return words
}

/** Words of any talk: strange to no shop. */
const plainWords = new Set(
  (
    'wanna gonna gotta lemme kinda dunno hmm oh ah um uh yo dear sir madam folks guys buddy mate hiya yep please thanks ' +
    'january february march april may june july august september october november december summer winter put ' +
    'tomorrow today yesterday tonight week month monday tuesday wednesday thursday friday saturday sunday ' +
    'husband wife kid son daughter mom dad mum granny grandma grandpa roommate girlfriend boyfriend neighbor neighbour flatmate ' +
    'feel hope wish wonder wondering guess suppose decide decided confused sure interested curious anyway honestly basically ' +
    'here been being got getting gets goes went gone came come comes keep keeps kept put puts let lets'
  ).split(' '),
)
