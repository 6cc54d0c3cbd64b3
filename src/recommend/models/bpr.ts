import { createBprFoldIn } from '../factors/bpr-fold-in.ts'
import { trainBpr, type BprItems, type BprParams } from '../factors/bpr-steps.ts'
import { createRowScorer } from '../factors/scores.ts'
import type { ModelKind, Params, Recommender } from '../model.ts'
import { readParams } from '../parameter.ts'

const defaults = { factors: 64, rate: 0.05, lambda: 0.03, epochs: 60 } as const

const read = (params: Params): BprParams =>
  readParams<keyof BprParams>(params, defaults, {
    factors: { least: 1, most: 1024, isWhole: true },
    rate: { least: 1e-6, most: 1 },
    lambda: { least: 0, most: 1 },
    epochs: { least: 0, most: 10_000, isWhole: true },
  })

/**
 * Bayesian personalised ranking: vectors and item biases by which what a user chose stands above what
 * the user did not, the other drawn uniformly from all unseen items. A shopper's vector is fitted anew
 * from the history at each call; nothing known leaves the biases, which follow popularity.
 *
 * @see Rendle, Freudenthaler, Gantner & Schmidt-Thieme (2009), BPR: Bayesian Personalized Ranking from
 * Implicit Feedback, arXiv 1205.2618.
 */
export const bpr: ModelKind = {
  name: 'bpr',
  usesOrder: false,
  defaults,
  grid: () => [
    { factors: 128, rate: 0.05, lambda: 0.03, epochs: 60 },
    { factors: 64, rate: 0.05, lambda: 0.05, epochs: 100 },
    { factors: 64, rate: 0.05, lambda: 0.01, epochs: 60 },
    { factors: 64, rate: 0.05, lambda: 0.003, epochs: 60 },
  ],
  cost: ({ users, items, columns }, params) => {
    const { factors: d, epochs } = read(params)
    return {
      seconds: epochs * columns.length * (4e-7 + d * 1e-8),
      bytes: columns.length * 8 + (users.length + items.length) * d * 4,
    }
  },
  fit(data, params, { seed, signal, onProgress }) {
    const own = read(params)
    const items = trainBpr(data, own, seed, (share) => {
      signal?.throwIfAborted()
      onProgress?.(share)
    })
    return fromItems(params, own, items)
  },
  load: ({ params, arrays }) =>
    fromItems(params, read(params), {
      vectors: arrays['vectors'] as Float32Array,
      biases: arrays['biases'] as Float32Array,
    }),
}

function fromItems(params: Params, own: BprParams, items: BprItems): Recommender {
  const foldIn = createBprFoldIn(items, own)
  const scoreAll = createRowScorer(items.vectors, own.factors, items.biases)
  return {
    score: (history, into) => scoreAll(foldIn(history), into),
    state: () => ({
      model: 'bpr',
      params,
      items: items.biases.length,
      arrays: { vectors: items.vectors, biases: items.biases },
    }),
  }
}
