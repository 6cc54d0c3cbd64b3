import type { Candidate } from '../domain/candidate.ts'
import type { Catalogue } from '../domain/catalogue.ts'
import type { Constraint, Need } from '../domain/need.ts'
import type { RankedProduct, ScorePart } from '../domain/ranking.ts'
import type { Attribute } from '../domain/taxonomy.ts'
import type { RankContext } from './context.ts'
import { numberOf, valueOf } from './columns.ts'
import { diversify } from './diversify.ts'
import { goesWithPart } from './goes-with.ts'
import { leaningParts } from './leanings.ts'
import { typedWeights } from './weights.ts'

/**
 * Orders the candidates by a weighted mean of parts: fit to the stated wishes and preferences,
 * text relevance, Bayesian rating, popularity, price, and what is known of the shopper. Every part is
 * kept, since the reasons are read off them. A superlative ("the quietest") sorts by that attribute first.
 *
 * @returns best first; equal scores by doc number, so equal inputs give equal answers.
 */
export function rank(
  candidates: readonly Candidate[],
  need: Need,
  context: RankContext,
): RankedProduct[] {
  const parts = partMakers(need, context)
  const ranked = candidates.map((candidate) => {
    const own: ScorePart[] = []
    for (const make of parts) {
      const part = make(candidate)
      if (part) own.push(part)
    }
    const total = own.reduce((sum, { weight }) => sum + weight, 0)
    const score =
      total === 0 ? 0 : own.reduce((sum, { value, weight }) => sum + value * weight, 0) / total
    return { doc: candidate.doc, score, parts: own }
  })
  const strict = need.wishes.filter(({ strict: isStrict }) => isStrict)
  if (strict.length > 0) {
    const [{ attribute, direction }] = strict as [(typeof strict)[0]]
    const sign = direction === 'lower' ? 1 : -1
    const key = (doc: number): number => {
      const value =
        attribute === 'popularity'
          ? context.priors.popularity[doc]
          : attribute === 'rating'
            ? numberOf(context.catalogue, doc, 'rating')
            : orderOf(context.catalogue, doc, attribute)
      return value === undefined ? Infinity : sign * value
    }
    return ranked.sort((a, b) => key(a.doc) - key(b.doc) || b.score - a.score || a.doc - b.doc)
  }
  ranked.sort((a, b) => b.score - a.score || a.doc - b.doc)
  return diversify(ranked, context.catalogue, isAnyKind(need) ? 'category' : 'brand')
}

/** True where goods of any kind may be offered. */
const isAnyKind = ({ category, text, models }: Need): boolean =>
  category === null && text.length === 0 && models.length === 0

type PartMaker = (candidate: Candidate) => ScorePart | undefined

function partMakers(need: Need, context: RankContext): PartMaker[] {
  const { catalogue, priors, distributions, satisfies, weights = typedWeights } = context
  const makers: PartMaker[] = []
  const wished = new Set(need.wishes.map(({ attribute }) => attribute))

  for (const { attribute, direction } of need.wishes) {
    if (attribute === 'rating' || attribute === 'popularity') continue
    makers.push(({ doc }) => {
      const value = orderOf(catalogue, doc, attribute)
      if (value === undefined) return { kind: 'need', attribute, value: 0.25, weight: weights.wish }
      const below = distributions.of(catalogue.products[doc]!.category, attribute).shareBelow(value)
      const percentile = direction === 'lower' ? 1 - below : below
      return { kind: 'need', attribute, value: percentile, weight: weights.wish, percentile }
    })
  }
  const wishFor = (attribute: string): number =>
    need.wishes.some((one) => one.attribute === attribute && one.direction === 'higher')
      ? weights.wish
      : 0

  const impliedBy = new Map<string, number>()
  for (const { because } of need.constraints)
    if (because !== undefined) impliedBy.set(because, (impliedBy.get(because) ?? 0) + 1)
  for (const constraint of need.constraints) {
    const { attribute } = constraint
    if (constraint.strength === 'prefer') {
      // A use that asks for three specs counts as one wish, not as three.
      const share = 1 / Math.sqrt(impliedBy.get(constraint.because ?? '') ?? 1)
      makers.push(({ doc }) => ({
        kind: 'need',
        attribute,
        value: closeness(catalogue, doc, constraint, satisfies),
        weight: constraint.because?.startsWith('model:')
          ? weights.model
          : constraint.because === undefined
            ? weights.preference
            : weights.use * share,
        ...(constraint.because === undefined ? {} : { use: constraint.because }),
      }))
    } else if (!wished.has(attribute) && isNumeric(constraint)) {
      const direction = headroomDirection(constraint, catalogue.taxonomy.attributes.get(attribute))
      makers.push(({ doc }) => {
        const value = numberOf(catalogue, doc, attribute)
        if (value === undefined) return undefined
        const below = distributions
          .of(catalogue.products[doc]!.category, attribute)
          .shareBelow(value)
        const share = direction === 'lower' ? 1 - below : direction === 'higher' ? below : 1
        return {
          kind: 'need',
          attribute,
          value: attribute === 'price' ? 0.5 + share / 2 : share,
          // A budget says what may be spent, not that as little as possible should be.
          weight: attribute === 'price' ? weights.budget : weights.headroom,
          percentile: share,
        }
      })
    } else if (constraint.operator === '=' || constraint.operator === 'in') {
      makers.push(() => ({ kind: 'need', attribute, value: 1, weight: weights.headroom }))
    }
  }
  if (need.text.length > 0 || need.models.length > 0)
    makers.push(({ relevance }) => ({
      kind: 'content',
      attribute: 'text',
      value: relevance,
      weight: weights.text,
    }))
  makers.push(({ doc }) => ({
    kind: 'popularity',
    attribute: 'rating',
    value: ratingValue(priors.rating[doc]!),
    weight: weights.rating + wishFor('rating'),
  }))
  makers.push(({ doc }) => ({
    kind: 'popularity',
    attribute: 'popularity',
    value: priors.popularity[doc]!,
    weight: weights.popularity + wishFor('popularity'),
  }))
  const { own } = context
  if (own && own.confidence > 0)
    makers.push(({ doc }) => ({
      kind: 'similar-shoppers',
      attribute: 'taste',
      value: own.valueOf(doc),
      weight: weights.taste * own.confidence,
    }))
  makers.push(...leaningParts(need, context))
  const goesWith = isAnyKind(need) ? goesWithPart(context) : undefined
  if (goesWith) makers.push(goesWith)
  const quality = qualityOf(need, context)
  if (quality) makers.push(quality)
  const hasBudget = need.constraints.some(({ attribute }) => attribute === 'price')
  if (!wished.has('price') && !hasBudget)
    makers.push(({ doc }) => {
      const price = numberOf(catalogue, doc, 'price')!
      const below = distributions.of(catalogue.products[doc]!.category, 'price').shareBelow(price)
      return { kind: 'need', attribute: 'value', value: 1 - below, weight: weights.price }
    })
  return makers
}

