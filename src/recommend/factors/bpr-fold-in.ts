import { createRandom } from '../../lib/random.ts'
import type { History } from '../interactions.ts'
import { confidenceOf } from './als-params.ts'
import type { BprItems, BprParams } from './bpr-steps.ts'

/** Steps a deed of a history, and in all. */
const stepsADeed = 40
const fewest = 400
const most = 8000
/** The draws of one history never depend on another's. */
const seed = 1

/**
 * A function that fits a shopper's vector to a history with the items fixed, by the same steps as in
 * training: convex, from 0, always with the same draws. Deeds are drawn in proportion to their weights.
 * No deed, no weight or no item unseen: zeros.
 */
export function createBprFoldIn(
  { vectors, biases }: BprItems,
  { factors: d, rate, lambda }: BprParams,
): (history: History) => Float64Array {
  const itemCount = biases.length
  const marks = new Uint32Array(itemCount)
  let mark = 0

  return ({ items, weights }) => {
    const x = new Float64Array(d)
    mark++
    let distinct = 0
    for (const item of items) {
      if (marks[item] !== mark) distinct++
      marks[item] = mark
    }
    const reached = new Float64Array(items.length)
    let sum = 0
    for (let at = 0; at < items.length; at++)
      reached[at] = sum += weights ? confidenceOf(weights[at]!) : 1
    if (sum === 0 || distinct >= itemCount) return x
    const random = createRandom(seed)
    const total = Math.min(Math.max(stepsADeed * items.length, fewest), most)
    for (let step = 0; step < total; step++) {
      const i = items[place(reached, random.next() * sum)]!
      let j = random.integer(itemCount)
      // From a random place on: uniform but for the runs of seen items.
      while (marks[j] === mark) j = j + 1 < itemCount ? j + 1 : 0
      const [liked, other] = [i * d, j * d]
      let difference = biases[i]! - biases[j]!
      for (let k = 0; k < d; k++) difference += x[k]! * (vectors[liked + k]! - vectors[other + k]!)
      const pull = 1 / (1 + Math.exp(difference))
      const length = rate * (1 - step / total)
      for (let k = 0; k < d; k++)
        x[k]! += length * (pull * (vectors[liked + k]! - vectors[other + k]!) - lambda * x[k]!)
    }
    return x
  }
}

/** The first place whose running sum is above `value`. */
function place(reached: Float64Array, value: number): number {
  let low = 0
  let high = reached.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (reached[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
