import type { Random } from '../../lib/random.ts'
import { dropout, relu } from '../autograd/activations.ts'
import { attend } from '../autograd/attention.ts'
import { add, addRow, multiply, scale } from '../autograd/linear.ts'
import { lookUp, pick } from '../autograd/lookup.ts'
import { normalise } from '../autograd/normalise.ts'
import { createConstant, createNormal, Parameter } from '../autograd/parameter.ts'
import type { Tape, Tensor } from '../autograd/tape.ts'
import type { Encoder } from './encoder.ts'

export interface TransformerShape {
  readonly items: number
  readonly dimensions: number
  /** Layers of attention, each with a small network after it. */
  readonly blocks: number
  /** Deeds that are looked at: the latest. */
  readonly maxLength: number
  /** Share of numbers set to zero while learning. */
  readonly dropout: number
}

export interface Transformer extends Encoder {
  /**
   * A row for each deed of each sequence, from this deed and those before it.
   *
   * @param items the sequences one after another, each of at most `maxLength`.
   * @param starts sequences + 1 offsets.
   */
  encodeAll(tape: Tape, items: Int32Array, starts: Int32Array): Tensor
}

/**
 * Spread of the items' vectors at the start. Smaller ones take epochs to tell items apart, larger
 * ones to unlearn chance.
 */
const itemSpread = 0.05
/** Each block starts as nearly nothing, so that the latest item is what is heard at first. */
const blockSpread = 0.02

/**
 * SASRec: items plus learnt places, blocks of causal attention, item vectors again for the scores.
 *
 *   x ─▶ norm ─▶ attention ─▶ + ─▶ norm ─▶ relu(·W+b)W+b ─▶ + ─▶ … ─▶ norm ─▶ hidden
 *   └────────────────────────┘ └─────────────────────────────┘
 */
export function createTransformer(shape: TransformerShape, random: Random): Transformer {
  const { dimensions, maxLength } = shape
  const items = createNormal(shape.items, dimensions, itemSpread, random)
  const biases = new Parameter(shape.items, 1)
  const places = createNormal(maxLength, dimensions, 0.02, random)
  const blocks = Array.from({ length: shape.blocks }, () => createBlock(dimensions, random))
  const gain = createConstant(dimensions, 1)
  const shift = createConstant(dimensions, 0)
  const parameters = {
    items,
    biases,
    places,
    gain,
    shift,
    ...Object.fromEntries(
      blocks.flatMap((block, at) =>
        Object.entries(block).map(([name, parameter]) => [`${name}${at}`, parameter]),
      ),
    ),
  }
  const encodeAll = (tape: Tape, indexes: Int32Array, starts: Int32Array): Tensor => {
    const at = new Int32Array(indexes.length)
    for (let s = 0; s + 1 < starts.length; s++)
      for (let row = starts[s]!; row < starts[s + 1]!; row++) at[row] = row - starts[s]!
    const found = scale(tape, lookUp(tape, items, indexes), Math.sqrt(dimensions))
    let x = dropout(tape, add(tape, found, lookUp(tape, places, at)), shape.dropout)
    for (const block of blocks) x = pass(tape, x, block, starts, shape.dropout)
    return normalise(tape, x, tape.use(gain), tape.use(shift))
  }
  return {
    items,
    biases,
    parameters,
    encodeAll,
    encode(tape, histories) {
      const latest = histories.map((history) => history.items.slice(-maxLength))
      const { indexes, starts } = join(latest)
      const ends = Int32Array.from(latest, (_, s) => starts[s + 1]! - 1)
      return pick(tape, encodeAll(tape, indexes, starts), ends)
    },
  }
}

/** Lists one after another. */
export function join(lists: readonly Int32Array[]): { indexes: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(lists.length + 1)
  lists.forEach(({ length }, at) => (starts[at + 1] = starts[at]! + length))
  const indexes = new Int32Array(starts[lists.length]!)
  lists.forEach((list, at) => indexes.set(list, starts[at]!))
  return { indexes, starts }
}

function createBlock(d: number, random: Random) {
  const square = (deviation: number): Parameter => createNormal(d, d, deviation, random)
  // Glorot & Bengio (2010), eq. 12, for d × d.
  const even = Math.sqrt(1 / d)
  return {
    queries: square(even),
    keys: square(even),
    values: square(even),
    attended: square(blockSpread),
    inner: square(even),
    outer: square(blockSpread),
    innerShift: createConstant(d, 0),
    outerShift: createConstant(d, 0),
    attentionGain: createConstant(d, 1),
    attentionShift: createConstant(d, 0),
    networkGain: createConstant(d, 1),
    networkShift: createConstant(d, 0),
  }
}

type Block = ReturnType<typeof createBlock>

function pass(tape: Tape, x: Tensor, block: Block, starts: Int32Array, rate: number): Tensor {
  const by = (a: Tensor, b: Parameter): Tensor => multiply(tape, a, tape.use(b))
  const even = normalise(tape, x, tape.use(block.attentionGain), tape.use(block.attentionShift))
  const seen = attend(
    tape,
    by(even, block.queries),
    by(even, block.keys),
    by(even, block.values),
    starts,
  )
  const y = add(tape, x, dropout(tape, by(seen, block.attended), rate))
  const again = normalise(tape, y, tape.use(block.networkGain), tape.use(block.networkShift))
  const inner = relu(tape, addRow(tape, by(again, block.inner), tape.use(block.innerShift)))
  const outer = addRow(
    tape,
    by(dropout(tape, inner, rate), block.outer),
    tape.use(block.outerShift),
  )
  return add(tape, y, dropout(tape, outer, rate))
}
