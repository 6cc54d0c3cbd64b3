/** Parts that the log is dealt into. */
export const rewardParts = 5
/** Decisions of credit that an item's mean has at the mean of all. */
const credit = 20

/**
 * What an item earns when it is shown: its mean reward, drawn towards that of all items by 20 decisions
 * of credit. Each part of the log is judged by the other four (cross-fitting, Chernozhukov et al. 2018):
 * a model that had seen a decision would explain its luck away.
 */
export class RewardModel {
  /** Of each item, sum and number by part. */
  readonly #items = new Map<string, { sums: Float64Array; counts: Float64Array }>()
  readonly #sums = new Float64Array(rewardParts)
  readonly #counts = new Float64Array(rewardParts)

  add(part: number, item: string, reward: number): void {
    let own = this.#items.get(item)
    if (!own) {
      own = { sums: new Float64Array(rewardParts), counts: new Float64Array(rewardParts) }
      this.#items.set(item, own)
    }
    own.sums[part]! += reward
    own.counts[part]!++
    this.#sums[part]! += reward
    this.#counts[part]!++
  }

  /** What `item` is expected to earn, by all parts but `part`; 0 where they are empty. */
  expect(part: number, item: string): number {
    const count = others(this.#counts, part)
    const mean = count === 0 ? 0 : others(this.#sums, part) / count
    const own = this.#items.get(item)
    if (!own) return mean
    return (others(own.sums, part) + credit * mean) / (others(own.counts, part) + credit)
  }
}

const others = (values: Float64Array, part: number): number =>
  values.reduce((sum, value, at) => (at === part ? sum : sum + value), 0)
