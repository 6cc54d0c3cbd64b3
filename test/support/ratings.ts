import { createRandom } from '../../src/lib/random.ts'

export interface SyntheticRatings {
  readonly users: number
  readonly items: number
  /** Ratings wanted; repeated pairs are drawn again. */
  readonly deeds: number
  readonly factors: number
  /** Standard deviations. */
  readonly userBias: number
  readonly itemBias: number
  readonly taste: number
  readonly noise: number
  readonly seed: number
  /** Whole ratings within 1 and 5, as of stars. @default false */
  readonly isRounded?: boolean
}

/** A row of a log of ratings. */
export interface Rating {
  readonly user: string
  readonly item: string
  readonly value: number
  readonly time: number
}

export const mean = 3.5

/** Ratings of known make: 3.5 + b_u + b_i + taste·p_u·q_i/√factors + noise, all normal. */
export function syntheticRatings(options: SyntheticRatings): Rating[] {
  const { users, items, deeds, factors, taste, noise, isRounded = false } = options
  const random = createRandom(options.seed)
  const normal = (count: number, deviation: number) =>
    Array.from({ length: count }, () => random.gaussian() * deviation)
  const userBiases = normal(users, options.userBias)
  const itemBiases = normal(items, options.itemBias)
  const p = normal(users * factors, 1)
  const q = normal(items * factors, 1)
  const taken = new Set<number>()
  const rows: Rating[] = []
  while (rows.length < Math.min(deeds, users * items)) {
    // The square of a uniform number makes some users busy and some items popular.
    const u = Math.floor(users * random.next() ** 1.5)
    const i = Math.floor(items * random.next() ** 1.5)
    if (taken.has(u * items + i)) continue
    taken.add(u * items + i)
    let product = 0
    for (let k = 0; k < factors; k++) product += p[u * factors + k]! * q[i * factors + k]!
    const value =
      mean +
      userBiases[u]! +
      itemBiases[i]! +
      (taste * product) / Math.sqrt(factors) +
      noise * random.gaussian()
    rows.push({
      user: `u${u}`,
      item: `i${i}`,
      value: isRounded ? Math.min(Math.max(Math.round(value), 1), 5) : value,
      time: rows.length,
    })
  }
  return rows
}