/** Mean percentile of the deciding specs for which better is defined; a budget buys the best it can. */
function qualityOf(
  need: Need,
  { catalogue, distributions, weights = typedWeights }: RankContext,
): PartMaker | undefined {
  const named = new Set([...need.wishes, ...need.constraints].map(({ attribute }) => attribute))
  const category = catalogue.taxonomy.categories.get(need.category ?? '')
  const deciding = (category?.attributes ?? []).flatMap(({ id, importance }) => {
    const better = catalogue.taxonomy.attributes.get(id)?.better
    return importance >= 0.6 && better !== undefined && !named.has(id) ? [{ id, better }] : []
  })
  if (
    deciding.length === 0 ||
    need.wishes.some(({ attribute, direction }) => attribute === 'price' && direction === 'lower')
  )
    return undefined
  return ({ doc }) => {
    let sum = 0
    for (const { id, better } of deciding) {
      const value = numberOf(catalogue, doc, id)
      const below = value === undefined ? 0 : distributions.of(category!.id, id).shareBelow(value)
      sum += value !== undefined && better === 'lower' ? 1 - below : below
    }
    return {
      kind: 'need',
      attribute: 'quality',
      value: sum / deciding.length,
      weight: weights.quality,
    }
  }
}

/** Ratings crowd between 3.5 and 4.8 stars; that stretch is spread over 0 to 1. */
const ratingValue = (share: number): number => Math.min(1, Math.max(0, (share * 5 - 3.3) / 1.5))

const isNumeric = ({ value }: Constraint): boolean =>
  typeof value === 'number' || (Array.isArray(value) && typeof value[0] === 'number')

function headroomDirection(
  { operator }: Constraint,
  attribute: Attribute | undefined,
): 'lower' | 'higher' | undefined {
  if (attribute?.better) return attribute.better
  return operator === '<=' ? 'lower' : operator === '>=' ? 'higher' : undefined
}

/**
 * A number that orders the attribute from low to high: the number itself, the place of an ordered
 * value counted from the worst, 1 or 0 for a boolean.
 */
function orderOf(catalogue: Catalogue, doc: number, attribute: string): number | undefined {
  const value = valueOf(catalogue, doc, attribute)
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return Number(value)
  const definition = catalogue.taxonomy.attributes.get(attribute)
  if (typeof value === 'string' && definition?.ordered) {
    const place = definition.values.findIndex(({ id }) => id === value)
    return place < 0 ? undefined : definition.values.length - place
  }
  return undefined
}

/** 1 when a preference is met; for numbers less the further away, 0 at half the wanted value off. */
function closeness(
  catalogue: Catalogue,
  doc: number,
  constraint: Constraint,
  satisfies: RankContext['satisfies'],
): number {
  if (satisfies(catalogue, doc, constraint)) return 1
  const value = numberOf(catalogue, doc, constraint.attribute)
  if (value === undefined || !isNumeric(constraint)) return 0
  const wanted = Array.isArray(constraint.value)
    ? (constraint.value as number[]).reduce((near, one) =>
        Math.abs(one - value) < Math.abs(near - value) ? one : near,
      )
    : (constraint.value as number)
  return wanted === 0 ? 0 : Math.max(0, 1 - (2 * Math.abs(value - wanted)) / Math.abs(wanted))
}
