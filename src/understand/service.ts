import { distance } from 'fastest-levenshtein'
import type { Act, ServiceIntent } from '../domain/act.ts'
import { singular } from '../lib/text.ts'
import { cut, type Atom } from './atoms.ts'
import { englishWords } from './english.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mark } from './marks.ts'
import { Phrases } from './phrases.ts'
import { serviceWords, type ServiceWord } from './service-words.ts'

/** What a message says to the service desk: the words found, and the message as it was read. */
interface Heard {
  readonly has: (...words: readonly ServiceWord[]) => boolean
  /** The words of the message, corrected and in the singular, between blanks. */
  readonly text: string
}

/**
 * The service intent of a message, or `undefined`. Compositional: an action and its object, the
 * more telling object first. `isKnown` says which words are no typos of service words.
 */
export function readService(
  message: string,
  isKnown: (word: string) => boolean = nothing,
): ServiceIntent | undefined {
  const last = lastRead.get(isKnown)
  if (last?.message === message) return last.intent
  const heard = hear(message.slice(0, mostRead), isKnown)
  const intent = rules.find(([, holds]) => holds(heard))?.[0]
  lastRead.set(isKnown, { message, intent })
  return intent
}

const nothing = (): boolean => false

/** What is wanted is said before that. */
const mostRead = 800

/** The stages of a turn ask the same of one message. */
const lastRead = new WeakMap<
  (word: string) => boolean,
  { readonly message: string; readonly intent: ServiceIntent | undefined }
>()

type Rule = readonly [intent: ServiceIntent, holds: (heard: Heard) => boolean]

/** In order: the first rule that holds names the intent. */
const rules: readonly Rule[] = [
  ['newsletter', ({ has }) => has('newsletter')],
  ['cancellation-fee', ({ has }) => has('fee') && has('ending')],
  ['review', ({ has, text }) => has('review') && (has('leave') || aboutTheShop.test(text))],
  [
    'complaint',
    ({ has, text }) =>
      (has('complaint') && !isWarrantyClaim.test(text)) ||
      (has('unhappy') && (has('desk') || aboutTheShop.test(text))),
  ],
  [
    'recover-password',
    ({ has, text }) =>
      !isBanking.test(text) &&
      (has('password') || (has('key') && (has('account') || (has('recover') && !has('order'))))),
  ],
  ['registration-problem', ({ has }) => has('registration') && has('problem', 'report')],
  ['registration-problem', ({ has }) => has('enrolment') && has('how')],
  [
    'registration-problem',
    ({ has }) => has('account') && has('create') && has('problem', 'report') && !has('level'),
  ],
  ['human-agent', ({ text }) => wantsPerson.test(text)],
  ['customer-service', ({ has }) => has('desk') && has('talk', 'hours')],
  ['refund-policy', ({ has }) => has('refund') && has('circumstance')],
  ['track-refund', ({ has }) => has('refund') && has('expect')],
  ['get-refund', ({ has }) => has('refund')],
  ['get-invoice', ({ has, text }) => has('invoice') && has('get') && !paysBill.test(text)],
  ['check-invoice', ({ has, text }) => has('invoice') && !paysBill.test(text)],
  ['change-address', ({ has }) => has('address') && has('wrong')],
  ['set-up-address', ({ has }) => has('address') && has('enter')],
  ['change-address', ({ has }) => has('address') && has('change')],
  ['delete-account', ({ has }) => has('account') && has('cancel', 'delete', 'unwanted')],
  ['edit-account', ({ has }) => has('account') && has('edit') && has('data')],
  ['switch-account', ({ has }) => has('account') && has('switch')],
  ['edit-account', ({ has, text }) => has('account', 'data') && has('edit') && isOwn.test(text)],
  ['create-account', ({ has, text }) => (has('account') && has('create')) || isSignUp.test(text)],
  ['payment-problem', ({ has }) => has('payment') && has('problem', 'report')],
  ['payment-methods', ({ has }) => has('payment') && has('method')],
  ['cancel-order', ({ has }) => has('order') && has('cancel', 'unwanted')],
  [
    'delivery-period',
    ({ has }) =>
      has('time') &&
      ((has('arrive') && has('parcel', 'delivery')) || (has('take') && has('parcel', 'delivery'))),
  ],
  [
    'delivery-options',
    ({ has, text }) => shipsWhere.test(text) || (has('delivery') && has('method')),
  ],
  ['change-order', ({ has }) => has('order') && has('change', 'add', 'delete')],
  ['track-order', ({ has }) => has('order') && has('track', 'late')],
  ['place-order', ({ text }) => placesOrder.test(text)],
]

