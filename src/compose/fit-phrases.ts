import type { Catalogue } from '../domain/catalogue.ts'
import type { FitSituation } from '../domain/fit.ts'
import type { Product } from '../domain/product.ts'
import { inLocale } from '../domain/text.ts'
import { convert } from '../lib/units.ts'
import type { FitVerdict, Gap } from '../relations/verdict.ts'
import type { Draft } from './draft.ts'
import { labelInSentence, labelOf, printNumber, printValue } from './print.ts'

/** What the words about one verdict are made from. */
export interface FitWords {
  readonly verdict: FitVerdict
  readonly situation: FitSituation
  readonly product: Product
  readonly catalogue: Catalogue
  readonly draft: Draft
}

const rulesFile = 'knowledge/fit.json'

/** The source of a rule, as it stands in `knowledge/fit.json`. */
export const sourceText = (
  { source, field }: { source?: FitVerdict['source']; field?: string | undefined },
  draft: Draft,
): string =>
  source === undefined
    ? ''
    : draft.fact(inLocale(source, draft.locale), 'computed', rulesFile, field ?? null)

/** True when the shopper measured in inches or feet: figures then stand in both units. */
const isImperial = (situation: FitSituation): boolean =>
  ['width', 'height', 'depth'].some((side) => {
    const length = (situation as Record<string, unknown>)[side]
    const unit = (length as { unit?: string } | undefined)?.unit
    return unit === 'in' || unit === 'ft'
  })

const inches = (cm: number, { draft }: FitWords): string =>
  `${printNumber(convert(cm, 'cm', 'in')!, draft.locale, 1)} ${draft.pick('in', '英寸')}`

/** A length reckoned here: "0.2 cm", with inches where the shopper speaks of them. */
export const reckoned = (cm: number, words: FitWords, field: string): string => {
  const metric = `${printNumber(cm, words.draft.locale, 1)} cm`
  const text = isImperial(words.situation) ? `${metric} (${inches(cm, words)})` : metric
  return words.draft.fact(text, 'computed', 'fit', field)
}

/** The shopper's own measure, in the shopper's unit. */
export const yours = (cm: number, words: FitWords): string => {
  const metric = `${printNumber(cm, words.draft.locale, 1)} cm`
  const text = isImperial(words.situation) ? `${inches(cm, words)} (${metric})` : metric
  return words.draft.fact(text, 'computed', 'your-words', words.verdict.check)
}

/** The product's own value of the attribute checked. */
export const own = (words: FitWords): string => {
  const { verdict, product, catalogue, draft, situation } = words
  const text = printValue(verdict.attribute, verdict.own, catalogue, draft.locale)
  const printed = draft.fact(text, 'product', product.sku, verdict.attribute)
  const isSide = ['width', 'height', 'depth'].includes(verdict.attribute)
  if (!isSide || !isImperial(situation) || typeof verdict.own !== 'number') return printed
  return `${printed} (${draft.fact(inches(verdict.own, words), 'product', product.sku, verdict.attribute)})`
}

const side = (attribute: string, draft: Draft): string =>
  ({
    width: draft.pick('wide', '宽'),
    height: draft.pick('high', '高'),
    depth: draft.pick('deep', '深'),
  })[attribute] ?? ''

/** "59.8 cm wide", "宽 59.8 cm". */
export const ownSide = (words: FitWords): string => {
  const { verdict, draft } = words
  const name = side(verdict.attribute, draft)
  return draft.pick(`${own(words)} ${name}`, `${name} ${own(words)}`)
}

/** "2 cm of air at each side". */
export const airText = (gap: Pick<Gap, 'side' | 'each' | 'field'>, words: FitWords): string => {
  const { draft } = words
  const each = draft.fact(
    `${printNumber(gap.each, draft.locale, 1)} cm`,
    'computed',
    rulesFile,
    gap.field,
  )
  switch (gap.side) {
    case 'sides':
      return draft.pick(`${each} at each side`, `左右各 ${each}`)
    case 'above':
      return draft.pick(`${each} above`, `上方 ${each}`)
    case 'behind':
      return draft.pick(`${each} behind`, `背后 ${each}`)
    case 'lap':
      return draft.pick(`${each} of front over the frame`, `面板压边 ${each}`)
    case 'spare':
      return draft.pick(`${each} for hands and box`, `搬运和包装 ${each}`)
  }
}

