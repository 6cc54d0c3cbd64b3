import type { Product } from '../domain/product.ts'
import type { Claim } from '../domain/reply.ts'
import { cut } from '../understand/atoms.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import type { GateReason, TurnFacts } from './facts.ts'
import { readFigures, type Figure } from './figures.ts'
import { ratingField } from './ratings.ts'
import type { Reading } from './reading.ts'
import { isComparable, isPrice, measuresOf, says, unitOfAttribute } from './record.ts'
import { subjectAt, type Subject } from './subject.ts'

/** How a figure was proved: by a field of a product, by a claim, or by the shopper's own words. */
interface Proof {
  readonly field: string
  readonly doc?: number
}

interface Outcome {
  readonly reason?: GateReason
  readonly detail: string
  readonly claims: readonly Claim[]
  readonly fields: ReadonlySet<string>
}

const claimFigures = new WeakMap<readonly Claim[], readonly Figure[]>()

/** Figures that code worked out for this turn. */
function figuresOfClaims({ claims, catalogue }: TurnFacts, lexicon: Lexicon): readonly Figure[] {
  let known = claimFigures.get(claims)
  if (!known) {
    known = claims
      .filter(({ source }) => source.kind !== 'product')
      .flatMap(({ text }) => readFigures(cut(text).atoms, lexicon, catalogue.currency, () => false))
    claimFigures.set(claims, known)
  }
  return known
}

const isSameFigure = (one: Figure, other: Figure): boolean =>
  Math.abs(one.value - other.value) < 1e-6 &&
  one.money === other.money &&
  (one.units.length === 0) === (other.units.length === 0) &&
  (one.units.length === 0 || one.units.some((unit) => other.units.includes(unit)))

const aboutCue =
  /(?:about|around|roughly|approximately|nearly|almost|just (?:under|over)|~|约|大约|大概|左右|将近|差不多)/
