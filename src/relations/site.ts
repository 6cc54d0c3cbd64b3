import type { FitSituation, Length } from '../domain/fit.ts'
import type { Product } from '../domain/product.ts'
import {
  measured,
  specOf,
  tenth,
  unstated,
  type Checked,
  type FitReason,
  type FitVerdict,
} from './verdict.ts'

type Of<Kind extends FitSituation['kind']> = FitSituation & { kind: Kind }

/** Lithium batteries in the cabin, by the watt-hours stated, else by a bound from the charge. */
export function checkFlight(
  _: Of<'flight'>,
  { product, rules: { flight } }: Checked,
): FitVerdict[] {
  if (!flight) return [unstated('flight', 'energyWh')]
  const { freeWh, approvalWh, mostCellVolts, source } = flight
  const common = { check: 'flight', source, field: 'flight' } as const
  const own = measured(product, 'energyWh')
  if (own !== null) {
    const [verdict, reason]: ['yes' | 'no', FitReason] =
      own <= freeWh
        ? ['yes', 'measured']
        : ['no', own <= approvalWh ? 'needs-approval' : 'measured']
    const limit = own > approvalWh ? approvalWh : freeWh
    return [
      { ...common, verdict, reason, attribute: 'energyWh', own, limit, margin: tenth(limit - own) },
    ]
  }
  const charge = measured(product, 'batteryCapacity')
  const most = charge === null ? Infinity : (charge * mostCellVolts) / 1000
  if (most > freeWh) return [unstated('flight', 'energyWh', { ...common, limit: freeWh })]
  return [
    {
      ...common,
      verdict: 'yes',
      reason: 'bounded',
      attribute: 'batteryCapacity',
      own: charge,
      limit: freeWh,
      needed: tenth(most),
      margin: tenth(freeWh - most),
    },
  ]
}

/** Spec names under which feeds state the mains voltage. */
const isMainsVoltage = (name: string): boolean =>
  /voltage/i.test(name) && !/batter|output|dc|adapter|charg/i.test(name)

/** "220-240 V", 230, "100–240": lowest and highest volts stated. */
export function statedVolts(product: Product): { name: string; low: number; high: number } | null {
  for (const [name, value] of Object.entries(product.specs)) {
    if (!isMainsVoltage(name)) continue
    if (typeof value === 'number') return { name, low: value, high: value }
    if (typeof value !== 'string' && !Array.isArray(value)) continue
    const text = Array.isArray(value) ? value.join(' ') : value
    const numbers = (text.match(/\d{2,3}/g) ?? [])
      .map(Number)
      .filter((one) => one >= 90 && one <= 440)
    if (numbers.length > 0) return { name, low: Math.min(...numbers), high: Math.max(...numbers) }
  }
  return null
}

export function checkMains({ country, volts }: Of<'mains'>, { product, rules }: Checked) {
  const { countries, toleranceShare, source } = rules.mains
  const place = countries.find(({ code }) => code === (country ?? rules.country))
  const there = volts ?? place?.volts
  const common = {
    source,
    field: 'mains',
    ...(place && volts === undefined ? { country: place } : {}),
    ...(there === undefined ? {} : { limit: there }),
  }
  const stated = statedVolts(product)
  if (!stated) return [unstated('mains', 'voltage', common)]
  const own = specOf(product, stated.name)
  const base = { check: 'mains', attribute: stated.name, own, ...common } as const
  if (there === undefined)
    return [{ ...base, verdict: 'unknown-measure', reason: 'unmeasured' } satisfies FitVerdict]
  const fits =
    there >= stated.low * (1 - toleranceShare) && there <= stated.high * (1 + toleranceShare)
  return [
    {
      ...base,
      verdict: fits ? 'yes' : 'no',
      reason: fits ? 'matched' : 'mismatched',
    } satisfies FitVerdict,
  ]
}

