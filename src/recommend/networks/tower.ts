import type { Random } from '../../lib/random.ts'
import { dropout, relu } from '../autograd/activations.ts'
import { add, addRow, multiply, scale } from '../autograd/linear.ts'
import { sumUp, type Lists } from '../autograd/lookup.ts'
import { normalise } from '../autograd/normalise.ts'
import { createConstant, createNormal, Parameter } from '../autograd/parameter.ts'
import type { Tape, Tensor } from '../autograd/tape.ts'
import { weighDeeds } from '../deed-weights.ts'
import type { History } from '../interactions.ts'
import type { Encoder } from './encoder.ts'

export interface TowerShape {
  readonly items: number
  readonly dimensions: number
  /** Width of the layer between. */
  readonly hidden: number
  /** Share of numbers set to zero while learning. */
  readonly dropout: number
  /** What a deed weighs after each later one, above 0 to 1. */
  readonly decay: number
}

export interface Tower extends Encoder {
  /** A row for each list of items; their weights have been brought to a sum of 1. */
  encodeLists(tape: Tape, lists: Lists): Tensor
}

/** The latest deeds that are heard at most: a mean of more hardly moves any more. */
const mostDeeds = 200
/** Deeds that weigh less, beside the latest, are not heard. */
const least = 1e-6

/** How many of the latest deeds are heard. */
export const reachOf = (decay: number): number =>
  decay === 1 ? mostDeeds : Math.min(mostDeeds, 1 + Math.floor(Math.log(least) / Math.log(decay)))

/**
 * The shopper's tower: the weighted mean of the items' vectors, and what a small network adds to it.
 *
 *   mean ─▶ relu(·W+b)W+b ─▶ + ─▶ norm ─▶ hidden
 *   └────────────────────────┘
 */
export function createTower(shape: TowerShape, random: Random): Tower {
  const { dimensions, hidden, decay } = shape
  const items = createNormal(shape.items, dimensions, 0.05, random)
  const biases = new Parameter(shape.items, 1)
  const inner = createNormal(dimensions, hidden, Math.sqrt(2 / (dimensions + hidden)), random)
  const innerShift = createConstant(hidden, 0)
  const outer = createNormal(hidden, dimensions, 0.02, random)
  const outerShift = createConstant(dimensions, 0)
  const gain = createConstant(dimensions, 1)
  const shift = createConstant(dimensions, 0)
  const parameters = { items, biases, inner, innerShift, outer, outerShift, gain, shift }
  const encodeLists = (tape: Tape, lists: Lists): Tensor => {
    const mean = scale(tape, sumUp(tape, items, lists), Math.sqrt(dimensions))
    const x = dropout(tape, mean, shape.dropout)
    const layer = addRow(tape, multiply(tape, x, tape.use(inner)), tape.use(innerShift))
    const between = dropout(tape, relu(tape, layer), shape.dropout)
    const more = addRow(tape, multiply(tape, between, tape.use(outer)), tape.use(outerShift))
    return normalise(tape, add(tape, x, more), tape.use(gain), tape.use(shift))
  }
  return {
    items,
    biases,
    parameters,
    encodeLists,
    encode: (tape, histories) => encodeLists(tape, listsOf(histories, decay, shape.items)),
  }
}

/**
 * The latest deeds of each history, with weights that sum to 1: weight · decayᵃᵍᵉ, where the age
 * counts the deeds since. A weight that is not above 0 is none; where none is left the latest deed
 * alone is heard.
 *
 * @throws {RangeError} where an item is none of the `items`, or a weight is no finite number.
 */
export function listsOf(histories: readonly History[], decay: number, items: number): Lists {
  const starts = new Int32Array(histories.length + 1)
  const reach = reachOf(decay)
  histories.forEach((history, at) => {
    starts[at + 1] = starts[at]! + Math.min(history.items.length, reach)
  })
  const indexes = new Int32Array(starts[histories.length]!)
  const weights = new Float32Array(indexes.length)
  histories.forEach((history, list) => {
    const from = starts[list]!
    const count = starts[list + 1]! - from
    const latest: History = {
      items: history.items.subarray(history.items.length - count),
      weights: history.weights && history.weights.subarray(history.items.length - count),
    }
    indexes.set(latest.items, from)
    const weighed = weighDeeds(latest, decay, items)
    let sum = 0
    for (let n = 0; n < count; n++) sum += Math.max(weighed[n]!, 0)
    for (let n = 0; n < count; n++)
      weights[from + n] = sum > 0 ? Math.max(weighed[n]!, 0) / sum : Number(n === count - 1)
  })
  return { starts, indexes, weights }
}
