import type { Events } from '../storage/events.ts'

/** What an interaction says about interest: a purchase is worth five looks. */
const interest: Readonly<Record<string, number>> = { view: 1, click: 1, cart: 3, purchase: 5 }

/** Interest by sku over all stored events; dismissals and searches count nothing. */
export async function countInterest(events: Events): Promise<Map<string, number>> {
  const weights = new Map<string, number>()
  for await (const slice of events.all())
    for (const { sku, type } of slice) {
      const weight = interest[type] ?? 0
      if (sku !== undefined && weight > 0) weights.set(sku, (weights.get(sku) ?? 0) + weight)
    }
  return weights
}
