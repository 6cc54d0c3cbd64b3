import { meanOf, type Mean } from '../metrics.ts'
import type { FoldScores } from './measure.ts'

/**
 * Figures of one metric over all folds, a number a user: somebody who is judged in several folds counts
 * once, with the mean of what is known. Users come in the order in which they are met, so that equal
 * folds give equal orders for every model.
 *
 * @param column takes one fold's figures; what is not a number was not measured.
 */
export function poolUsers(
  folds: readonly FoldScores[],
  column: (fold: FoldScores) => Float32Array,
): Float64Array {
  const [only] = folds
  if (only && folds.length === 1) return Float64Array.from(column(only)).filter(isMeasured)
  const sums = new Map<string, { sum: number; count: number }>()
  for (const fold of folds) {
    const values = column(fold)
    for (const [n, user] of fold.users.entries()) {
      const value = values[n]!
      if (!isMeasured(value)) continue
      const own = sums.get(user)
      if (own) {
        own.sum += value
        own.count++
      } else sums.set(user, { sum: value, count: 1 })
    }
  }
  return Float64Array.from(sums.values(), ({ sum, count }) => sum / count)
}

const isMeasured = (value: number): boolean => !Number.isNaN(value)

/** Mean over the folds. The interval is no narrower than a fold's: folds share most of their deeds. */
export const meanOfFolds = (means: readonly Mean[]): Mean => ({
  mean: meanOf(means.map(({ mean }) => mean)).mean,
  error: meanOf(means.map(({ error }) => error)).mean,
})
