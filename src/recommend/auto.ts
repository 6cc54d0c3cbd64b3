import { blend } from './blend.ts'
import { isWithin, mostCost } from './cost-limit.ts'
import { fitGrid } from './fit-grid.ts'
import type { Interactions } from './interactions.ts'
import { cutOf, judgeMixes, type Cut, type Mix } from './judge-models.ts'
import { meanOf } from './metrics.ts'
import type { Cost, ModelKind, Params, Recommender } from './model.ts'
import type { Split } from './split.ts'

/** How a model, or a blend, did on what was held back. */
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
  /** The same choice fitted without the deeds held back, and these: for what else is to be judged. */
  readonly held: Held
}

/** A model, and deeds that it has not seen. */
export interface Held {
  readonly model: Recommender
  readonly split: Split
}

export interface AutoOptions {
  readonly seed: number
  /** Length of the lists that count. @default 20 */
  readonly k?: number
  /** What one fit may cost. @default {@link mostCost} */
  readonly most?: Cost | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((label: string, share: number) => void) | undefined
}

/** Deeds below which one cut is too noisy: three are made. */
const fewDeeds = 100_000
/** Parts of a blend. */
const mostParts = 3
/** A mix of the first model given and nothing else. */
const alone: Mix = [[0, 1]]
/** Of a further part, against the first of weight 1. */
const blendWeights = [0.3, 0.5, 1, 2, 3]

/** The best of a kind. */
export interface Winner {
  readonly kind: ModelKind
  readonly params: Params
  readonly ndcg: number
  /** As fitted on each cut. */
  readonly fits: readonly Recommender[]
}

/**
 * Chooses a model, its parameters and a blend on deeds held back from `data`, and fits it on all of
 * them. No set of parameters is universal (Rendle et al. 2021, Ferrari Dacrema et al. 2021): each
 * kind is tried with each point of its grid, then the best kinds in blends, scaled by each shopper's
 * spread. Judged by NDCG over all items, seen ones out.
 */
export function choose(
  data: Interactions,
  kinds: readonly ModelKind[],
  options: AutoOptions,
): Choice {
  return settle(data, tryKinds(data, kinds, options), options)
}

/** What was tried: the best of each kind, best first, as fitted on the cuts. */
export interface Tried {
  readonly cuts: readonly Cut[]
  readonly winners: readonly Winner[]
  readonly trials: Trial[]
  readonly leftOut: Choice['leftOut']
}

/** Tries each kind with each point of its grid. @throws {RangeError} when none can be fitted. */
export function tryKinds(
  data: Interactions,
  kinds: readonly ModelKind[],
  options: AutoOptions,
): Tried {
  const { seed, k = 20, most = mostCost, signal } = options
  const cuts = Array.from(
    { length: data.times || data.columns.length >= fewDeeds ? 1 : 3 },
    (_, n) => cutOf(data, seed + n),
  )
  const trains = cuts.map(({ split }) => split.train)
  const leftOut: Choice['leftOut'][number][] = []
  const trials: Trial[] = []
  const winners: Winner[] = []
  for (const [at, kind] of kinds.entries()) {
    options.onProgress?.(`trying ${kind.name}`, at / kinds.length)
    const affordable = kind.grid(data).filter((params) => {
      const cost = kind.cost(data, params)
      if (isWithin(cost, most)) return true
      const { seconds, bytes } = cost
      const reason = `would take about ${Math.round(seconds)} s and ${Math.round(bytes / 1e6)} MB`
      if (!leftOut.some(({ name }) => name === kind.name)) leftOut.push({ name: kind.name, reason })
      return false
    })
    let best: Winner | undefined
    for (const { params, fits } of fitGrid(kind, affordable, trains, { seed, signal })) {
      const { mean: ndcg } = meanOf(
        cuts.map((cut, n) => judgeMixes([fits[n]!], cut, k, [alone])[0]!),
      )
      trials.push({ name: kind.name, params, ndcg })
      if (!best || ndcg > best.ndcg) best = { kind, params, ndcg, fits }
    }
    if (best) winners.push(best)
  }
  winners.sort((a, b) => b.ndcg - a.ndcg)
  if (winners.length === 0) throw new RangeError('No model can be fitted on these interactions.')
  return { cuts, winners, trials, leftOut }
}

/** The best single kind or blend of what was tried, fitted on everything. */
function settle(
  data: Interactions,
  { cuts, winners, trials, leftOut }: Tried,
  { seed, k = 20, signal, onProgress }: AutoOptions,
): Choice {
  onProgress?.('blending', 0.9)
  const mix = mixOf(winners, cuts, k, trials)
  trials.sort((one, other) => other.ndcg - one.ndcg)
  const parts = mix.parts.map(([at, weight]) => ({ winner: winners[at]!, weight }))
  const combine = (modelOf: (winner: Winner) => Recommender): Recommender =>
    parts.length === 1
      ? modelOf(parts[0]!.winner)
      : blend(
          parts.map(({ winner, weight }) => ({ model: modelOf(winner), weight })),
          data.items.length,
        )

  onProgress?.('fitting on everything', 0.98)
  return {
    model: combine(({ kind, params }) => kind.fit(data, params, { seed, signal })),
    why:
      parts.length === 1
        ? `${named(parts[0]!.winner)}: NDCG@${k} ${mix.ndcg.toFixed(4)} on deeds held back, the best of ${trials.length} trials`
        : `${parts.map(({ winner, weight }) => `${weight} x ${named(winner)}`).join(' + ')}: ` +
          `NDCG@${k} ${mix.ndcg.toFixed(4)} on deeds held back; ` +
          `alone they have ${parts.map(({ winner }) => winner.ndcg.toFixed(4)).join(', ')}`,
    trials,
    leftOut,
    held: { model: combine(({ fits }) => fits[0]!), split: cuts[0]!.split },
  }
}

const named = ({ kind, params }: Winner): string =>
  `${kind.name} (${Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')})`

/**
 * The best blend, part by part: the best kind, then whichever other one helps most at one of a few
 * weights, as long as one helps (Caruana et al. 2004, Ensemble selection from libraries of models).
 */
export function mixOf(
  winners: readonly Winner[],
  cuts: readonly Cut[],
  k: number,
  trials: Trial[],
): { parts: Mix; ndcg: number } {
  let best: { parts: Mix; ndcg: number } = { parts: alone, ndcg: winners[0]!.ndcg }
  if (winners.length < 2) return best
  while (best.parts.length < mostParts) {
    const taken = new Set(best.parts.map(([at]) => at))
    const mixes = winners.flatMap((_, at) =>
      taken.has(at) ? [] : blendWeights.map((weight): Mix => [...best.parts, [at, weight]]),
    )
    if (mixes.length === 0) break
    const sums = new Float64Array(mixes.length)
    cuts.forEach((cut, n) =>
      judgeMixes(
        winners.map(({ fits }) => fits[n]!),
        cut,
        k,
        mixes,
      ).forEach((ndcg, at) => (sums[at]! += ndcg / cuts.length)),
    )
    mixes.forEach((mix, at) =>
      trials.push({
        name: mix.map(([model]) => winners[model]!.kind.name).join(' + '),
        params: Object.fromEntries(mix.map(([, weight], n) => [`weight${n}`, weight])),
        ndcg: sums[at]!,
      }),
    )
    const at = sums.indexOf(sums.reduce((most, one) => Math.max(most, one), -Infinity))
    if (sums[at]! <= best.ndcg) break
    best = { parts: mixes[at]!, ndcg: sums[at]! }
  }
  return best
}
