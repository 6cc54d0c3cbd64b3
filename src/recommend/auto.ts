import { blend, spreadOf } from './blend.ts'
import { countUsers, historyOf, type Interactions } from './interactions.ts'
import type { ModelKind, Params, Recommender } from './model.ts'
import { Orderer } from './order.ts'
import { holdOut, type Split } from './split.ts'

/** How a model, or a blend of two, did on what was held back. */
export interface Trial {
  readonly name: string
  readonly params: Params
  /** Mean NDCG at k over the users held back, over all cuts. */
  readonly ndcg: number
}

export interface Choice {
  readonly model: Recommender
  /** In words: what was chosen, by what figure, against what. */
  readonly why: string
  /** Best first. */
  readonly trials: readonly Trial[]
  /** Kinds that were left out, with the reason. */
  readonly leftOut: readonly { readonly name: string; readonly reason: string }[]
}

export interface AutoOptions {
  readonly seed: number
  /** Length of the lists that count. @default 20 */
  readonly k?: number
  /** Take the best blend even where a single model is ahead. @default false */
  readonly mustBlend?: boolean
  /** What one fit may cost. @default 120 s, 1.5 GB */
  readonly most?: { readonly seconds: number; readonly bytes: number }
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((label: string, share: number) => void) | undefined
}

/** Users whose held deeds are looked at, a cut: a few thousand tell models apart. */
const mostJudges = 4000
/** Deeds below which one cut is too noisy: three are made. */
const fewDeeds = 100_000
/** Kinds that are tried in pairs. */
const mostParts = 4
const blendWeights = [0.5, 1, 2, 3]

interface Winner {
  readonly kind: ModelKind
  readonly params: Params
  readonly ndcg: number
}

/**
 * Chooses a model, its parameters and a blend on deeds held back from `data`, and fits it on all of
 * them. No set of parameters is universal (Rendle et al. 2021, Ferrari Dacrema et al. 2021): each
 * kind is tried with each point of its grid, then the best kinds in pairs, scaled by each shopper's
 * spread. Judged by NDCG over all items, seen ones out.
 */
export function choose(
  data: Interactions,
  kinds: readonly ModelKind[],
  options: AutoOptions,
): Choice {
  const { seed, k = 20, most = { seconds: 120, bytes: 1.5e9 }, signal } = options
  const cuts = Array.from(
    { length: data.times || data.columns.length >= fewDeeds ? 1 : 3 },
    (_, n) => judgesOf(holdOut(data, seed + n), seed + n),
  )
  const leftOut: Choice['leftOut'][number][] = []
  const trials: Trial[] = []
  const winners: Winner[] = []
  for (const [at, kind] of kinds.entries()) {
    options.onProgress?.(`trying ${kind.name}`, at / kinds.length)
    let best: Winner | undefined
    for (const params of kind.grid(data)) {
      signal?.throwIfAborted()
      const cost = kind.cost(data, params)
      if (cost.seconds > most.seconds || cost.bytes > most.bytes) {
        const reason = `would take about ${Math.round(cost.seconds)} s and ${Math.round(cost.bytes / 1e6)} MB`
        leftOut.push({ name: kind.name, reason })
        continue
      }
      const ndcg = mean(
        cuts.map((cut) => judge([fitted(kind, params, cut)], cut, k, [[[0, 1]]])[0]!),
      )
      trials.push({ name: kind.name, params, ndcg })
      if (!best || ndcg > best.ndcg) best = { kind, params, ndcg }
    }
    if (best) winners.push(best)
  }
  winners.sort((a, b) => b.ndcg - a.ndcg)

  const pairs = pairsOf(winners.slice(0, mostParts))
  const parts = winners.slice(0, mostParts)
  options.onProgress?.('blending', 0.95)
  const sums = new Float64Array(pairs.length)
  for (const cut of pairs.length === 0 ? [] : cuts) {
    const models = parts.map(({ kind, params }) => fitted(kind, params, cut))
    const mixes = pairs.map(({ a, b, weight }) => [[a, 1] as const, [b, weight] as const])
    judge(models, cut, k, mixes).forEach((ndcg, at) => (sums[at]! += ndcg / cuts.length))
  }
  const blends = pairs.map((pair, at) => ({ ...pair, ndcg: sums[at]! }))
  for (const { a, b, weight, ndcg } of blends)
    trials.push({
      name: `${parts[a]!.kind.name} + ${parts[b]!.kind.name}`,
      params: { weight },
      ndcg,
    })
  trials.sort((a, b) => b.ndcg - a.ndcg)

  const fit = ({ kind, params }: Winner): Recommender =>
    kind.fit(data, params, { seed, signal: options.signal })
  const [single] = winners
  if (!single) throw new RangeError('No model can be fitted on these interactions.')
  const pair = blends.toSorted((a, b) => b.ndcg - a.ndcg)[0]
  options.onProgress?.('fitting on everything', 0.98)
  if (!pair || (pair.ndcg <= single.ndcg && !options.mustBlend))
    return {
      model: fit(single),
      why: `${named(single)}: NDCG@${k} ${single.ndcg.toFixed(4)} on deeds held back, the best of ${trials.length} trials`,
      trials,
      leftOut,
    }
  const [a, b] = [parts[pair.a]!, parts[pair.b]!]
  return {
    model: blend(
      [
        { model: fit(a), weight: 1 },
        { model: fit(b), weight: pair.weight },
      ],
      data.items.length,
    ),
    why:
      `${named(a)} + ${pair.weight} x ${named(b)}: NDCG@${k} ${pair.ndcg.toFixed(4)} on deeds held back; ` +
      `alone they have ${a.ndcg.toFixed(4)} and ${b.ndcg.toFixed(4)}`,
    trials,
    leftOut,
  }

  function fitted(kind: ModelKind, params: Params, { split }: Cut): Recommender {
    return kind.fit(split.train, params, { seed, signal })
  }
}

