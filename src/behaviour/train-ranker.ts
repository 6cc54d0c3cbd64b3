import type { Catalogue } from '../domain/catalogue.ts'
import type { Distributions } from '../rank/columns.ts'
import {
  fitRanker,
  kindsOfItems,
  type AboutItems,
  type FittedRanker,
} from '../recommend/fit-ranker.ts'
import type { Interactions } from '../recommend/interactions.ts'
import type { Cost } from '../recommend/model.ts'
import { refit } from '../recommend/refit.ts'
import { holdLatest, judgeRanker, translate, type Judgement, type Scorer } from './judge-ranker.ts'
import { fitAtOnce } from './learn-taste.ts'
import { learnWeights, type LearntWeights } from './learn-weights.ts'
import { packRanker, type TrainedOn, type TrainedRanker } from './model-file.ts'

export interface TrainRequest extends AboutItems {
  /** One of `rankerNames`. */
  readonly model: string
  readonly seed: number
  /** What one fit may cost; dearer ones are not tried. */
  readonly most?: Cost | undefined
  /** Seconds that all that is tried may take, as estimated. @default no limit */
  readonly total?: number | undefined
  readonly onProgress?: ((label: string, share: number) => void) | undefined
}

export interface JudgedRanker extends FittedRanker {
  /** `null` where too few deeds are new to both rankers. */
  readonly judgement: Judgement | null
  /** Learnt with it, or before it; `null`: as typed. */
  readonly weights: LearntWeights['weights'] | null
}

/**
 * Fits a ranker and judges it beside the one in use: chosen and fitted without the last deeds, compared
 * on them, then the same fitted on everything. What the one in use has seen judges neither.
 *
 * @param inUse `null`: the one that is learnt in a moment at start, from the same deeds.
 */
export function fitJudged(
  data: Interactions,
  inUse: TrainedRanker | null,
  request: TrainRequest,
): JudgedRanker {
  const { model: name, seed, onProgress } = request
  const split = holdLatest(data, inUse ? seenUntil(inUse) : null)
  const fit = (log: Interactions): FittedRanker => fitRanker(log, name, { ...request, k: 20 })
  const weights = inUse?.weights ?? null
  if (!split) return { ...fit(data), judgement: null, weights }
  const fitted = fit(split.train)
  onProgress?.('judging beside the one in use', 0.98)
  const fresh: Scorer = (history, into) => fitted.model.score(history, into)
  const other = inUse ?? { model: fitAtOnce(split.train), items: data.items }
  const judgement = judgeRanker(split, fresh, translate(other, data.items))
  onProgress?.('fitting on everything', 0.99)
  const model = refit(fitted.model.state(), data, { seed }, kindsOfItems(request))
  return { ...fitted, model, judgement, weights }
}

/** The same with the weights that its deeds held back speak for; where they do not, those it had. */
export function weigh<Ranker extends JudgedRanker>(
  fitted: Ranker,
  catalogue: Catalogue,
  distributions: Distributions,
  seed: number,
): Ranker & { readonly learnt: LearntWeights | null } {
  const learnt = fitted.held && learnWeights(fitted.held, catalogue, distributions, seed)
  return { ...fitted, learnt, weights: learnt?.weights ?? fitted.weights }
}

const seenUntil = ({ trainedOn, trainedAt }: TrainedRanker): number =>
  trainedOn?.until ?? Date.parse(trainedAt)

/** A ranker and what it was fitted on as the bytes of its file. */
export function packTrained(
  { model, why, judgement, weights }: JudgedRanker,
  data: Interactions,
  deeds: ReadonlyMap<string, number>,
  trainedAt: string,
  about: Pick<TrainedOn, 'by' | 'events' | 'seconds'>,
): Uint8Array {
  return packRanker({
    state: model.state(),
    items: data.items,
    deeds: Uint32Array.from(data.items, (sku) => deeds.get(sku) ?? 0),
    why,
    trainedAt,
    trainedOn: {
      ...about,
      deeds: data.columns.length,
      shoppers: data.users.length,
      products: data.items.length,
      until: data.times?.reduce((latest, time) => Math.max(latest, time), -Infinity) ?? null,
    },
    ...(weights && { weights }),
    ...(judgement && { judgement }),
  })
}
