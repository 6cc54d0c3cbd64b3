import type { Category } from '../domain/taxonomy.ts'
import type { Product, SpecValue } from '../domain/product.ts'
import type { LocalText } from '../domain/text.ts'
import type { Country, FitRules, Side } from './rules.ts'

/** Why a verdict is what it is; composition has a sentence for each. */
export type FitReason =
  /** Compared as it is, with the room for air. */
  | 'measured'
  /** The body goes in, the air it needs does not. */
  | 'air'
  /** Wider than the furniture, whose feet nobody states. */
  | 'feet'
  | 'matched'
  | 'mismatched'
  /** Works, at less than full speed. */
  | 'slower'
  /** Bounded from what is stated: no cell has more volts. */
  | 'bounded'
  /** Between what may come along and what is banned. */
  | 'needs-approval'
  /** Follows from a standard: newer speaks with older. */
  | 'standard'
  | 'no-water'
  | 'water'
  /** Only a front loader carries another machine. */
  | 'top-loader'
  /** Deeper than what it would stand on. */
  | 'overhang'
  | 'unstated'
  | 'unmeasured'

export type FitCheck =
  | 'width'
  | 'height'
  | 'depth'
  | 'passage'
  | 'passage-height'
  | 'feet'
  | 'mount'
  | 'hdmi'
  | 'usb-power'
  | 'flight'
  | 'mains'
  | 'water'
  | 'stack'
  | 'phone'
  | 'wifi'
  | 'smart-home'
  | 'room'

export type FitAnswer = 'yes' | 'no' | 'unknown-measure' | 'unknown-spec'

/** Room that is kept free on a side, and who says so. */
export interface Gap {
  readonly side: Side | 'lap' | 'spare'
  /** Per side, in cm. */
  readonly each: number
  /** What it adds to the size in all; negative where the front laps over the frame. */
  readonly total: number
  /** Where in `knowledge/fit.json` it stands. */
  readonly field: string
  readonly source: LocalText
}

/** One thing checked: what the product has, what there is, and what is left over. */
export interface FitVerdict {
  readonly verdict: FitAnswer
  readonly check: FitCheck
  readonly reason: FitReason
  /** The spec that was compared, or that the record does not state. */
  readonly attribute: string
  /** Its value in the canonical unit; `null` is unknown. */
  readonly own: SpecValue
  /** What the shopper has, in the same unit; absent when it is what is missing. */
  readonly limit?: number
  /** Size with its air, in the same unit. */
  readonly needed?: number
  /** `limit − needed`, to a tenth: 0 or more fits. */
  readonly margin?: number
  readonly gaps?: readonly Gap[]
  readonly source?: LocalText
  /** Where in `knowledge/fit.json` the source stands. */
  readonly field?: string
  readonly country?: Country
}

/** What a check may look at. */
export interface Checked {
  readonly product: Product
  /** Category of the product, where the taxonomy has it. */
  readonly category: Category | undefined
  readonly rules: FitRules
  /** The other product, where two are to fit together. */
  readonly partner?: Product | undefined
}

export const specOf = ({ specs }: Product, attribute: string): SpecValue => specs[attribute] ?? null

export const measured = (product: Product, attribute: string): number | null => {
  const value = specOf(product, attribute)
  return typeof value === 'number' ? value : null
}

/** To a tenth: finer than any tape measure, coarser than unit conversion's dust. */
export const tenth = (value: number): number => Math.round(value * 10) / 10

export const unstated = (
  check: FitCheck,
  attribute: string,
  more: Partial<FitVerdict> = {},
): FitVerdict => ({
  verdict: 'unknown-spec',
  check,
  reason: 'unstated',
  attribute,
  own: null,
  ...more,
})

const worstFirst: readonly FitAnswer[] = ['no', 'unknown-spec', 'unknown-measure', 'yes']

/** The answer of several checks together: one no is a no, one unknown leaves it open. */
export const overall = (verdicts: readonly FitVerdict[]): FitAnswer =>
  worstFirst.find((one) => verdicts.some(({ verdict }) => verdict === one)) ?? 'unknown-spec'
