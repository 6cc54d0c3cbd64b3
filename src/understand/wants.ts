import type { Wants, WantsContext } from './wanted.ts'
import type { Constraint, Need } from '../domain/need.ts'
import { degreeBeside, type DegreeOf } from './degree-words.ts'
import { readFigure } from './figures.ts'
import type { Lexicon } from './lexicon.ts'
import { hasTag, isFiller, type Mark } from './marks.ts'
import { readLifeFact, readSides } from './life.ts'
import { categoryByMeaning, isAccessoryNoun, isCategory, namedCategories } from './goods.ts'
import { chooseMeaning, isForeign } from './meaning.ts'

/** Reads every condition and wish out of the marks. Pure. */
export function readWants(marks: readonly Mark[], context: WantsContext): Wants {
  const { taxonomy, lexicon } = context
  const goods = namedCategories(marks, context)
  const inferred = goods[0] ?? context.category ?? categoryByMeaning(marks, taxonomy)
  const category = inferred === null ? undefined : taxonomy.categories.get(inferred)

  const wants: Wants = {
    category: goods[0] ?? (context.category === null ? categoryByMeaning(marks, taxonomy) : null),
    isNamed: goods.length > 0,
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
  const message = marks.map(({ text }) => text).join(' ')
  const values = new Map<string, { wanted: string[]; unwanted: string[]; soft: boolean }>()
  /** Attributes of which a value "or better" is wanted. */
  const isOrBetter = new Set<string>()
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
      category && context.onSale?.(category.id),
    )
    if (constraint) figures.set(mark, constraint)
  })

  const degrees = new Map<Mark, DegreeOf>()
  const ofDegree = new Set<Mark>()
  marks.forEach((mark, position) => {
    const degree = degreeBeside(marks, position, category, taxonomy)
    if (!degree || claimed.has(mark)) return
    degrees.set(mark, degree.said)
    ofDegree.add(marks[degree.at]!)
  })

  let negated = false
  let needless = false
  let soft = false
  let joins = false
  for (const [position, mark] of marks.entries()) {
    const next = marks[position + 1]
    if (lived.has(mark) || ofDegree.has(mark)) continue
    const degree = degrees.get(mark)
    if (degree) {
      const { attribute, direction } = degree
      wants.attributes.push(attribute)
      if (degree.degree === 'comparative') wants.comparatives.push({ attribute, direction })
      else
        wants.wishes.push({
          attribute,
          direction,
          strict: degree.degree === 'superlative',
          said: mark.text,
        })
      continue
    }
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
        if (meaning.tag === 'not') {
          negated = !isFollowedByFigure(marks, position)
          joins = false
        } else if (meaning.tag === 'needless') needless = true
        else if (meaning.tag === 'soft') soft = true
        else if (meaning.tag === 'hard') soft = false
        else if (meaning.tag === 'but') negated = needless = soft = false
        else if (meaning.tag === 'and' && (!joins || startsAnew(marks, position))) negated = false
        else if (meaning.tag === 'and' && !isSameKind(marks, position)) negated = needless = false
        continue
      case 'brand':
        brands[isExcluded || neverAgain.test(message) ? 'unwanted' : 'wanted'].push(meaning.brand)
        brands.soft ||= soft
        wants.brands.push(meaning.brand)
        break
      case 'value': {
        const known = values.get(meaning.attribute) ?? { wanted: [], unwanted: [], soft: false }
        const attribute = taxonomy.attributes.get(meaning.attribute)
        const orBetter =
          attribute?.ordered && (hasTag(marks[position - 1], 'at-least') || hasTag(next, 'or-more'))
        if (orBetter) isOrBetter.add(meaning.attribute)
        const list = orBetter
          ? attribute.values
              .slice(0, attribute.values.findIndex(({ id }) => id === meaning.value) + 1)
              .map(({ id }) => id)
          : [meaning.value]
        const isOut = isExcluded || isComplainedOf(marks, position)
        known[isOut ? 'unwanted' : 'wanted'].push(...list)
        known.soft ||= soft
        values.set(meaning.attribute, known)
        wants.attributes.push(meaning.attribute)
        // "True wireless" is a kind of headphones and says that they are wireless.
        if (!isOut)
          for (const one of mark.meanings)
            if (one.kind === 'attribute') pushOwnBoolean(one.attribute, mark.text)
        break
      }
      case 'adjective': {
        // 别把室友吵醒 asks for less of it as 吵醒 does.
        const isTurned = isExcluded && !/^(?:吵.|太|有点|too |so )/.test(mark.text)
        const direction = isTurned ? opposite(meaning.direction) : meaning.direction
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
    // 增压熨斗 is a steam generator; that 熨斗 in it is another kind of iron does not count.
    const whole = new Set(meanings.flatMap((one) => (one.kind === 'value' ? [one.attribute] : [])))
    const parts = (inner ?? []).filter((one) => one.kind !== 'value' || !whole.has(one.attribute))
    for (const one of [...meanings, ...parts]) {
      if (one.kind !== 'value' || category === undefined) continue
      if (!category.attributes.some(({ id }) => id === one.attribute)) continue
      const known = named.get(one.attribute) ?? []
      if (!known.includes(one.value)) named.set(one.attribute, [...known, one.value])
    }
  }
  // What the name of the goods says gives way to what is said of them.
  for (const [attribute, wanted] of named)
    if (!values.has(attribute)) values.set(attribute, { wanted, unwanted: [], soft: false })

  const isChoice = marks.some((mark) => hasTag(mark, 'or'))
  for (const [attribute, { wanted: all, unwanted, soft: isSoft }] of values) {
    const strength = isSoft ? 'prefer' : 'must'
    // "Waterproof properly, IP68": of values that go from better to worse the best is meant.
    const definition = taxonomy.attributes.get(attribute)
    const best =
      definition?.ordered && !isChoice && all.every((one, at) => all.indexOf(one) === at)
        ? definition.values
            .filter(({ id }) => all.includes(id))
            .map(({ id }) => id)
            .slice(0, 1)
        : []
    const wanted = best.length > 0 && !isOrBetter.has(attribute) ? best : all
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
  wants.constraints.splice(0, wants.constraints.length, ...lastOfEach(wants.constraints))
  return withNames(wants, lexicon)
}

/** "The old one does 6 kg, it needs to be 9": of two figures for the same bound the last counts. */
const lastOfEach = (constraints: readonly Constraint[]): Constraint[] =>
  constraints.filter(
    ({ attribute, operator }, at) =>
      (operator !== '<=' && operator !== '>=') ||
      !constraints
        .slice(at + 1)
        .some((later) => later.attribute === attribute && later.operator === operator),
  )

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

/** The next mark that is no filler: 天禾的也不要 excludes 天禾. */
const nextTelling = (marks: readonly Mark[], position: number): Mark | undefined =>
  marks.slice(position + 1, position + 4).find((mark) => !isFiller(mark))

/** "Over-ear is too hot", 头戴的太热了: said of a value, too much of anything speaks against it. */
function isComplainedOf(marks: readonly Mark[], position: number): boolean {
  const rest = marks.slice(position + 1, position + 5)
  const at = rest.findIndex((mark) => /^(?:太|too|嫌)/.test(mark.text))
  return (
    at >= 0 &&
    rest.slice(0, at).every(isFiller) &&
    !/^(?:太|too )?(?:好|棒|美|good)/.test(rest[at + 1]?.text ?? rest[at]!.text)
  )
}

const neverAgain = /\b(?:not|never) again\b|再也不买|再也不要/

const opposite = (direction: 'lower' | 'higher'): 'lower' | 'higher' =>
  direction === 'lower' ? 'higher' : 'lower'

/** "not over 45 dB": the negation belongs to the comparison. */
const isFollowedByFigure = (marks: readonly Mark[], position: number): boolean =>
  marks[position + 1]?.quantity !== undefined

/** "2 kg lighter", "45 dB quiet": the figure says it already. */
const isBesideFigure = (marks: readonly Mark[], position: number): boolean =>
  (marks[position - 1]?.quantity?.units.length ?? 0) > 0

/** "Without the drying bit, and a child lock": what follows is wanted again. */
const startsAnew = (marks: readonly Mark[], position: number): boolean =>
  /^[,，]$/.test(marks[position - 1]?.text ?? '') &&
  /^(?:an?|with|it|要|有)$/.test(marks[position + 1]?.text ?? '')

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
export const isEmpty = (wants: Wants): boolean => isBlank(wants) && wants.comparatives.length === 0

/** True when nothing is needed. */
export const isBlank = (need: Need): boolean =>
  need.category === null &&
  need.constraints.length === 0 &&
  need.wishes.length === 0 &&
  need.uses.length === 0 &&
  Object.keys(need.life).length === 0 &&
  need.models.length === 0 &&
  need.text.length === 0
