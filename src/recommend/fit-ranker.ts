import { choose, tryKinds, type Choice, type Held } from './auto.ts'
import { fitHybrid } from './fit-hybrid.ts'
import type { Interactions } from './interactions.ts'
import { kinds } from './kinds.ts'
import type { Cost, ModelKind, Params, Recommender } from './model.ts'
import { contentModel } from './models/content.ts'
import { graphModel, type Facts } from './models/graph.ts'

export interface FittedRanker {
  readonly model: Recommender
  /** What it is and why, in words. */
  readonly why: string
  readonly trials: Choice['trials']
  readonly leftOut: Choice['leftOut']
  /** The same without the deeds held back; `null` where nothing was. */
  readonly held: Held | null
}

export interface RankerRequest {
  readonly seed: number
  readonly k: number
  /** Settings instead of a choice. */
  readonly params?: Params | undefined
  /** What one fit may cost where there is a choice. @default as in `auto` */
  readonly most?: Cost | undefined
  /** Seconds that all that is tried for a choice may take, as estimated. @default no limit */
  readonly total?: number | undefined
  /** What items are, for the model `content` and for what `auto` and `hybrid` make of it. */
  readonly features?: ((item: string) => Float32Array | null) | undefined
  /** The same by embeddings, for the model `embedding`. */
  readonly embeddings?: ((item: string) => Float32Array | null) | undefined
  /** What items have in common, for the model `graph` and for what `auto` and `hybrid` make of it. */
  readonly facts?: Facts | undefined
  readonly onProgress?: ((label: string, share: number) => void) | undefined
}

/** Kinds that `auto` tries: those that were ever the best of a data set, and what they fall back on. */
const tried = ['gf-cf', 'ease', 'order-aware', 'als', 'item-knn', 'rp3beta', 'slim', 'popularity']
/** Tried, too, where the log has times: elsewhere they add nothing to a blend (Amazon Electronics). */
const triedInOrder = ['neural', 'sequence']
/** Deeds from which a network takes a minute and more: only its first settings are tried. */
const manyDeeds = 100_000

/** What `--model` may be. */
export const rankerNames: readonly string[] = [
  'auto',
  'hybrid',
  ...kinds.keys(),
  'content',
  'embedding',
  'graph',
]

/**
 * Fits the named ranker on a log. `auto` chooses kind, parameters and blend, `hybrid` learns to
 * rank what several kinds recall, a kind chooses its own parameters; all by deeds held back of the log
 * itself.
 *
 * @throws {RangeError} for a name that is none of {@link rankerNames}, and for `content`, `embedding` and
 * `graph` without what they are made of.
 */
export function fitRanker(data: Interactions, name: string, request: RankerRequest): FittedRanker {
  const { params, seed, onProgress } = request
  const kind = kindFor(name, request)
  if (kind && params) {
    const model = kind.fit(data, params, {
      seed,
      onProgress: (share) => onProgress?.(`fitting ${name}`, share),
    })
    return { model, why: `${name} as told`, trials: [], leftOut: [], held: null }
  }
  if (kind) return choose(data, [kind], request)
  if (name !== 'auto' && name !== 'hybrid')
    throw new RangeError(
      `There is no ranker called ${name}. Take one of ${rankerNames.join(', ')}.`,
    )
  const candidates = candidatesFor(data, kindsOfItems(request))
  return name === 'hybrid'
    ? fitHybrid(data, tryKinds(data, candidates, request), request)
    : choose(data, candidates, request)
}

/** What a catalogue tells of items. */
export type AboutItems = Pick<RankerRequest, 'features' | 'embeddings' | 'facts'>

/** The kind of a name; `undefined` for `auto`, `hybrid`, and where what it is made of is not told. */
export const kindFor = (name: string, about: AboutItems): ModelKind | undefined =>
  kindsOfItems(about).find((one) => one.name === name) ?? kinds.get(name)

/** Kinds that are made of what items are, as far as that is told. */
export const kindsOfItems = ({ features, embeddings, facts }: AboutItems): ModelKind[] => [
  ...(features ? [contentModel(features)] : []),
  ...(embeddings ? [contentModel(embeddings, 'embedding')] : []),
  ...(facts ? [graphModel(facts)] : []),
]

/** What `auto` and `hybrid` try, the dearest last: where time runs out, they go without. */
function candidatesFor(
  { times, columns }: Interactions,
  ofItems: readonly ModelKind[],
): ModelKind[] {
  const known = (names: readonly string[]): ModelKind[] =>
    names.map((one) => kinds.get(one)).filter((one) => one !== undefined)
  if (!times) return [...known(tried), ...ofItems]
  const points = columns.length > manyDeeds ? 1 : undefined
  const networks = known(triedInOrder).map((kind): ModelKind => ({
    ...kind,
    grid: (data) => kind.grid(data).slice(0, points),
  }))
  return [...known(tried), ...ofItems, ...networks]
}
