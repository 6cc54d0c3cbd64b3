import type { Catalogue } from '../domain/catalogue.ts'
import type { Product } from '../domain/product.ts'
import type { Claim } from '../domain/reply.ts'
import { normalise } from '../lib/text.ts'
import type { Meaning } from '../understand/lexicon.ts'
import { degreesOf, type DegreeClaim } from './degrees.ts'
import type { TurnFacts } from './facts.ts'
import { isIdle, wrongGrade } from './grades.ts'
import type { Piece, Reading } from './reading.ts'
import { objectsOf, subjectAt, type Subject } from './subject.ts'
import { unknown } from './words.ts'

type Named = Extract<Meaning, { kind: 'value' | 'attribute' }>

/**
 * Words that are properties of some goods and everyday words of English beside all others; they
 * count only where the goods have such a property.
 */
const everyday = new Set(
  'camera smart sound connected standing display screen light lights app action compact load loads lid sub calls audio steady buttons remote combo all-in-one american drip hand plate stick personal basic solo simple everyday average entry performance powerful fast strong quick mainstream split random pen tall column desk table floor tower visual wheels turns rotating window windows pocket silver gold cream speaker speakers mid-range midrange flagship fastest heat heats heater heating mop location pulse filter swing chest island wall gas comics charged charging stack pod pods jug stylus surround fitted drum iron metal glass plastic electric electrical card cards travel weight strap stand small loads spot wash water location lamp lighting automatic manual portable connected power delivery one cable single cable 运动 卡片 稳定 普通 入门 日常 够用 主流 基础 加热 压力 冬天 预约 智能 独立 移动 充电 一键 单人 屏幕 心跳 轨迹 方便 快 强 环绕 转动 旋转 底盘 视觉 随机 手动 桌面 落地 出水 用电 打电话 通话 声音 苹果 顶级 高端 强劲'.split(
    ' ',
  ),
)

/** Goods or colours named by such a word are none when it stands beside these. */
const harmless =
  /(?<!\p{L})(?:things simple|keep it simple|smart (?:choice|pick|buy|option|move)|sounds? (?:good|great|like|right|perfect)|strong (?:choice|option|pick|contender|candidate|point|case)|sound choice|in the (?:black|red|green|end)|golden rule|simple (?:answer|choice|pick)|light (?:of|on)|quick (?:look|note|question|answer|summary|recap|overview)|action needed|everyday use|green light|stand(?:s|ing)? out|stands? (?:at|for)|daily|personal (?:taste|preference|favou?rite)|average (?:rating|score)|window shopping|speaking of|hand,|on the other hand|at hand|by hand|one hand|chart)(?!\p{L})/u

const negated =
  /(?:(?<![\p{L}])(?:no|not|without|lacks?|lacking|never|neither|nor|missing|misses|cannot|can't|isn't|aren't|doesn't|don't|won't|hasn't|haven't|omits?|skips?|minus|nothing like)(?:\s+(?:have|has|find|get|see|come|offer|support|include|feature|with|any|an?|the|built-in|provide|get|its?|own|for|do|be|really|of|a dedicated|a|separate|extra)){0,4}\s*(?:\w+ (?:or|and|nor) (?:an? )?)?|(?:没有|没|无|不带|不支持|不具备|不含|不配|不能|未配|未配备|未带|缺少|缺|不是|并非|不可|不提供|非|不附|不)(?:配备|内置|自带|支持|带有|带|任何|提供)?)$/u

interface Outcome {
  readonly ok: boolean
  readonly detail: string
  readonly claims: readonly Claim[]
}

/** What the record says of a property: true, false, or `undefined` where it is silent. */
function holds(meaning: Named, product: Product, { taxonomy }: Catalogue): boolean | undefined {
  const value = product.specs[meaning.attribute]
  if (value === undefined || value === null) return undefined
  if (meaning.kind === 'attribute') {
    if (typeof value === 'boolean') return value
    return typeof value === 'number' ? value > 0 : undefined
  }
  if (Array.isArray(value)) return value.includes(meaning.value)
  if (typeof value === 'string')
    return value === meaning.value || sameLabel(value, meaning, taxonomy)
  return undefined
}

