import type { Mean } from '../metrics.ts'

/** One decision of the past as another policy sees it. */
export interface WeighedDecision {
  /** Decisions of one cluster (a shopper) are not independent of one another. */
  readonly cluster: number
  /** Chance of the shown item under the new policy over its chance when it was shown, 0 or more. */
  readonly weight: number
  readonly reward: number
  /** What a model of rewards, fitted without this decision, expects of the shown item. */
  readonly modelled: number
  /** What the same model expects of the new policy here: Σ chance · expected reward. */
  readonly expected: number
}

/** An estimate with its 95 % interval, and how far it is above what was really earned. */
export interface PolicyValue {
  readonly value: Mean
  readonly lift: Mean
}

export interface PolicyEstimate {
  readonly decisions: number
  readonly clusters: number
  /** Mean reward of the policy that wrote the log: no estimate of the new one. */
  readonly logged: Mean
  /** Inverse propensity score: mean of weight · reward (Horvitz & Thompson 1952). */
  readonly ips: PolicyValue
  /** Self-normalised: Σ weight · reward / Σ weight (Swaminathan & Joachims 2015). */
  readonly snips: PolicyValue
  /** Doubly robust: the model of rewards, corrected where it was wrong (Dudík et al. 2011). */
  readonly dr: PolicyValue
  readonly weights: WeightReport
}

/** Whether the log can say anything about the new policy. */
export interface WeightReport {
  /** (Σ w)² / Σ w²: so many decisions of the new policy itself would tell as much (Kish 1965). */
  readonly effectiveSize: number
  readonly largest: number
  /** Near 1 where propensities are right and the log tried all that the new policy does. */
  readonly mean: Mean
  /** Share of the decisions whose weight was cut. */
  readonly clipped: number
}

/** Takes decisions as they come; five numbers of each are kept. */
export class PolicyEstimator {
  readonly #most: number
  readonly #decisions: WeighedDecision[] = []
  #clipped = 0
  #largest = 0

  /**
   * @param most weights are cut to this: less spread for some bias towards too little (Ionides 2008).
   * @default no cut
   */
  constructor(most = Infinity) {
    if (!(most > 0)) throw new RangeError(`The largest weight must be above 0, not ${most}`)
    this.#most = most
  }

  /** @throws {RangeError} for a weight below 0 and for what is no finite number. */
  add(decision: WeighedDecision): void {
    const { weight, reward, modelled, expected } = decision
    if (!(weight >= 0) || ![weight, reward, modelled, expected].every(Number.isFinite))
      throw new RangeError('A decision needs a weight of 0 or more, and finite numbers')
    this.#largest = Math.max(this.#largest, weight)
    if (weight > this.#most) this.#clipped++
    this.#decisions.push({ ...decision, weight: Math.min(weight, this.#most) })
  }

  /** @throws {RangeError} without decisions. */
  finish(): PolicyEstimate {
    const decisions = this.#decisions
    const n = decisions.length
    if (n === 0) throw new RangeError('There are no decisions to estimate from')
    const mean = (of: (one: WeighedDecision) => number): number =>
      decisions.reduce((sum, one) => sum + of(one), 0) / n
    const logged = mean(({ reward }) => reward)
    const weight = mean((one) => one.weight)
    const squares = mean((one) => one.weight ** 2)
    const ips = mean((one) => one.weight * one.reward)
    const snips = weight === 0 ? 0 : ips / weight
    const corrected = (one: WeighedDecision): number =>
      one.expected + one.weight * (one.reward - one.modelled)
    const dr = mean(corrected)
    /** From each decision's pull on an estimate, whose mean is 0. */
    const valueOf = (value: number, pull: (one: WeighedDecision) => number): PolicyValue => ({
      value: { mean: value, error: clusteredError(decisions, pull) },
      lift: {
        mean: value - logged,
        error: clusteredError(decisions, (one) => pull(one) - (one.reward - logged)),
      },
    })
    return {
      decisions: n,
      clusters: new Set(decisions.map(({ cluster }) => cluster)).size,
      logged: { mean: logged, error: clusteredError(decisions, ({ reward }) => reward - logged) },
      ips: valueOf(ips, (one) => one.weight * one.reward - ips),
      snips: valueOf(snips, (one) =>
        weight === 0 ? 0 : (one.weight * (one.reward - snips)) / weight,
      ),
      dr: valueOf(dr, (one) => corrected(one) - dr),
      weights: {
        effectiveSize: squares === 0 ? 0 : (n * weight ** 2) / squares,
        largest: this.#largest,
        mean: { mean: weight, error: clusteredError(decisions, (one) => one.weight - weight) },
        clipped: this.#clipped / n,
      },
    }
  }
}

/** Half width of the 95 % interval of a mean, the clusters being the sample (Liang & Zeger 1986). */
function clusteredError(
  decisions: readonly WeighedDecision[],
  pull: (one: WeighedDecision) => number,
): number {
  const sums = new Map<number, number>()
  for (const one of decisions) sums.set(one.cluster, (sums.get(one.cluster) ?? 0) + pull(one))
  const clusters = sums.size
  if (clusters < 2) return 0
  let squares = 0
  for (const sum of sums.values()) squares += sum ** 2
  return (1.96 * Math.sqrt((squares * clusters) / (clusters - 1))) / decisions.length
}
