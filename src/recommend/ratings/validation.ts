import { createRandom } from '../../lib/random.ts'
import type { Interactions } from '../interactions.ts'

/** Ratings held back from a fit. */
export interface HeldBack {
  readonly users: Int32Array
  readonly items: Int32Array
  readonly values: Float64Array
}

/**
 * Holds back each rating with a chance of `share`. What stays keeps the users and items and their
 * indexes, also those without a rating left.
 */
export function holdBack(
  data: Interactions,
  share: number,
  seed: number,
): { rest: Interactions; held: HeldBack } {
  const random = createRandom(seed)
  const isHeld = data.columns.map(() => Number(random.next() < share))
  const starts = new Uint32Array(data.starts.length)
  const users: number[] = []
  const kept: number[] = []
  const held: number[] = []
  for (let u = 0; u < data.users.length; u++) {
    for (let at = data.starts[u]!; at < data.starts[u + 1]!; at++) {
      if (isHeld[at] === 0) kept.push(at)
      else {
        held.push(at)
        users.push(u)
      }
    }
    starts[u + 1] = kept.length
  }
  const { times } = data
  return {
    rest: {
      ...data,
      starts,
      columns: Int32Array.from(kept, (at) => data.columns[at]!),
      values: Float32Array.from(kept, (at) => data.values[at]!),
      times: times && Float64Array.from(kept, (at) => times[at]!),
    },
    held: {
      users: Int32Array.from(users),
      items: Int32Array.from(held, (at) => data.columns[at]!),
      values: Float64Array.from(held, (at) => data.values[at]!),
    },
  }
}

/** A prediction for each of the ratings held back. */
export const predictAll = (
  { users, items }: HeldBack,
  predict: (user: number, item: number) => number,
): Float64Array => Float64Array.from(users, (user, at) => predict(user, items[at]!))

/** Root of the mean squared error; 0 without any. */
export function rmseOf({ values }: HeldBack, predicted: Float64Array): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += (values[at]! - predicted[at]!) ** 2
  return Math.sqrt(sum / Math.max(values.length, 1))
}
