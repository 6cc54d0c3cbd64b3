import type { Parameter } from '../autograd/parameter.ts'
import { Tape, type Tensor } from '../autograd/tape.ts'
import { checkDeeds } from '../deed-weights.ts'
import { createRowScorer } from '../factors/scores.ts'
import type { History } from '../interactions.ts'
import type { Params, Recommender } from '../model.ts'

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
  const vectorOf = (history: History): Float64Array => {
    const tape = new Tape(null)
    try {
      return Float64Array.from(encoder.encode(tape, [history]).values)
    } finally {
      tape.close()
    }
  }
  return {
    score(history, into) {
      checkDeeds(history, items.rows)
      if (history.items.length === 0) into.fill(0)
      else scoreAll(vectorOf(history), into)
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
