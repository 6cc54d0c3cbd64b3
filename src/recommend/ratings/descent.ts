import { countUsers, type Interactions } from '../interactions.ts'
import type { Random } from '../../lib/random.ts'
import { readParams } from '../parameter.ts'
import { clip, scaleOf, type RatingKind, type RatingModel } from '../rating-model.ts'

/** Stochastic gradient descent on ratings under way. */
export interface RatingDescent extends RatingModel {
  /** Goes once over the ratings; `tick` is called with the share done. */
  epoch(tick: (share: number) => void): void
}

export interface DescentParams {
  /** Length d of a vector. */
  readonly factors: number
  /** Length of a step. */
  readonly rate: number
  /** L2 weight of every vector and bias. */
  readonly lambda: number
}

/** Its settings and how often it goes over the ratings. */
type DescentKey = keyof DescentParams | 'epochs'

/** A rating model that is fitted by a descent, which `start` begins. */
export function descentKind(
  name: string,
  defaults: Readonly<Record<DescentKey, number>>,
  start: (data: Interactions, params: DescentParams, seed: number) => RatingDescent,
): RatingKind {
  return {
    name,
    defaults,
    fit(data, params, { seed, signal, onProgress }) {
      const own = readParams<DescentKey>(params, defaults, {
        factors: { least: 1, most: 1024, isWhole: true },
        epochs: { least: 0, most: 10_000, isWhole: true },
        rate: { least: 1e-6, most: 1 },
        lambda: { least: 0, most: 10 },
      })
      return descend(data, start(data, own, seed), own.epochs, (share) => {
        signal?.throwIfAborted()
        onProgress?.(share)
      })
    },
  }
}

/** Vectors of `d` numbers from N(0, 0.1²), the ones of `rows` rows after another. */
export const startVectors = (rows: number, d: number, random: Random): Float64Array =>
  Float64Array.from({ length: rows * d }, () => random.gaussian() * 0.1)

/** What every descent starts from. */
interface Start {
  /** The ratings in units. */
  readonly values: Float64Array
  /** Their mean, in units. */
  readonly mean: number
  /** 0 at first, in units. */
  readonly users: Float64Array
  readonly items: Float64Array
  /** Whether user and item both have a rating: without one a vector is still noise. */
  isKnown(user: number, item: number): boolean
  /** A rating within the scale, from what is added to the biases, in units. */
  toRating(user: number, item: number, product: number): number
}

/**
 * A unit is a quarter of the scale, so that steps made for 1 to 5 fit every scale.
 *
 * @throws {RangeError} for a rating that is no finite number.
 */
export function startDescent(data: Interactions): Start {
  const scale = scaleOf(data)
  const unit = (scale.most - scale.least) / 4 || 1
  const values = Float64Array.from(data.values, (value) => value / unit)
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
  const users = new Float64Array(data.users.length)
  const items = new Float64Array(data.items.length)
  const counts = countUsers(data)
  return {
    values,
    mean,
    users,
    items,
    isKnown: (user, item) => data.starts[user + 1]! > data.starts[user]! && counts[item]! > 0,
    toRating: (user, item, product) =>
      clip(unit * (mean + (users[user] ?? 0) + (items[item] ?? 0) + product), scale),
  }
}

/**
 * Goes `epochs` times over the ratings; the model as it then stands.
 *
 * @throws {RangeError} when the steps were too long and the vectors ran away.
 */
function descend(
  data: Interactions,
  descent: RatingDescent,
  epochs: number,
  tick: (share: number) => void,
): RatingModel {
  for (let epoch = 0; epoch < epochs; epoch++)
    descent.epoch((share) => tick((epoch + share) / epochs))
  for (let u = 0; u < data.users.length; u++) {
    const item = data.columns[data.starts[u]!] ?? -1
    if (!Number.isFinite(descent.predict(u, item)))
      throw new RangeError('The descent ran away: take a smaller rate')
  }
  return { predict: descent.predict }
}
