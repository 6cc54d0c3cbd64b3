import { blend } from './blend.ts'
import { alone, chooseMix, type JudgedMix } from './choose-mix.ts'
import { chooseRungs, type ChosenRung } from './choose-rungs.ts'
import { isWithin, mostCost } from './cost-limit.ts'
import { fitGrid, fitKeyOf } from './fit-grid.ts'
import type { Interactions } from './interactions.ts'
import { cutOf, judgeMixes, type Cut, type Mix } from './judge-models.ts'
import { ladder } from './ladder.ts'
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
  /**
   * Seconds that all that is tried may take, as estimated, so that equal data are tried alike on any
   * machine; what no longer fits is left out, kinds in their order. @default no limit
   */
  readonly total?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((label: string, share: number) => void) | undefined
}

/** Deeds below which one cut is too noisy: three are made. */
const fewDeeds = 100_000

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
  const { seed, k = 20, most = mostCost, total = Infinity, signal } = options
  const cuts = Array.from(
    { length: data.times || data.columns.length >= fewDeeds ? 1 : 3 },
    (_, n) => cutOf(data, seed + n),
  )
  const trains = cuts.map(({ split }) => split.train)
  const leftOut: Choice['leftOut'][number][] = []
  const trials: Trial[] = []
  const winners: Winner[] = []
  let spent = 0
  for (const [at, kind] of kinds.entries()) {
    options.onProgress?.(`trying ${kind.name}`, at / kinds.length)
    const fitted = new Set<string>()
    const affordable = kind.grid(data).filter((params) => {
      const cost = kind.cost(data, params)
      const key = fitKeyOf(kind, params)
      const seconds = fitted.has(key) ? 0 : cost.seconds * cuts.length
      const isInTime = spent + seconds <= total
      if (isWithin(cost, most) && isInTime) {
        spent += seconds
        fitted.add(key)
        return true
      }
      const reason =
        `would take about ${Math.round(cost.seconds)} s and ${Math.round(cost.bytes / 1e6)} MB` +
        (isInTime ? '' : `, and ${Math.round(spent)} of ${total} s are spent`)
      if (!leftOut.some(({ name }) => name === kind.name)) leftOut.push({ name: kind.name, reason })
      return false
    })
    let best: Winner | undefined
    for (const { params, fits } of fitGrid(kind, affordable, trains, { seed, signal })) {
      const ndcg = judgeMixes((cut) => [fits[cut]!], cuts, k, [alone(0)])[0]!
      trials.push({ name: kind.name, params, ndcg })
      if (!best || ndcg > best.ndcg) best = { kind, params, ndcg, fits }
    }
    if (best) winners.push(best)
  }
  winners.sort((a, b) => b.ndcg - a.ndcg)
  if (winners.length === 0) throw new RangeError('No model can be fitted on these interactions.')
  return { cuts, winners, trials, leftOut }
}

/** The best single kind or blend of what was tried, by how much is known, fitted on everything. */
function settle(
  data: Interactions,
  { cuts, winners, trials, leftOut }: Tried,
  { seed, k = 20, signal, onProgress }: AutoOptions,
): Choice {
  onProgress?.('blending', 0.9)
  const best = mixOf(winners, cuts, k, trials)
  trials.sort((one, other) => other.ndcg - one.ndcg)
  onProgress?.('choosing for those who did little yet', 0.95)
  const rungs = chooseRungs(fitsOf(winners), cuts, k, best.mix)

  onProgress?.('fitting on everything', 0.98)
  return {
    model: combine(rungs, data.items.length, (at) =>
      winners[at]!.kind.fit(data, winners[at]!.params, { seed, signal }),
    ),
    why: [
      toldMix(best, winners, k, trials.length),
      ...rungs.flatMap((rung, at) => toldRung(rung, rungs[at + 1], winners, k)),
    ].join('; '),
    trials,
    leftOut,
    held: {
      model: combine(rungs, data.items.length, (at) => winners[at]!.fits[0]!),
      split: cuts[0]!.split,
    },
  }
}

/** One model, a blend, or a ladder of them, whichever is the simplest that does it. */
function combine(
  rungs: readonly ChosenRung[],
  items: number,
  modelOf: (at: number) => Recommender,
): Recommender {
  const used = [...new Set(rungs.flatMap(({ mix }) => mix.map(([at]) => at)))]
  const models = used.map(modelOf)
  const weightsOf = (mix: Mix): number[] =>
    used.map((at) => mix.find(([model]) => model === at)?.[1] ?? 0)
  if (rungs.some(({ gain }) => gain !== null))
    return ladder(
      models,
      rungs.map(({ from, mix }) => ({ from, weights: weightsOf(mix) })),
      items,
    )
  const weights = weightsOf(rungs[0]!.mix)
  return models.length === 1
    ? models[0]!
    : blend(
        models.map((model, at) => ({ model, weight: weights[at]! })),
        items,
      )
}

const toldMix = (
  { mix, ndcg }: JudgedMix,
  winners: readonly Winner[],
  k: number,
  trials: number,
): string =>
  mix.length === 1
    ? `${named(winners[mix[0]![0]]!)}: NDCG@${k} ${ndcg.toFixed(4)} on deeds held back, the best of ${trials} trials`
    : `${mix.map(([at, weight]) => `${weight} x ${named(winners[at]!)}`).join(' + ')}: ` +
      `NDCG@${k} ${ndcg.toFixed(4)} on deeds held back; ` +
      `alone they have ${mix.map(([at]) => winners[at]!.ndcg.toFixed(4)).join(', ')}`

/** "for fewer than 3 deeds 1 x gf-cf: NDCG@20 0.0412 where no more is shown, against 0.0371". */
const toldRung = (
  { mix, gain }: ChosenRung,
  next: ChosenRung | undefined,
  winners: readonly Winner[],
  k: number,
): string[] =>
  gain && next
    ? [
        `for fewer than ${next.from} deeds ` +
          `${mix.map(([at, weight]) => `${weight} x ${winners[at]!.kind.name}`).join(' + ')}: ` +
          `NDCG@${k} ${gain.ndcg.toFixed(4)} where no more is shown, against ${gain.before.toFixed(4)}`,
      ]
    : []

const named = ({ kind, params }: Winner): string =>
  `${kind.name} (${Object.entries(params)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')})`

/** What was fitted on each cut, in the order of the winners. */
export const fitsOf =
  (winners: readonly Winner[]) =>
  (cut: number): Recommender[] =>
    winners.map(({ fits }) => fits[cut]!)

/** The best mix of the best of each kind; what was tried for it joins the trials. */
export function mixOf(
  winners: readonly Winner[],
  cuts: readonly Cut[],
  k: number,
  trials: Trial[],
): JudgedMix {
  const { best, tried } = chooseMix(fitsOf(winners), cuts, k)
  for (const { mix, ndcg } of tried)
    if (mix.length > 1)
      trials.push({
        name: mix.map(([model]) => winners[model]!.kind.name).join(' + '),
        params: Object.fromEntries(mix.map(([, weight], n) => [`weight${n}`, weight])),
        ndcg,
      })
  return best
}
