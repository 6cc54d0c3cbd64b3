import { giniOf } from '../recommend/metrics.ts'

/** How what was recommended lately shares out the goods. */
export interface Bias {
  /** Places in replies that it was reckoned from. */
  readonly recommended: number
  /** Mean deeds of a recommended product over those of a product that shoppers turn to, less 1. */
  readonly popularityLift: number
  /** 0: every product alike; towards 1: always the same few. */
  readonly gini: number
  /** The same of as many deeds of shoppers: what few draws from many goods give anyway. */
  readonly giniOfDeeds: number
  /** Share of the catalogue that was recommended. */
  readonly coverage: number
  readonly isPopularityAlarming: boolean
  readonly isConcentrationAlarming: boolean
}

/** Places and deeds below which nothing is said. */
const fewest = 300
/** Recommended goods twice as popular as those that shoppers turn to by themselves. */
const mostLift = 1
/** Recommendations that much more alike than what shoppers do. */
const mostConcentration = 0.2

/**
 * Popularity lift is that of the mean popularity (Abdollahpouri et al. 2019, The Unfairness of
 * Popularity Bias in Recommendation); the Gini coefficient tells sales concentration (Fleder &
 * Hosanagar 2009), coverage is that of Ge et al. (2010), Beyond Accuracy.
 *
 * @param shown skus of replies; @param done skus of deeds, newest first.
 * @param deeds by sku in the whole log. `null` where too little was shown or done.
 */
export function biasOf(
  shown: readonly string[],
  done: readonly string[],
  deeds: ReadonlyMap<string, number>,
  products: number,
): Bias | null {
  if (shown.length < fewest || done.length < fewest || products === 0) return null
  const used = meanDeeds(done, deeds)
  const popularityLift = used === 0 ? 0 : meanDeeds(shown, deeds) / used - 1
  const alike = Math.min(shown.length, done.length)
  const gini = giniOfSkus(shown.slice(0, alike), products)
  const giniOfDeeds = giniOfSkus(done.slice(0, alike), products)
  return {
    recommended: shown.length,
    popularityLift,
    gini,
    giniOfDeeds,
    coverage: new Set(shown).size / products,
    isPopularityAlarming: popularityLift > mostLift,
    isConcentrationAlarming: gini - giniOfDeeds > mostConcentration,
  }
}

const meanDeeds = (skus: readonly string[], deeds: ReadonlyMap<string, number>): number =>
  skus.reduce((sum, sku) => sum + (deeds.get(sku) ?? 0), 0) / skus.length

function giniOfSkus(skus: readonly string[], products: number): number {
  const counts = new Map<string, number>()
  for (const sku of skus) counts.set(sku, (counts.get(sku) ?? 0) + 1)
  const values = new Float64Array(Math.max(products, counts.size))
  values.set([...counts.values()])
  return giniOf(values)
}
