/** Shoppers of an arm, and those of them who did what is counted. */
export interface Tally {
  readonly shoppers: number
  readonly successes: number
}

export interface SequentialOptions {
  /** Difference of the rates that is hoped for, above 0; fixed before the first look. @default 0.01 */
  readonly expected?: number
  /** False alarms allowed over all looks together. @default 0.05 */
  readonly alpha?: number
}

/** What is known at this look, and may be said at every look. */
export interface SequentialResult {
  /** Rate of the second arm less that of the first. */
  readonly difference: number
  /** Interval that holds the truth at all looks at once, with a chance of 1 - alpha. */
  readonly low: number
  readonly high: number
  /** Always-valid p-value of "no difference": may be acted upon whenever it is small. */
  readonly p: number
  /** Whether 0 is out of the interval. */
  readonly isReal: boolean
  /** Whether there is enough to be judged at all. */
  readonly isEnough: boolean
}

/** Successes, and failures, of each arm below which the normal approximation is not trusted. */
const fewest = 10

/**
 * Compares two rates, at any time and as often as one likes: a mixture sequential probability ratio
 * test. The difference is nearly normal with variance v = p₁q₁/n₁ + p₂q₂/n₂; the likelihoods of all true
 * differences, mixed by a normal of mean 0 and variance τ² = `expected`², make
 *
 *     Λ = √(v / (v + τ²)) · exp(τ² d² / (2 v (v + τ²)))
 *
 * which is a martingale where there is no difference, so that it ever passes 1/α with a chance of α at
 * most (Ville). The interval is all differences that the same test would not refuse. Before each arm has
 * ten of either kind nothing is said.
 *
 * @see Johari, Koomen, Pekelis, Walsh (2017), Peeking at A/B Tests; intervals as in Howard et al. (2021),
 * Time-uniform, nonparametric, nonasymptotic confidence sequences.
 * @throws {RangeError} for counts that are no whole numbers, or more successes than shoppers.
 */
export function compareRates(
  first: Tally,
  second: Tally,
  { expected = 0.01, alpha = 0.05 }: SequentialOptions = {},
): SequentialResult {
  for (const { shoppers, successes } of [first, second])
    if (
      !Number.isInteger(shoppers) ||
      !Number.isInteger(successes) ||
      successes < 0 ||
      successes > shoppers
    )
      throw new RangeError('Successes must be a whole number from 0 to the number of shoppers')
  if (!(expected > 0)) throw new RangeError(`expected must be above 0, not ${expected}`)
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha must be between 0 and 1, not ${alpha}`)
  const difference = rateOf(second) - rateOf(first)
  const isEnough = [first, second].every(
    ({ shoppers, successes }) => successes >= fewest && shoppers - successes >= fewest,
  )
  if (!isEnough) return { difference, low: -1, high: 1, p: 1, isReal: false, isEnough }
  const v = varianceOf(first) + varianceOf(second)
  const tau2 = expected ** 2
  const logRatio = 0.5 * Math.log(v / (v + tau2)) + (tau2 * difference ** 2) / (2 * v * (v + tau2))
  const half = Math.sqrt(
    ((2 * v * (v + tau2)) / tau2) * (Math.log(1 / alpha) + 0.5 * Math.log((v + tau2) / v)),
  )
  return {
    difference,
    low: Math.max(-1, difference - half),
    high: Math.min(1, difference + half),
    p: Math.min(1, Math.exp(-logRatio)),
    isReal: Math.abs(difference) > half,
    isEnough,
  }
}

const rateOf = ({ shoppers, successes }: Tally): number =>
  shoppers === 0 ? 0 : successes / shoppers

function varianceOf(tally: Tally): number {
  const rate = rateOf(tally)
  return (rate * (1 - rate)) / tally.shoppers
}
