import { createRandom, drawToFront, type Random } from '../../lib/random.ts'
import { historyOf, type Interactions } from '../interactions.ts'
import type { Cost, FitOptions, ModelKind, Params, Recommender } from '../model.ts'
import { networkCost } from '../networks/cost.ts'
import { fromEncoder, restore } from '../networks/encoder.ts'
import { teach, type Lesson } from '../networks/teach.ts'
import { createTransformer, join, type Transformer } from '../networks/transformer.ts'
import { holdOutCases } from '../networks/validation.ts'
import { warmStart } from '../networks/warm-start.ts'
import { readParams } from '../parameter.ts'

const defaults = {
  dimensions: 128,
  blocks: 1,
  maxLength: 50,
  epochs: 8,
  negatives: 512,
  learningRate: 0.003,
  dropout: 0.6,
}

const read = (params: Params) =>
  readParams<keyof typeof defaults>(params, defaults, {
    dimensions: { least: 1, most: 512, isWhole: true },
    blocks: { least: 0, most: 8, isWhole: true },
    maxLength: { least: 1, most: 1000, isWhole: true },
    epochs: { least: 0, most: 10_000, isWhole: true },
    negatives: { least: 1, most: 100_000, isWhole: true },
    learningRate: { least: 1e-9, most: 10 },
    dropout: { least: 0, most: 0.95 },
  })

/** Deeds of a batch, or those of one longer sequence. */
const rowsABatch = 512

/**
 * Self-attention over a shopper's latest deeds: which of them matter for the next one is learnt from
 * their items and places. The softmax over many sampled items takes the place of the paper's one
 * negative, and sequences of any length stand side by side without filling. `epochs` is the most: it
 * ends when held back deeds are met no better. Weights of deeds are not read, their order is.
 *
 * @see Kang & McAuley (2018), Self-Attentive Sequential Recommendation, arXiv 1808.09781.
 * @see Klenitskiy & Vasilev (2023), Turning Dross Into Gold Loss, arXiv 2309.07602.
 */
export const sequence: ModelKind = {
  name: 'sequence',
  usesOrder: true,
  defaults,
  grid({ times }) {
    if (!times) return [{ ...defaults, dimensions: 64, learningRate: 0.004, dropout: 0.5 }]
    return [
      defaults,
      { ...defaults, dimensions: 64, dropout: 0.5 },
      { ...defaults, learningRate: 0.004, dropout: 0.7 },
    ]
  },
  cost,
  fit,
  load(state) {
    const network = create(state.items, state.params, createRandom(0))
    restore(network.parameters, state.arrays)
    return fromEncoder('sequence', state.params, network)
  },
}

function create(items: number, params: Params, random: Random): Transformer {
  return createTransformer({ items, ...read(params) }, random)
}

function fit(data: Interactions, params: Params, options: FitOptions): Recommender {
  const settings = read(params)
  const random = createRandom(options.seed)
  const network = create(data.items.length, params, random)
  const { train, cases } = holdOutCases(data, options.seed)
  const sequences = train.users.map((_, u) => historyOf(train, u).items)
  const windows = sequences.flatMap((items) => windowsOf(items, settings.maxLength))
  const targets = windows.reduce((sum, { length }) => sum + length - 1, 0)
  // Nothing follows anything: nothing is known, which is better than chance.
  if (targets === 0) network.items.values.fill(0)
  else {
    warmStart(network.items, train, options)
    const lessons = (): Iterable<Lesson> => lessonsOf(network, windows, random)
    teach(network, { ...settings, lessons, targets }, cases, random, options)
  }
  return fromEncoder('sequence', settings, network)
}

/** Parts of `length` + 1 deeds from the end, each starting with the last one before it: every deed but the first is a target once. */
function windowsOf(items: Int32Array, length: number): Int32Array[] {
  const windows: Int32Array[] = []
  for (let end = items.length; end > 1; end -= length)
    windows.push(items.subarray(Math.max(0, end - length - 1), end))
  return windows
}

function* lessonsOf(
  network: Transformer,
  windows: readonly Int32Array[],
  random: Random,
): Iterable<Lesson> {
  const order = Int32Array.from(windows, (_, at) => at)
  drawToFront(order, order.length, random)
  for (let at = 0; at < order.length;) {
    const batch: Int32Array[] = []
    for (let rows = 0; at < order.length && rows < rowsABatch; rows += batch.at(-1)!.length - 1)
      batch.push(windows[order[at++]!]!)
    const { indexes, starts } = join(batch.map((window) => window.subarray(0, -1)))
    yield {
      targets: join(batch.map((window) => window.subarray(1))).indexes,
      hidden: (tape) => network.encodeAll(tape, indexes, starts),
    }
  }
}

function cost(data: Interactions, params: Params): Cost {
  const settings = read(params)
  const { dimensions: d, blocks, maxLength } = settings
  return networkCost(data, {
    ...settings,
    inner: d * (maxLength + 2) + blocks * (6 * d * d + 6 * d),
    rows: rowsABatch + maxLength,
    numbersARow: (8 + 26 * blocks) * d + blocks * maxLength,
    secondsATarget: 2.5e-6 + 4.5e-8 * d + blocks * (1.15e-7 * d + 1.3e-9 * d * d),
  })
}
