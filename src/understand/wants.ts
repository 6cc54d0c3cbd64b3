import type { Constraint, Wish } from '../domain/need.ts'
import type { Category, LifeFact, Taxonomy } from '../domain/taxonomy.ts'
import { convert } from '../lib/units.ts'
import { readFigure } from './figures.ts'
import { singular } from '../lib/text.ts'
import type { Lexicon, Meaning } from './lexicon.ts'
import { hasCue, hasTag, isFiller, type Mark, type Quantity } from './marks.ts'

/** What a message says about the goods wanted. */
export interface Wants {
  readonly category: string | null
  /** Further categories named beside the first. */
  readonly otherCategories: readonly string[]
  readonly constraints: Constraint[]
  readonly wishes: Wish[]
  /** Comparatives ("quieter"), to be read against the goods shown. */
  readonly comparatives: { attribute: string; direction: 'lower' | 'higher' }[]
  readonly uses: string[]
  /** "Family of four", "I sit 3 m away": what need models reckon with. */
  readonly life: Partial<Record<LifeFact, number>>
  readonly text: string[]
  readonly models: string[]
  readonly brands: string[]
  /** Attributes that were named, whether or not a condition came of it. */
  readonly attributes: string[]
  /** Attributes that the message says may be missing. */
  readonly needless: string[]
  /** Prices named in a currency that is not the shop's. */
  readonly hasForeignMoney: boolean
}

export interface WantsContext {
  readonly taxonomy: Taxonomy
  readonly lexicon: Lexicon
  /** Category under discussion, used when the message names none. */
  readonly category: string | null
  readonly openQuestion: string | null
}

/**
 * "60 × 180 × 68 cm" as limits of width, height and depth. Height is the side that stands out
 * where one does, else they come in that order.
 */
function readSides({ low, sides, units }: Quantity): Constraint[] | undefined {
  if (!sides || sides.length === 0) return undefined
  const all = [low, ...sides].map((side) => {
    const unit = units.find((one) => convert(1, one, 'cm') !== undefined)
    return Math.round((unit === undefined ? side : convert(side, unit, 'cm')!) * 10) / 10
  })
  const tallest = Math.max(...all)
  const others = all.filter((_, at) => at !== all.indexOf(tallest))
  const standsOut = all.length === 3 && tallest >= 1.3 * Math.max(...others)
  const [width, height, depth] = standsOut ? [others[0], tallest, others[1]] : all
  return [
    ['width', width] as const,
    ['height', height] as const,
    ['depth', depth] as const,
  ].flatMap(([attribute, value]) =>
    value === undefined
      ? []
      : [{ attribute, operator: '<=' as const, value, unit: 'cm', strength: 'must' as const }],
  )
}

/** A figure that tells of the shopper's life and not of the goods: persons, a room, a distance. */
function readLifeFact(
  marks: readonly Mark[],
  position: number,
  category: Category | undefined,
): { fact: LifeFact; value: number } | undefined {
  const { low, high, units, money } = marks[position]!.quantity!
  if (money !== undefined) return undefined
  const figure = (low + high) / 2
  if (units.includes('person') && figure >= 1 && figure <= 20)
    return { fact: 'people', value: figure }
  const measured = (unit: string): number | undefined =>
    units.map((one) => convert(figure, one, unit)).find((value) => value !== undefined)
  const area = measured('m2')
  const statesRoom = category?.attributes.some(({ id }) => id === 'roomSize') ?? false
  if (area !== undefined && !statesRoom) return { fact: 'roomArea', value: area }
  const reckonsDistance = category?.needModels.some(({ fact }) => fact === 'distance') ?? false
  const centimetres = measured('cm')
  if (reckonsDistance && centimetres !== undefined && centimetres >= 100 && centimetres <= 800) {
    const isMeasure = units.some((unit) => unit === 'm' || unit === 'ft')
    if (isMeasure) return { fact: 'distance', value: centimetres / 100 }
  }
  return undefined
}

/** Nouns that make a thing an accessory of the category named before them. */
const accessories =
  /^(?:bag|case|sleeve|cover|stand|holder|charger|cable|adapter|adaptor|mount|bracket|filter|battery|protector|strap|skin|pouch|stylus|cleaner|detergent|tablet|part|spare|hose|basket|rack|remote|dock|lens|tripod|ink|toner|cartridge|pod|capsule|descaler|pad)$/

