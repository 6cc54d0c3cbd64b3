import type { History } from './interactions.ts'
import type { Recommender } from './model.ts'

/**
 * How much the score of `item` falls when one deed of the history is left out, for each deed: above 0
 * where the deed speaks for the item. For models whose score is no sum over the deeds; the numbers need
 * not add up to the score.
 *
 * Cost: a scoring of all items for each deed and one more.
 *
 * @throws {RangeError} when the model has no such item.
 * @see Zeiler & Fergus (2014), Visualizing and Understanding Convolutional Networks, section 4.2.
 */
export function occlude(
  model: Pick<Recommender, 'score'>,
  items: number,
  history: History,
  item: number,
): Float64Array {
  checkItem(item, items)
  const scores = new Float64Array(items)
  const scoreOf = (deeds: History): number => {
    model.score(deeds, scores)
    return scores[item]!
  }
  const whole = scoreOf(history)
  return Float64Array.from(history.items, (_, at) => whole - scoreOf(withoutDeed(history, at)))
}

/** @throws {RangeError} when `item` is none of the `items`. */
export function checkItem(item: number, items: number): void {
  if (!Number.isInteger(item) || item < 0 || item >= items)
    throw new RangeError(`No item ${item}: the model has ${items}`)
}

/** The history as if the deed at this place had not been. */
export const withoutDeed = ({ items, weights }: History, at: number): History => ({
  items: items.filter((_, n) => n !== at),
  weights: weights && weights.filter((_, n) => n !== at),
})
