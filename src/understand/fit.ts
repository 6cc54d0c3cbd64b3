import type { Act, Reference } from '../domain/act.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState, Page } from '../domain/conversation.ts'
import type { FitSituation } from '../domain/fit.ts'
import { cut } from './atoms.ts'
import type { Lexicon } from './lexicon.ts'
import type { Mark } from './marks.ts'
import { readMeasures } from './measures.ts'
import { completeSituation, readSituation } from './situations.ts'
import type { Wants } from './wanted.ts'

export interface FitReading {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly wants: Wants
  readonly references: readonly Reference[]
  readonly state: ConversationState
  readonly page: Page | null
  readonly catalogue: Catalogue
  readonly lexicon: Lexicon
}

/** Asks for goods, whatever stands beside it: "show me ones that fit a 60 cm niche". */
const asksForGoods =
  /\b(?:show|find|recommend|suggest|looking for|search|anything|something|do you (?:have|sell|carry|stock)|have you got)\b|\b(?:ones?|models?|machines?|those) (?:that|which)\b|\bwhat (?:fits|would fit|will fit|works)\b|有没有|推荐|想找|帮我找|有哪些|有什么|求一|来一台|想买|要买/

/** Points at goods by itself, whether or not any are on show. */
const points = /\b(?:it|this|that one|this one)\b|它|这[个款台些]|此款|该/

