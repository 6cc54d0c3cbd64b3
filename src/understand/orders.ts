import type { Act, Reference, ServiceIntent } from '../domain/act.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { Address, OrderSaid, OrderTask } from '../domain/order.ts'
import { normalise } from '../lib/text.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mark } from './marks.ts'
import { isKnownTo, readService } from './service.ts'
import type { CueTag } from './words.ts'

/** What the readers of orders and carts look at. */
export interface DeskReading {
  /** The message as it was written. */
  readonly written: string
  /** The message, normalised. */
  readonly text: string
  readonly marks: readonly Mark[]
  readonly cues: ReadonlySet<CueTag>
  readonly references: readonly Reference[]
  readonly wants: { readonly category: string | null; readonly constraints: readonly unknown[] }
  readonly lexicon: Lexicon
  readonly state: ConversationState
}

type Action = OrderSaid['action']

const emailPattern = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/iu
/** "#W2611340", "W2611340", "#10482". */
const numberPattern = /#\s?w?\d{4,15}\b|(?<![\p{L}\p{N}#-])w\d{7}(?![\p{L}\p{N}])/iu
/** "Order 00123842", "purchase no. A-10482", "订单号是 10482". */
const namedNumber =
  /(?:orders?|oreder|roder|purchase|parcel|package|order ?(?:no\.?|number|id)|number|订单|单号|订单号|编号)\s?(?:no\.?|number|id|号码?|号)?\s?(?:is|was|为|是)?[\s:：]{0,2}((?:[a-z]{1,3}-?)?\d{4,15})(?![\p{L}\p{N}])/iu
/** A number by itself, where one was asked for. */
const bareNumber = /(?<![\p{L}\p{N}.,-])(?:[a-z]{1,3}-?)?\d{7,15}(?![\p{L}\p{N}])/iu
const namedZip =
  /(?:zip|post(?:al)?) ?-?(?:code)?\s?(?:is|was|:|：)?\s?((?:[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})|\d{3,6}(?:-\d{3,4})?)|(?:邮编|邮政编码)\s?(?:为|是|:|：)?\s?(\d{5,6})/iu
