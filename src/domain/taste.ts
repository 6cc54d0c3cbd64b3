import type { ProfileEntry } from './profile.ts'

/** What a shopper's profile says about goods of any kind, beside what single deeds say. */
export interface Leanings {
  /** Brands, prices, specs and goods owned: those that the profile page shows, and no other. */
  readonly entries: readonly ProfileEntry[]
  /** How much shoppers who act alike turn to goods, 0 to 1 in each category, by sku; empty for no one. */
  readonly group: ReadonlyMap<string, number>
}

export const noLeanings: Leanings = { entries: [], group: new Map() }

/** What one shopper's deeds say about goods. */
export interface ShopperTaste {
  /** Skus that are not to be offered again: bought, or waved away. */
  readonly out: ReadonlySet<string>
  /** Brands that are not to be offered unless they are asked for by name: the shopper said so. */
  readonly avoided: ReadonlySet<string>
  /** How much the taste may count, 0 (nothing is known) to 1. */
  readonly confidence: number
  readonly leanings: Leanings
  /** True where what it rests on may be named: it is proved who the shopper is. */
  readonly isTold: boolean
  /** From 0 (nothing speaks for it) to 1 (what the taste likes best). @param doc in the catalogue. */
  valueOf(doc: number): number
  /** The sku among the shopper's deeds that speaks most for `doc`; `null` where none does. */
  because(doc: number): string | null
  /** The taste as it would be had the shopper never looked at `sku`. */
  without(sku: string): ShopperTaste
}

/** Tastes of shoppers, by their id. */
export interface Taste {
  of(shopperId: string): Promise<ShopperTaste>
}
