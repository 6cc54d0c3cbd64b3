import { createRandom, drawToFront } from '../../lib/random.ts'
import { Tape } from '../autograd/tape.ts'
import { matrix, transposed, workspace } from '../autograd/workspace.ts'
import { historyOf, type History, type Interactions } from '../interactions.ts'
import { holdOut } from '../split.ts'
import type { Encoder } from './encoder.ts'

/** A user's deeds without one, and the one. */
export interface Case {
  readonly history: Int32Array
  readonly target: number
}

/** Cases beyond these tell little more and cost time at each look. */
const mostCases = 2000
/** Cases below these tell too little: small logs give up more than a tenth of their users. */
const fewestCases = 400

/** How many of `able` users give a deed. */
export const countCases = (able: number): number =>
  Math.floor(Math.min(mostCases, Math.max(able / 10, Math.min(fewestCases, able / 3))))

/**
 * Holds back one deed each of a tenth of the users who have three or more: the last with times, else
 * any. Of a small log more users give one, up to a third, else chance would say when to stop.
 */
export function holdOutCases(
  data: Interactions,
  seed: number,
): { readonly train: Interactions; readonly cases: readonly Case[] } {
  const { users, starts } = data
  const able = [...users.keys()].filter((u) => starts[u + 1]! - starts[u]! >= 3)
  const count = countCases(able.length)
  drawToFront(able, count, createRandom(seed))
  const { train, held } = holdOut(data, seed, { share: 0, givers: able.slice(0, count) })
  const cases = [...held].map(([u, [target]]) => ({
    history: historyOf(train, u).items,
    target: target!,
  }))
  return { train, cases }
}

/** Histories that are encoded and scored at a time: 128 × 20,000 scores take 10 MB. */
export const casesABatch = 128

/**
 * Mean of 1 / log₂(1 + place) of the targets among all items not in their history: NDCG without a
 * cut, so that also a rise from place 50 to 30 is seen. A tie counts against the target.
 */
export function meanGain(encoder: Encoder, cases: readonly Case[]): number {
  const { items, biases } = encoder
  const space = workspace()
  const tape = new Tape(null)
  const table = matrix(tape.scratch(items.values.length), items.rows, items.columns)
  table.values.set(items.values)
  let sum = 0
  for (let from = 0; from < cases.length; from += casesABatch) {
    const part = cases.slice(from, from + casesABatch)
    const mark = space.mark
    const histories = part.map(({ history }): History => ({ items: history, weights: null }))
    const { values } = encoder.encode(tape, histories)
    const scores = matrix(space.take(part.length * items.rows), part.length, items.rows)
    for (let row = 0; row < part.length; row++) scores.values.set(biases.values, row * items.rows)
    space.multiply(matrix(values, part.length, items.columns), transposed(table), scores)
    part.forEach(({ history, target }, row) => {
      const line = scores.values.subarray(row * items.rows, (row + 1) * items.rows)
      const own = line[target]!
      for (const item of history) line[item] = -Infinity
      let place = 0
      for (let i = 0; i < line.length; i++) if (line[i]! >= own) place++
      // The target, too, is no worse than itself.
      sum += 1 / Math.log2(1 + Math.max(place, 1))
    })
    space.release(mark)
  }
  tape.close()
  return cases.length === 0 ? 0 : sum / cases.length
}