/** Reads every condition and wish out of the marks. Pure. */
export function readWants(marks: readonly Mark[], context: WantsContext): Wants {
  const { taxonomy, lexicon } = context
  const goods = namedCategories(marks, context)
  const inferred = goods[0] ?? context.category ?? categoryByMeaning(marks)
  const category = inferred === null ? undefined : taxonomy.categories.get(inferred)

  const wants: Wants = {
    category: goods[0] ?? (context.category === null ? categoryByMeaning(marks) : null),
    otherCategories: goods.slice(1),
    constraints: [],
    wishes: [],
    comparatives: [],
    uses: [],
    life: {},
    text: [],
    models: [],
    brands: [],
    attributes: [],
    needless: [],
    hasForeignMoney: marks.some(({ quantity }) => quantity?.money === 'foreign'),
  }
  const values = new Map<string, { wanted: string[]; unwanted: string[]; soft: boolean }>()
  const brands = { wanted: [] as string[], unwanted: [] as string[], soft: false }
  /** Values that the name of the goods implies: "espresso machine". */
  const named = new Map<string, string[]>()
  const claimed = new Set<Mark>()
  const figures = new Map<Mark, Constraint>()
  const lived = new Set<Mark>()
  marks.forEach((mark, position) => {
    if (!mark.quantity) return
    const box = readSides(mark.quantity)
    if (box) {
      wants.constraints.push(...box)
      lived.add(mark)
      return
    }
    const fact = readLifeFact(marks, position, category)
    if (fact) {
      wants.life[fact.fact] = fact.value
      lived.add(mark)
      return
    }
    const constraint = readFigure(
      marks,
      position,
      category,
      taxonomy,
      claimed,
      context.openQuestion,
    )
    if (constraint) figures.set(mark, constraint)
  })

  let negated = false
  let needless = false
  let soft = false
  let joins = false
  for (const [position, mark] of marks.entries()) {
    const next = marks[position + 1]
    if (lived.has(mark)) continue
    if (/^(?:in stock|有货|现货)$/.test(mark.text) && goods.length > 0)
      wants.constraints.push({
        attribute: 'availability',
        operator: '=',
        value: 'in_stock',
        strength: 'must',
      })
    if (mark.quantity) {
      const constraint = figures.get(mark)
      // "1TB SSD" where no such spec is known: the words still tell the goods apart.
      if (!constraint && mark.quantity.units.length > 0)
        wants.text.push(mark.text.replace(/\s/g, ''))
      if (constraint) {
        wants.constraints.push(soft ? { ...constraint, strength: 'prefer' } : constraint)
        wants.attributes.push(constraint.attribute)
      }
      negated = false
      continue
    }
    const meaning = chooseMeaning(mark, category, taxonomy)
    if (meaning === undefined && !negated && isForeign(mark)) {
      // A word for another category's property ("wireless" of a keyboard) is searched for as text.
      wants.text.push(mark.text)
      continue
    }
    if (meaning === undefined) {
      if (mark.word !== undefined && isAccessoryNoun(mark) && isCategory(marks[position - 1]))
        continue
      if (mark.word !== undefined) {
        // What is excluded and unknown is not there anyway; it must not become a wish.
        if (negated || hasTag(next, 'not-after')) continue
        ;(mark.isName ? wants.models : wants.text).push(mark.word)
        joins = false
      } else if (/[.;。;!!]/.test(mark.text)) {
        negated = needless = soft = false
      } else if (/[,,]/.test(mark.text)) {
        // "not from A, B": the list goes on only where the next word is of the same kind.
        negated = negated && joins
        needless = soft = false
      }
      continue
    }
    const isExcluded = negated || hasTag(nextTelling(marks, position), 'not-after')
    switch (meaning.kind) {
      case 'grammar':
        if (meaning.tag === 'not') negated = !isFollowedByFigure(marks, position)
        else if (meaning.tag === 'needless') needless = true
        else if (meaning.tag === 'soft') soft = true
        else if (meaning.tag === 'hard') soft = false
        else if (meaning.tag === 'but') negated = needless = soft = false
        else if (meaning.tag === 'and' && !joins) negated = false
        else if (meaning.tag === 'and' && !isSameKind(marks, position)) negated = needless = false
        continue
      case 'brand':
        brands[isExcluded ? 'unwanted' : 'wanted'].push(meaning.brand)
        brands.soft ||= soft
        wants.brands.push(meaning.brand)
        break
      case 'value': {
        const known = values.get(meaning.attribute) ?? { wanted: [], unwanted: [], soft: false }
        const attribute = taxonomy.attributes.get(meaning.attribute)
        const orBetter =
          attribute?.ordered && (hasTag(marks[position - 1], 'at-least') || hasTag(next, 'or-more'))
        const list = orBetter
          ? attribute.values
              .slice(0, attribute.values.findIndex(({ id }) => id === meaning.value) + 1)
              .map(({ id }) => id)
          : [meaning.value]
        known[isExcluded ? 'unwanted' : 'wanted'].push(...list)
        known.soft ||= soft
        values.set(meaning.attribute, known)
        wants.attributes.push(meaning.attribute)
        // "True wireless" is a kind of headphones and says that they are wireless.
        if (!isExcluded)
          for (const one of mark.meanings)
            if (one.kind === 'attribute') pushOwnBoolean(one.attribute, mark.text)
        break
      }
      case 'adjective': {
        const direction = isExcluded ? opposite(meaning.direction) : meaning.direction
        const { attribute } = meaning
        wants.attributes.push(attribute)
        if (claimed.has(mark)) break
        if (isBesideFigure(marks, position)) break
        const isTooMuch = /^(?:too|太|那么|这么)$/.test(marks[position - 1]?.text ?? '')
        if (isTooMuch && !isExcluded)
          wants.comparatives.push({ attribute, direction: opposite(direction) })
        else if (meaning.degree === 'comparative' || hasTag(marks[position - 1], 'more'))
          wants.comparatives.push({ attribute, direction })
        else if (hasTag(marks[position - 1], 'less'))
          wants.comparatives.push({ attribute, direction: opposite(direction) })
        else {
          const least = hasTag(marks[position - 1], 'least')
          wants.wishes.push({
            attribute,
            direction: least ? opposite(direction) : direction,
            strict:
              least || meaning.degree === 'superlative' || hasTag(marks[position - 1], 'most'),
            said: mark.text,
          })
        }
        break
      }
      case 'use':
        if (!isExcluded && !wants.uses.includes(meaning.use)) wants.uses.push(meaning.use)
        break
      case 'attribute': {
        const { attribute } = meaning
        wants.attributes.push(attribute)
        if (claimed.has(mark)) break
        if (needless) {
          wants.needless.push(attribute)
          break
        }
        const definition = taxonomy.attributes.get(attribute)
        if (definition?.type === 'boolean')
          wants.constraints.push({
            attribute,
            operator: isExcluded ? '!=' : '=',
            value: true,
            strength: soft ? 'prefer' : 'must',
            said: mark.text,
          })
        break
      }
      case 'category':
        // "Espresso machine" and "立式冰柜" name the kind of goods and one of its values at once.
        if (!isExcluded) pushOwnValue(mark)
        for (const inner of mark.inner ?? []) {
          if (inner.kind === 'use') {
            if (inner.category === category?.id && !wants.uses.includes(inner.use))
              wants.uses.push(inner.use)
          } else if (inner.kind === 'attribute') pushOwnBoolean(inner.attribute, mark.text)
        }
        if (isAccessoryNoun(next)) wants.text.push(`${mark.text} ${next!.text}`)
        break
      default:
        continue
    }
    joins = true
    if (!continuesList(marks, position)) negated = needless = false
  }

  function pushOwnBoolean(attribute: string, said: string): void {
    const isOwnBoolean =
      category?.attributes.some(({ id }) => id === attribute) &&
      taxonomy.attributes.get(attribute)?.type === 'boolean'
    const isSaid = wants.constraints.some((one) => one.attribute === attribute)
    if (isOwnBoolean && !isSaid)
      wants.constraints.push({ attribute, operator: '=', value: true, strength: 'must', said })
  }

  function pushOwnValue({ meanings, inner }: Mark): void {
    for (const one of [...meanings, ...(inner ?? [])]) {
      if (one.kind !== 'value' || category === undefined) continue
      if (!category.attributes.some(({ id }) => id === one.attribute)) continue
      const known = named.get(one.attribute) ?? []
      if (!known.includes(one.value)) named.set(one.attribute, [...known, one.value])
    }
  }
  // What the name of the goods says gives way to what is said of them.
  for (const [attribute, wanted] of named)
    if (!values.has(attribute)) values.set(attribute, { wanted, unwanted: [], soft: false })

  for (const [attribute, { wanted, unwanted, soft: isSoft }] of values) {
    const strength = isSoft ? 'prefer' : 'must'
    pushList(wants.constraints, attribute, wanted, ['=', 'in'], strength)
    pushList(wants.constraints, attribute, unwanted, ['!=', 'not-in'], strength)
  }
  pushList(
    wants.constraints,
    'brand',
    brands.wanted.filter((one) => !brands.unwanted.includes(one)),
    ['=', 'in'],
    brands.soft ? 'prefer' : 'must',
  )
  pushList(wants.constraints, 'brand', brands.unwanted, ['!=', 'not-in'], 'must')
  return withNames(wants, lexicon)
}

