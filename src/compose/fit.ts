import type { Catalogue } from '../domain/catalogue.ts'
import type { ConversationState } from '../domain/conversation.ts'
import type { FitSituation } from '../domain/fit.ts'
import type { Product } from '../domain/product.ts'
import type { ProductCard, Question, ReplyAct } from '../domain/reply.ts'
import type { FitChecked } from '../relations/fit.ts'
import { clearanceOf } from '../relations/size.ts'
import { overall, type FitAnswer, type FitVerdict } from '../relations/verdict.ts'
import { cardOf } from './card.ts'
import type { Draft } from './draft.ts'
import type { ExplainContext } from './explain.ts'
import {
  airText,
  own,
  ownSide,
  passageClause,
  sizeClause,
  sourceText,
  unstatedSentence,
  type FitWords,
} from './fit-phrases.ts'
import { mainsThere, workClauses } from './fit-works.ts'
import { namesOf } from './name.ts'
import { goodsOf, printNumber } from './print.ts'

export interface FitPack {
  readonly situation: FitSituation
  readonly checks: readonly FitChecked[]
}

export interface ComposedFit {
  readonly act: ReplyAct
  readonly cards: ProductCard[]
  readonly question: Question | null
  readonly suggestions: readonly string[]
}

/**
 * Whether goods fit or work where the shopper said, with what is left over; for several goods a
 * line each. Asks for the one measure that is missing; says what the shop's data do not state.
 */
export function composeFit(
  { situation, checks }: FitPack,
  state: ConversationState,
  context: ExplainContext,
  draft: Draft,
): ComposedFit {
  const { catalogue } = context
  const products = checks.map(({ doc }) => catalogue.products[doc]!)
  const names = namesOf(products, catalogue, draft.locale).map((name, at) =>
    draft.fact(name, 'product', products[at]!.sku, 'title'),
  )
  const answers = checks.map(({ verdicts }) => overall(verdicts))
  const words = (verdict: FitVerdict, product: Product): FitWords => ({
    verdict,
    situation,
    product,
    catalogue,
    draft,
  })
  const sentences = checks.map(({ verdicts }, at) =>
    sentenceOf(
      verdicts.map((verdict) => words(verdict, products[at]!)),
      answers[at]!,
      names[at]!,
      checks.length > 1,
    ),
  )
  if (checks.length === 1) {
    const lead = leadOf(answers[0]!, situation, draft)
    draft.paragraph(
      [`${lead}${sentences[0]!}`, ...notesFor(checks, situation, context, draft)].join(
        draft.pick(' ', ''),
      ),
    )
  } else if (lacksAlike(checks)) {
    const all = names.map((name) => `**${name}**`)
    const joined = `${all.slice(0, -1).join(draft.pick(', ', '、'))}${draft.pick(' and ', '和')}${all.at(-1)}`
    const first = words(checks[0]!.verdicts[0]!, products[0]!)
    draft.paragraph(
      first.verdict.reason === 'unstated'
        ? unstatedSentence(first, joined)
        : draft.pick(`${joined}: each ${clauseOf(first)}.`, `${joined}都${clauseOf(first)}。`),
    )
  } else {
    draft.paragraph(headline(answers, draft))
    draft.list(sentences)
    draft.paragraph(notesFor(checks, situation, context, draft).join(draft.pick(' ', '')))
  }
  const missing = checks
    .flatMap(({ verdicts }) => verdicts)
    .find(({ verdict }) => verdict === 'unknown-measure')
  if (missing) draft.paragraph(questionFor(missing, situation, draft))
  const attribute = missing && askedAttribute(missing)
  const cards = checks.map(({ doc, verdicts }, at) =>
    cardOf(doc, catalogue, draft, {
      score: { yes: 1, 'unknown-measure': 0.5, 'unknown-spec': 0.5, no: 0 }[answers[at]!],
      reasons: [],
      tradeoffs: [],
      attributes: verdicts.map((one) => one.attribute),
    }),
  )
  return {
    act: missing ? 'clarify' : 'answer',
    cards,
    question:
      attribute !== undefined && !state.asked.includes(attribute)
        ? { attribute, options: [] }
        : null,
    suggestions: suggestionsFor(answers, products, situation, catalogue, draft),
  }
}