const bareZip = /(?<![\p{L}\p{N}#$€£.,-])\d{5,6}(?:-\d{4})?(?![\p{L}\p{N}%-])/u

/** The message without e-mail addresses and order numbers, so that no word in them is misread. */
export const withoutIdentifiers = (text: string): string =>
  text.replace(new RegExp(emailPattern, 'giu'), ' ').replace(new RegExp(numberPattern, 'giu'), ' ')

/**
 * What a message does about orders; `undefined` when it does nothing, or when it asks something
 * else while a task is open. Short answers belong to the open task first.
 */
export function readOrder(reading: DeskReading): Act | undefined {
  const { written, text, state, cues } = reading
  // Whoever asks for a person gets one, whatever it is about.
  if (cues.has('person')) return undefined
  const task = state.task !== null && state.task.wants !== null ? state.task : null
  const found = identifiersOf(written, task)
  const named = actionOf(reading, found.orderId !== null)
  // "My order is #W123", "订单号是…": the answer to the task's question, not a new one.
  const isProof = found.orderId !== null || found.email !== null || found.zip !== null
  const action = task !== null && isProof && named === 'status' ? undefined : named
  const said: OrderSaid = {
    action: action ?? 'continue',
    ...found,
    answer: null,
    places: placesOf(reading.marks),
    isAll: isAll.test(text) || (action === 'status' && listsOrders.test(text)),
    reason: byMistake.test(text)
      ? 'by-mistake'
      : noLongerNeeded.test(text)
        ? 'no-longer-needed'
        : null,
    address: null,
    text,
  }
  const act = (more: Partial<OrderSaid> = {}): Act => {
    const whole = { ...said, ...more }
    const intent = intents[whole.action]
    return { kind: 'ask-order', text, ...(intent ? { intent } : {}), said: whole }
  }
  if (task !== null) {
    const answer = plainAnswer(text, task)
    if (answer === 'no' || (answer === 'yes' && mayConfirm(task, state)))
      return act({ answer, action: 'continue' })
    if (task.step === 'address') {
      const address = readAddress(written)
      if (address) return act({ address, action: 'continue', zip: null, orderId: null })
    }
    if (action === undefined && answersTask(reading, task, said)) return act()
  }
  if (action !== undefined) {
    const address = action === 'address' ? readAddress(afterTo(written)) : null
    return act({ address, ...(address ? { zip: null } : {}) })
  }
  // An order number or an e-mail address by itself can only be about an order.
  const isAlone = withoutIdentifiers(normalise(written)).replace(/[^\p{L}\p{N}]/gu, '').length < 14
  const isIdentity = found.email !== null || found.orderId !== null
  if (isIdentity && isAlone) return act({ action: 'status' })
  return undefined
}

const intents: Partial<Record<Action, ServiceIntent>> = {
  status: 'track-order',
  cancel: 'cancel-order',
  change: 'change-order',
  refund: 'get-refund',
  address: 'change-address',
}

/** A yes is for the change that was shown, unless another question has been asked since. */
const mayConfirm = ({ step }: OrderTask, { openQuestion }: ConversationState): boolean =>
  step === 'confirm' && openQuestion === null

/** True when the message answers what the task asked, and asks nothing of its own. */
function answersTask(
  { text, wants, cues, marks }: DeskReading,
  { step }: OrderTask,
  said: OrderSaid,
): boolean {
  const asksElse = text.endsWith('?') || wants.constraints.length > 0
  switch (step) {
    case 'identity':
      if (said.orderId !== null || said.email !== null || said.zip !== null) return true
      return lacksNumber.test(text) && !asksElse
    case 'which-order':
      if (said.orderId !== null) return true
      return !asksElse && (said.places.length > 0 || pointsAtOrder.test(text))
    case 'which-items':
      if (asksElse || cues.has('compare') || cues.has('advise')) return false
      return said.places.length > 0 || said.isAll || marks.length <= 6
    case 'address':
      return said.orderId !== null || (!text.endsWith('?') && street.test(text))
    default:
      return said.orderId !== null
  }
}

/** Part of an address: asked for again, as a whole. */
const street =
  /^\d{1,5}[a-z]?,? .*\b(?:road|rd|street|st|lane|ln|avenue|ave|drive|dr|way|court|ct|place|blvd|boulevard|terrace|close|square|highway|apt|suite)\b|[路街巷弄道]\s?\d{1,5}\s?[号弄]|小区|\d{1,4}室/
const lacksNumber =
  /(?:don't|dont|do not|no|lost|can't|cannot|without).{0,24}(?:number|have (?:it|that|one)|order|e-?mail|remember|find)|(?:没有|不知道|忘了|找不到|不记得|丢了).{0,8}(?:号|邮箱|邮件|邮编)?$/
const pointsAtOrder =
  /\b(?:the|that|one)\b.{0,20}\b(?:with|one|order)\b|那个|那单|那笔|这单|买.{1,12}的|^(?:the )?(?:latest|newest|last|most recent)|最近|最新/
const isAll =
  /\b(?:all|both|everything|whole order|entire order|each)\b|全部|都退|所有|整单|两个都|一起退/
const listsOrders =
  /\b(?:my|all|past|previous|recent) (?:\w+ )?(?:orders|purchases)\b|order history|(?:哪些|所有|全部|我的|查看)订单|订单(?:列表|有哪些)/
const byMistake =
  /\bby mistake|accident|wrong (?:one|item|order)|ordered twice|拍错|下错|买错|误下|重复下单/
const noLongerNeeded =
  /(?:no longer|don't|do not|dont) (?:need|want)|changed my mind|not need(?:ed)? any ?more|不需要了|不想要了|不要了|用不着/

/** Order number, e-mail and postcode in the message; nothing of it is guessed. */
function identifiersOf(
  written: string,
  task: OrderTask | null,
): Pick<OrderSaid, 'orderId' | 'email' | 'zip'> {
  let rest = written.normalize('NFKC')
  const take = (pattern: RegExp): string | null => {
    const match = pattern.exec(rest)
    if (!match) return null
    const value = match.slice(1).find((group) => group !== undefined) ?? match[0]
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
    return value.trim()
  }
  const email = take(emailPattern)?.toLowerCase() ?? null
  const isAsked = task !== null && (task.step === 'identity' || task.step === 'which-order')
  const zipByName = take(namedZip)
  const orderId = take(numberPattern) ?? take(namedNumber) ?? (isAsked ? take(bareNumber) : null)
  const mayBeZip = task?.step === 'identity' || orderId !== null || email !== null
  const zip = zipByName ?? (mayBeZip ? take(bareZip) : null)
  return { orderId: orderId?.replace(/\s/g, '') ?? null, email, zip }
}

const actionsOfIntents: Partial<Record<ServiceIntent, Action>> = {
  'cancel-order': 'cancel',
  'track-order': 'status',
  'change-order': 'change',
  'track-refund': 'refund',
  'get-refund': 'refund',
  'change-address': 'address',
}

/** What the message wants done with an order, where it is about the shopper's own. */
function actionOf(
  { text, lexicon, cues, state, marks }: DeskReading,
  hasNumber: boolean,
): Action | undefined {
  const asksHow =
    /^(?:how|what|can i|could i|may i|is it|am i|do (?:you|i)|when|why|which)\b|怎么|如何|政策|规定|多久|几天|多少天|可以.{0,8}吗|能.{0,8}吗|运费/.test(
      text,
    )
  const isOwn =
    hasNumber ||
    (state.task !== null && state.task.customerId !== null) ||
    /\bmy (?:\w+ )?(?:order|purchase|parcel|package)\b|我的(?:订单|包裹|快递)|订单/.test(text)
  if (wantsReturn.test(text) && !/policy|policies|政策|规定/.test(text)) return 'return'
  if (/\breturn|退货/.test(text) && hasNumber) return 'return'
  if (showsOrders.test(text) && !/cancel|取消/.test(text)) return 'status'
  const mayBeService = hasNumber || state.task !== null || orderWords.test(text)
  const intent = mayBeService ? readService(text, isKnownTo(lexicon)) : undefined
  const action = intent === undefined ? undefined : actionsOfIntents[intent]
  if (intent !== undefined && action === undefined) return undefined
  if (action === 'refund' || action === 'address')
    return isOwn && !(asksHow && !hasNumber) ? action : undefined
  if (action !== undefined) return action
  if (state.task?.orderId) {
    // "Cancel it", once an order was talked about.
    if (cancelsIt.test(text)) return 'cancel'
    if (returnsIt.test(text)) return 'return'
    if (asksWhere.test(text)) return 'status'
  }
  // "Cancel the first one", of the orders listed.
  if (state.task && state.task.listed.length > 0 && placesOf(marks).length > 0) {
    if (/\bcancel|取消/.test(text)) return 'cancel'
    if (/\breturn|退/.test(text)) return 'return'
  }
  const asksGeneral = /\breturn|refund|warranty|damaged|broken|faulty|退|保修|坏|破/.test(text)
  if (asksGeneral && !hasNumber) return undefined
  return cues.has('order') ? 'status' : undefined
}

const orderWords = /ord|purch|parcel|pack|refund|addres|cancel|订|单|退|地址|包裹|快递/

const cancelsIt =
  /^(?:please |can you |could you |i (?:want|would like|need) to |i'd like to )?cancel (?:it|that|this|this order|that order|the order)\b|^(?:请|帮我|我想|我要)?(?:把它)?取消(?:它|这个|这单|吧|掉)/
const returnsIt =
  /^(?:please |can you |could you |i (?:want|would like|need) to |i'd like to )?(?:return|send back) (?:it|them|that|something|some|one)\b/
const asksWhere =
  /^(?:and |so )?(?:where(?: is|'?s) (?:it|my|the)|when (?:will|does|is) it (?:arriv|com|be deliver|ship)|has it (?:been )?(?:ship|sent|arriv)|did it ship|what is (?:its|the) status)|^(?:它|现在)?(?:到哪|什么时候到|发货了吗|在哪)/
const wantsReturn =
  /(?:\b(?:i(?:'d| would)? (?:want|like|need|wish|have)|i'm trying|let me|please|help me|can you|could you)\b.{0,24}|^)\b(?:return|send back|sending back|returning)\b (?:the|my|an?|this|that|it|them|these|one|some|something|anything|part|order|what|item|product)\b|\b(?:start|open|begin|request|make|arrange|set up) (?:a|the|my) return\b|(?:我要|我想|想要|帮我|申请|办理|需要).{0,8}(?:退货|退掉|退换)|把.{1,16}退(?:了|掉|货)/
const showsOrders =
  /\b(?:show|see|view|list|check|find|look up|look at)\b.{0,20}\b(?:my|all|past|previous|recent) (?:\w+ )?(?:orders|purchases)\b|^my orders$|order history|what (?:did|have) i (?:order|buy|bought)|my (?:last|latest|recent|other) orders?\b|我(?:买过|订过|下过)|查.{0,4}订单/

/** Ordinals of the message, from 0, and "the latest" for the first of a list. */
function placesOf(marks: readonly Mark[]): number[] {
  const places = marks.flatMap(({ meanings, text, quantity }) => {
    const ordinal = meanings.find((one) => one.kind === 'ordinal')
    if (ordinal) return [ordinal.index]
    if (/^(?:latest|newest|recent|最近|最新)$/.test(text)) return [0]
    const isCount = quantity && quantity.units.length === 0 && quantity.low === quantity.high
    return isCount && Number.isInteger(quantity.low) && quantity.low >= 1 && quantity.low <= 20
      ? [quantity.low - 1]
      : []
  })
  return [...new Set(places)]
}

const yesWords =
  "yes|yep|yeah|yup|y|sure|of course|correct|that's right|that is right|that's correct|exactly|ok|okay|confirm|confirmed|i confirm|i agree|agreed|go ahead|do it|please do|proceed|absolutely|是|是的|对|对的|没错|好|好的|可以|行|确认|确定|没问题|同意|当然"
const noWords =
  "no|nope|nah|n|don't|dont|do not|don't do it|not now|never mind|nevermind|forget it|stop|leave it|leave it as it is|keep it|keep the order|keep my order|不|不要|不用|不用了|不了|不是|算了|先不|先不要|别|不取消|不取消了|不退|不退了|不改|不改了|取消操作"
const courtesies = 'please|thanks|thank you|thank|then|now|谢谢|请|吧|啊|呀|的|了|麻烦|您|你|，'
const verbs = {
  cancel:
    'cancel it|cancel the order|cancel this order|cancel my order|please cancel|cancel|取消|取消订单|取消吧',
  return:
    'return it|return them|return all|start the return|request the return|退|退货|退掉|申请退货',
  address: 'change it|change the address|update it|change|update|改|修改|改地址',
} as const

/** A plain yes or no and nothing beside it; any further word makes it neither. */
export function plainAnswer(
  text: string,
  { change }: Pick<OrderTask, 'change'>,
): 'yes' | 'no' | null {
  const words = text.replace(/[.!,;~。！，；、…\s]+/gu, ' ').trim()
  const around = [...courtesies.split('|'), ...(change ? verbs[change.kind].split('|') : [])]
  if (consistsOf(words, yesWords.split('|'), around)) return 'yes'
  return consistsOf(words, noWords.split('|'), [...courtesies.split('|'), '']) ? 'no' : null
}

/** True when `text` is made of nothing but `needed` phrases, at least one, and `allowed` ones. */
function consistsOf(text: string, needed: readonly string[], allowed: readonly string[]): boolean {
  const isNeeded = new Set(needed)
  const phrases = [...needed, ...allowed]
    .filter((phrase) => phrase !== '')
    .toSorted((a, b) => b.length - a.length)
  let rest = text
  let hasNeeded = false
  while (rest !== '') {
    const phrase = phrases.find(
      (one) => rest.startsWith(one) && !/^[a-z']{2}/.test(one.at(-1)! + rest.slice(one.length)),
    )
    if (phrase === undefined) return false
    hasNeeded ||= isNeeded.has(phrase)
    rest = rest.slice(phrase.length).trimStart()
  }
  return hasNeeded
}

/** What stands behind "to", "to:" or "改成": the address in "change my address to …". */
const afterTo = (written: string): string =>
  /(?:\bto\b:?|改成|改为|改到|换成|：|:)\s*(.{8,300})$/isu.exec(written.normalize('NFKC'))?.[1] ??
  ''

/**
 * An address out of free text: it has a number and a postcode and more than one part. Signs that
 * no address needs are dropped; the case is the shopper's.
 */
export function readAddress(written: string): Address | null {
  const text = written
    .normalize('NFKC')
    .replace(/\s*\n\s*/g, ', ')
    .replace(/[^\p{L}\p{N} .,'’#/-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(
      /^(?:(?:it's|it is|my new address is|the new address is|new address|我的新地址是|新地址是?|地址是?)[\s:：]*)/iu,
      '',
    )
    .trim()
    .slice(0, 240)
  if (/[?？]/.test(written) || !/\d/.test(text)) return null
  const zips = [
    ...text.matchAll(
      /(?<![\p{L}\p{N}#-])(?:\d{5}(?:-\d{4})?|\d{6}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})(?![\p{L}\p{N}-])/giu,
    ),
  ]
  const last = zips.at(-1)
  if (!last) return null
  const zip = last[0].toUpperCase()
  const before = text.slice(0, last.index)
  const after = text.slice(last.index + last[0].length).replace(/^[\s,.]+|[\s,.]+$/g, '')
  const parts = before
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const [line1] = parts
  if (line1 === undefined || line1.length < 4 || !/\p{L}/u.test(line1)) return null
  const tail = parts.slice(1)
  const state = tail.length > 0 && /^[A-Z]{2}$/i.test(tail.at(-1)!) ? tail.pop()!.toUpperCase() : ''
  // "Portland OR 97205": the state behind the city, without a comma.
  const joined = state === '' ? /^(.+) ([A-Z]{2})$/.exec(tail.at(-1) ?? '') : null
  if (joined) tail[tail.length - 1] = joined[1]!
  const city = tail.length > 0 ? tail.pop()! : ''
  if (city === '' && !/\p{Script=Han}/u.test(line1)) return null
  return {
    line1,
    line2: tail.join(', '),
    city,
    state: state || (joined?.[2] ?? ''),
    country: after.split(',')[0]!.trim(),
    zip,
  }
}
