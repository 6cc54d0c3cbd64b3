/**
 * Multinomial naive Bayes with Laplace smoothing over sets of features (Manning, Raghavan &
 * Schütze 2008, chapter 13): which label do these features go with?
 */
export class NaiveBayes {
  readonly #labels: string[] = []
  readonly #labelIndex = new Map<string, number>()
  readonly #examples: number[] = []
  readonly #featureTotals: number[] = []
  /** Per feature: label → count. */
  readonly #counts = new Map<string, Map<number, number>>()
  #total = 0

  learn(features: Iterable<string>, label: string): void {
    let index = this.#labelIndex.get(label)
    if (index === undefined) {
      index = this.#labels.push(label) - 1
      this.#labelIndex.set(label, index)
      this.#examples.push(0)
      this.#featureTotals.push(0)
    }
    this.#examples[index]!++
    this.#total++
    for (const feature of new Set(features)) {
      this.#featureTotals[index]!++
      let counts = this.#counts.get(feature)
      if (!counts) this.#counts.set(feature, (counts = new Map()))
      counts.set(index, (counts.get(index) ?? 0) + 1)
    }
  }

  /**
   * The likeliest label; `undefined` when no feature is known. `margin` is how many times likelier
   * it is than the next, as a logarithm: 0 is a toss-up. Only labels that `allows` are considered.
   */
  guess(
    features: Iterable<string>,
    allows: (label: string) => boolean = () => true,
  ): { label: string; margin: number; known: number } | undefined {
    const scores = this.#examples.map((count) => Math.log(count / this.#total))
    const vocabulary = this.#counts.size
    let known = 0
    const unseen = this.#featureTotals.map((total) => -Math.log(total + vocabulary))
    for (const feature of new Set(features)) {
      const counts = this.#counts.get(feature)
      if (!counts) continue
      known++
      for (let label = 0; label < scores.length; label++) scores[label]! += unseen[label]!
      for (const [label, count] of counts) scores[label]! += Math.log(count + 1)
    }
    if (known === 0) return undefined
    let best: number | undefined
    let second = -Infinity
    for (let label = 0; label < scores.length; label++) {
      if (!allows(this.#labels[label]!)) continue
      if (best === undefined) best = label
      else if (scores[label]! > scores[best]!) {
        second = scores[best]!
        best = label
      } else if (scores[label]! > second) second = scores[label]!
    }
    if (best === undefined) return undefined
    return { label: this.#labels[best]!, margin: scores[best]! - second, known }
  }
}
