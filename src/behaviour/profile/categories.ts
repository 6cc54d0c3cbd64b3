import type { Catalogue } from '../../domain/catalogue.ts'
import type { EntryOf } from '../../domain/profile.ts'
import { groupBy } from '../../lib/group-by.ts'
import { evidenceOf, type ProfileDeed } from './deeds.ts'
import { fewestDeeds } from './floor.ts'

/** Kinds of goods that are named, those of most interest. */
const mostCategories = 6

/** Kinds of goods that the shopper turns to, with their share of all interest; the largest first. */
export function categoriesOf(
  deeds: readonly ProfileDeed[],
  { products }: Catalogue,
): EntryOf<'category'>[] {
  const interest = (some: readonly ProfileDeed[]): number =>
    some.reduce((sum, deed) => sum + deed.interest, 0)
  const speaking = deeds.filter((deed) => deed.interest > 0)
  const total = interest(speaking)
  return [...groupBy(speaking, ({ doc }) => products[doc]!.category)]
    .filter(([, own]) => own.length >= fewestDeeds.likes)
    .map(([category, own]) => ({
      kind: 'category' as const,
      key: `category:${category}`,
      category,
      share: interest(own) / total,
      evidence: evidenceOf(own),
    }))
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1))
    .slice(0, mostCategories)
}
