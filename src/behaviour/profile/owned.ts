import type { Catalogue } from '../../domain/catalogue.ts'
import type { EntryOf } from '../../domain/profile.ts'
import { day } from '../gather.ts'
import type { ProfileDeed } from './deeds.ts'

/** Goods are new for this long: the time in which they are learnt, and returned. */
const newFor = 90 * day
const year = 365.25 * day

/**
 * What the shopper bought here, or said to have, and where it is in its life; the latest first. What was
 * only said comes last, without a stage.
 *
 * @param said skus that the shopper said to have.
 */
export function ownedBy(
  deeds: readonly ProfileDeed[],
  said: readonly string[],
  catalogue: Catalogue,
  now: number,
): EntryOf<'owned'>[] {
  const boughtAt = new Map<number, number>()
  for (const { doc, type, at } of deeds) if (type === 'purchase') boughtAt.set(doc, at)
  const bought = [...boughtAt].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  const others = new Set(said.flatMap((sku) => catalogue.docBySku.get(sku) ?? []))
  for (const doc of boughtAt.keys()) others.delete(doc)
  return [
    ...bought.map(([doc, at]) => entryOf(doc, at, catalogue, now)),
    ...[...others].sort((a, b) => a - b).map((doc) => entryOf(doc, null, catalogue, now)),
  ]
}

function entryOf(
  doc: number,
  at: number | null,
  { products, taxonomy }: Catalogue,
  now: number,
): EntryOf<'owned'> {
  const { sku, category } = products[doc]!
  const lifetimeYears = taxonomy.categories.get(category)?.lifetime?.years ?? null
  return {
    kind: 'owned',
    key: `owned:${sku}`,
    sku,
    category,
    boughtAt: at === null ? null : new Date(at).toISOString(),
    stage: at === null ? null : stageOf(now - at, lifetimeYears),
    lifetimeYears,
  }
}

/**
 * Where goods of this age, in milliseconds, are in their life. Without a known lifetime only what is new
 * can be told.
 */
export function stageOf(
  age: number,
  lifetimeYears: number | null,
): 'new' | 'in-use' | 'due' | null {
  if (age < newFor) return 'new'
  if (lifetimeYears === null) return null
  return age >= lifetimeYears * year ? 'due' : 'in-use'
}
