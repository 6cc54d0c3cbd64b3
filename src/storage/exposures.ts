import type { Kysely } from 'kysely'
import type { ExposureRow, Schema } from './schema.ts'

/** Which shoppers experiments have shown which arm, and when first. */
export interface Exposures {
  /** The first time counts. @throws {Failure} `STORAGE_FULL`, `STORAGE_FAILED`. */
  note(experiment: string, shopperId: string, arm: string): Promise<void>

  /** By shopper, the earliest first; a shopper who was shown two arms is in it twice. */
  of(experiment: string): Promise<ExposureRow[]>

  ofShopper(shopperId: string): Promise<ExposureRow[]>
}

export function createExposures(
  database: Kysely<Schema>,
  { now }: { now: () => string },
): Exposures {
  return {
    async note(experiment, shopperId, arm) {
      await database
        .insertInto('exposure')
        .values({ experiment, shopperId, arm, at: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    of: (experiment) =>
      database
        .selectFrom('exposure')
        .selectAll()
        .where('experiment', '=', experiment)
        .orderBy('shopperId')
        .orderBy('at')
        .execute(),
    ofShopper: (shopperId) =>
      database
        .selectFrom('exposure')
        .selectAll()
        .where('shopperId', '=', shopperId)
        .orderBy('at')
        .execute(),
  }
}