const aboutTheShop =
  / (?:for|about|against|with) (?:your|ur|you guy|this|the|a) (?:service|company|shop|store|business|organization|website|staff|product) |你们(?:店|公司|服务)/
/** A code of a bank's, not of the shop's. */
const isBanking =
  / (?:bank|checking|saving|debit|credit|atm|card|visa|mastercard|amex|phone|sim) |银行|信用卡|取款|手机/
/** The bills of a household: none of the shop's. */
const paysBill =
  / (?:pay|paying|paid|owe|due|minimum|balance) (?:\S+ ){0,4}bill | bill (?:\S+ ){0,3}(?:due|balance|owe) | (?:electric|electricity|power|water|gas|cable|internet|phone|medical|rent|utility|energy) bill /
const isWarrantyClaim =
  /(?:warranty|insurance) claim | claim (?:on |under |for )?(?:the |my |a )?warranty/
const wantsPerson =
  /(?: (?:talk|speak|chat|contact|reach|call|connect|transfer|touch|through|direct|communicate|message)(?:t?ing|ed)? (?:\S+ ){0,4}| (?:need|want|get me|give me|is there|are there) (?:to |a |an |the |some |any |your ){0,2}(?:real |live |human |actual ){1,2}| (?:need|want|get me|give me) (?:a |an |the |your ){0,1})(?:agent|human|operator|representative|rep|assistant|manager|supervisor|advisor|adviser|employee)(?: being)? | (?:talk|speak|chat|contact|reach|call|connect|transfer|touch|through|direct|communicate)(?:t?ing|ed)? (?:\S+ ){0,4}(?:person|someone|somebody|staff|people) | (?:real|live|actual) (?:person|agent|human|assistant|operator) |(?:转|找|接|联系|叫|要|换|和|跟|有没有|给我) ?(?:个|一?个|一下|你们)? ?(?:的 )?(?:人 工|真 人|客 服|工 作 人 员|专 员|经 理|主 管)/
const isOwn = / (?:account|profile|user|my|personal) |账|帐|会 员|资 料|信 息|手 机 号|绑 定/
const isSignUp =
  /^ (?:how |where |can |could |do |to |i |want |need |help |me |please |would |like |wanna ){0,8}(?:register|registration|sign up|become a member) (?:please |here |now |on your site |as a new customer )?\??\s*$|怎 么 注 册|怎 么 开 户|想 注 册|我 要 注 册|如 何 注 册/
const shipsWhere =
  / (?:(?:ship|deliver|shipment|shipping|delivery|shipped|delivered) to|(?:order|purchase|delivery|shipment|shipping|shop|buy|buying|ordering) from) (?!me |my |arrive|your |ur |you |home |a |the |this |be |get |it )[a-z]|(?:送|寄|发|配 送|发 货) 到 (?!哪|了|家)|(?:能|可 以|支 持) ?(?:送|寄|发 货|配 送)(?: 到| 去)?/
const placesOrder =
  / (?:buy|purchas|acquir|order|shop|earn|obtain)(?:e|s|ed|ing|ping)? (?:\S+ ){0,4}(?:product|item|article|something|thing|stuff|good) | (?:make|place|do|making|placing|doing|submit) (?:a |an |my |new |another |the ){0,2}(?:order|purchase) |(?:how|where) (?:\S+ ){0,5}(?:buy|purchase|order|shop) (?:here |online |from you |on your (?:site|website) |in your (?:shop|store) )?\??\s*$|怎 么 (?:下 单|购 买|买 东 西|订 购)|如 何 (?:下 单|购 买|订 购)|(?:想|要|帮 我) 下 (?:个 |一 ?个 )?(?:单|订 单)/