/** One side against the shopper's measure, as a clause without subject. */
export function sizeClause(words: FitWords): string {
  const { verdict, draft } = words
  const { own: size, limit = 0, margin = 0, needed = 0, gaps = [], check } = verdict
  if (typeof size !== 'number') return ''
  const air = gaps.find(({ total }) => total > 0)
  const lap = gaps.find(({ total }) => total < 0)
  const over = reckoned(Math.abs(margin), words, `${check} margin`)
  const limitText = yours(limit, words)
  const body = ownSide(words)
  const sum = reckoned(needed, words, `${check} needed`)
  const base = air
    ? draft.pick(
        `${body} and ${airText(air, words)} make ${sum}`,
        `${body}，加${airText(air, words)}，共需 ${sum}`,
      )
    : lap
      ? draft.pick(
          `${body}, ${airText(lap, words)}, so it takes ${sum}`,
          `${body}，${airText(lap, words)}，实际需要 ${sum}`,
        )
      : body
  if (margin === 0)
    return draft.pick(
      `${base}, exactly your ${limitText} with nothing to spare`,
      `${base}，与您的 ${limitText} 正好相等，没有余量`,
    )
  if (margin > 0)
    return draft.pick(
      `${base} in your ${limitText}, ${over} to spare`,
      `${base}，您的空间是 ${limitText}，还余 ${over}`,
    )
  if (verdict.reason === 'air' && air)
    return draft.pick(
      `${body} would go into your ${limitText}, but it needs ${airText(air, words)} for air: ${sum} in all, ${over} too much`,
      `${body}，机身放得进您的 ${limitText}，但散热还要${airText(air, words)}，共需 ${sum}，差 ${over}`,
    )
  return draft.pick(
    `${base}, ${over} more than your ${limitText}`,
    `${base}，比您的 ${limitText} 多 ${over}`,
  )
}

/** Through the door, with the smallest side first. */
export function passageClause(words: FitWords): string {
  const { verdict, draft, catalogue } = words
  const { own: size, limit = 0, margin = 0, needed = 0, gaps = [] } = verdict
  if (typeof size !== 'number') return ''
  const label = labelInSentence(verdict.attribute, catalogue, draft.locale)
  const which =
    verdict.check === 'passage'
      ? draft.pick('smallest side', '最小边')
      : draft.pick('next side', '次小边')
  const base = draft.pick(
    `its ${which}, the ${label}, is ${own(words)}`,
    `${which}（${label}）是 ${own(words)}`,
  )
  const limitText = yours(limit, words)
  const gap = gaps[0]
  const spare = gap ? airText(gap, words) : ''
  const sum = reckoned(needed, words, `${verdict.check} needed`)
  if (margin >= 0)
    return draft.pick(
      `${base}${gap ? `; with ${spare} it needs ${sum} of your ${limitText}` : `, within your ${limitText}`}`,
      `${base}${gap ? `，加上${spare}，共需 ${sum}` : ''}，您的是 ${limitText}`,
    )
  if (verdict.reason === 'air')
    return draft.pick(
      `${base}, so unpacked it passes your ${limitText}, but the crew needs ${spare}: ${sum} in all`,
      `${base}，拆掉包装能过您的 ${limitText}，但还要留${spare}，共需 ${sum}`,
    )
  const over = reckoned(size - limit, words, `${verdict.check} margin`)
  return draft.pick(
    `${base}, ${over} more than your ${limitText}`,
    `${base}，比您的 ${limitText} 多 ${over}`,
  )
}

/** What the record lacks, and where it is found. */
export function unstatedSentence(words: FitWords, name: string): string {
  const { verdict, draft, catalogue } = words
  const known = catalogue.taxonomy.attributes.has(verdict.attribute)
  const label =
    pseudoLabels(draft)[verdict.attribute] ??
    (known
      ? draft.pick(
          `the ${labelInSentence(verdict.attribute, catalogue, 'en')}`,
          labelOf(verdict.attribute, catalogue, 'zh'),
        )
      : draft.pick('what it takes', '相关参数'))
  const where =
    verdict.check === 'mains'
      ? draft.pick('Its rating plate (“input”) or data sheet does', '铭牌上的“输入”或说明书会写明')
      : verdict.check === 'flight'
        ? draft.pick(
            'The print on the battery or its data sheet does',
            '电池机身上的标注或说明书会写明',
          )
        : draft.pick(
            'The maker’s data sheet does, and the service team can look it up',
            '厂家说明书会写明，也可以请人工客服核实',
          )
  return draft.pick(
    `The shop’s data do not state ${label} of ${name}, so I cannot say. ${where}.`,
    `本店资料没有注明${name}的${label}，我不能下结论。${where}。`,
  )
}

const pseudoLabels = (draft: Draft): Record<string, string> => ({
  energyWh: draft.pick('the watt-hours of the battery', '电池瓦时数'),
  fastCharging: draft.pick('the charging power', '充电功率'),
  compatibility: draft.pick('the phone systems', '兼容的手机系统'),
  voltage: draft.pick('the voltage', '电压'),
  hose: draft.pick('the hoses and connections', '进排水接口'),
  'smart-home': draft.pick('the smart-home systems', '支持的智能家居平台'),
})