function pushList(
  constraints: Constraint[],
  attribute: string,
  values: readonly string[],
  [one, many]: readonly ['=' | '!=', 'in' | 'not-in'],
  strength: 'must' | 'prefer',
): void {
  const distinct = [...new Set(values)]
  if (distinct.length === 1)
    constraints.push({ attribute, operator: one, value: distinct[0]!, strength })
  else if (distinct.length > 1)
    constraints.push({ attribute, operator: many, value: distinct, strength })
}

/** Categories named in the message, in order; one followed by an accessory noun is none. */
function namedCategories(marks: readonly Mark[], { taxonomy, category }: WantsContext): string[] {
  const found: string[] = []
  for (const [position, mark] of marks.entries()) {
    const meanings = mark.meanings.filter((one) => one.kind === 'category')
    if (meanings.length === 0) continue
    const next = marks[position + 1]
    // "Laptop bag for a 15 inch laptop": what is wanted is the bag.
    if (isAccessoryNoun(next)) {
      const own = next!.meanings.find((one) => one.kind === 'category')
      return own?.kind === 'category' ? [own.category] : []
    }
    const before = marks.slice(0, position).findLast((one) => !isFiller(one) || one.text === 'with')
    if (before && hasTag(before, 'not')) continue
    // "A fridge with a freezer" is a fridge.
    if (found.length > 0 && before?.text === 'with') continue
    // The camera of a smartphone is a property of it.
    const first = taxonomy.categories.get(found[0] ?? '')
    const isProperty = mark.meanings.some(
      (one) => one.kind === 'attribute' && first?.attributes.some(({ id }) => id === one.attribute),
    )
    if (isProperty) continue
    // A word of both a value and a category ("tablet") is the category unless it qualifies one.
    const chosen =
      meanings.find((one) => one.category === category) ?? preferKnown(meanings, taxonomy)
    if (!found.includes(chosen.category)) found.push(chosen.category)
  }
  return found
}