function sameLabel(
  value: string,
  { attribute, ...meaning }: Named,
  taxonomy: Catalogue['taxonomy'],
): boolean {
  if (!('value' in meaning)) return false
  const values = taxonomy.attributes.get(attribute)?.values
  const print = (id: string): string | undefined => values?.find((one) => one.id === id)?.label.en
  return print(value) !== undefined && print(value) === print(meaning.value)
}

/** Every property and degree that a sentence states of the goods, each against their records. */
export function checkProperties(
  reading: Reading,
  facts: TurnFacts,
  implied: Subject,
  last: readonly number[],
): Outcome {
  const claims: Claim[] = []
  for (const piece of reading.pieces) {
    const outcome = checkPiece(piece, reading, facts, implied)
    if (outcome === undefined) continue
    if (!outcome.ok) return outcome
    claims.push(...outcome.claims)
  }
  const grade = wrongGrade(reading, facts, implied)
  if (grade !== undefined) return { ok: false, detail: grade, claims }
  for (const readings of degreesOf(reading, facts.catalogue)) {
    const { at, text } = readings[0]!
    if (isIdle(at, reading)) continue
    const subject = subjectAt(reading, at, implied)
    const isProved = readings.some((one) => proveDegree(one, subject, reading, facts, last))
    if (!isProved) return { ok: false, detail: text, claims }
  }
  return { ok: true, detail: '', claims }
}

function checkPiece(
  piece: Piece,
  reading: Reading,
  facts: TurnFacts,
  implied: Subject,
): Outcome | undefined {
  const { catalogue } = facts
  const named = piece.meanings.filter(
    (one): one is Named =>
      one.kind === 'value' ||
      (one.kind === 'attribute' &&
        catalogue.taxonomy.attributes.get(one.attribute)?.type === 'boolean'),
  )
  if (named.length === 0 || isIdle(piece.from, reading)) return undefined
  if (
    piece.meanings.some(
      (one) =>
        one.kind === 'attribute' &&
        catalogue.taxonomy.attributes.get(one.attribute)?.type !== 'boolean',
    ) &&
    !named.some(({ kind }) => kind === 'value')
  ) {
    // "USB-C" may count ports or be one; either reading may be meant.
    if (
      piece.meanings.some(
        (one) =>
          one.kind === 'attribute' &&
          facts.docs.some(
            (doc) => typeof catalogue.products[doc]!.specs[one.attribute] === 'number',
          ),
      )
    )
      return undefined
  }
  if ([...piece.text].length === 1) return undefined
  const subject = subjectAt(reading, piece.from, implied)
  const applies = (product: Product): Named[] =>
    named.filter(({ attribute }) => product.specs[attribute] !== undefined)
  const products = (subject ?? []).flat().map((doc) => catalogue.products[doc]!)
  const isEveryday = everyday.has(piece.text)
  if (isEveryday && !products.some((product) => applies(product).length > 0)) return undefined
  const { atoms, text } = reading.clean.message
  const around = text.slice(
    Math.max(0, atoms[piece.from]!.start - 16),
    atoms[piece.to - 1]!.end + 14,
  )
  if (harmless.test(around)) return undefined
  const isToldOf = products.some((product) =>
    named.some((one) => holds(one, product, catalogue) !== undefined),
  )
  if (
    !isToldOf &&
    products.some((product) =>
      piece.meanings.some(
        (one) =>
          (one.kind === 'category' && one.category === product.category) ||
          (one.kind === 'use' && one.category === product.category),
      ),
    )
  )
    return undefined
  if (!subject) return { ok: false, detail: piece.text, claims: [] }
  const isDenied = negated.test(
    text.slice(Math.max(0, atoms[piece.from]!.start - 48), atoms[piece.from]!.start),
  )
  const isUnknown = unknown.test(text)
  const claims: Claim[] = []
  for (const group of subject) {
    const proof = group.find((doc) => {
      const product = catalogue.products[doc]!
      const known = named.map((one) => holds(one, product, catalogue))
      if (isUnknown) return known.every((one) => one === undefined)
      if (isDenied) return known.includes(false) && !known.includes(true)
      return known.includes(true) || isInTitle(piece, product)
    })
    if (proof === undefined) return { ok: false, detail: piece.text, claims: [] }
    claims.push({
      text: piece.text,
      source: { kind: 'product', id: catalogue.products[proof]!.sku, field: named[0]!.attribute },
    })
  }
  return { ok: true, detail: '', claims }
}

