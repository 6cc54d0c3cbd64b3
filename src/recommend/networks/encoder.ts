import { dotAt } from '../../lib/vector.ts'
import type { Parameter } from '../autograd/parameter.ts'
import { Tape, type Tensor } from '../autograd/tape.ts'
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
  return {
    score(history, into) {
      checkHistory(history, items.rows)
      into.fill(0)
      if (history.items.length === 0) return
      const tape = new Tape(null)
      try {
        const { values } = encoder.encode(tape, [history])
        for (let i = 0; i < items.rows; i++)
          into[i] =
            dotAt(values, 0, items.values, i * items.columns, items.columns) + biases.values[i]!
      } finally {
        tape.close()
      }
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

function checkHistory({ items, weights }: History, known: number): void {
  for (const item of items)
    if (item < 0 || item >= known) throw new RangeError(`No item ${item}: the model knows ${known}`)
  if (weights && weights.length !== items.length)
    throw new RangeError(`${items.length} deeds have ${weights.length} weights`)
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