const isAccessoryNoun = (mark: Mark | undefined): boolean =>
  mark !== undefined && accessories.test(singular(mark.text))

/** The next mark that is no filler: 天禾的也不要 excludes 天禾. */
const nextTelling = (marks: readonly Mark[], position: number): Mark | undefined =>
  marks.slice(position + 1, position + 4).find((mark) => !isFiller(mark))

/** True when the mark names a property, only not one of this category. */
const isForeign = ({ meanings }: Mark): boolean =>
  meanings.some(({ kind }) => ['value', 'attribute', 'use', 'adjective'].includes(kind)) &&
  !meanings.some(({ kind }) => kind === 'cue' || kind === 'grammar' || kind === 'policy')

const isCategory = (mark: Mark | undefined): boolean =>
  mark?.meanings.some((one) => one.kind === 'category') ?? false

const preferKnown = (
  meanings: readonly (Meaning & { kind: 'category' })[],
  taxonomy: Taxonomy,
): Meaning & { kind: 'category' } =>
  meanings.find(({ category }) => !taxonomy.categories.get(category)?.discovered) ?? meanings[0]!

/** The one category that a use or a category's own adjective belongs to, when there is just one. */
function categoryByMeaning(marks: readonly Mark[]): string | null {
  const found = new Set<string>()
  for (const { meanings, text } of marks) {
    const uses = meanings.filter((one) => one.kind === 'use')
    if (uses.length === 1 && !isAnyGoods.test(text)) found.add(uses[0]!.category)
  }
  return found.size === 1 ? [...found][0]! : null
}

/** Occasions that fit goods of every kind, whichever category's uses happen to name them. */
const isAnyGoods = /gift|present|part(?:y|ies)|kid|famil|office|home|礼|送|聚会|孩子|家庭|办公/

const kindRank = ['category', 'brand', 'value', 'use', 'adjective', 'attribute', 'grammar'] as const

