/** How much each kind of part of a score counts. */
export interface Weights {
  readonly wish: number
  readonly preference: number
  readonly use: number
  /** What the shopper's life asks for: a family of five is ill served by a small one. */
  readonly model: number
  readonly text: number
  readonly rating: number
  readonly popularity: number
  readonly price: number
  /** What the shopper's deeds and those of others like them say, as far as there are any. */
  readonly taste: number
  /** What the shopper's profile says of brands, prices and specs, and what the group alike turns to. */
  readonly brand: number
  readonly priceHabit: number
  readonly specs: number
  readonly group: number
  /** What goes with a fresh purchase, and what the shopper has already, where goods of any kind are shown. */
  readonly goesWith: number
  /** What the specs that decide in the category are worth, apart from what was asked for. */
  readonly quality: number
  readonly budget: number
  /** For each numeric must: the nearer the better side of its limit, the more. */
  readonly headroom: number
}

/**
 * The weights of a shop whose shoppers nothing is known of yet. A stated wish outweighs everything that
 * nobody asked for.
 */
export const typedWeights: Weights = {
  wish: 1.4,
  preference: 0.9,
  use: 0.7,
  model: 1.2,
  text: 0.8,
  rating: 0.35,
  popularity: 0.2,
  price: 0.15,
  taste: 0.5,
  brand: 0.2,
  priceHabit: 0.2,
  specs: 0.2,
  group: 0.1,
  goesWith: 1,
  quality: 0.45,
  budget: 0.08,
  headroom: 0.15,
}

/** Weights of what nobody asked for: what shoppers take says how much each counts. */
export const learnable = [
  'rating',
  'popularity',
  'price',
  'taste',
  'brand',
  'priceHabit',
  'specs',
  'group',
  'quality',
] as const

export type Learnable = (typeof learnable)[number]
