import type { Catalogue } from '../domain/catalogue.ts'
import type { Act } from '../domain/act.ts'
import type { Constraint } from '../domain/need.ts'
import { normalise, searchTerms } from '../lib/text.ts'
import { convert } from '../lib/units.ts'
import { cut } from './atoms.ts'
import type { Lexicon } from './lexicon.ts'
import { markUp } from './marks.ts'
import { readNumber } from './numbers.ts'
import { isBlank } from './wants.ts'

/** "Around 600" may be read as 510 to 690, and no further from what was said. */
const slack = 0.16

/**
 * The acts without conditions that the message does not state: a figure must stand there, in any
 * unit, and a maker must be named. What a model reads into a message beyond that is its invention.
 */
export function withoutUnstated(
  acts: readonly Act[],
  text: string,
  { catalogue, lexicon }: { catalogue: Catalogue; lexicon: Lexicon },
): Act[] {
  const figures = figuresOf(text, lexicon)
  const said = normalise(text)
  const isStated = (constraint: Constraint): boolean => {
    const { attribute, value, unit } = constraint
    if (attribute === 'brand') return brandsOf(value).some((brand) => isNamed(brand))
    const numbers = typeof value === 'number' ? [value] : Array.isArray(value) ? value : []
    return numbers
      .filter((one): one is number => typeof one === 'number')
      .every((wanted) => figures.some((figure) => isNear(figure, wanted, unit)))
  }
  const isNamed = (brand: string): boolean => {
    const known = catalogue.brands.find(({ name }) => name === brand)
    return [brand, ...(known?.words ?? [])].some((word) => said.includes(normalise(word)))
  }
  const terms = new Set(searchTerms(text))
  const isSaid = (word: string): boolean => searchTerms(word).every((term) => terms.has(term))
  return acts.flatMap((act): Act[] => {
    if (act.kind !== 'need') return [act]
    const need = {
      ...act,
      constraints: act.constraints.filter(isStated),
      text: act.text.filter(isSaid),
      models: act.models.filter(isSaid),
      life: Object.fromEntries(
        Object.entries(act.life).filter(([, wanted]) =>
          figures.some((figure) => isNear(figure, wanted, undefined)),
        ),
      ),
    }
    return isBlank(need) ? [] : [need]
  })
}

interface Figure {
  readonly value: number
  readonly units: readonly string[]
}

function figuresOf(text: string, lexicon: Lexicon): Figure[] {
  const marks = markUp(cut(text), lexicon)
  const measured = marks.flatMap(({ quantity }) =>
    quantity
      ? [quantity.low, quantity.high, ...(quantity.sides ?? [])].map((value) => ({
          value,
          units: quantity.units,
        }))
      : [],
  )
  // Figures inside names ("4k", "rtx4060") and number words that stand alone ("family of five").
  const { atoms } = cut(text)
  const words = [...atoms.keys()].flatMap((at) => {
    const found = readNumber(atoms, at)
    return found ? [{ value: found.value, units: [] }] : []
  })
  const written = (normalise(text).match(/\d+(?:[.,]\d+)?/g) ?? []).map((one) => ({
    value: Number(one.replace(',', '.')),
    units: [],
  }))
  return [...measured, ...words, ...written]
}

function isNear({ value, units }: Figure, wanted: number, unit: string | undefined): boolean {
  const readings = [
    value,
    value * 1000,
    value * 10_000,
    ...(unit === undefined ? [] : units.flatMap((from) => convert(value, from, unit) ?? [])),
  ]
  return readings.some(
    (one) => Math.abs(one - wanted) <= slack * Math.max(Math.abs(one), Math.abs(wanted), 1e-9),
  )
}

const brandsOf = (value: Constraint['value']): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
