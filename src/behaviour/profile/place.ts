/** Where a shopper's goods stand in a column, 0 (the lowest of all) to 1, and how sure that is. */
export interface Place {
  readonly place: number
  /** 90 % of what is believed of it. */
  readonly interval: readonly [low: number, high: number]
  /** How far `place` lies from the middle, in standard errors. */
  readonly certainty: number
  /** Standard deviation of the goods' own places: small where they stand together. */
  readonly spread: number
}

/** Looks that the middle counts for. */
const priorLooks = 2
/** Variance of a place about which nothing is known: that of the uniform law. */
const priorVariance = 1 / 12
/** Half a 90 % interval in standard errors. */
const z90 = 1.645

/**
 * The weighted mean of places, shrunk towards the middle. Its error counts as many deeds as the weights
 * are worth (Kish 1965, Survey Sampling, §8.2: (Σw)² / Σw²), so that one heavy deed is still one.
 *
 * @param deeds `at` 0 to 1, `weight` above 0.
 */
export function placeOf(deeds: readonly { at: number; weight: number }[]): Place {
  let total = 0
  let squares = 0
  let sum = 0
  for (const { at, weight } of deeds) {
    total += weight
    squares += weight * weight
    sum += weight * at
  }
  const count = squares === 0 ? 0 : (total * total) / squares
  const mean = total === 0 ? 0.5 : sum / total
  const place = (mean * count + 0.5 * priorLooks) / (count + priorLooks)
  let deviations = 0
  for (const { at, weight } of deeds) deviations += weight * (at - mean) ** 2
  const own = total === 0 ? 0 : deviations / total
  const variance = (own * count + priorVariance * priorLooks) / (count + priorLooks)
  const standardError = Math.sqrt(variance / (count + priorLooks))
  const error = z90 * standardError
  return {
    place,
    interval: [Math.max(0, place - error), Math.min(1, place + error)],
    certainty: Math.abs(place - 0.5) / standardError,
    spread: Math.sqrt(own),
  }
}
