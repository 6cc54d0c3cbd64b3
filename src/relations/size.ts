import type { Dimension, FitSituation, Length } from '../domain/fit.ts'
import type { Product } from '../domain/product.ts'
import type { Clearance, Lap, Side } from './rules.ts'
import {
  measured,
  specOf,
  tenth,
  unstated,
  type Checked,
  type FitVerdict,
  type Gap,
} from './verdict.ts'

const dimensions: readonly Dimension[] = ['width', 'height', 'depth']

/** The side whose air adds to a dimension, and how often it is needed. */
const sideOf: Record<Dimension, { side: Side; times: number }> = {
  width: { side: 'sides', times: 2 },
  height: { side: 'above', times: 1 },
  depth: { side: 'behind', times: 1 },
}

const applies = (rule: Clearance | Lap, product: Product): boolean => {
  if (!rule.categories.includes(product.category)) return false
  if (!rule.when) return true
  const value = specOf(product, rule.when.attribute)
  return value === null ? rule.when.orUnknown : value === rule.when.value
}

/** Air that counts and air that is only advised, for goods of this kind and installation. */
export const clearanceOf = (product: Product, { rules }: Pick<Checked, 'rules'>) =>
  rules.clearances.find((rule) => applies(rule, product))

/** What is added to a side of the product, or taken off it, before it is compared. */
function gapsOf(dimension: Dimension, checked: Checked): Gap[] {
  const { product, rules } = checked
  const gaps: Gap[] = []
  const clearance = clearanceOf(product, checked)
  const { side, times } = sideOf[dimension]
  const air = clearance?.air[side]
  if (clearance && air !== undefined)
    gaps.push({
      side,
      each: air,
      total: air * times,
      field: `clearances.${clearance.id}.${side}`,
      source: clearance.source,
    })
  const lap = rules.laps.find((rule) => applies(rule, product))
  const over = lap?.cm[dimension]
  if (lap && over !== undefined)
    gaps.push({
      side: 'lap',
      each: over,
      total: -over,
      field: `laps.${lap.id}.${dimension}`,
      source: lap.source,
    })
  return gaps
}

function checkSide(dimension: Dimension, limit: Length, checked: Checked): FitVerdict {
  const own = measured(checked.product, dimension)
  if (own === null) return unstated(dimension, dimension, { limit: limit.cm })
  const gaps = gapsOf(dimension, checked)
  const needed = own + gaps.reduce((sum, { total }) => sum + total, 0)
  const bare = own + gaps.reduce((sum, { total }) => sum + Math.min(0, total), 0)
  const margin = tenth(limit.cm - needed)
  return {
    verdict: margin >= 0 ? 'yes' : 'no',
    check: dimension,
    reason: margin < 0 && tenth(limit.cm - bare) >= 0 ? 'air' : 'measured',
    attribute: dimension,
    own,
    limit: limit.cm,
    needed: tenth(needed),
    margin,
    gaps,
  }
}

/** Each side that the shopper measured; with none, the one that decides is asked for. */
export function checkSpace(
  situation: FitSituation & { kind: 'space' },
  checked: Checked,
): FitVerdict[] {
  const given = dimensions.filter((dimension) => situation[dimension] !== undefined)
  if (given.length > 0)
    return given.map((dimension) => checkSide(dimension, situation[dimension]!, checked))
  const deciding = decidingSide(situation.place)
  const own = measured(checked.product, deciding)
  return own === null
    ? [unstated(deciding, deciding)]
    : [
        {
          verdict: 'unknown-measure',
          check: deciding,
          reason: 'unmeasured',
          attribute: deciding,
          own,
          gaps: gapsOf(deciding, checked),
        },
      ]
}

/** Under a worktop or a cabinet height decides, elsewhere width. */
const decidingSide = (place: string): Dimension =>
  place === 'worktop' || place === 'wall-cabinet' ? 'height' : 'width'

/**
 * Through a door, up the stairs: the smallest side against the width of the way, with room for
 * hands and box; where the way's height is known, the next smallest against the larger of the two.
 */
export function checkPassage(
  { width, height }: FitSituation & { kind: 'passage' },
  { product, rules }: Checked,
): FitVerdict[] {
  const sides = dimensions
    .flatMap((dimension) => {
      const own = measured(product, dimension)
      return own === null ? [] : [{ dimension, own }]
    })
    .sort((a, b) => a.own - b.own)
  const isComplete = sides.length === 3
  const [first, second] = sides
  if (!first) return [unstated('passage', 'width', width ? { limit: width.cm } : {})]
  if (!width)
    return [
      {
        verdict: 'unknown-measure',
        check: 'passage',
        reason: 'unmeasured',
        attribute: first.dimension,
        own: first.own,
      },
    ]
  const { spareCm, source } = rules.passage
  const gap: Gap = {
    side: 'spare',
    each: spareCm,
    total: spareCm,
    field: 'passage.spareCm',
    source,
  }
  const gaps = spareCm > 0 ? [gap] : []
  const judge = (
    check: 'passage' | 'passage-height',
    side: { dimension: Dimension; own: number },
    limit: number,
  ): FitVerdict => {
    const needed = side.own + spareCm
    const margin = tenth(limit - needed)
    // A side that nobody states may be smaller still.
    if (margin < 0 && !isComplete) {
      const missing = dimensions.find((one) => measured(product, one) === null)!
      return unstated(check, missing, { limit })
    }
    return {
      verdict: margin >= 0 ? 'yes' : 'no',
      check,
      reason: margin < 0 && tenth(limit - side.own) >= 0 ? 'air' : 'measured',
      attribute: side.dimension,
      own: side.own,
      limit,
      needed: tenth(needed),
      margin,
      gaps,
    }
  }
  if (!height || !second) return [judge('passage', first, width.cm)]
  return [
    judge('passage', first, Math.min(width.cm, height.cm)),
    judge('passage-height', second, Math.max(width.cm, height.cm)),
  ]
}

/** Screens stand on feet within their width; how far apart those are, no record states. */
export function checkStand(
  { width, depth }: FitSituation & { kind: 'stand' },
  checked: Checked,
): FitVerdict[] {
  const { product } = checked
  if (!['television', 'monitor'].includes(product.category))
    return checkSpace(
      {
        kind: 'space',
        place: 'counter',
        ...(width && { width }),
        ...(depth && { depth }),
      },
      checked,
    )
  const own = measured(product, 'width')
  if (own === null) return [unstated('feet', 'width', width ? { limit: width.cm } : {})]
  if (!width)
    return [
      { verdict: 'unknown-measure', check: 'feet', reason: 'unmeasured', attribute: 'width', own },
    ]
  const margin = tenth(width.cm - own)
  return [
    {
      verdict: margin >= 0 ? 'yes' : 'unknown-spec',
      check: 'feet',
      reason: margin >= 0 ? 'measured' : 'feet',
      attribute: 'width',
      own,
      limit: width.cm,
      needed: own,
      margin,
    },
  ]
}
