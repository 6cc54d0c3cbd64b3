import type { History } from './interactions.ts'

/**
 * What each deed of a history weighs: its own weight, or 1, times `decay` to the power of the deeds
 * since.
 *
 * @throws {RangeError} where a deed's item is none of the model's, or its weight is no finite number.
 */
export function weighDeeds(
  { items: own, weights }: History,
  decay: number,
  items: number,
): Float64Array {
  const weighed = new Float64Array(own.length)
  let age = 1
  for (let at = own.length - 1; at >= 0; at--) {
    const item = own[at]!
    const weight = weights ? weights[at]! : 1
    if (!(item >= 0 && item < items))
      throw new RangeError(`deed ${at} has item ${item}, but the model has ${items} items`)
    if (!Number.isFinite(weight))
      throw new RangeError(`deed ${at} has weight ${weight}: it must be a finite number`)
    weighed[at] = weight * age
    age *= decay
  }
  return weighed
}
