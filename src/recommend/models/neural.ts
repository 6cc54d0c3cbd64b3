import { createRandom, drawToFront, type Random } from '../../lib/random.ts'
import { historyOf, type History, type Interactions } from '../interactions.ts'
import type { Cost, FitOptions, ModelKind, Params, Recommender } from '../model.ts'
import { networkCost } from '../networks/cost.ts'
import { fromEncoder, restore } from '../networks/encoder.ts'
import { teach, type Lesson } from '../networks/teach.ts'
import { createTower, listsOf, reachOf, type Tower } from '../networks/tower.ts'
import { holdOutCases } from '../networks/validation.ts'
import { warmStart } from '../networks/warm-start.ts'
import { readParams } from '../parameter.ts'

const defaults = {
  dimensions: 128,
  hidden: 128,
  epochs: 8,
  negatives: 512,
  learningRate: 0.004,
  dropout: 0.5,
  decay: 0.6,
}

/** For logs without times: fewer items and deeds, as a rule, and no order. */
const unordered = {
  dimensions: 32,
  hidden: 32,
  epochs: 20,
  negatives: 2000,
  learningRate: 0.006,
  dropout: 0.7,
  decay: 1,
}

const read = (params: Params) =>
  readParams<keyof typeof defaults>(params, defaults, {
    dimensions: { least: 1, most: 512, isWhole: true },
    hidden: { least: 1, most: 4096, isWhole: true },
    epochs: { least: 0, most: 10_000, isWhole: true },
    negatives: { least: 1, most: 100_000, isWhole: true },
    learningRate: { least: 1e-9, most: 10 },
    dropout: { least: 0, most: 0.95 },
    decay: { least: 1e-6, most: 1 },
  })

const rowsABatch = 512

/**
 * Two towers: a shopper is the mean of the items of the history and what a small network makes of it,
 * an item a vector and a bias. Each deed is told, by a softmax over sampled items, from the deeds before
 * it where the log has times, else from all the others, of which a share of `dropout` is withheld.
 * `epochs` is the most: it ends when held back deeds are met no better.
 *
 * @see Covington, Adams & Sargin (2016), Deep Neural Networks for YouTube Recommendations, section 3.
 * @see Yi et al. (2019), Sampling-Bias-Corrected Neural Modeling for Large Corpus Item
 *   Recommendations, for the correction of what is sampled.
 */
export const neural: ModelKind = {
  name: 'neural',
  usesOrder: true,
  defaults,
  grid({ times }) {
    if (!times)
      return [
        unordered,
        { ...unordered, dropout: 0.5 },
        { ...unordered, dimensions: 64, hidden: 64 },
      ]
    return [
      defaults,
      { ...defaults, dimensions: 64, hidden: 64, learningRate: 0.006, dropout: 0.4 },
      { ...defaults, dropout: 0.6, decay: 0.7 },
    ]
  },
  cost,
  fit,
  load(state) {
    const network = create(state.items, state.params, createRandom(0))
    restore(network.parameters, state.arrays)
    return fromEncoder('neural', state.params, network)
  },
}

function create(items: number, params: Params, random: Random): Tower {
  return createTower({ items, ...read(params) }, random)
}

function fit(data: Interactions, params: Params, options: FitOptions): Recommender {
  const settings = read(params)
  const random = createRandom(options.seed)
  const network = create(data.items.length, params, random)
  const { train, cases } = holdOutCases(data, options.seed)
  const sequences = train.users.map((_, u) => historyOf(train, u).items)
  const examples = data.times ? nextOf(sequences, reachOf(settings.decay)) : othersOf(sequences)
  const targets = examples.targets.length
  // Nobody has two deeds: nothing is known, which is better than chance.
  if (targets === 0) network.items.values.fill(0)
  else {
    warmStart(network.items, train, options)
    const lessons = (): Iterable<Lesson> => lessonsOf(network, examples, settings, random)
    teach(network, { ...settings, lessons, targets }, cases, random, options)
  }
  return fromEncoder('neural', settings, network)
}

/** A target and what it is told from. */
interface Examples {
  readonly targets: Int32Array
  heardFor(example: number, isHeard: () => boolean): History
}

/** Each deed but the first, from the latest before it. */
function nextOf(sequences: readonly Int32Array[], reach: number): Examples {
  const owners = sequences.flatMap((items, u) => Array.from(items.subarray(1), () => u))
  const places = sequences.flatMap((items) => Array.from(items.subarray(1), (_, at) => at + 1))
  return {
    targets: Int32Array.from(owners, (u, n) => sequences[u]![places[n]!]!),
    heardFor: (n) => ({
      items: sequences[owners[n]!]!.subarray(Math.max(0, places[n]! - reach), places[n]!),
      weights: null,
    }),
  }
}

/** Each deed, from the others that are heard. */
function othersOf(sequences: readonly Int32Array[]): Examples {
  const able = sequences.filter(({ length }) => length > 1)
  const owners = able.flatMap((items, u) => Array.from(items, () => u))
  const targets = Int32Array.from(able.flatMap((items) => [...items]))
  return {
    targets,
    heardFor: (n, isHeard) => ({
      items: able[owners[n]!]!.filter((item) => item !== targets[n]! && isHeard()),
      weights: null,
    }),
  }
}

function* lessonsOf(
  network: Tower,
  { targets, heardFor }: Examples,
  { dropout, decay }: { dropout: number; decay: number },
  random: Random,
): Iterable<Lesson> {
  const order = Int32Array.from(targets, (_, at) => at)
  drawToFront(order, order.length, random)
  const isHeard = (): boolean => random.next() >= dropout
  for (let at = 0; at < order.length; at += rowsABatch) {
    const batch = order.subarray(at, at + rowsABatch)
    const lists = listsOf(
      Array.from(batch, (n) => heardFor(n, isHeard)),
      decay,
      network.items.rows,
    )
    yield {
      targets: batch.map((n) => targets[n]!),
      hidden: (tape) => network.encodeLists(tape, lists),
    }
  }
}

function cost(data: Interactions, params: Params): Cost {
  const settings = read(params)
  const { dimensions: d, hidden, decay, dropout } = settings
  // Deeds that are heard for a target: the longer histories have most targets,
  // so that about a mean one stands before each; without times all but what is dropped.
  const mean = data.columns.length / Math.max(data.users.length, 1)
  const heard = Math.min(reachOf(decay), mean * (data.times ? 1 : 1 - dropout))
  return networkCost(data, {
    ...settings,
    inner: 2 * d * hidden + hidden + 3 * d,
    rows: rowsABatch,
    numbersARow: 12 * d + 6 * hidden,
    secondsATarget: 2e-6 + heard * d * 1.15e-8 + 1e-7 * d + 5e-10 * d * hidden,
  })
}