const shopperCue = /(?<!\p{L})(?:you|your|you're|you'd|you've)(?!\p{L})|[您你]|预算|budget|limit/u
/** That a sum is the shopper's own. */
const ownCue =
  /budget|limit|ceiling|maximum|(?<!\p{L})(?:spend|said|asked|named|gave|mentioned|wanted?|set)(?!\p{L})|预算|上限|最多|[您你](?:说|要|提|给)/u
/** That a sum is what goods cost, right before it. */
const paidCue =
  /(?:pays?|paying|costs?|price (?:is|of)|priced at|(?:sells|goes|yours) for|付|花|售价|只要|卖|价格[是为])[ *]*$/u
const within =
  /(?<!\p{L})(?:within|under|below|inside|less than|fits?|stays?|keeps?|meets?|no more than|leaves?|room)(?!\p{L})|以内|之内|以下|不到|没有超|没超|不超|未超|低于|内|符合|满足/u
const beyond =
  /(?<!\p{L})(?:over|above|exceeds?|beyond|past|more than|outside|higher than)(?!\p{L})|超出|超过|高于|超了|以上/u
const notBeyond =
  /(?:n't|not|never|without)(?: \p{L}+){0,2} (?:over|above|exceed\w*|beyond|past|more than|going)|没有超|没超|不超|未超|不会超/u

/** Every figure of the sentence against what may be said; see the rules in `gate.ts`. */
export function checkFigures(
  reading: Reading,
  facts: TurnFacts,
  implied: Subject,
  lexicon: Lexicon,
): Outcome {
  const claims: Claim[] = []
  const fields = new Set<string>()
  const own = figuresOfClaims(facts, lexicon)
  const open = reading.figures.filter((figure) => !own.some((one) => isSameFigure(one, figure)))
  const inOrder = provedInOrder(open, reading, facts)
  for (const [at, figure] of open.entries()) {
    const proof = inOrder?.get(at) ?? prove(figure, reading, facts, implied)
    if (!proof) return { reason: reasonOf(figure), detail: textOf(figure, reading), claims, fields }
    fields.add(proof.field)
    if (proof.doc !== undefined)
      claims.push({
        text: textOf(figure, reading),
        source: {
          kind: 'product',
          id: facts.catalogue.products[proof.doc]!.sku,
          field: proof.field,
        },
      })
  }
  return { detail: '', claims, fields }
}

const textOf = ({ from, to }: Figure, { clean }: Reading): string =>
  clean.message.text.slice(clean.message.atoms[from]!.start, clean.message.atoms[to - 1]!.end)

const reasonOf = ({ money, units }: Figure): GateReason =>
  money ? 'money' : units.includes('%') ? 'percentage' : 'number'

/** "The X and the Y cost $499 and $599": as many figures of a kind as goods, one each. */
function provedInOrder(
  figures: readonly Figure[],
  reading: Reading,
  facts: TurnFacts,
): Map<number, Proof> | undefined {
  const named = reading.mentions.filter(
    ({ docs }, at, all) => all.findIndex((one) => one.docs[0] === docs[0]) === at,
  )
  if (named.length < 2) return undefined
  const proofs = new Map<number, Proof>()
  for (const kind of ['money', 'unit'] as const) {
    const positions = figures.flatMap((figure, at) =>
      (kind === 'money') === (figure.money !== undefined) &&
      (kind === 'money' || figure.units.length > 0)
        ? [at]
        : [],
    )
    if (positions.length !== named.length) continue
    const found = positions.map((at, place) =>
      proveBy(figures[at]!, named[place]!.docs, reading, facts),
    )
    if (found.every((one) => one !== undefined))
      for (const [place, at] of positions.entries()) proofs.set(at, found[place]!)
  }
  return proofs
}

function prove(
  figure: Figure,
  reading: Reading,
  facts: TurnFacts,
  implied: Subject,
): Proof | undefined {
  const subject = subjectAt(reading, figure.from, implied)
  const need = proveNeed(figure, reading, facts, subject)
  if (need !== undefined) return need
  const bySubject = subject?.map((group) => proveBy(figure, group, reading, facts))
  if (bySubject && bySubject.length > 0 && bySubject.every((one) => one !== undefined))
    return bySubject[0]
  if (isCount(figure, reading, facts)) return { field: 'count' }
  const isIdle =
    reading.isQuestion &&
    reading.mentions.length === 0 &&
    !figure.money &&
    figure.units.length > 0 &&
    !figure.units.includes('%')
  return isIdle ? { field: 'question' } : undefined
}

/** "Your budget of 600": the shopper's own figure, and what is said of goods by it must be so. */
function proveNeed(
  figure: Figure,
  reading: Reading,
  { needFigures, catalogue }: TurnFacts,
  subject: Subject,
): Proof | undefined {
  if (figure.money === 'other' || !needFigures.includes(figure.value)) return undefined
  const { text, atoms } = reading.clean.message
  if (!shopperCue.test(text)) return undefined
  const { start } = atoms[figure.from]!
  // "You pay $300 for it" makes a price of the shopper's figure.
  const isPaid = paidCue.test(text.slice(Math.max(0, start - 24), start))
  const isMoney = figure.money === 'shop' || isPaid || /budget|预算|价|price|spend|limit/.test(text)
  if (!isMoney || reading.isQuestion) return { field: 'need' }
  const near = text.slice(Math.max(0, start - 48), (atoms[figure.to - 1]?.end ?? 0) + 16)
  const isOver = beyond.test(near) && !notBeyond.test(near)
  const isWithin = notBeyond.test(near) || within.test(near)
  if (!ownCue.test(near) && (isPaid || !(isOver || isWithin))) return undefined
  if (!subject) return { field: 'need' }
  const holds = subject.every((group) =>
    group.some((doc) => {
      const price = catalogue.products[doc]!.priceMinor / 100
      return isOver ? price > figure.value : isWithin ? price <= figure.value : true
    }),
  )
  return holds ? { field: 'need' } : undefined
}

function proveBy(
  figure: Figure,
  docs: readonly number[],
  reading: Reading,
  facts: TurnFacts,
): Proof | undefined {
  for (const doc of docs) {
    const field = fieldOf(figure, facts.catalogue.products[doc]!, reading, facts)
    if (field !== undefined) return { field, doc }
  }
  return undefined
}

function fieldOf(
  figure: Figure,
  product: Product,
  reading: Reading,
  facts: TurnFacts,
): string | undefined {
  const { text, atoms } = reading.clean.message
  const isAbout = aboutCue.test(
    text.slice(Math.max(0, atoms[figure.from]!.start - 16), atoms[figure.from]!.start),
  )
  if (figure.money === 'other') return undefined
  if (figure.money === 'shop') return isPrice(figure, product, isAbout) ? 'price' : undefined
  const isBare = figure.units.length === 0 || !figure.isUnitSure
  if (isBare && isPrice(figure, product, false) && figure.value >= 5 && !figure.isWord)
    return 'price'
  const rating = ratingField(figure, product, reading)
  if (rating !== undefined) return rating
  const matching = measuresOf(product, facts.catalogue).filter((one) => says(figure, one))
  if (matching.length === 0) return undefined
  const named = namedBeside(figure, reading, facts)
  const hits = matching.filter(({ attribute }) => named.includes(attribute))
  if (hits.length > 0) return hits[0]!.attribute
  const isShare = figure.units.includes('%')
  if (named.length > 0 || isShare) return undefined
  // A bare count says nothing unless the thing counted is named.
  if (figure.units.length === 0)
    return isCounted(figure, product, reading) ? matching[0]!.attribute : undefined
  return matching[0]!.attribute
}

/** "4 ports" in the title of the goods itself. */
function isCounted(figure: Figure, product: Product, { clean }: Reading): boolean {
  const { atoms, text } = clean.message
  const next = atoms[figure.to]
  if (!next) return false
  const said = text.slice(atoms[figure.from]!.start, next.end)
  return [product.title.en, product.title.zh].some(
    (title) => title?.toLowerCase().includes(said) === true,
  )
}

const verbs: readonly (readonly [RegExp, readonly string[]])[] = [
  [/weigh|重量|重$|体重/, ['weight', 'weightGrams']],
  [/(?<!\p{L})(?:wide|width)|宽/u, ['width']],
  [/(?<!\p{L})(?:tall|high|height)(?!\p{L}|-| (?:ra|sc|po))|高/u, ['height']],
  [/(?<!\p{L})(?:deep|depth)(?!\p{L})|深/u, ['depth']],
  [/warrant|guarantee|保修|质保/, ['warrantyYears']],
]

/** Attributes named right before or after a figure, of the same kind of measure. */
function namedBeside(figure: Figure, reading: Reading, { catalogue }: TurnFacts): string[] {
  const { atoms, text } = reading.clean.message
  const clause = reading.clauseOf[figure.from]
  const fits = (id: string): boolean => {
    const attribute = catalogue.taxonomy.attributes.get(id)
    if (attribute?.type !== 'number') return false
    const unit = unitOfAttribute(attribute)
    if (figure.units.length === 0) return unit === undefined || !figure.isUnitSure
    return unit !== undefined && figure.units.some((code) => isComparable(unit, code))
  }
  const found: string[] = []
  for (const { from, to, meanings } of reading.pieces) {
    const distance = from >= figure.to ? from - figure.to : figure.from - to
    if (distance > 5 || distance < 0) continue
    if (distance > 2 && reading.clauseOf[from] !== clause) continue
    for (const one of meanings)
      if (one.kind === 'attribute' && fits(one.attribute)) found.push(one.attribute)
  }
  // "10 place settings against 13": a bare figure counts what another one does.
  if (found.length === 0 && figure.units.length === 0)
    for (const { meanings } of reading.pieces)
      for (const one of meanings)
        if (one.kind === 'attribute' && fits(one.attribute)) found.push(one.attribute)
  const around = text.slice(
    Math.max(0, atoms[figure.from]!.start - 14),
    atoms[figure.to - 1]!.end + 9,
  )
  if (figure.units.length > 0)
    for (const [pattern, attributes] of verbs)
      if (pattern.test(around)) found.push(...attributes.filter(fits))
  return found
}

/** Small numbers that count the goods shown: "these three", "the first two", 第二款. */
function isCount(figure: Figure, { clean }: Reading, { docs }: TurnFacts): boolean {
  if (figure.money || !Number.isInteger(figure.value) || figure.value < 1) return false
  if (figure.value > docs.length) return false
  const { atoms, text } = clean.message
  const after = text.slice(atoms[figure.to - 1]!.end, atoms[figure.to - 1]!.end + 16)
  const isUnit = figure.units.length > 0
  if (figure.isOrdinal) return true
  if (isUnit && !/^[人个口]/.test(text.slice(atoms[figure.to - 1]!.start))) return false
  if (figure.isWord)
    return /^ (?:of|options?|models?|choices?|picks?|products?|good|great|solid|that|which|here|differ|are|is|have|both|in|on|to|come|fit|stand|candidates?|main|things?|reasons?|points?|contenders?|finalists?|ones?|I|together|side|very|quite|closely|and|would|will|should|can|machines?|\p{L}+s)(?!\p{L})|^[.,!?;:]?$|^[.,!?;: ]|^(?:款|个|台|者|种|样|点|都|里|中|方面)/u.test(
      after,
    )
  return /^ (?:options?|models?|choices?|picks?|products?)(?!\p{L})|^ ?(?:款|个|台|种)(?!人|口)/u.test(
    after,
  )
}