/** What has to be there for goods that take and give water; the hoses' lengths nobody states. */
export function checkWater(_: Of<'water'>, { product, rules }: Checked): FitVerdict[] {
  const rule = rules.water.find(({ categories }) => categories.includes(product.category))
  if (rule)
    return [
      unstated('water', 'hose', {
        reason: 'water',
        limit: rule.reachM,
        source: rule.source,
        field: 'water.reachM',
      }),
    ]
  const tank = measured(product, 'waterTank') ?? measured(product, 'tankCapacity')
  if (tank !== null) {
    const attribute = measured(product, 'waterTank') === null ? 'tankCapacity' : 'waterTank'
    return [{ verdict: 'yes', check: 'water', reason: 'no-water', attribute, own: tank }]
  }
  const dispenses = specOf(product, 'waterDispenser')
  if (dispenses === false && specOf(product, 'iceMaker') === false)
    return [
      {
        verdict: 'yes',
        check: 'water',
        reason: 'no-water',
        attribute: 'waterDispenser',
        own: false,
      },
    ]
  return [unstated('water', 'hose')]
}

/** A dryer on a front loader of at least its width; how far it may stand out, only the kit tells. */
export function checkStack(situation: Of<'stack'>, checked: Checked): FitVerdict[] {
  const { product, partner, rules } = checked
  const isWasher = product.category === 'washing-machine'
  const dryer = isWasher ? partner : product
  const washer = isWasher ? product : partner
  const common = rules.dryerOnWasher
    ? { source: rules.dryerOnWasher.source, field: 'dryerOnWasher' }
    : {}
  if (washer && specOf(washer, 'loadType') === 'top-load')
    return [
      {
        verdict: 'no',
        check: 'stack',
        reason: 'top-loader',
        attribute: 'loadType',
        own: 'top-load',
        ...common,
      },
    ]
  if (dryer) {
    const stackable = specOf(dryer, 'stackable')
    if (stackable === null) return [unstated('stack', 'stackable', common)]
    if (stackable === false)
      return [
        {
          verdict: 'no',
          check: 'stack',
          reason: 'mismatched',
          attribute: 'stackable',
          own: false,
          ...common,
        },
      ]
  }
  const sides = (['width', 'depth'] as const).flatMap((side) => {
    const verdict = compareTop(side, dryer, washer, situation[side], isWasher)
    return verdict ? [{ ...verdict, ...common }] : []
  })
  if (sides.length > 0) return sides
  const own = measured(product, 'width')
  return own === null
    ? [unstated('stack', 'width', common)]
    : [
        {
          verdict: 'unknown-measure',
          check: 'stack',
          reason: 'unmeasured',
          attribute: 'width',
          own,
          ...common,
        },
      ]
}

/** One side of the dryer against the washer's top; nothing where no other machine is known. */
function compareTop(
  side: 'width' | 'depth',
  dryer: Product | undefined,
  washer: Product | undefined,
  given: Length | undefined,
  isWasher: boolean,
): FitVerdict | undefined {
  const upper = dryer ? measured(dryer, side) : (given?.cm ?? null)
  const lower = washer ? measured(washer, side) : (given?.cm ?? null)
  if ((!dryer || !washer) && given === undefined) return undefined
  if (upper === null || lower === null) return unstated('stack', side)
  const margin = tenth(lower - upper)
  return {
    verdict: margin >= 0 ? 'yes' : side === 'depth' ? 'unknown-spec' : 'no',
    check: 'stack',
    reason: margin >= 0 || side === 'width' ? 'measured' : 'overhang',
    attribute: side,
    own: isWasher ? lower : upper,
    limit: isWasher ? upper : lower,
    margin,
  }
}

export function checkRoom({ area }: Of<'room'>, { product }: Checked): FitVerdict[] {
  const own = measured(product, 'roomSize')
  if (own === null) return [unstated('room', 'roomSize', { limit: tenth(area) })]
  const margin = tenth(own - area)
  return [
    {
      verdict: margin >= 0 ? 'yes' : 'no',
      check: 'room',
      reason: 'measured',
      attribute: 'roomSize',
      own,
      limit: tenth(area),
      margin,
    },
  ]
}
