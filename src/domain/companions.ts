/** How one kind of goods goes with another. */
export interface Companion {
  /** Log-odds of turning to it for somebody with the other kind, over those of anybody: 0 is as usual. */
  readonly strength: number
  /** True where the shop's shoppers show it, false where it is only known of such goods. */
  readonly isLearnt: boolean
}

/** Which kinds of goods go with which. */
export interface Companions {
  /** @param owned the kind at hand. @param other another kind. */
  of(owned: string, other: string): Companion
}

export const noCompanions: Companions = { of: () => ({ strength: 0, isLearnt: false }) }
