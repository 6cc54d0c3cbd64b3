import type { Catalogue } from '../domain/catalogue.ts'
import type { Taste } from '../domain/taste.ts'
import type { Interactions } from '../recommend/interactions.ts'
import { kinds } from '../recommend/kinds.ts'
import type { Recommender } from '../recommend/model.ts'
import type { Behaviour } from './gather.ts'
import { createTaste, type TasteSources } from './taste.ts'

/** Deeds from which a taste can be learnt at all. */
const fewest = 50

/**
 * The taste that is there from the first start: one model that is learnt in a moment, by the order of
 * deeds where there is one, when somebody's taste is asked for first. Where too little was done it is that
 * of nobody, but for what is not to be offered.
 */
export function learnTaste(
  { data }: Behaviour,
  catalogue: Catalogue,
  sources: TasteSources,
): Taste {
  if (data.columns.length < fewest) return createTaste(null, [], catalogue, sources)
  let learnt: Taste | undefined
  return {
    of(shopperId) {
      learnt ??= createTaste(fitAtOnce(data), data.items, catalogue, sources)
      return learnt.of(shopperId)
    },
  }
}

/** One kind with its likeliest settings, by the order of deeds where there is one. */
export function fitAtOnce(data: Interactions): Recommender {
  const kind = kinds.get(data.times ? 'order-aware' : 'gf-cf')!
  return kind.fit(data, kind.grid(data)[0]!, { seed: 1 })
}
