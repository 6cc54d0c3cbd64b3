import type { Catalogue } from '../../domain/catalogue.ts'
import { segmentFeatures, type SegmentFeature } from '../../domain/segment.ts'
import type { ProfileDeed } from '../profile/deeds.ts'
import type { Usual } from '../profile/usual.ts'

/** Deeds below which a shopper is not measured. */
export const fewestMeasured = 3

/** A number a feature; `null` where it cannot be told from so little. */
export type Measures = Readonly<Record<SegmentFeature, number | null>>

/** A shopper in numbers; `null` for one who did too little. */
export function measure(
  deeds: readonly ProfileDeed[],
  { products, taxonomy }: Catalogue,
  usual: Usual,
): Measures | null {
  const speaking = deeds.filter(({ interest }) => interest > 0)
  if (speaking.length < fewestMeasured) return null
  const groups = new Map<string, number>()
  const categories = new Set<string>()
  let total = 0
  let price = 0
  for (const { doc, interest } of speaking) {
    const { category, priceMinor } = products[doc]!
    const group = taxonomy.categories.get(category)?.group ?? 'other'
    categories.add(category)
    groups.set(group, (groups.get(group) ?? 0) + interest)
    price += interest * usual.distribution(category, 'price').shareBelow(priceMinor)
    total += interest
  }
  const shareOf = (group: string): number => (groups.get(group) ?? 0) / total
  return {
    activity: speaking.length,
    breadth: categories.size,
    price: price / total,
    loyalty: sameBrand([...new Set(speaking.map(({ doc }) => products[doc]!))]),
    buying: speaking.filter(({ type }) => type === 'purchase').length / speaking.length,
    'large-appliances': shareOf('large-appliances'),
    'small-appliances': shareOf('small-appliances'),
    gadgets: shareOf('gadgets'),
  }
}

/**
 * How often two different goods are of one brand. Unlike the sum of squared shares it does not fall with
 * the number of goods by itself.
 *
 * @see Simpson (1949), Measurement of Diversity, Nature 163, 688.
 */
function sameBrand(goods: readonly { readonly brand: string }[]): number | null {
  if (goods.length < 2) return null
  const counts = new Map<string, number>()
  for (const { brand } of goods) counts.set(brand, (counts.get(brand) ?? 0) + 1)
  let pairs = 0
  for (const count of counts.values()) pairs += count * (count - 1)
  return pairs / (goods.length * (goods.length - 1))
}

/** Counts are compared by their ratio: from 2 to 4 deeds is as far as from 20 to 40. */
const onLogarithm: ReadonlySet<SegmentFeature> = new Set(['activity', 'breadth'])

/** Deviations beyond this do not pull further. */
const mostDeviation = 3

/** Mean and standard deviation a feature, by which vectors are made alike. */
export interface Scale {
  readonly means: readonly number[]
  readonly deviations: readonly number[]
}

const scaled = (measures: Measures, feature: SegmentFeature): number | null => {
  const value = measures[feature]
  return value !== null && onLogarithm.has(feature) ? Math.log(value) : value
}

export function scaleOf(all: readonly Measures[]): Scale {
  const columns = segmentFeatures.map((feature) => all.flatMap((one) => scaled(one, feature) ?? []))
  const means = columns.map((column) => mean(column))
  const deviations = columns.map((column, at) =>
    Math.sqrt(mean(column.map((value) => (value - means[at]!) ** 2))),
  )
  return { means, deviations }
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** Deviations from the mean of all; what is not known stands at the mean. */
export const standardise = (measures: Measures, { means, deviations }: Scale): number[] =>
  segmentFeatures.map((feature, at) => {
    const value = scaled(measures, feature)
    const deviation = deviations[at]!
    if (value === null || deviation === 0) return 0
    return Math.max(-mostDeviation, Math.min(mostDeviation, (value - means[at]!) / deviation))
  })

/** Mean of a feature in its own unit over those of whom it is known. */
export const meanOf = (all: readonly Measures[], feature: SegmentFeature): number =>
  mean(all.flatMap((one) => one[feature] ?? []))
