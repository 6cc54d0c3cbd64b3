import type { Interactions } from '../interactions.ts'
import type { FitOptions, Params } from '../model.ts'
import { readParams } from '../parameter.ts'
import type { RatingKind, RatingModel } from '../rating-model.ts'
import { biasAt, clipped, fitBiases } from './biases.ts'
import { blendWeights } from './blend.ts'
import { descendSvdPlusPlus, svdPlusPlus } from './svd-plus-plus.ts'
import { descendSvd, svd } from './svd.ts'
import { stopEarly } from './early-stopping.ts'
import { itemKnn } from './knn.ts'
import { holdBack, predictAll, rmseOf, type HeldBack } from './validation.ts'

/** A model that was tried, and the error it made on the ratings held back. */
export interface Tried {
  readonly name: string
  readonly params: Params
  readonly rmse: number
}

/** What was chosen, and against what. */
export interface Choice {
  /** What stands in the blend, with the weight of its departure from the baseline. */
  readonly parts: readonly (Tried & { readonly weight: number })[]
  /** Error of the blend on the ratings held back, and how many they are. */
  readonly rmse: number
  readonly held: number
  readonly tried: readonly Tried[]
}

/** Share of the ratings that the choice is made on. */
const heldShare = 0.1
const mostEpochs = 80
/** Multiplications of all descents together: about four minutes. */
const budget = 8e10
/** With fewer held back there is nothing to choose by: the baseline stays. */
const fewest = 30

const kinds = [svd, svdPlusPlus, itemKnn]
const descents = { svd: descendSvd, 'svd++': descendSvdPlusPlus }
const candidates = [
  { name: 'svd', factors: 200, rate: 0.005, lambda: 0.08 },
  { name: 'svd++', factors: 50, rate: 0.005, lambda: 0.05 },
  { name: 'svd', factors: 200, rate: 0.005, lambda: 0.1 },
  { name: 'svd', factors: 50, rate: 0.005, lambda: 0.08 },
  { name: 'svd++', factors: 100, rate: 0.005, lambda: 0.08 },
  { name: 'svd', factors: 100, rate: 0.005, lambda: 0.06 },
  { name: 'svd++', factors: 20, rate: 0.005, lambda: 0.02 },
  { name: 'svd', factors: 20, rate: 0.005, lambda: 0.04 },
  { name: 'svd', factors: 20, rate: 0.005, lambda: 0.02 },
] as const
const shrinkages = [100, 50, 200]

/**
 * Chooses on a tenth of the ratings, drawn at random: the best biased SVD, SVD++ and item-kNN, epochs by
 * early stopping, and how much to believe each one's departure from the baseline (least squares). Then
 * all are fitted again on everything. `choice` says what was taken and why.
 */
export function chooseRatingModel(
  data: Interactions,
  options: FitOptions,
): { model: RatingModel; choice: Choice } {
  const tick = (share: number): void => {
    options.signal?.throwIfAborted()
    options.onProgress?.(share)
  }
  const { rest, held } = holdBack(data, heldShare, options.seed)
  const biases = fitBiases(rest)
  const plain = predictAll(held, (user, item) => biasAt(biases, user, item))
  const results = held.values.length < fewest ? [] : tryAll(rest, held, options.seed, tick)
  const best = kinds.flatMap(({ name }) => {
    const own = results.filter((one) => one.name === name)
    return own.toSorted((a, b) => a.rmse - b.rmse).slice(0, 1)
  })
  const departures = best.map(({ predicted }) => predicted.map((value, at) => value - plain[at]!))
  const weights = blendWeights(
    departures,
    held.values.map((value, at) => value - plain[at]!),
  )
  const blended = plain.map((value, at) =>
    clipped(
      biases,
      departures.reduce((sum, part, m) => sum + weights[m]! * part[at]!, value),
    ),
  )
  const strip = ({ name, params, rmse }: Tried): Tried => ({ name, params, rmse })
  const baseline = { name: 'baseline', params: {}, rmse: rmseOf(held, plain) }
  const choice = {
    parts: best.map((one, m) => ({ ...strip(one), weight: weights[m]! })),
    rmse: rmseOf(held, blended),
    held: held.values.length,
    tried: [baseline, ...results.map(strip)],
  }
  const model = refit(data, choice, options.seed, (share) => tick(0.85 + 0.15 * share))
  tick(1)
  return { model, choice }
}

/** The blend that {@link chooseRatingModel} chose. */
export const auto: RatingKind = {
  name: 'auto',
  defaults: {},
  fit(data, params, options) {
    readParams(params, {}, {})
    return chooseRatingModel(data, options).model
  },
}

/** Every candidate that the budget allows, at its best epoch. */
function tryAll(
  rest: Interactions,
  held: HeldBack,
  seed: number,
  tick: (share: number) => void,
): (Tried & { predicted: Float64Array })[] {
  let spent = 0
  const affordable = candidates.filter(({ factors }, at) => {
    const cost = rest.columns.length * factors * mostEpochs * 6
    if (at > 0 && spent + cost > budget) return false
    spent += cost
    return true
  })
  const total = affordable.length + shrinkages.length
  const descended = affordable.map(({ name, ...params }, done) => {
    const descent = descents[name](rest, params, seed)
    const { epochs, rmse, predicted } = stopEarly(descent, held, mostEpochs, (share) =>
      tick((0.85 * (done + share)) / total),
    )
    return { name, params: { ...params, epochs }, rmse, predicted }
  })
  const neighboured = shrinkages.map((shrinkage, at) => {
    const params = { neighbours: 40, shrinkage, minSupport: 1 }
    const done = affordable.length + at
    const model = itemKnn.fit(rest, params, {
      seed,
      onProgress: (share) => tick((0.85 * (done + share)) / total),
    })
    const predicted = predictAll(held, model.predict)
    return { name: 'item-knn', params, rmse: rmseOf(held, predicted), predicted }
  })
  // A descent that ran away says nothing.
  return [...descended, ...neighboured].filter(({ rmse }) => Number.isFinite(rmse))
}

function refit(
  data: Interactions,
  { parts }: Choice,
  seed: number,
  tick: (share: number) => void,
): RatingModel {
  const biases = fitBiases(data)
  const models = parts.map(({ name, params, weight }, at) => ({
    weight,
    model: kinds
      .find((kind) => kind.name === name)!
      .fit(data, params, { seed, onProgress: (share) => tick((at + share) / parts.length) }),
  }))
  return {
    predict(user, item) {
      const plain = biasAt(biases, user, item)
      let sum = plain
      for (const { model, weight } of models) sum += weight * (model.predict(user, item) - plain)
      return clipped(biases, sum)
    },
  }
}
