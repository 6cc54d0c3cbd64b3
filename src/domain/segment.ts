/** What a shopper is measured by beside others, in the order of a feature vector. */
export const segmentFeatures = [
  /** Deeds. */
  'activity',
  /** Kinds of goods. */
  'breadth',
  /** Where the prices stand in their kind, 0 (the lowest) to 1. */
  'price',
  /** How often two of the shopper's goods are of one brand, 0 to 1. */
  'loyalty',
  /** Purchases among the deeds, 0 to 1. */
  'buying',
  /** Shares of interest, 0 to 1. */
  'large-appliances',
  'small-appliances',
  'gadgets',
] as const
export type SegmentFeature = (typeof segmentFeatures)[number]

/** Features that are shares of one whole: more of one is less of the others. */
export const kindShares: ReadonlySet<SegmentFeature> = new Set([
  'large-appliances',
  'small-appliances',
  'gadgets',
])

/** How a group differs from all shoppers in one feature. */
export interface Trait {
  readonly feature: SegmentFeature
  /** Of the group's mean, in standard deviations of all shoppers: above 0 more than they. */
  readonly deviation: number
  /** Mean of the group, and of all, in the feature's own unit. */
  readonly mean: number
  readonly overall: number
}

/** A group of shoppers who act alike. */
export interface Segment {
  /** Place among the groups, from 1, the largest first. */
  readonly id: number
  readonly size: number
  /** What sets it apart, the most telling first; `null` for a group too small to be spoken of. */
  readonly traits: readonly Trait[] | null
}

/** Members below which a group is not described: a few people would be told of themselves. */
export const smallestGroup = 10
