import type { Interactions } from './interactions.ts'
import type { FitOptions, ModelKind, Params, Recommender } from './model.ts'

/** A point of a grid, fitted on each of some logs. */
export interface FittedPoint {
  readonly params: Params
  readonly fits: readonly Recommender[]
}

/**
 * Fits a kind with each point of a grid. Points that differ in what only the score reads share a fit
 * and come one after the other, so that no more than one is held here.
 */
export function* fitGrid(
  kind: ModelKind,
  grid: readonly Params[],
  logs: readonly Interactions[],
  options: FitOptions,
): Iterable<FittedPoint> {
  const groups = new Map<string, Params[]>()
  for (const params of grid) {
    const key = fitKeyOf(kind, params)
    groups.set(key, [...(groups.get(key) ?? []), params])
  }
  for (const [first, ...others] of groups.values()) {
    options.signal?.throwIfAborted()
    const fits = logs.map((log) => kind.fit(log, first!, options))
    yield { params: first!, fits }
    for (const params of others)
      yield { params, fits: fits.map((fit) => withParams(kind, fit, params)) }
  }
}

/** The parameters that a fit depends on. */
export const fitKeyOf = ({ scoreParams = [] }: ModelKind, params: Params): string =>
  JSON.stringify(Object.entries(params).filter(([name]) => !scoreParams.includes(name)))

function withParams(kind: ModelKind, fit: Recommender, params: Params): Recommender {
  const state = fit.state()
  return kind.load({ ...state, params: { ...state.params, ...params } })
}
