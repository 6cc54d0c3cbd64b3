import type { Catalogue } from '../../domain/catalogue.ts'
import { mostEvidence, type Correction, type Evidence } from '../../domain/profile.ts'
import type { EventRecord } from '../../storage/events.ts'
import { ageing, clean, day, interestIn } from '../gather.ts'

/** One thing that a shopper did with goods of the catalogue. */
export interface ProfileDeed {
  readonly doc: number
  readonly sku: string
  readonly type: EventRecord['type']
  /** Milliseconds. */
  readonly at: number
  /** Looks of today that it is worth; 0 where it speaks against its goods. */
  readonly interest: number
  /** Looks that it speaks against its goods: waved away, or rated badly. */
  readonly against: number
}

/** What waving goods away, or rating them badly, speaks against them, in looks. */
const dislike = 2
/** A rating up to here says that the goods are not liked. */
const mostDisliked = 2

/**
 * What one shopper did, oldest first: cleaned, weighed and aged as the log of all is. Empty for what no
 * person could do. What the shopper has had forgotten, by brand or category, is left out.
 */
export function readDeeds(
  records: readonly EventRecord[],
  catalogue: Catalogue,
  corrections: readonly Correction[],
  now: number,
): ProfileDeed[] {
  const isForgotten = forgetterOf(corrections, catalogue)
  const deeds = records.flatMap((record): ProfileDeed[] => {
    const { sku, type } = record
    const doc = sku === undefined ? undefined : catalogue.docBySku.get(sku)
    const at = Date.parse(record.occurredAt)
    const isBad = type === 'rate' && (record.value ?? Infinity) <= mostDisliked
    const interest = interestIn(record)
    const against = type === 'dismiss' || isBad ? dislike : 0
    if (doc === undefined || interest + against === 0 || at > now + day) return []
    const left = ageing(at, now)
    return [{ doc, sku: sku!, type, at, interest: interest * left, against: against * left }]
  })
  return (clean(deeds) ?? []).filter(({ doc }) => !isForgotten(doc))
}

/** True for goods whose brand or category the shopper has had forgotten. @returns by doc. */
export function forgetterOf(
  corrections: readonly Correction[],
  { products }: Catalogue,
): (doc: number) => boolean {
  const forgotten = new Set(
    corrections.flatMap(({ key, action }) => (action === 'forget' ? [key] : [])),
  )
  if (forgotten.size === 0) return () => false
  return (doc) => {
    const { brand, category } = products[doc]!
    return forgotten.has(`brand:${brand}`) || forgotten.has(`category:${category}`)
  }
}

/** What an entry was read from; the goods that weigh most first. @param deeds at least one. */
export function evidenceOf(deeds: readonly ProfileDeed[]): Evidence {
  const byType: Record<string, number> = {}
  const bySku = new Map<string, number>()
  for (const { type, sku, interest, against } of deeds) {
    byType[type] = (byType[type] ?? 0) + 1
    bySku.set(sku, (bySku.get(sku) ?? 0) + interest + against)
  }
  return {
    deeds: deeds.length,
    byType,
    skus: [...bySku]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, mostEvidence)
      .map(([sku]) => sku),
    lastAt: new Date(Math.max(...deeds.map(({ at }) => at))).toISOString(),
  }
}

/** Goods that the deeds are about. */
export const goodsIn = (deeds: readonly ProfileDeed[]): number =>
  new Set(deeds.map(({ doc }) => doc)).size
