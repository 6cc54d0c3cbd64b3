import type { Constraint } from '../domain/need.ts'
import type { Category, LifeFact } from '../domain/taxonomy.ts'
import { convert } from '../lib/units.ts'
import type { Mark, Quantity } from './marks.ts'

/**
 * "60 × 180 × 68 cm" as limits of width, height and depth. Height is the side that stands out
 * where one does, else they come in that order.
 */
export function readSides({ low, sides, units }: Quantity): Constraint[] | undefined {
  if (!sides || sides.length === 0) return undefined
  const all = [low, ...sides].map((side) => {
    const unit = units.find((one) => convert(1, one, 'cm') !== undefined)
    return Math.round((unit === undefined ? side : convert(side, unit, 'cm')!) * 10) / 10
  })
  const tallest = Math.max(...all)
  const others = all.filter((_, at) => at !== all.indexOf(tallest))
  const standsOut = all.length === 3 && tallest >= 1.3 * Math.max(...others)
  const [width, height, depth] = standsOut ? [others[0], tallest, others[1]] : all
  return [
    ['width', width] as const,
    ['height', height] as const,
    ['depth', depth] as const,
  ].flatMap(([attribute, value]) =>
    value === undefined
      ? []
      : [{ attribute, operator: '<=' as const, value, unit: 'cm', strength: 'must' as const }],
  )
}

/** A figure that tells of the shopper's life and not of the goods: persons, a room, a distance. */
export function readLifeFact(
  marks: readonly Mark[],
  position: number,
  category: Category | undefined,
): { fact: LifeFact; value: number } | undefined {
  const { low, high, units, money } = marks[position]!.quantity!
  if (money !== undefined) return undefined
  const figure = (low + high) / 2
  if (units.includes('person') && figure >= 1 && figure <= 20)
    return { fact: 'people', value: figure }
  const measured = (unit: string): number | undefined =>
    units.map((one) => convert(figure, one, unit)).find((value) => value !== undefined)
  const area = measured('m2')
  const statesRoom = category?.attributes.some(({ id }) => id === 'roomSize') ?? false
  if (area !== undefined && !statesRoom) return { fact: 'roomArea', value: area }
  const reckonsDistance = category?.needModels.some(({ fact }) => fact === 'distance') ?? false
  const centimetres = measured('cm')
  if (reckonsDistance && centimetres !== undefined && centimetres >= 100 && centimetres <= 800) {
    const isMeasure = units.some((unit) => unit === 'm' || unit === 'ft')
    if (isMeasure) return { fact: 'distance', value: centimetres / 100 }
  }
  return undefined
}
