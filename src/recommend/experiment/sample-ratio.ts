import { chiSquareTail } from '../../lib/chi-square.ts'
import type { Arm } from './assign.ts'

export interface SampleRatio {
  readonly statistic: number
  /** Chance of counts this far from the shares, if nothing is wrong. */
  readonly p: number
  /** p < 0.001: shoppers are lost or counted twice in some arm, and its figures mean nothing. */
  readonly isMismatch: boolean
}

/** So strict since it is looked at often, and since a real fault shows by far more. */
const threshold = 0.001

/**
 * Whether the arms have the numbers of shoppers that their shares promise, by Pearson's chi-square.
 *
 * @see Fabijan et al. (2019), Diagnosing Sample Ratio Mismatch in Online Controlled Experiments.
 */
export function checkSampleRatio(arms: readonly Arm[], counts: readonly number[]): SampleRatio {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return { statistic: 0, p: 1, isMismatch: false }
  const statistic = arms.reduce((sum, { share }, at) => {
    const promised = share * total
    return sum + (counts[at]! - promised) ** 2 / promised
  }, 0)
  const p = chiSquareTail(statistic, arms.length - 1)
  return { statistic, p, isMismatch: p < threshold }
}
