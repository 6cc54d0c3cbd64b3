import type { Params } from '../model.ts'

/** What a setting may be: both ends belong to it. */
export interface Bounds {
  readonly least: number
  readonly most: number
  readonly isWhole?: boolean
}

/**
 * The settings of `bounds` out of `params`, or else out of `defaults`.
 *
 * @throws {RangeError} naming the setting that is no number or out of bounds.
 */
export function readSettings<Name extends string>(
  params: Params,
  defaults: Readonly<Record<Name, number>>,
  bounds: Readonly<Record<Name, Bounds>>,
): Readonly<Record<Name, number>> {
  const settings: Record<Name, number> = { ...defaults }
  for (const name of Object.keys(bounds) as Name[]) {
    const value = params[name] ?? defaults[name]
    const { least, most, isWhole = false } = bounds[name]
    if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value)))
      throw new RangeError(
        `${name} is a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}, not ${value}`,
      )
    settings[name] = value
  }
  return settings
}
