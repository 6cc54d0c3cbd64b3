import { giniOf, type Mean } from '../metrics.ts'

/** Points of a Lorenz curve besides the first. */
const points = 50

/**
 * Lorenz curve (Lorenz 1905): which share of the whole the rarest n/50 of the items have, for n from 0
 * to 50. The straight line 0, 0.02 … 1 is equality.
 */
export function lorenzCurve(counts: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(counts).sort()
  const sums = new Float64Array(sorted.length + 1)
  for (const [at, count] of sorted.entries()) sums[at + 1] = sums[at]! + count
  const total = sums[sorted.length]!
  return Array.from({ length: points + 1 }, (_, n) => {
    const place = (n / points) * sorted.length
    const low = Math.floor(place)
    const next = sums[Math.min(low + 1, sorted.length)]!
    const sum = sums[low]! + (place - low) * (next - sums[low]!)
    return total === 0 ? n / points : sum / total
  })
}

/** Means of curves, point by point. */
export const meanCurve = (curves: readonly (readonly number[])[]): number[] =>
  Array.from(
    { length: points + 1 },
    (_, n) => curves.reduce((sum, curve) => sum + curve[n]!, 0) / Math.max(curves.length, 1),
  )

/** How often each item stands in the lists. */
export function countShown(lists: readonly Int32Array[], items: number): Uint32Array {
  const shown = new Uint32Array(items)
  for (const list of lists) for (const item of list) shown[item]!++
  return shown
}

/** Groups of users that are left out in turn. */
const groups = 20

/**
 * Share of the items that stand in any list, and the Gini coefficient of how often they stand there.
 * Both belong to all lists together, so their intervals come from leaving out a twentieth of the users
 * at a time (delete-a-group jackknife, Kott 2001). With fewer than 20 users the interval is 0.
 */
export function exposureOf(
  lists: readonly Int32Array[],
  items: number,
): { coverage: Mean; gini: Mean } {
  const all = countShown(lists, items)
  const coverage = coverageOf(all)
  const gini = giniOf(Float64Array.from(all))
  if (lists.length < groups)
    return { coverage: { mean: coverage, error: 0 }, gini: { mean: gini, error: 0 } }
  const coverages: number[] = []
  const ginis: number[] = []
  for (let group = 0; group < groups; group++) {
    const rest = all.slice()
    for (let n = group; n < lists.length; n += groups) for (const item of lists[n]!) rest[item]!--
    coverages.push(coverageOf(rest))
    ginis.push(giniOf(Float64Array.from(rest)))
  }
  return {
    coverage: { mean: coverage, error: jackknifeError(coverages) },
    gini: { mean: gini, error: jackknifeError(ginis) },
  }
}

const coverageOf = (shown: Uint32Array): number =>
  shown.reduce((sum, count) => sum + Number(count > 0), 0) / Math.max(shown.length, 1)

/** Half width of the 95 % interval: Student's t with 19 degrees of freedom. */
function jackknifeError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return 2.093 * Math.sqrt(((values.length - 1) / values.length) * squares)
}
