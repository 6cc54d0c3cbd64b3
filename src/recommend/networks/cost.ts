import type { Interactions } from '../interactions.ts'
import type { Cost } from '../model.ts'
import { als } from '../models/als.ts'
import { casesABatch, countCases } from './validation.ts'
import { warmParams } from './warm-start.ts'

export interface NetworkSize {
  readonly dimensions: number
  readonly negatives: number
  readonly epochs: number
  /** Numbers that are learnt besides the items' vectors and biases. */
  readonly inner: number
  /** Rows of a batch. */
  readonly rows: number
  /** Numbers that a batch keeps for each row, values and gradients, besides those of the softmax. */
  readonly numbersARow: number
  /** Seconds for a target without the softmax. */
  readonly secondsATarget: number
}

/**
 * What the start and all rounds cost, where none is spared: targets, and a look at the cases after each round.
 * The constants are measured on one core of 2025 (Zen 5) under Node 20, to about a fifth.
 */
export function networkCost(data: Interactions, size: NetworkSize): Cost {
  const { users, items, columns } = data
  const { dimensions, negatives, epochs } = size
  const all = items.length
  const drawn = Math.min(negatives, all)
  const targets = Math.max(columns.length - users.length, 0)
  const softmax = drawn * (5e-9 + 1.7e-10 * dimensions)
  const look = countCases(users.length) * all * (1e-9 + 4e-11 * dimensions)
  const learnt = all * (dimensions + 1) + size.inner
  // Of each learnt number: itself, its gradient, two moments and how it was at its best.
  const numbers =
    5 * learnt +
    size.rows * (drawn + size.numbersARow) +
    all * (dimensions + casesABatch) +
    2 * drawn * dimensions
  const start = data.times ? als.cost(data, warmParams(dimensions)) : { seconds: 0, bytes: 0 }
  return {
    seconds: start.seconds + epochs * (targets * (size.secondsATarget + softmax) + look),
    bytes: start.bytes + 4 * (numbers + 3 * columns.length),
  }
}
