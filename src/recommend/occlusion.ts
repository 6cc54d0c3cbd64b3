import { spreadOf } from './blend.ts'
import type { History } from './interactions.ts'
import { meanOf } from './metrics.ts'
import type { Recommender } from './model.ts'

/** Deeds that are left out in turn, the latest: each takes a scoring of all items. */
const mostTried = 12

/**
 * What each deed of a history does for an item by a model whose score is no sum over the deeds: how far
 * the item falls when that deed alone is left out, in standard deviations of the shopper's scores from
 * their mean, so that a score whose zero or scale moves with the history is no obstacle. Above 0 where the
 * deed speaks for the item. Deeds before the latest 12 are not tried and get 0.
 *
 * Cost: with the first item a scoring for each deed tried and one more; nothing for the next ones.
 *
 * @param items how many the model has.
 * @returns one number a deed. The numbers need not add up to anything.
 * @throws {RangeError} from the result, when the model has no such item.
 * @see Zeiler & Fergus (2014), Visualizing and Understanding Convolutional Networks, section 4.2.
 */
export function occlude(
  model: Pick<Recommender, 'score'>,
  items: number,
  history: History,
): (item: number) => Float64Array {
  let known: { whole: Float64Array; rests: readonly Float64Array[] } | undefined
  const standings = (deeds: History): Float64Array => {
    const scores = new Float64Array(items)
    model.score(deeds, scores)
    const spread = spreadOf(scores)
    if (spread === 0) return scores.fill(0)
    const { mean } = meanOf(scores)
    return scores.map((score) => (score - mean) / spread)
  }
  const count = history.items.length
  const first = Math.max(0, count - mostTried)
  return (item) => {
    if (!Number.isInteger(item) || item < 0 || item >= items)
      throw new RangeError(`No item ${item}: the model has ${items}`)
    known ??= {
      whole: standings(history),
      rests: Array.from({ length: count - first }, (_, at) =>
        standings(withoutDeed(history, first + at)),
      ),
    }
    const { whole, rests } = known
    const falls = new Float64Array(count)
    rests.forEach((rest, at) => (falls[first + at] = whole[item]! - rest[item]!))
    return falls
  }
}

/** The history as if the deed at this place had not been. */
const withoutDeed = ({ items, weights }: History, at: number): History => ({
  items: items.filter((_, n) => n !== at),
  weights: weights && weights.filter((_, n) => n !== at),
})