/** One and the same thing is unknown of all, which one sentence says. */
const lacksAlike = (checks: readonly FitChecked[]): boolean =>
  checks.every(
    ({ verdicts }) =>
      verdicts.length === 1 &&
      ['unstated', 'water'].includes(verdicts[0]!.reason) &&
      verdicts[0]!.reason === checks[0]!.verdicts[0]!.reason &&
      verdicts[0]!.attribute === checks[0]!.verdicts[0]!.attribute,
  )

const isSize = ({ check }: FitVerdict): boolean =>
  check === 'width' || check === 'height' || check === 'depth'

const isPassage = ({ check }: FitVerdict): boolean =>
  check === 'passage' || check === 'passage-height'

/** "Yes, ", "No, " before the name of a single product; several have their own words. */
function leadOf(answer: FitAnswer, { kind }: FitSituation, draft: Draft): string {
  if (kind === 'water') return ''
  if (answer === 'yes') return draft.pick('Yes, ', '可以，')
  if (answer === 'no') return draft.pick('No, ', '不行，')
  return ''
}

/** The verdicts on one product as a sentence that begins with its name. */
function sentenceOf(
  all: readonly FitWords[],
  answer: FitAnswer,
  name: string,
  isLine: boolean,
): string {
  const { draft } = all[0]!
  // A name that ends in letters or digits keeps its distance from Chinese.
  const space = draft.locale === 'zh' && /[\p{Script=Latin}\d]$/u.test(name) ? ' ' : ''
  const title = (isLine ? `**${name}**` : name) + space
  const join = (clauses: readonly string[]): string => clauses.join(draft.pick('; ', '；'))
  const decisive = all.filter(({ verdict }) => verdict.verdict === answer)
  const first = decisive[0]!
  const blank = draft.pick(' ', '')
  const stop = draft.pick('.', '。')
  if (answer === 'unknown-measure') {
    const side = isSize(first.verdict) || first.verdict.check === 'feet'
    const text = side
      ? draft.pick(`${title} is ${ownSide(first)}`, `${title}${ownSide(first)}`)
      : isPassage(first.verdict)
        ? draft.pick(
            `${title} is ${ownSide(first)} at its smallest side`,
            `${title}最小的一边${ownSide(first)}`,
          )
        : openingOf(first, title)
    const gap = first.verdict.gaps?.find(({ total }) => total > 0)
    const air = gap
      ? draft.pick(` and needs ${airText(gap, first)} for air`, `，散热还需${airText(gap, first)}`)
      : ''
    return `${text}${air}${stop}`
  }
  if (answer === 'unknown-spec' && first.verdict.reason === 'unstated') {
    const passing = all.filter(({ verdict }) => verdict.verdict === 'yes')
    const rest =
      passing.length === 0
        ? ''
        : draft.pick(
            ` What is stated would fit: ${join(passing.map(clauseOf))}.`,
            `已注明的部分放得下：${join(passing.map(clauseOf))}。`,
          )
    const there = first.verdict.country ? mainsThere(first) : ''
    const after = there === '' ? '' : draft.pick(` For comparison: ${there}.`, `供对照：${there}。`)
    const unstated = unstatedSentence(first, title)
    return `${unstated}${rest}${after}${flightLimit(first)}`
  }
  const clauses = join(decisive.map(clauseOf))
  if (isSize(first.verdict)) {
    const verb =
      answer === 'yes' ? draft.pick('fits', '放得下') : draft.pick('does not fit', '放不下')
    return `${title}${blank}${verb}${draft.pick(': ', '：')}${clauses}${stop}`
  }
  if (isPassage(first.verdict)) {
    const verb =
      answer === 'yes' ? draft.pick('passes', '过得去') : draft.pick('does not pass', '过不去')
    return `${title}${blank}${verb}${draft.pick(': ', '：')}${clauses}${stop}`
  }
  return `${title}${blank}${clauses}${stop}`
}

