import type { ShopperEvent } from './contract.ts'

/** Where shoppers' events go. */
export interface EventsPort {
  /**
   * Resolves when the events are on disk. An `eventId` seen before is a duplicate, in the same
   * batch too.
   *
   * @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`; then none of the batch is accepted.
   */
  record(events: readonly ShopperEvent[]): Promise<{ accepted: number; duplicates: number }>
}
