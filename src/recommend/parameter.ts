import type { Params } from './model.ts'

/** Bounds of a parameter, both allowed. */
export interface Bounds {
  readonly least: number
  readonly most: number
  /** @default false */
  readonly isWhole?: boolean
}

/**
 * The parameter `name` of `params`, or `fallback` where it is not set.
 *
 * @throws {RangeError} when it is no number within its bounds.
 */
export function readParameter(
  params: Params,
  name: string,
  fallback: number,
  { least, most, isWhole = false }: Bounds,
): number {
  const value = params[name] ?? fallback
  if (value >= least && value <= most && (!isWhole || Number.isInteger(value))) return value
  const kind = isWhole ? 'a whole number' : 'a number'
  throw new RangeError(`${name} must be ${kind} from ${least} to ${most}, not ${value}`)
}

/**
 * `params` over `defaults`, each within its bounds; names without bounds are refused.
 *
 * @throws {RangeError} that names the parameter, what it is and what it may be.
 */
export function readParams<Name extends string>(
  params: Params,
  defaults: Readonly<Record<Name, number>>,
  bounds: Readonly<Record<Name, Bounds>>,
): Record<Name, number> {
  const strange = Object.keys(params).find((name) => !Object.hasOwn(bounds, name))
  if (strange !== undefined)
    throw new RangeError(`No parameter ${strange}: there are ${Object.keys(bounds).join(', ')}`)
  const read: Record<Name, number> = { ...defaults }
  for (const name of Object.keys(bounds) as Name[])
    read[name] = readParameter(params, name, defaults[name], bounds[name])
  return read
}

/** How many neighbours are kept. */
export const readNeighbours = (params: Params, fallback: number): number =>
  readParameter(params, 'k', fallback, { least: 1, most: 1e6, isWhole: true })

/** What a deed weighs against the one after it: 1 for all alike. */
export const readDecay = (params: Params, fallback: number): number =>
  readParameter(params, 'decay', fallback, { least: 0, most: 1 })
