import type { Catalogue } from '../domain/catalogue.ts'
import type { Companion, Companions } from '../domain/companions.ts'
import { smallestGroup } from '../domain/segment.ts'
import type { Interactions } from '../recommend/interactions.ts'
import { leastCertainty } from './profile/floor.ts'
import { logOdds } from './profile/log-odds.ts'

/** Log-odds that a pair known from the taxonomy starts with: about 2.7 times the usual odds. */
const knownStrength = 1

/**
 * Learns which kinds of goods go together from who turned to both, beside how many turn to each at all,
 * starting from the pairs of the taxonomy: a shop without a log has those.
 *
 * @see {@link logOdds} for the shrinkage.
 */
export function learnCompanions(
  { users, items, starts, columns }: Interactions,
  { docBySku, products, taxonomy }: Catalogue,
): Companions {
  const kindOf = items.map((sku) => products[docBySku.get(sku) ?? -1]?.category)
  const single = new Map<string, number>()
  const both = new Map<string, number>()
  users.forEach((_, u) => {
    const kinds = new Set<string>()
    for (const item of columns.subarray(starts[u]!, starts[u + 1]!)) {
      const kind = kindOf[item]
      if (kind !== undefined) kinds.add(kind)
    }
    for (const one of kinds) {
      single.set(one, (single.get(one) ?? 0) + 1)
      for (const other of kinds)
        if (one !== other) both.set(pair(one, other), (both.get(pair(one, other)) ?? 0) + 1)
    }
  })

  function measure(owned: string, other: string): Companion {
    const isKnown = taxonomy.categories.get(owned)?.goesWith.includes(other) ?? false
    const usual = ((single.get(other) ?? 0) + 0.5) / (users.length + 1)
    const count = both.get(pair(owned, other)) ?? 0
    const total = single.get(owned) ?? 0
    const tilt = isKnown ? knownStrength : 0
    return {
      strength: tilt + logOdds(count, total, tilted(usual, tilt)).strength,
      isLearnt: count >= smallestGroup && logOdds(count, total, usual).certainty >= leastCertainty,
    }
  }

  const known = new Map<string, Companion>()
  return {
    of(owned, other) {
      const key = pair(owned, other)
      const companion = known.get(key) ?? measure(owned, other)
      known.set(key, companion)
      return companion
    },
  }
}

const pair = (one: string, other: string): string => `${one} ${other}`

/** A share whose log-odds are moved by `by`. */
const tilted = (share: number, by: number): number => {
  const odds = (share / (1 - share)) * Math.exp(by)
  return odds / (1 + odds)
}
