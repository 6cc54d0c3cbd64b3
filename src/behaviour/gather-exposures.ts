import type { EventRecord, Events } from '../storage/events.ts'
import type { Exposures } from '../storage/exposures.ts'
import type { Exposure, ExposureLog } from './exposure-log.ts'

/**
 * What became of the shoppers of a running experiment: a success is a deed of the given type after they
 * were first shown a ranking. Who was shown two arms, since the experiment was changed while it ran, is
 * in none.
 */
export async function gatherExposures(
  experiment: string,
  success: EventRecord['type'],
  exposures: Pick<Exposures, 'of'>,
  events: Pick<Events, 'all'>,
): Promise<ExposureLog> {
  const shown = new Map<string, { arm: string; at: string }>()
  const mixed = new Set<string>()
  for (const { shopperId, arm, at } of await exposures.of(experiment))
    if (shown.has(shopperId)) mixed.add(shopperId)
    else shown.set(shopperId, { arm, at })
  for (const shopper of mixed) shown.delete(shopper)
  const won = new Set<string>()
  for await (const slice of events.all())
    for (const { shopperId, type, occurredAt } of slice) {
      const since = shown.get(shopperId)?.at
      if (type === success && since !== undefined && occurredAt > since) won.add(shopperId)
    }
  return {
    byShopper: new Map(
      [...shown].map(([shopper, { arm }]): [string, Exposure] => [
        shopper,
        { arm, isSuccess: won.has(shopper) },
      ]),
    ),
    mixed: mixed.size,
  }
}
