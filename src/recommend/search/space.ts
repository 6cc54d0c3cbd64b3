import type { Random } from '../../lib/random.ts'
import type { Params } from '../model.ts'

/** From where to where a parameter is drawn, both ends included. */
interface Range {
  readonly least: number
  readonly most: number
  /** Drawn by its logarithm: as many between 1 and 10 as between 10 and 100. */
  readonly isLog: boolean
  readonly isWhole: boolean
}

/** Values of a grid that lie apart by this factor are taken for a scale, not for a distance. */
const apart = 4

/**
 * What may be drawn, read off a kind's grid: each parameter that the grid varies goes a little beyond
 * its ends, the others stay. A share that is never above 1 in the grid stays within 0 and 1.
 */
export function drawFrom(grid: readonly Params[], random: Random): Params {
  const [first] = grid
  if (!first) throw new RangeError('A search needs a grid to go out from')
  return Object.fromEntries(
    Object.keys(first).map((name) => {
      const values = [...new Set(grid.flatMap((params) => params[name] ?? []))]
      return [name, values.length < 2 ? first[name]! : draw(rangeOf(values), random)]
    }),
  )
}

function rangeOf(values: readonly number[]): Range {
  const least = Math.min(...values)
  const most = Math.max(...values)
  const isWhole = values.every(Number.isInteger)
  if (least > 0 && most / least >= apart)
    return { least: least / 2, most: most * 2, isLog: true, isWhole }
  const room = (most - least) / 4
  return {
    least: least >= 0 ? Math.max(0, least - room) : least - room,
    most: most <= 1 ? Math.min(1, most + room) : most + room,
    isLog: false,
    isWhole,
  }
}

function draw({ least, most, isLog, isWhole }: Range, random: Random): number {
  const share = random.next()
  const value = isLog ? least * (most / least) ** share : least + (most - least) * share
  return isWhole ? Math.max(Math.ceil(least), Math.round(value)) : Number(value.toPrecision(4))
}
