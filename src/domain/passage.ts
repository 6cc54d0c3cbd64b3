import type { Locale } from './text.ts'

/** A section of a guide or a policy: short enough to be quoted alone. */
export interface Passage {
  /** `guide:dishwasher#2`, `policy:returns#0`; the same in every language. */
  readonly id: string
  readonly kind: 'guide' | 'policy'
  /** Category id of a guide, topic of a policy. */
  readonly topic: string
  readonly locale: Locale
  readonly title: string
  readonly heading: string
  readonly text: string
  /** The question as shoppers put it, in other words than the heading's. */
  readonly asks: readonly string[]
}

/** What the shop has written rules for. */
export const topicsOfPolicies = (passages: readonly Passage[]): Set<string> =>
  new Set(passages.flatMap(({ kind, topic }) => (kind === 'policy' ? [topic] : [])))
