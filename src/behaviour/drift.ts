/** Groups of goods that share out the deeds about equally, by which two logs are compared. */
export interface DriftGroups {
  /** Group of a sku; those that nobody had chosen are together in the last one. */
  groupOf(sku: string): number
  /** Deeds of each group in the log that was learnt from; 0 in the last. */
  readonly counts: readonly number[]
}

export interface Drift {
  /** Population stability index: 0 is none, from 0.25 on the log is another one. */
  readonly psi: number
  /** Deeds it was reckoned from. */
  readonly deeds: number
  /** It is above 0.25, and above what chance alone gives so few deeds once in twenty times. */
  readonly isAlarming: boolean
}

const mostGroups = 20
/** Deeds below which nothing is said. */
const fewestDeeds = 200
/** "A shift that needs action" of credit scoring (Siddiqi 2006, Credit Risk Scorecards). */
const threshold = 0.25

/**
 * Goods by falling number of deeds, cut wherever a twentieth of the deeds is full: so the great
 * sellers stand alone, and the tail is one group instead of thousands of near-empty ones.
 */
export function groupByDeeds(deeds: ReadonlyMap<string, number>): DriftGroups {
  const groups = new Map<string, number>()
  const counts = [0]
  const total = [...deeds.values()].reduce((sum, count) => sum + count, 0)
  const share = total / mostGroups
  const sorted = [...deeds].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  for (const [sku, count] of sorted) {
    if (counts.at(-1)! >= share && counts.length < mostGroups) counts.push(0)
    counts[counts.length - 1]! += count
    groups.set(sku, counts.length - 1)
  }
  return { groupOf: (sku) => groups.get(sku) ?? counts.length, counts: [...counts, 0] }
}

/**
 * PSI = Σ (a − e)·ln(a / e) over the groups, e the shares then and a those now, each count with half a
 * deed of credit, since new goods had none. Under no drift PSI / (1/n + 1/m) is χ² distributed with
 * one degree of freedom less than groups.
 *
 * @param now deeds of each group since. `null` below 200 of them.
 * @see Yurdakul & Naranjo (2020), Statistical properties of the population stability index.
 */
export function driftOf({ counts: then }: DriftGroups, now: readonly number[]): Drift | null {
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
  const n = sum(now)
  const m = sum(then)
  if (n < fewestDeeds || m === 0) return null
  const share = (count: number, total: number): number =>
    (count + 0.5) / (total + 0.5 * then.length)
  const psi = then.reduce((all, count, group) => {
    const a = share(now[group] ?? 0, n)
    const e = share(count, m)
    return all + (a - e) * Math.log(a / e)
  }, 0)
  const byChance = chiSquared95(then.length - 1) * (1 / n + 1 / m)
  return { psi, deeds: n, isAlarming: psi > Math.max(threshold, byChance) }
}

/** 95 % quantile of χ² (Wilson & Hilferty 1931). */
const chiSquared95 = (degrees: number): number =>
  degrees * (1 - 2 / (9 * degrees) + 1.645 * Math.sqrt(2 / (9 * degrees))) ** 3
