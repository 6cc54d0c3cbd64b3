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
export function occlude(model: Recommender, history: History, item: number): Float64Array {
  const scores = new Float64Array(model.state().items)
  if (!Number.isInteger(item) || item < 0 || item >= scores.length)
    throw new RangeError(`No item ${item}: the model knows ${scores.length}`)
  model.score(history, scores)
  const whole = scores[item]!
  return Float64Array.from(history.items, (_, at) => {
    model.score(without(history, at), scores)
    return whole - scores[item]!
  })
}

const without = ({ items, weights }: History, at: number): History => ({
  items: items.filter((_, n) => n !== at),
  weights: weights && weights.filter((_, n) => n !== at),
})
