/** What a shopper is measured by beside others; the names of the numbers of a feature vector. */
export const segmentFeatures = [
  'activity',
  'breadth',
  'price',
  'loyalty',
  'buying',
  'large-appliances',
  'small-appliances',
  'gadgets',
] as const
export type SegmentFeature = (typeof segmentFeatures)[number]

/** How a group differs from all shoppers in one feature. */
export interface Trait {
  readonly feature: SegmentFeature
  /** Of the group's members, in standard deviations of all shoppers: above 0 more than they. */
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
  /** The most telling first; `null` for a group that is too small to be spoken of. */
  readonly traits: readonly Trait[] | null
}

/** Members below which a group is not described: a few people would be told of themselves. */
export const smallestGroup = 10
