import type { Parameter } from '../autograd/parameter.ts'
import type { Interactions } from '../interactions.ts'
import type { FitOptions, Params } from '../model.ts'
import { als } from '../models/als.ts'

/** Of the factors that a network starts from: a few sweeps find most of what there is. */
export const warmParams = (dimensions: number): Params => ({
  ...als.defaults,
  factors: dimensions,
  sweeps: 6,
})

/**
 * Turns the items' vectors to where those of implicit ALS on the same log point, at the lengths that
 * chance has given them: what the same shoppers have is near from the start. On Amazon Games one round
 * from there does what four from chance do. On a log without times (Amazon Electronics) it gained
 * nothing, and nothing is done.
 */
export function warmStart(
  items: Parameter,
  data: Interactions,
  { seed, signal }: Pick<FitOptions, 'seed' | 'signal'>,
): void {
  if (!data.times) return
  const { rows, columns: d, values } = items
  const { arrays } = als.fit(data, warmParams(d), { seed, signal }).state()
  const factors = arrays['items'] as Float32Array
  for (let row = 0; row < rows; row++) {
    const from = row * d
    const own = lengthOf(values, from, d)
    const found = lengthOf(factors, from, d)
    // An item that nobody has stays where chance put it.
    if (!(found > 0)) continue
    for (let k = from; k < from + d; k++) values[k] = (factors[k]! * own) / found
  }
}

function lengthOf(values: Float32Array, from: number, count: number): number {
  let sum = 0
  for (let k = from; k < from + count; k++) sum += values[k]! ** 2
  return Math.sqrt(sum)
}
