import type { Interactions } from './interactions.ts'
import type { FitOptions, Params } from './model.ts'

/** Predicts what a user would rate an item. */
export interface RatingModel {
  /**
   * Indexes of the fit's users and items; any other number (-1) is somebody or something unknown, for
   * whom the baselines stand. Always within the scale.
   */
  predict(user: number, item: number): number
}

/** The least and the most a rating can be. */
export interface Scale {
  readonly least: number
  readonly most: number
}

/** Equal ratings, parameters and seeds give equal models to the bit. */
export interface RatingKind {
  readonly name: string
  readonly defaults: Params
  /** @throws {RangeError} for a rating that is no finite number, or a parameter out of its range. */
  fit(data: Interactions, params: Params, options: FitOptions): RatingModel
}

/**
 * The scale of the ratings at hand; [0, 0] without any.
 *
 * @throws {RangeError} for a rating that is no finite number.
 */
export function scaleOf({ values }: Interactions): Scale {
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    if (!Number.isFinite(value))
      throw new RangeError(`A rating must be a finite number, not ${value}`)
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return values.length === 0 ? { least: 0, most: 0 } : { least, most }
}

/** `value` moved into the scale. */
export const clip = (value: number, { least, most }: Scale): number =>
  Math.min(Math.max(value, least), most)