const asks =
  /^(?:(?:and|but|so|ok|okay|also|well|hi|hello),? )?(?:will|would|does|do|can|could|is|are|may|should|won't|wouldn't|doesn't)\b|\b(?:whether|if|know|think|sure|wonder\w*) .*\b(?:fit|work|go|suit|compatible)|[?？]\s*$|[吗么嘛]\s*[。.！!]?$|能不能|能否|可不可以|可否|行不行|是否|会不会|得下不|得进不/

/** "Any of these", "which one": the question is about all that is shown. */
const isAboutAll =
  /\b(?:any|either|neither|which|all|both|them|they|these|those|each)\b|哪|都|这几|这些|它们|几款/

/** Kinds in which another kind of goods may be named: the phone, the washer below. */
const namesOthers: ReadonlySet<FitSituation['kind']> = new Set([
  'phone',
  'usb-power',
  'hdmi',
  'wifi',
  'smart-home',
  'stack',
  'stand',
])

/**
 * "Does it fit a 60 cm niche?", "will any of these go through a 75 cm door?", "这个能上飞机吗":
 * a question whether goods at hand fit or work somewhere. What merely states a size ("dishwasher
 * 45 cm wide", "fridge no wider than 70 cm") is a need and not read here.
 */
export function readFit(reading: FitReading, isQuestion: boolean): Act | undefined {
  const { text, state } = reading
  if (text.length > 400) return undefined
  const { atoms } = cut(text)
  const situation = readSituation(text, atoms, reading.lexicon)
  const answered = situation ? undefined : answerOf(reading, isQuestion)
  if (answered) return answered
  if (!situation || !(isQuestion || asks.test(text))) return undefined
  const subject = subjectOf(reading, situation)
  if (!subject) return undefined
  if (situation.kind === 'room' && !statesRoom(reading, subject)) return undefined
  const partner = situation.kind === 'stack' ? partnerOf(reading, subject) : undefined
  // The same question of a place with other measures keeps what was said of it before.
  const base = state.fit?.situation
  const whole =
    situation.kind === 'space' && base?.kind === 'space' && /^(?:and|what|how|那|如果)/.test(text)
      ? { ...situation, place: base.place }
      : situation
  return {
    kind: 'ask-fit',
    reference: subject,
    situation: partner === undefined ? whole : ({ ...whole, partner } as FitSituation),
  }
}

/** A bare measure after the question for it, or "and what about 58 cm?". */
function answerOf(reading: FitReading, isQuestion: boolean): Act | undefined {
  const { text, state, wants, lexicon } = reading
  if (!state.fit || wants.category !== null || text.length > 80) return undefined
  if (asksForGoods.test(text) || wants.wishes.length > 0 || wants.brands.length > 0)
    return undefined
  const { atoms } = cut(text)
  const isAlternative =
    isQuestion && /\b(?:what|how) (?:about|if)\b|^(?:and|or) |那|如果|要是|换成/.test(text)
  const situation = completeSituation(
    state.fit.situation,
    text,
    atoms,
    readMeasures(atoms, lexicon, true),
    lexicon,
    isAlternative,
  )
  if (!situation) return undefined
  const { skus } = state.fit
  return {
    kind: 'ask-fit',
    reference: skus.length === 1 ? { kind: 'sku', sku: skus[0]! } : { kind: 'shown' },
    situation,
  }
}

/** The goods that the question is about; nothing when it is about goods in general. */
function subjectOf(
  { text, marks, wants, references, state, page, catalogue }: FitReading,
  { kind }: FitSituation,
): Reference | undefined {
  const exact = references.filter((one) => ['position', 'extreme', 'brand'].includes(one.kind))
  const named = references.filter((one) => one.kind === 'sku')
  const focus = references.find((one) => one.kind === 'focus')
  const shown = references.find((one) => one.kind === 'shown')
  const isPointed = points.test(text)
  const hasFocus = state.focus.length > 0 || page?.sku !== undefined
  if (exact[0]) return exact[0]
  if (asksForGoods.test(text) && !isPointed) return undefined
  if (named[0] && !(namesOthers.has(kind) && (isPointed || hasFocus))) return named[0]
  if (shown && state.shown.length > 0) return shown
  if (isPointed) return focus ?? { kind: 'focus' }
  const category = categoryAtHand(state, page, catalogue)
  if (wants.category !== null && !namesOthers.has(kind)) {
    // "The fridge", "your fridge" is the one at hand; "a fridge" is any.
    if (wants.category !== category || !isDefinite(marks, wants.category)) return undefined
  } else if (wants.category !== null && wants.category === category && !hasFocus) return undefined
  if (isAboutAll.test(text) && state.shown.length > 0) return { kind: 'shown' }
  if (state.fit && state.fit.skus.length > 1) return { kind: 'shown' }
  if (hasFocus) return { kind: 'focus' }
  return state.shown.length > 0 ? { kind: 'shown' } : undefined
}

function categoryAtHand(
  { focus, need }: ConversationState,
  page: Page | null,
  catalogue: Catalogue,
): string | null {
  const sku = focus[0] ?? page?.sku ?? ''
  const product = catalogue.products[catalogue.docBySku.get(sku) ?? -1]
  return product?.category ?? need.category ?? page?.category ?? null
}

const isDefinite = (marks: readonly Mark[], category: string): boolean =>
  marks.some(
    (mark, at) =>
      mark.meanings.some((one) => one.kind === 'category' && one.category === category) &&
      marks
        .slice(Math.max(0, at - 2), at)
        .some(({ text }) => /^(?:the|this|that|these|those|这.?|那.?)$/.test(text)),
  )

/** A room's area says something of goods that state theirs; of others it is a fact of life. */
function statesRoom({ state, page, catalogue }: FitReading, subject: Reference): boolean {
  const sku = subject.kind === 'sku' ? subject.sku : undefined
  const product = catalogue.products[catalogue.docBySku.get(sku ?? '') ?? -1]
  const id = product?.category ?? categoryAtHand(state, page, catalogue)
  const category = id === null ? undefined : catalogue.taxonomy.categories.get(id)
  return category?.attributes.some((one) => one.id === 'roomSize') ?? false
}

/** The other machine of a stack, where it is named too. */
function partnerOf(
  { references, state, catalogue }: FitReading,
  subject: Reference,
): string | undefined {
  const skus = references.flatMap((one) => (one.kind === 'sku' ? [one.sku] : []))
  const own = subject.kind === 'sku' ? subject.sku : undefined
  const isMachine = (sku: string): boolean =>
    ['washing-machine', 'tumble-dryer'].includes(
      catalogue.products[catalogue.docBySku.get(sku) ?? -1]?.category ?? '',
    )
  return skus.find((sku) => sku !== own && !state.focus.includes(sku) && isMachine(sku))
}

const asksRunningCost =
  /\b(?:costs?|much|expensive|cheap)\b.{0,40}\b(?:to run|to use|run it|running|electricity|in energy)\b|\brunning costs?\b|\b(?:electricity|energy|power) (?:bills?|costs?)\b|\bcost(?:s)? (?:of ownership|over \d+ years?)\b|电费|运行成本|使用成本|用电成本|费多少电|电要多少钱|总成本/

/** "What does it cost to run?", "一年电费多少": of the product at hand, or of all shown. */
export function readRunningCost(reading: FitReading, isQuestion: boolean): Act | undefined {
  const { text, state, wants } = reading
  if (text.length > 400 || !asksRunningCost.test(text)) return undefined
  if (!isQuestion && !asks.test(text) && !/\b(?:what|how much)\b|多少/.test(text)) return undefined
  if (wants.constraints.some(({ attribute }) => attribute === 'price')) return undefined
  const subject = subjectOf(reading, { kind: 'flight' })
  if (!subject) return undefined
  if (subject.kind === 'shown' && state.shown.length > 1)
    return { kind: 'compare', references: [subject] }
  return {
    kind: 'ask-product',
    reference: subject,
    attributes: ['costOverYears'],
    expects: [],
    text,
  }
}
