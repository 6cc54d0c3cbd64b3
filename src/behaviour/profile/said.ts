import type { ConversationState } from '../../domain/conversation.ts'
import type { Need } from '../../domain/need.ts'
import type { EntryOf } from '../../domain/profile.ts'
import { LifeFact } from '../../domain/taxonomy.ts'

/** A conversation as far as its shopper said something that lasts. */
export interface Told {
  readonly state: Pick<ConversationState, 'need' | 'parkedNeeds' | 'owned'>
  /** ISO 8601, UTC. */
  readonly updatedAt: string
}

/**
 * Conditions, wishes, uses and facts of life that the shopper stated, the latest talk first; what was said
 * again counts as said last. What was reckoned, loosened or read off shown goods is nobody's word.
 */
export function saidIn(talks: readonly Told[]): EntryOf<'said'>[] {
  const found = new Map<string, EntryOf<'said'>>()
  const latestFirst = talks.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
  for (const { state, updatedAt } of latestFirst)
    for (const need of [state.need, ...Object.values(state.parkedNeeds)])
      for (const entry of entriesOf(need, updatedAt))
        if (!found.has(entry.key)) found.set(entry.key, entry)
  return [...found.values()]
}

/** Skus that the shopper said to have. */
export const ownedIn = (talks: readonly Told[]): string[] => [
  ...new Set(talks.flatMap(({ state }) => state.owned)),
]

function* entriesOf(need: Need, at: string): Iterable<EntryOf<'said'>> {
  const { category } = need
  const about = category ?? ''
  const entry = (name: string, said: EntryOf<'said'>['said']): EntryOf<'said'> => ({
    kind: 'said',
    key: `said:${about}.${name}`,
    category,
    said,
    at,
  })
  for (const constraint of need.constraints) {
    if (constraint.because !== undefined || constraint.relative) continue
    const { attribute, operator } = constraint
    yield entry(`${attribute} ${operator}`, { what: 'constraint', constraint })
  }
  for (const wish of need.wishes)
    yield entry(`${wish.attribute} ${wish.direction}`, { what: 'wish', wish })
  for (const use of need.uses) yield entry(`use ${use}`, { what: 'use', use })
  for (const fact of LifeFact.options) {
    const value = need.life[fact]
    // A household is the same for every kind of goods; a room and a distance are not.
    if (value === undefined) continue
    const life = entry(fact, { what: 'life', fact, value })
    yield fact === 'people' ? { ...life, key: 'said:.people', category: null } : life
  }
}