const named = ({ kind, params }: Winner): string =>
  `${kind.name} (${Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')})`

function pairsOf(winners: readonly Winner[]): { a: number; b: number; weight: number }[] {
  return winners.flatMap((_, a) =>
    winners.flatMap((__, b) => (b > a ? blendWeights.map((weight) => ({ a, b, weight })) : [])),
  )
}

interface Cut {
  readonly split: Split
  readonly judges: readonly number[]
  readonly order: Orderer
}

/** A split with the users that judge it, spread evenly over all that have something held back. */
function judgesOf(split: Split, seed: number): Cut {
  const users = [...split.held.keys()]
  const step = Math.max(1, users.length / mostJudges)
  const first = (seed * 0.618) % 1
  const judges = Array.from(
    { length: Math.min(users.length, mostJudges) },
    (_, n) => users[Math.min(users.length - 1, Math.floor((n + first) * step))]!,
  )
  return { split, judges, order: new Orderer(countUsers(split.train)) }
}

/** A mix: places of models with their weights. */
type Mix = readonly (readonly [model: number, weight: number])[]

/** Mean NDCG at k of each mix of the models over the judges of a cut. */
function judge(
  models: readonly Recommender[],
  { split, judges, order }: Cut,
  k: number,
  mixes: readonly Mix[],
): number[] {
  const { train, held } = split
  const items = train.items.length
  const scores = models.map(() => new Float64Array(items))
  const isSeen = new Uint8Array(items)
  const mixed = new Float64Array(items)
  const sums = mixes.map(() => 0)
  for (const user of judges) {
    const history = historyOf(train, user)
    for (const item of history.items) isSeen[item] = 1
    models.forEach((model, m) => {
      model.score(history, scores[m]!)
      if (mixes.length > 1) scale(scores[m]!)
    })
    mixes.forEach((mix, at) => {
      let own = scores[mix[0]![0]]!
      if (mix.length > 1) {
        mixed.fill(0)
        for (const [m, weight] of mix) {
          const part = scores[m]!
          for (let i = 0; i < items; i++) mixed[i]! += weight * part[i]!
        }
        own = mixed
      }
      const places = [...held.get(user)!].map((item) => order.placeOf(item, own, isSeen))
      sums[at]! += ndcgOf(places, k)
    })
    for (const item of history.items) isSeen[item] = 0
  }
  return sums.map((sum) => sum / Math.max(judges.length, 1))
}

function scale(values: Float64Array): void {
  const spread = spreadOf(values)
  if (spread > 0) for (let i = 0; i < values.length; i++) values[i]! /= spread
  else values.fill(0)
}

/** NDCG at k of wanted items by their places, from 0; ideal over min(k, wanted). */
function ndcgOf(places: readonly number[], k: number): number {
  let gain = 0
  let ideal = 0
  places.forEach((place, n) => {
    if (place < k) gain += 1 / Math.log2(place + 2)
    if (n < k) ideal += 1 / Math.log2(n + 2)
  })
  return ideal === 0 ? 0 : gain / ideal
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
