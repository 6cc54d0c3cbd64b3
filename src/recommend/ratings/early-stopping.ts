import type { RatingDescent } from './descent.ts'
import { predictAll, rmseOf, type HeldBack } from './validation.ts'

/** A descent's best epoch. */
export interface BestEpoch {
  readonly epochs: number
  readonly rmse: number
  /** Of the ratings held back, within the scale. */
  readonly predicted: Float64Array
}

/** Epochs without a better one before a descent ends; a plateau may come before the last fall. */
const patience = 10

/** Runs a descent until the error on ratings held back no longer falls, or for `most` epochs. */
export function stopEarly(
  { predict, epoch }: RatingDescent,
  held: HeldBack,
  most: number,
  tick: (share: number) => void,
): BestEpoch {
  let best: BestEpoch = { epochs: 0, rmse: Infinity, predicted: new Float64Array(0) }
  for (let done = 1; done <= most && done <= best.epochs + patience; done++) {
    epoch((share) => tick((done - 1 + share) / most))
    const predicted = predictAll(held, predict)
    const rmse = rmseOf(held, predicted)
    if (rmse < best.rmse) best = { epochs: done, rmse, predicted }
  }
  return best
}
