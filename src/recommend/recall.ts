import { spreadOf } from './blend.ts'
import type { History } from './interactions.ts'
import type { Recommender } from './model.ts'
import { Orderer } from './order.ts'

/** What several models recalled for one shopper, with what each of them says about it. */
export interface Recalled {
  /** Indexes of items, each once. */
  readonly items: Int32Array
  /** Row-major, items × {@link recallWidth}. */
  readonly features: Float32Array
}

/** Items that each model recalls. */
const depth = 100
/** Places at which the voice of a place has halved. */
const halfVoice = 5

/** Numbers an item: two of each model, and one of the item itself. */
export const recallWidth = (models: number): number => 2 * models + 1

/**
 * Recall before rank (Covington et al. 2016): the union of the best 100 unseen items of each model and
 * of the history itself. For each model an item has
 *
 * - sign(s)·ln(1 + |s|) of its score s, scaled by the spread of that model's scores for this shopper:
 *   the scores of sparse models have long tails, which would outshout all else;
 * - 1 / (1 + place / 5) where the model recalled it, else 0: a place says how the model compares it with
 *   all others, where a score cannot;
 *
 * and ln(1 + users) of the item.
 *
 * @param users how many each item has: the second opinion where scores tie.
 */
export function createRecall(
  models: readonly Recommender[],
  users: ArrayLike<number>,
): (history: History) => Recalled {
  const size = users.length
  const order = new Orderer(users)
  const width = recallWidth(models.length)
  const scores = models.map(() => new Float64Array(size))
  const isSeen = new Uint8Array(size)
  const row = new Int32Array(size).fill(-1)
  return (history) => {
    for (const item of history.items) isSeen[item] = 1
    const lists = models.map((model, m) => {
      model.score(history, scores[m]!)
      return order.top(scores[m]!, isSeen, depth)
    })
    for (const item of history.items) isSeen[item] = 0
    const items: number[] = []
    for (const list of [...lists, history.items])
      for (const item of list) if (row[item] === -1) row[item] = items.push(item) - 1
    const features = new Float32Array(items.length * width)
    models.forEach((_, m) => {
      const own = scores[m]!
      const spread = spreadOf(own) || 1
      items.forEach((item, at) => {
        const score = own[item]! / spread
        features[at * width + 2 * m] = Math.sign(score) * Math.log1p(Math.abs(score))
      })
      lists[m]!.forEach((item, place) => {
        features[row[item]! * width + 2 * m + 1] = 1 / (1 + place / halfVoice)
      })
    })
    items.forEach((item, at) => {
      features[at * width + width - 1] = Math.log1p(users[item]!)
      row[item] = -1
    })
    return { items: Int32Array.from(items), features }
  }
}
