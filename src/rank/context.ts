import type { Catalogue } from '../domain/catalogue.ts'
import type { Companions } from '../domain/companions.ts'
import type { Constraint } from '../domain/need.ts'
import type { ShopperTaste } from '../domain/taste.ts'
import type { Distributions } from './columns.ts'
import type { Priors } from './priors.ts'
import type { Weights } from './weights.ts'

/** What goods are ranked by beside the need. */
export interface RankContext {
  readonly catalogue: Catalogue
  readonly priors: Priors
  readonly distributions: Distributions
  /** Which kinds of goods go together. @default none */
  readonly companions?: Companions | undefined
  /** What the shopper's own deeds say. */
  readonly own?: ShopperTaste | undefined
  /** How much each kind of part counts. @default {@link typedWeights} */
  readonly weights?: Weights | undefined
  /** Checks one condition for one product. */
  readonly satisfies: (catalogue: Catalogue, doc: number, constraint: Constraint) => boolean
}
