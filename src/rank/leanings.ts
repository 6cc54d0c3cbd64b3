import type { Candidate } from '../domain/candidate.ts'
import type { Need } from '../domain/need.ts'
import type { EntryOf, ProfileEntry } from '../domain/profile.ts'
import type { ScorePart } from '../domain/ranking.ts'
import { logistic } from '../lib/logistic.ts'
import { numberOf, valueOf } from './columns.ts'
import type { RankContext } from './context.ts'
import { typedWeights } from './weights.ts'

type PartMaker = (candidate: Candidate) => ScorePart | undefined

/**
 * Parts of a score by the shopper's profile: nearness to the prices they turn to, brands and specs they
 * lean to, and what the group that acts alike turns to. What this need says itself is left to it.
 */
export function leaningParts(need: Need, context: RankContext): PartMaker[] {
  const { catalogue, own, weights = typedWeights } = context
  if (!own) return []
  const { entries, group } = own.leanings
  const named = new Set([...need.wishes, ...need.constraints].map(({ attribute }) => attribute))
  const makers: PartMaker[] = []
  const of = <Kind extends ProfileEntry['kind']>(kind: Kind): EntryOf<Kind>[] =>
    entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind)

  const brands = new Map(of('brand').map((entry) => [entry.brand, entry]))
  if (brands.size > 0 && !named.has('brand'))
    makers.push(({ doc }) => {
      const entry = brands.get(catalogue.products[doc]!.brand)
      return {
        kind: 'affinity',
        attribute: 'brand-leaning',
        value: entry ? logistic(entry.stance === 'likes' ? entry.strength : -entry.strength) : 0.5,
        weight: weights.brand,
        ...(entry && { entries: [entry] }),
      }
    })

  const prices = new Map(of('price').map((entry) => [entry.category, entry]))
  if (prices.size > 0 && !named.has('price'))
    makers.push(({ doc }) => {
      const entry = prices.get(catalogue.products[doc]!.category)
      return (
        entry && {
          kind: 'affinity',
          attribute: 'price-leaning',
          value: 1 - Math.abs(placeOf(doc, 'price', context) - entry.place),
          weight: weights.priceHabit,
          entries: [entry],
        }
      )
    })

  const specs = [...of('value'), ...of('degree')].filter(({ attribute }) => !named.has(attribute))
  if (specs.length > 0)
    makers.push(({ doc }) => {
      const { category } = catalogue.products[doc]!
      const liked = specs.filter((entry) => entry.category === category)
      if (liked.length === 0) return undefined
      const values = liked.map((entry) => likeness(doc, entry, context))
      return {
        kind: 'affinity',
        attribute: 'spec-leaning',
        value: values.reduce((sum, value) => sum + value, 0) / liked.length,
        weight: weights.specs,
        entries: liked.filter((_, at) => values[at]! >= leastAlike),
      }
    })

  if (group.size > 0)
    makers.push(({ doc }) => ({
      kind: 'popularity',
      attribute: 'group',
      value: group.get(catalogue.products[doc]!.sku) ?? 0,
      weight: weights.group,
    }))
  return makers
}

/** From here on goods are like those that the shopper turned to. */
const leastAlike = 0.6

/** How far goods are what an entry says, 0 to 1. */
function likeness(
  doc: number,
  entry: EntryOf<'value'> | EntryOf<'degree'>,
  context: RankContext,
): number {
  if (entry.kind === 'degree') {
    const place = placeOf(doc, entry.attribute, context)
    return entry.direction === 'lower' ? 1 - place : place
  }
  const value = valueOf(context.catalogue, doc, entry.attribute)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return logistic(values.includes(entry.value) ? entry.strength : -entry.strength)
}

/** Share of the goods of the kind that have less of it; the middle where it is not stated. */
function placeOf(
  doc: number,
  attribute: string,
  { catalogue, distributions }: RankContext,
): number {
  const value = numberOf(catalogue, doc, attribute)
  if (value === undefined) return 0.5
  return distributions.of(catalogue.products[doc]!.category, attribute).shareBelow(value)
}