const isInTitle = ({ text }: { readonly text: string }, { title }: Product): boolean =>
  [title.en, title.zh].some((one) => one !== undefined && normalise(one).includes(text))

/** The figure that goods are compared by; price in minor units. */
export function degreeValue(
  product: Product,
  attribute: string,
  { taxonomy }: Catalogue,
): number | undefined {
  if (attribute === 'price') return product.priceMinor
  if (attribute === 'rating') return product.rating?.average
  const value = product.specs[attribute]
  if (typeof value === 'number') return value
  const definition = taxonomy.attributes.get(attribute)
  const rank = definition?.ordered ? definition.values.findIndex(({ id }) => id === value) : -1
  return rank < 0 ? undefined : -rank
}

function proveDegree(
  claim: DegreeClaim,
  subject: Subject,
  reading: Reading,
  facts: TurnFacts,
  last: readonly number[],
): boolean {
  const { catalogue, docs } = facts
  if (!subject) return claim.degree === 'plain'
  const titled = subject.flat().map((doc) => catalogue.products[doc]!)
  if (claim.degree === 'plain' && titled.every((one) => isInTitle(claim, one))) return true
  return subject.every((group) =>
    group.some((doc) => {
      const product = catalogue.products[doc]!
      const own = claim.attributes.filter(
        (one) => degreeValue(product, one, catalogue) !== undefined,
      )
      if (claim.degree === 'plain')
        return own.length === 0
          ? !claim.attributes.includes('popularity')
          : own.some((one) => isOnSide(one, claim.direction, product, catalogue))
      const others =
        claim.degree === 'superlative'
          ? docs.filter((one) => one !== doc)
          : objectsOf(reading, subject.flat(), facts, last)
      if (others.length === 0) return false
      return own.some((attribute) =>
        others.every((other) =>
          compares(claim, attribute, product, catalogue.products[other]!, catalogue),
        ),
      )
    }),
  )
}

function compares(
  claim: DegreeClaim,
  attribute: string,
  product: Product,
  other: Product,
  catalogue: Catalogue,
): boolean {
  const mine = degreeValue(product, attribute, catalogue)
  const its = degreeValue(other, attribute, catalogue)
  if (mine === undefined || its === undefined) return false
  if (claim.degree === 'equal') return mine === its
  if (claim.degree === 'superlative') return claim.direction === 'lower' ? mine <= its : mine >= its
  return claim.direction === 'lower' ? mine < its : mine > its
}

const columns = new WeakMap<Catalogue, Map<string, readonly number[]>>()

/** Whether a plain degree word ("quiet") is not said of one of the worst third of its category. */
function isOnSide(
  attribute: string,
  direction: 'lower' | 'higher',
  product: Product,
  catalogue: Catalogue,
): boolean {
  let known = columns.get(catalogue)
  if (!known) columns.set(catalogue, (known = new Map()))
  const key = `${product.category} ${attribute}`
  let sorted = known.get(key)
  if (!sorted) {
    const docs = catalogue.docsByCategory.get(product.category) ?? new Uint32Array()
    sorted = [...docs]
      .flatMap((doc) => degreeValue(catalogue.products[doc]!, attribute, catalogue) ?? [])
      .toSorted((a, b) => a - b)
    known.set(key, sorted)
  }
  const mine = degreeValue(product, attribute, catalogue)
  if (mine === undefined || sorted.length < 3) return true
  const bound = sorted[Math.floor(sorted.length * (direction === 'lower' ? 2 / 3 : 1 / 3))]!
  return direction === 'lower' ? mine <= bound : mine >= bound
}
