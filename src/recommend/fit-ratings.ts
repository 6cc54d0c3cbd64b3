import type { Interactions } from './interactions.ts'
import type { FitOptions } from './model.ts'
import type { RatingKind, RatingModel } from './rating-model.ts'
import { chooseRatingModel } from './ratings/auto.ts'
import { baseline } from './ratings/baseline.ts'
import { itemKnn, userKnn } from './ratings/knn.ts'
import { svdPlusPlus } from './ratings/svd-plus-plus.ts'
import { svd } from './ratings/svd.ts'

const kinds: ReadonlyMap<string, RatingKind> = new Map(
  [baseline, svd, svdPlusPlus, userKnn, itemKnn].map((kind) => [kind.name, kind]),
)

/** What `--model` may be. */
export const ratingModelNames: readonly string[] = ['auto', ...kinds.keys()]

/**
 * Fits the named rating model; `auto` chooses on ratings held back. The second part says in words what
 * it is.
 *
 * @throws {RangeError} for a name that is none of {@link ratingModelNames}.
 */
export function fitRatings(
  data: Interactions,
  name: string,
  options: FitOptions,
): { model: RatingModel; why: string } {
  const kind = kinds.get(name)
  if (kind) return { model: kind.fit(data, kind.defaults, options), why: name }
  if (name !== 'auto')
    throw new RangeError(
      `There is no rating model called ${name}. Take one of ${ratingModelNames.join(', ')}.`,
    )
  const { model, choice } = chooseRatingModel(data, options)
  const parts = choice.parts.map((part) => `${part.weight.toFixed(2)} ${part.name}`).join(' + ')
  return {
    model,
    why:
      choice.parts.length === 0
        ? 'the baseline, since there are too few ratings to choose by'
        : `${parts}: RMSE ${choice.rmse.toFixed(4)} on ${choice.held} ratings held back, ` +
          choice.tried.map((one) => `${one.name} ${one.rmse.toFixed(4)}`).join(', '),
  }
}
