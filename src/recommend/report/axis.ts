/** Places values along an axis. */
export interface Axis {
  readonly least: number
  readonly most: number
  readonly ticks: readonly number[]
  readonly isLog: boolean
  readonly label: string
  /** @default up to four digits */
  readonly format?: (value: number) => string
}

/** Steps that people count in. */
const steps = [1, 2, 2.5, 5, 10]

/**
 * An axis over all values with round ticks, about `wanted` of them, a little room at both ends.
 * Without values, or with one alone, it still has a length.
 */
export function linearAxis(
  label: string,
  values: readonly number[],
  { wanted = 5, from, format }: { wanted?: number; from?: number; format?: Axis['format'] } = {},
): Axis {
  const real = values.filter(Number.isFinite)
  let least = from ?? real.reduce((a, b) => Math.min(a, b), real.length > 0 ? Infinity : 0)
  let most = real.reduce((a, b) => Math.max(a, b), real.length > 0 ? -Infinity : 1)
  if (!(most > least)) {
    const room = Math.abs(most) * 0.1 || 0.5
    most += room
    if (from === undefined) least -= room
  }
  const rough = (most - least) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * steps.find((one) => one * power >= rough * 0.999)!
  const first = Math.floor(least / step + 1e-9)
  const last = Math.ceil(most / step - 1e-9)
  const ticks = Array.from({ length: last - first + 1 }, (_, n) =>
    Number(((first + n) * step).toPrecision(12)),
  )
  return {
    label,
    least: ticks[0]!,
    most: ticks.at(-1)!,
    ticks,
    isLog: false,
    ...(format ? { format } : {}),
  }
}

/** A logarithmic axis with a tick at each value; all are above 0. */
export const logAxis = (label: string, values: readonly number[]): Axis => ({
  label,
  least: Math.min(...values),
  most: Math.max(...values),
  ticks: values,
  isLog: true,
})

/** Where a value stands: 0 at the least, 1 at the most. */
export function placeOn({ least, most, isLog }: Axis, value: number): number {
  const at = isLog ? Math.log : (x: number): number => x
  const length = at(most) - at(least)
  return length === 0 ? 0.5 : (at(value) - at(least)) / length
}

export const figure = (value: number): string => Number(value.toPrecision(4)).toString()
