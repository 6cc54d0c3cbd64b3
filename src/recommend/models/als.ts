import { alsDefaults, readAlsParams, type AlsParams } from '../factors/als-params.ts'
import { createFoldIn } from '../factors/als-fold-in.ts'
import { createAls, type Factors } from '../factors/als-sweeps.ts'
import { createRowScorer } from '../factors/scores.ts'
import type { Interactions } from '../interactions.ts'
import type { ModelKind, ModelState, Params, Recommender } from '../model.ts'

/**
 * Implicit alternating least squares: a vector for each user and item whose product is near 1 for what
 * was done and near 0 for all else. A shopper's vector is solved anew from the history at each call, so
 * that what was done a moment ago counts and one whom the fit never saw is served alike.
 *
 * Nothing known gives zeros. With weights a history's deeds count as confidences; in the fit they do
 * where `weighted` is 1.
 *
 * @see Hu, Koren & Volinsky (2008), Collaborative Filtering for Implicit Feedback Datasets; Takács,
 * Pilászy & Tikk (2011); Rendle, Krichene, Zhang & Koren (2021), arXiv 2110.14037.
 */
export const als: ModelKind = {
  name: 'als',
  usesOrder: false,
  defaults: alsDefaults,
  grid,
  cost: ({ users, items, columns }, params) => {
    const { factors: d, sweeps } = readAlsParams(params)
    const rows = users.length + items.length
    return {
      seconds: 0.02 + sweeps * (columns.length * (d * 1.3e-9 + 3e-8) + rows * d * d * 9e-10),
      bytes: columns.length * 24 + rows * d * 12 + d * d * 32,
    }
  },
  fit(data, params, { seed, signal, onProgress }) {
    const read = readAlsParams(params)
    const sweeps = createAls(data, read, seed)
    const rows = data.users.length + data.items.length
    const total = rows * read.sweeps
    for (let sweep = 0; sweep < read.sweeps; sweep++) {
      const report = (done: number) => {
        signal?.throwIfAborted()
        onProgress?.(total === 0 ? 1 : (sweep * rows + done) / total)
      }
      sweeps.solveUsers((done) => report(done))
      sweeps.solveItems((done) => report(data.users.length + done))
    }
    signal?.throwIfAborted()
    return fromFactors(params, read, sweeps.factors())
  },
  load: ({ params, arrays }) =>
    fromFactors(params, readAlsParams(params), {
      users: arrays['users'] as Float32Array,
      items: arrays['items'] as Float32Array,
    }),
}

function grid({ users, items, columns, times }: Interactions): readonly Params[] {
  const isDense = columns.length > 60 * Math.min(users.length, items.length)
  if (isDense)
    return [
      { factors: 64, lambda: 10, alpha0: 0.1 },
      { factors: 64, lambda: 5, alpha0: 0.1 },
      { factors: 64, lambda: 10, alpha0: 0.3 },
      { factors: 64, lambda: 20, alpha0: 0.3 },
      { factors: 128, lambda: 10, alpha0: 0.1 },
      { factors: 32, lambda: 5, alpha0: 0.1 },
      { factors: 64, lambda: 0.01, alpha0: 0.3, nu: 1 },
      { factors: 64, lambda: 0.003, alpha0: 0.1, nu: 1 },
    ]
  const sparse = [
    { factors: 128, lambda: 5, alpha0: 0.1 },
    { factors: 64, lambda: 5, alpha0: 0.03 },
    { factors: 64, lambda: 5, alpha0: 0.1 },
    { factors: 64, lambda: 0.03, alpha0: 0.1, nu: 1 },
    { factors: 128, lambda: 0.01, alpha0: 0.03, nu: 1 },
  ]
  const ordered = [
    { factors: 128, lambda: 2, alpha0: 0.03 },
    { factors: 128, lambda: 1, alpha0: 0.03 },
  ]
  return times ? [...ordered, ...sparse] : [...sparse, ...ordered]
}

function fromFactors(params: Params, read: AlsParams, { users, items }: Factors): Recommender {
  const foldIn = createFoldIn(items, read)
  const scoreAll = createRowScorer(items, read.factors)
  return {
    score: ({ items: deeds, weights }, into) => scoreAll(foldIn.vectorOf(deeds, weights), into),
    contributions: ({ items: deeds, weights }, item) => foldIn.contributions(deeds, weights, item),
    state: () => ({
      model: 'als',
      params,
      items: items.length / read.factors,
      arrays: { users, items },
    }),
  }
}

/** Who did something with an item that the fit did not know: indexes of the fit's users. */
export interface ItemDeeds {
  readonly users: ArrayLike<number>
  /** A weight a deed; `null`: all 1. */
  readonly weights: ArrayLike<number> | null
}

/**
 * The same model with more items after those it has, each solved from its deeds as one row of a
 * half-sweep with the users fixed. An item nobody has gets zeros.
 *
 * @throws {RangeError} when a deed names a user that the fit did not know.
 */
export function foldInItems(state: ModelState, deeds: readonly ItemDeeds[]): ModelState {
  const params = readAlsParams(state.params)
  const d = params.factors
  const users = state.arrays['users'] as Float32Array
  const foldIn = createFoldIn(users, params)
  const items = new Float32Array((state.items + deeds.length) * d)
  items.set(state.arrays['items'] as Float32Array)
  deeds.forEach((one, at) => {
    for (let n = 0; n < one.users.length; n++)
      if (!(one.users[n]! >= 0 && one.users[n]! < users.length / d))
        throw new RangeError(`No user ${one.users[n]} among the ${users.length / d} of the fit`)
    items.set(foldIn.vectorOf(one.users, one.weights), (state.items + at) * d)
  })
  return { ...state, items: state.items + deeds.length, arrays: { users, items } }
}
