import type { Catalogue } from '../domain/catalogue.ts'
import type { Taste } from '../domain/taste.ts'
import { kinds } from '../recommend/kinds.ts'
import type { Events } from '../storage/events.ts'
import type { Behaviour } from './gather.ts'
import { createTaste } from './taste.ts'

/** Deeds from which a taste can be learnt at all. */
const fewest = 50

/**
 * The taste that is there from the first start: one model that is learnt in a moment, by the order of
 * deeds where there is one. `null` where too little was done.
 */
export function learnTaste(
  { data }: Behaviour,
  catalogue: Catalogue,
  events: Events,
): Taste | null {
  if (data.columns.length < fewest) return null
  const kind = kinds.get(data.times ? 'order-aware' : 'gf-cf')!
  const model = kind.fit(data, kind.grid(data)[0]!, { seed: 1 })
  return createTaste(model, data.items, catalogue, events)
}
