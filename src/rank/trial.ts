import type { Weights } from './weights.ts'
import type { Taste } from '../domain/taste.ts'

/** One way to rank for a shopper. */
export interface Way {
  readonly taste: Taste | null
  /** How much what nobody asked for counts, where that was learnt. */
  readonly weights?: Weights | undefined
}

/** An experiment that runs: some shoppers are ranked for in one way, others in another. */
export interface Trial {
  wayFor(shopperId: string): Way
  /** Notes that the shopper was shown a ranking, once; failures are told elsewhere and hold nobody up. */
  noteShown(shopperId: string): Promise<void>
}
