import { kindFor, type FittedRanker, type RankerRequest } from '../fit-ranker.ts'
import type { Interactions } from '../interactions.ts'
import { kinds } from '../kinds.ts'
import type { Params } from '../model.ts'
import { searchParams } from './search-params.ts'

/** A ranker with the settings that were found for it. */
export interface SearchedRanker extends FittedRanker {
  readonly params: Params
}

/**
 * Searches the settings of the named kind on deeds held back of `data`, then fits it on all of them.
 *
 * @throws {RangeError} for a name that is no kind: `auto` and `hybrid` have no settings of their own.
 */
export function fitBySearch(
  data: Interactions,
  name: string,
  request: RankerRequest,
  draws: number,
): SearchedRanker {
  const { seed, k, onProgress } = request
  const kind = kindFor(name, request)
  if (!kind)
    throw new RangeError(
      `${name} has no settings to search; take one of ${[...kinds.keys()].join(', ')}`,
    )
  const { params, ndcg, trials, givenUp, isEarly } = searchParams(data, kind, {
    draws,
    seed,
    k,
    onProgress: (share) => onProgress?.('searching settings', share),
  })
  const model = kind.fit(data, params, {
    seed,
    onProgress: (share) => onProgress?.('fitting on everything', share),
  })
  const ended = isEarly ? ', ended when no draw helped any more' : ''
  return {
    model,
    why: `${name} ${JSON.stringify(params)}: NDCG@${k} ${ndcg.mean.toFixed(4)} ± ${ndcg.error.toFixed(4)} on deeds held back, the best of ${trials.length} settings, of which ${givenUp} were given up early${ended}`,
    trials,
    leftOut: [],
    // The cut of a search numbers its items anew, so it is of no use outside.
    held: null,
    params,
  }
}
