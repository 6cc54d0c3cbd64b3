import { chooseMix } from './choose-mix.ts'
import { judgeEach, type Cut, type Mix } from './judge-models.ts'
import { meanOf } from './metrics.ts'
import type { Recommender } from './model.ts'

/** Which mix ranks for shoppers with at least so many deeds. */
export interface ChosenRung {
  /** Deeds from which it holds, 0 for the lowest. */
  readonly from: number
  readonly mix: Mix
  /** NDCG at k where it is another mix than the one for all, and what that one has; else `null`. */
  readonly gain: { readonly ndcg: number; readonly before: number } | null
}

/** Steps below the top: deeds from which they hold, and how many deeds judges are shown. */
const steps = [
  { from: 0, given: [1, 2] },
  { from: 3, given: [3, 5, 7] },
] as const
/** Deeds from which the mix for all holds. */
const top = 8
/** Judges of a half, a cut: one half chooses, the other confirms. */
const mostOfHalf = 1000

/**
 * A mix for shoppers of whom little is known: chosen by judges whose latest few deeds are all that is
 * shown, and taken only where other judges confirm that it is clearly better there than the mix for all.
 *
 * @param models as fitted on each cut.
 * @param general the mix for all.
 * @returns by `from`, ascending, the top last.
 */
export function chooseRungs(
  models: (cut: number) => readonly Recommender[],
  cuts: readonly Cut[],
  k: number,
  general: Mix,
): ChosenRung[] {
  const half = (parity: number): Cut[] =>
    cuts.map((cut) => ({
      ...cut,
      judges: cut.judges.filter((_, at) => at % 2 === parity).slice(0, mostOfHalf),
    }))
  const [choosing, confirming] = [half(0), half(1)]
  const chosen = steps.map(({ from, given }): ChosenRung => {
    const { mix } = chooseMix(models, choosing, k, given).best
    const [own, before] = confirming
      .map((cut, n) => judgeEach(models(n), cut, k, [mix, general], given))
      .reduce<number[][]>(
        (sums, judged) => judged.map((row, at) => [...sums[at]!, ...row]),
        [[], []],
      ) as [number[], number[]]
    const { mean, error } = meanOf(own.map((ndcg, at) => ndcg - before[at]!))
    return mean > error
      ? { from, mix, gain: { ndcg: meanOf(own).mean, before: meanOf(before).mean } }
      : { from, mix: general, gain: null }
  })
  return [...chosen, { from: top, mix: general, gain: null }]
}
