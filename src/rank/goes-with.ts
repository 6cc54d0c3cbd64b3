import type { Candidate } from '../domain/candidate.ts'
import type { EntryOf } from '../domain/profile.ts'
import type { ScorePart } from '../domain/ranking.ts'
import { logistic } from '../lib/logistic.ts'
import type { RankContext } from './context.ts'
import { typedWeights } from './weights.ts'

/**
 * For shoppers to whom goods of any kind may be offered: what goes with a fresh purchase comes first, and
 * another one of what they have does not, until it is due. Where the life of such goods is not known, only
 * the time after the purchase counts.
 *
 * @returns `undefined` where the shopper has nothing.
 */
export function goesWithPart(
  context: RankContext,
): ((candidate: Candidate) => ScorePart) | undefined {
  const { catalogue, own, companions, weights = typedWeights } = context
  const owned = (own?.leanings.entries ?? []).filter(
    (entry): entry is EntryOf<'owned'> => entry.kind === 'owned',
  )
  if (owned.length === 0) return undefined
  const known = new Map<string, Pick<ScorePart, 'value' | 'because'>>()
  function judge(category: string): Pick<ScorePart, 'value' | 'because'> {
    if (owned.some((one) => one.category === category && isInUse(one))) return { value: 0 }
    let best = 0
    let because: string | undefined
    for (const one of owned) {
      if (one.stage !== 'new' || one.category === category) continue
      const { strength = 0 } = companions?.of(one.category, category) ?? {}
      if (strength <= best) continue
      best = strength
      because = one.sku
    }
    return { value: logistic(best), ...(because !== undefined && { because }) }
  }
  return ({ doc }) => {
    const { category } = catalogue.products[doc]!
    const judged = known.get(category) ?? judge(category)
    known.set(category, judged)
    return { kind: 'bought-together', attribute: 'goes-with', weight: weights.goesWith, ...judged }
  }
}

const isInUse = ({ stage }: EntryOf<'owned'>): boolean => stage === 'new' || stage === 'in-use'
