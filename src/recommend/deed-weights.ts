import type { History } from './interactions.ts'

/** @throws {RangeError} where a deed's item is none of the model's, or its weight is no finite number. */
export function checkDeeds({ items: own, weights }: History, items: number): void {
  for (let at = 0; at < own.length; at++) {
    const item = own[at]!
    if (!(item >= 0 && item < items))
      throw new RangeError(`deed ${at} has item ${item}, but the model has ${items} items`)
    if (weights && !Number.isFinite(weights[at]))
      throw new RangeError(`deed ${at} has weight ${weights[at]}: it must be a finite number`)
  }
}

/**
 * What each deed of a history weighs: its own weight, or 1, times `decay` to the power of the deeds
 * since.
 *
 * @throws {RangeError} where a deed's item is none of the model's, or its weight is no finite number.
 */
export function weighDeeds(history: History, decay: number, items: number): Float64Array {
  checkDeeds(history, items)
  const { items: own, weights } = history
  const weighed = new Float64Array(own.length)
  let age = 1
  for (let at = own.length - 1; at >= 0; at--) {
    weighed[at] = (weights ? weights[at]! : 1) * age
    age *= decay
  }
  return weighed
}