/** The meaning that counts in this category: its own before the common one. */
export function chooseMeaning(
  mark: Mark,
  category: Category | undefined,
  taxonomy: Taxonomy,
): Meaning | undefined {
  // Without a category only what many kinds of goods have can be meant: a colour, not a blender's kind.
  const own = (id: string): boolean =>
    category?.attributes.some((one) => one.id === id) ?? isCommon(id, taxonomy)
  const usable = mark.meanings.filter((one) => {
    switch (one.kind) {
      case 'use':
        return category !== undefined && one.category === category.id
      case 'adjective':
        return one.category === undefined
          ? builtIn.has(one.attribute) || own(one.attribute)
          : one.category === category?.id
      case 'value':
      case 'attribute':
        return own(one.attribute)
      default:
        return true
    }
  })
  let best: Meaning | undefined
  let bestRank = Infinity
  for (const meaning of usable) {
    const rank = kindRank.indexOf(meaning.kind as (typeof kindRank)[number])
    const specific = meaning.kind === 'adjective' && meaning.category !== undefined ? -0.5 : 0
    if (rank >= 0 && rank + specific < bestRank) {
      best = meaning
      bestRank = rank + specific
    }
  }
  return best
}

const commonAttributes = new WeakMap<Taxonomy, ReadonlySet<string>>()

/** True for attributes of at least four known categories. */
function isCommon(id: string, taxonomy: Taxonomy): boolean {
  let common = commonAttributes.get(taxonomy)
  if (!common) {
    const counts = new Map<string, number>()
    for (const { attributes, discovered } of taxonomy.categories.values())
      if (!discovered)
        for (const { id: own } of attributes) counts.set(own, (counts.get(own) ?? 0) + 1)
    common = new Set([...counts].filter(([, count]) => count >= 4).map(([own]) => own))
    commonAttributes.set(taxonomy, common)
  }
  return common.has(id)
}

const builtIn = new Set(['price', 'rating', 'popularity'])

const opposite = (direction: 'lower' | 'higher'): 'lower' | 'higher' =>
  direction === 'lower' ? 'higher' : 'lower'

/** "not over 45 dB": the negation belongs to the comparison. */
const isFollowedByFigure = (marks: readonly Mark[], position: number): boolean =>
  marks[position + 1]?.quantity !== undefined

/** "2 kg lighter", "45 dB quiet": the figure says it already. */
const isBesideFigure = (marks: readonly Mark[], position: number): boolean =>
  (marks[position - 1]?.quantity?.units.length ?? 0) > 0

/** True when "or", "and" or a comma carries a negation on to a target of the same kind. */
function continuesList(marks: readonly Mark[], position: number): boolean {
  const joint = marks[position + 1]
  if (!joint) return false
  if (!hasTag(joint, 'or', 'and') && !/[,,、/]/.test(joint.text)) return false
  return isSameKind(marks, position + 1)
}

function isSameKind(marks: readonly Mark[], joint: number): boolean {
  const kinds = (mark: Mark | undefined): Set<string> =>
    new Set(
      mark?.meanings.map(({ kind }) => kind).filter((kind) => kind !== 'grammar' && kind !== 'cue'),
    )
  const before = kinds(marks[joint - 1])
  let after = joint + 1
  while (marks[after] && isFiller(marks[after]!)) after++
  for (const kind of kinds(marks[after])) if (before.has(kind)) return true
  return false
}

/**
 * Unknown words that stand in the shop's titles beside a model name are part of the name:
 * "galaxy" before "s24". Words that no title has stay as free text.
 */
function withNames(wants: Wants, lexicon: Lexicon): Wants {
  if (wants.models.length === 0) return wants
  const partOfName = wants.text.filter(
    (word) => /^[a-z]/.test(word) && (lexicon.titleWords.get(word) ?? 0) > 0,
  )
  return {
    ...wants,
    models: [...partOfName, ...wants.models],
    text: wants.text.filter((word) => !partOfName.includes(word)),
  }
}

/** True when the marks hold nothing that was understood beside fillers and cues. */
export const isEmpty = (wants: Wants): boolean =>
  wants.category === null &&
  wants.constraints.length === 0 &&
  wants.wishes.length === 0 &&
  wants.comparatives.length === 0 &&
  wants.uses.length === 0 &&
  Object.keys(wants.life).length === 0 &&
  wants.models.length === 0 &&
  wants.text.length === 0

export { hasCue }