/** What is known before the question for the rest. */
function openingOf(words: FitWords, title: string): string {
  const { draft, verdict } = words
  const value = own(words)
  switch (verdict.check) {
    case 'mount':
      return draft.pick(`${title} has holes of ${value}`, `${title}的孔距是 ${value}`)
    case 'usb-power':
      return draft.pick(
        verdict.attribute === 'fastCharging'
          ? `${title} charges with up to ${value}`
          : `${title} gives up to ${value}`,
        verdict.attribute === 'fastCharging'
          ? `${title}最高支持 ${value} 充电`
          : `${title}最高输出 ${value}`,
      )
    case 'stack':
      return draft.pick(`${title} is ${ownSide(words)}`, `${title}${ownSide(words)}`)
    default:
      return draft.pick(`${title} is made for ${value}`, `${title}的电压是 ${value}`)
  }
}

function clauseOf(words: FitWords): string {
  if (isSize(words.verdict)) return sizeClause(words)
  if (isPassage(words.verdict)) return passageClause(words)
  return workClauses[words.verdict.check]?.(words) ?? ''
}

const flightLimit = (words: FitWords): string => {
  const { verdict, draft } = words
  if (verdict.check !== 'flight' || verdict.limit === undefined) return ''
  const limit = draft.fact(`${verdict.limit} Wh`, 'computed', 'knowledge/fit.json', 'flight.freeWh')
  const source = sourceText(verdict, draft)
  return draft.pick(
    ` The limit without asking is ${limit} (${source}).`,
    `无需批准的上限是 ${limit}（${source}）。`,
  )
}

function headline(answers: readonly FitAnswer[], draft: Draft): string {
  const count = (answer: FitAnswer): number => answers.filter((one) => one === answer).length
  const print = (value: number): string =>
    draft.fact(printNumber(value, draft.locale), 'computed', 'fit', 'count')
  const all = print(answers.length)
  if (count('unknown-measure') > 0) return draft.pick(`Of these ${all}:`, `这 ${all} 款：`)
  const yes = count('yes')
  if (yes === answers.length) return draft.pick(`All ${all} do:`, `这 ${all} 款都可以：`)
  if (count('no') === answers.length)
    return draft.pick(`None of the ${all} does:`, `这 ${all} 款都不行：`)
  if (yes === 0) return draft.pick(`Of these ${all}:`, `这 ${all} 款：`)
  return draft.pick(`Yes for ${print(yes)} of ${all}:`, `${all} 款中有 ${print(yes)} 款可以：`)
}

