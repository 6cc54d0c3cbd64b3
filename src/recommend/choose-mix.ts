import { judgeMixes, type Cut, type Mix } from './judge-models.ts'
import type { Recommender } from './model.ts'

/** Parts of a blend. */
const mostParts = 3
/** Of a further part, against the first of weight 1. */
const blendWeights = [0.3, 0.5, 1, 2, 3]

/** A mix of one model and nothing else. */
export const alone = (model: number): Mix => [[model, 1]]

export interface JudgedMix {
  readonly mix: Mix
  /** Mean NDCG at k over the judges of all cuts. */
  readonly ndcg: number
}

/**
 * The best mix, part by part: the best model, then whichever other one helps most at one of a few weights,
 * as long as one helps.
 *
 * @param models as fitted on each cut.
 * @param given how many deeds of a judge they are shown, as in `judgeEach`.
 * @returns the best, and all that were tried.
 * @see Caruana et al. (2004), Ensemble selection from libraries of models.
 */
export function chooseMix(
  models: (cut: number) => readonly Recommender[],
  cuts: readonly Cut[],
  k: number,
  given?: readonly number[],
): { best: JudgedMix; tried: readonly JudgedMix[] } {
  const count = models(0).length
  const tried: JudgedMix[] = []
  const bestOf = (mixes: readonly Mix[]): JudgedMix => {
    const judged = judgeMixes(models, cuts, k, mixes, given).map((ndcg, at) => ({
      mix: mixes[at]!,
      ndcg,
    }))
    tried.push(...judged)
    return judged.reduce((best, one) => (one.ndcg > best.ndcg ? one : best))
  }
  const all = Array.from({ length: count }, (_, at) => at)
  let best = bestOf(all.map(alone))
  while (best.mix.length < Math.min(mostParts, count)) {
    const taken = new Set(best.mix.map(([at]) => at))
    const next = bestOf(
      all.flatMap((at) =>
        taken.has(at) ? [] : blendWeights.map((weight): Mix => [...best.mix, [at, weight]]),
      ),
    )
    if (next.ndcg <= best.ndcg) break
    best = next
  }
  return { best, tried }
}