const words = new Phrases<ServiceWord>()
/** Words that a misspelt one may have been meant as, by length. */
const spellings = new Map<number, Set<string>>()
/** Every word of the phrases and the plain words around them: known, so no typo. */
const known = new Set<string>(
  (
    'a an the i you he she it we they my your ur our his her their me us them am is are was were be been do does did ' +
    'have has had having can could will would shall should may might must not no of in on at by for from with to about as ' +
    'and or but if then than so because that this these those what which who how when where why here there any some all ' +
    'much many more most very really just only also too please pls help want wanna need like know tell try trying got get ' +
    'u ya y im ive id dont cant aint wont isnt doesnt didnt one two three last first second next up out off over again ' +
    'several few other another buy buying shop shopping acquire acquiring acquired earn earning purchasing doing soon direct chatting visa goddamn damn fucking bloody assistance support question possible there going gonna'
  ).split(' '),
)

for (const [tag, list] of Object.entries(serviceWords) as [ServiceWord, string][])
  for (const entry of list.split('|'))
    for (const phrase of formsOf(entry)) {
      words.add(phrase, tag)
      for (const word of phrase.split(/[^a-z']+/)) {
        if (word === '') continue
        known.add(word)
        if (word.length < 3) continue
        const group = spellings.get(word.length) ?? new Set()
        spellings.set(word.length, group.add(word))
      }
    }

/** "cancel*": cancel, cancels, cancelled, canceling and the like. */
function* formsOf(entry: string): Iterable<string> {
  const star = entry.indexOf('*')
  if (star < 0) {
    yield entry
    return
  }
  const verb = entry.slice(0, star)
  const rest = entry.slice(star + 1)
  const stem = verb.endsWith('e') ? verb.slice(0, -1) : verb
  const doubled = /[aeiou][bdglmnprt]$/.test(verb) ? verb + verb.at(-1) : stem
  yield verb + rest
  yield (/[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`) + rest
  yield `${stem}ing${rest}`
  yield `${doubled}ed${rest}`
  yield `${doubled}ing${rest}`
}

/** Unknown words looked up in one message. */
const mostSlips = 24

function hear(message: string, isKnown: (word: string) => boolean): Heard {
  const plain = message.replace(/\{\{[^{}]{0,60}\}\}/g, ' ').replace(/(\p{L}{4})(?=\d{4})/gu, '$1 ')
  const { atoms } = cut(plain)
  const slips = new Map<string, string | undefined>()
  const meantBy = (word: string): string | undefined => {
    if (!slips.has(word)) slips.set(word, slips.size < mostSlips ? nearest(word) : undefined)
    return slips.get(word)
  }
  const read = atoms.flatMap((atom) => mend(atom, isKnown, meantBy))
  const found = new Set<ServiceWord>()
  for (let at = 0; at < read.length; at++)
    for (const word of words.longest(read, at)?.meanings ?? []) found.add(word)
  return {
    has: (...tags) => tags.some((tag) => found.has(tag)),
    text: ` ${read.map(({ text }) => text).join(' ')} `,
  }
}

/** The atom with its spelling mended; two atoms where a blank was left out ("uhelp", "theorder"). */
function mend(
  atom: Atom,
  isKnown: (word: string) => boolean,
  meantBy: (word: string) => string | undefined,
): Atom[] {
  const { raw } = atom
  if (atom.kind !== 'word' || known.has(raw) || known.has(atom.text)) return [atom]
  if (!/^[a-z']+$/.test(raw) || raw.length > 24 || isKnown(raw)) return [atom]
  for (let at = 1; at <= raw.length - 2; at++) {
    const left = raw.slice(0, at)
    const right = raw.slice(at)
    if (!known.has(left) || !(known.has(right) || known.has(singular(right)))) continue
    if (left.length < 3 && !['u', 'a', 'i', 'to', 'my', 'do', 'ur'].includes(left)) continue
    const middle = atom.start + at
    return [
      { ...atom, text: left, raw: left, end: middle },
      { ...atom, text: singular(right), raw: right, start: middle },
    ]
  }
  const meant = meantBy(raw)
  return meant === undefined ? [atom] : [{ ...atom, text: singular(meant), raw: meant }]
}

/** The one service word that `word` is a slip of: one slip from four letters on, two from eight. */
function nearest(word: string): string | undefined {
  if (word.length < 3) return undefined
  for (const candidate of spellings.get(word.length) ?? [])
    if (isTransposed(word, candidate)) return candidate
  if (word.length < 4) return undefined
  const allowed = word.length >= 8 ? 2 : 1
  const single = singular(word)
  if (single.length < 4 || (single.length < 5 && single !== word)) return undefined
  let best: string | undefined
  let bestEdits = allowed + 1
  for (let length = single.length - allowed; length <= word.length + allowed; length++)
    for (const candidate of spellings.get(length) ?? []) {
      if (candidate.length < 4) continue
      if (candidate[0] !== word[0] && candidate[1] !== word[1]) continue
      const edits = Math.min(distance(word, candidate), distance(single, candidate))
      if (edits >= bestEdits) continue
      best = candidate
      bestEdits = edits
    }
  return best
}

/** "oredr": two neighbouring letters changed places, which counts as one slip. */
function isTransposed(word: string, candidate: string): boolean {
  if (word.length !== candidate.length) return false
  let at = 0
  while (at < word.length && word[at] === candidate[at]) at++
  return (
    word[at] === candidate[at + 1] &&
    word[at + 1] === candidate[at] &&
    word.slice(at + 2) === candidate.slice(at + 2)
  )
}

/** What {@link serviceActs} looks at. */
interface ServiceReading {
  readonly text: string
  readonly lexicon: Lexicon
  readonly marks: readonly Mark[]
}

/** Intents that a policy of the shop answers, with its topic. */
const policyOf: Partial<Record<ServiceIntent, string>> = {
  'delivery-options': 'delivery',
  'delivery-period': 'delivery',
  'payment-methods': 'payment',
  'refund-policy': 'returns',
}

/**
 * The acts of a message to the service desk, `undefined` when it is none. Goods named beside what
 * could be said of them ("fridge with free delivery") are a need, not a request.
 */
export function serviceActs(reading: ServiceReading, hasGoods: boolean): Act[] | undefined {
  const { text, lexicon, marks } = reading
  const intent = readService(text, isKnownTo(lexicon))
  if (intent === undefined) return undefined
  const topic = policyOf[intent]
  const namesGoods = marks.some(({ meanings }) => meanings.some(({ kind }) => kind === 'category'))
  if (hasGoods && (intent === 'place-order' || topic !== undefined)) return undefined
  switch (intent) {
    case 'cancel-order':
    case 'change-order':
    case 'track-order':
      return [{ kind: 'ask-order', text, intent }]
    case 'complaint':
      return [{ kind: 'complain' }]
    case 'human-agent':
      return namesGoods ? undefined : [{ kind: 'ask-person', reason: 'asked' }]
    case 'customer-service':
      return asksHours.test(text)
        ? [{ kind: 'service', intent, text }]
        : namesGoods
          ? undefined
          : [{ kind: 'ask-person', reason: 'customer-service' }]
    default:
      return topic === undefined
        ? [{ kind: 'service', intent, text }]
        : [{ kind: 'ask-policy', topic, text, intent }]
  }
}

/** True for what the service desk answers; how to order is left to whoever keeps the cart. */
export function isForDesk({ text, lexicon }: Pick<ServiceReading, 'text' | 'lexicon'>): boolean {
  const intent = readService(text, isKnownTo(lexicon))
  return intent !== undefined && intent !== 'place-order'
}

const asksHours =
  /\b(?:hours?|times?|number|phone|telephone|mail|email|e-mail|opening|open|when)\b|几点|时间|电话|号码|邮箱|上班|下班|营业/

const testers = new WeakMap<Lexicon, (word: string) => boolean>()

/** Words of English and those that goods and titles have are no typos of service words. */
export function isKnownTo(lexicon: Lexicon): (word: string) => boolean {
  const made = testers.get(lexicon)
  if (made) return made
  const { vocabulary, titleWords } = lexicon
  const tester = (word: string): boolean =>
    englishWords.has(word) ||
    titleWords.has(word) ||
    vocabulary.has(word) ||
    vocabulary.has(singular(word))
  testers.set(lexicon, tester)
  return tester
}