/** What was not checked and matters all the same: air on the other sides, the box, the rules. */
function notesFor(
  checks: readonly FitChecked[],
  situation: FitSituation,
  { catalogue, fit }: ExplainContext,
  draft: Draft,
): string[] {
  const notes: string[] = []
  const answers = new Set(checks.map(({ verdicts }) => overall(verdicts)))
  const product = catalogue.products[checks[0]!.doc]!
  const verdict = checks[0]!.verdicts[0]!
  const words: FitWords = { verdict, situation, product, catalogue, draft }
  const clearance = situation.kind === 'space' ? clearanceOf(product, { rules: fit }) : undefined
  const isOfAKind = checks.every(
    ({ doc }) => clearanceOf(catalogue.products[doc]!, { rules: fit })?.id === clearance?.id,
  )
  if (clearance && isOfAKind) {
    const counted = new Set(
      checks.flatMap(({ verdicts }) =>
        verdicts.flatMap(({ gaps = [] }) => gaps.map((gap) => gap.side)),
      ),
    )
    const list = (gaps: Partial<Record<'sides' | 'above' | 'behind', number>>): string =>
      (['sides', 'above', 'behind'] as const)
        .flatMap((side) => {
          const each = gaps[side]
          if (each === undefined || counted.has(side)) return []
          return [airText({ side, each, field: `clearances.${clearance.id}.${side}` }, words)]
        })
        .join(draft.pick(' and ', '、'))
    const source = sourceText(
      { source: clearance.source, field: `clearances.${clearance.id}` },
      draft,
    )
    const air = list(clearance.air)
    const advised = list(clearance.advised)
    if (air !== '')
      notes.push(
        draft.pick(`It needs ${air} for air (${source}).`, `散热还需留${air}（${source}）。`),
      )
    else if (counted.size > 0)
      notes.push(draft.pick(`Room for air: ${source}.`, `散热空间：${source}。`))
    if (advised !== '')
      notes.push(
        draft.pick(
          `Advised beside that: ${advised}${air === '' && counted.size === 0 ? ` (${source})` : ''}.`,
          `另建议留${advised}${air === '' && counted.size === 0 ? `（${source}）` : ''}。`,
        ),
      )
  }
  const lap = checks
    .flatMap(({ verdicts }) => verdicts.flatMap(({ gaps = [] }) => gaps))
    .find(({ side }) => side === 'lap')
  if (lap)
    notes.push(draft.pick(`${capital(sourceText(lap, draft))}.`, `${sourceText(lap, draft)}。`))
  if (situation.kind === 'passage' && situation.width) {
    const turns =
      situation.place === 'stairs' || situation.place === 'lift'
        ? draft.pick(' Turns and the height there I cannot judge.', '转角和净高我无法判断。')
        : ''
    notes.push(
      draft.pick(
        `The size of its packaging is not in the shop’s data.${turns}`,
        `包装尺寸本店资料没有注明。${turns}`,
      ),
    )
  }
  if (
    situation.kind === 'flight' &&
    answers.has('yes') &&
    fit.flight &&
    product.category === 'power-bank'
  ) {
    const china = sourceText({ source: fit.flight.china, field: 'flight.china' }, draft)
    notes.push(draft.pick(`${capital(china)}.`, `${china}。`))
  }
  return notes
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** The attribute of the answer's question, in the taxonomy's words where it has one. */
const askedAttribute = ({ attribute }: FitVerdict): string => attribute

/** Asks for the one measure that decides. */
function questionFor(
  { check, attribute }: FitVerdict,
  situation: FitSituation,
  draft: Draft,
): string {
  const side: Record<string, readonly [string, string]> = {
    width: ['How wide is the space you have?', '您的空间有多宽？'],
    height: ['How high is the space you have?', '您的空间有多高？'],
    depth: ['How deep is the space you have?', '您的空间有多深？'],
  }
  const place: Record<string, readonly [string, string]> = {
    door: ['How wide is the door?', '门有多宽？'],
    stairs: ['How wide are the stairs?', '楼梯有多宽？'],
    corridor: ['How wide is the corridor?', '走廊有多宽？'],
    lift: ['How wide is the lift’s door?', '电梯门有多宽？'],
  }
  const asked: Record<string, readonly [string, string]> = {
    feet: ['How wide is the furniture?', '柜子或桌面有多宽？'],
    mount: ['Which hole spacing is your mount for?', '您的挂架是多大孔距？'],
    'usb-power': [
      situation.kind === 'usb-power' && situation.device === 'charger'
        ? 'How many watts does your charger have?'
        : 'How many watts does your device’s own charger have?',
      situation.kind === 'usb-power' && situation.device === 'charger'
        ? '您的充电器是多少瓦？'
        : '您的设备原装充电器是多少瓦？',
    ],
    mains: ['In which country will you use it?', '您要在哪个国家使用？'],
    stack: ['How wide is the other machine?', '另一台机器有多宽？'],
  }
  const [en, zh] = (situation.kind === 'passage' ? place[situation.place] : asked[check]) ??
    side[attribute] ?? ['How large is it?', '尺寸是多少？']
  return draft.pick(en, zh)
}

function suggestionsFor(
  answers: readonly FitAnswer[],
  products: readonly Product[],
  situation: FitSituation,
  catalogue: Catalogue,
  draft: Draft,
): string[] {
  const category = products[0]!.category
  const goods = goodsOf(category, catalogue, draft.locale)
  const suggestions: string[] = []
  if (answers.includes('no') && situation.kind === 'space') {
    const side = (['width', 'height', 'depth'] as const).find((one) => situation[one])
    const length = side && situation[side]
    if (side && length) {
      const figure = printNumber(length.cm, 'en', 1)
      const than = { width: 'wider', height: 'taller', depth: 'deeper' }[side]
      const label = { width: '宽度', height: '高度', depth: '深度' }[side]
      suggestions.push(
        draft.pick(
          `Show me ${goods} no ${than} than ${figure} cm`,
          `找${label}不超过${figure}厘米的${goods}`,
        ),
      )
    }
  }
  if (situation.kind === 'space' && answers.includes('yes'))
    suggestions.push(draft.pick('Will it go through a 75 cm door?', '能进75厘米的门吗？'))
  suggestions.push(draft.pick('Show me more', '再看看别的'))
  return suggestions
}
