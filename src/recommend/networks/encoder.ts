import type { Parameter } from '../autograd/parameter.ts'
import { Tape, type Tensor } from '../autograd/tape.ts'
import { checkDeeds } from '../deed-weights.ts'
import { createRowScorer, scoreRow } from '../factors/scores.ts'
import type { History } from '../interactions.ts'
import type { Params, Recommender } from '../model.ts'
import { checkItem, withoutDeed } from '../occlusion.ts'

/**
 * A network that turns what a shopper did into a vector of the space in which the items have theirs.
 * score(history, i) = encode(history) · items[i] + biases[i].
 */
export interface Encoder {
  /** items × dimensions. */
  readonly items: Parameter
  /** items × 1. */
  readonly biases: Parameter
  /** Everything that is learnt, also the two above, by the name under which it is saved. */
  readonly parameters: Readonly<Record<string, Parameter>>
  /** One row for each history; none of them is empty. */
  encode(tape: Tape, histories: readonly History[]): Tensor
}

/** Scores zero throughout for an empty history. */
export function fromEncoder(model: string, params: Params, encoder: Encoder): Recommender {
  const { items, biases, parameters } = encoder
  const d = items.columns
  const scoreAll = createRowScorer(items.values, d, biases.values)
  /** Reads the vectors of histories, none of them empty. */
  const encodeAll = <T>(
    histories: readonly History[],
    read: (vectorOf: (row: number) => Float64Array) => T,
  ): T => {
    const tape = new Tape(null)
    try {
      const { values } = encoder.encode(tape, histories)
      return read((row) => Float64Array.from(values.subarray(row * d, (row + 1) * d)))
    } finally {
      tape.close()
    }
  }
  return {
    score(history, into) {
      checkDeeds(history, items.rows)
      if (history.items.length === 0) into.fill(0)
      else encodeAll([history], (of) => scoreAll(of(0), into))
    },
    influences(history, item) {
      checkDeeds(history, items.rows)
      checkItem(item, items.rows)
      const count = history.items.length
      if (count === 0) return new Float64Array(0)
      const own = items.values.subarray(item * d, (item + 1) * d)
      const scoreOf = (vector: Float64Array): number => scoreRow(own, vector, biases.values[item]!)
      const rest = history.items.map((_, at) => at).filter(() => count > 1)
      const histories = [history, ...Array.from(rest, (at) => withoutDeed(history, at))]
      return encodeAll(histories, (of) => {
        const whole = scoreOf(of(0))
        // Without its only deed a history is empty, and scores zero.
        return count === 1
          ? Float64Array.of(whole)
          : Float64Array.from(rest, (at) => whole - scoreOf(of(at + 1)))
      })
    },
    state: () => ({
      model,
      params,
      items: items.rows,
      arrays: Object.fromEntries(
        Object.entries(parameters).map(([name, { values }]) => [name, values]),
      ),
    }),
  }
}

/**
 * Gives a network the numbers of a saved one.
 *
 * @throws {RangeError} when an array is missing or has another length.
 */
export function restore(
  parameters: Readonly<Record<string, Parameter>>,
  arrays: Readonly<Record<string, ArrayLike<number> | undefined>>,
): void {
  for (const [name, { values }] of Object.entries(parameters)) {
    const saved = arrays[name]
    if (saved?.length !== values.length)
      throw new RangeError(
        `${name} has ${saved?.length ?? 'no'} numbers instead of ${values.length}`,
      )
    values.set(saved)
  }
}
