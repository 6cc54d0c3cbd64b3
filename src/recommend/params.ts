import type { Params } from './model.ts'

/** The numbers a parameter may take. */
export interface Range {
  readonly least: number
  readonly most: number
  readonly isWhole?: boolean
}

/**
 * `params` over `defaults`, each within its range; names without a range are refused.
 *
 * @throws {RangeError} that names the parameter, what it is and what it may be.
 */
export function readParams<Name extends string>(
  params: Params,
  defaults: Readonly<Record<Name, number>>,
  ranges: Readonly<Record<Name, Range>>,
): Record<Name, number> {
  const strange = Object.keys(params).find((name) => !Object.hasOwn(ranges, name))
  if (strange !== undefined)
    throw new RangeError(`No parameter ${strange}: there are ${Object.keys(ranges).join(', ')}`)
  const read: Record<Name, number> = { ...defaults }
  for (const name of Object.keys(ranges) as Name[]) {
    const value = params[name] ?? defaults[name]
    const { least, most, isWhole = false } = ranges[name]
    if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value)))
      throw new RangeError(
        `${name} must be a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}, not ${value}`,
      )
    read[name] = value
  }
  return read
}
