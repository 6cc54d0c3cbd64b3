import type { Params } from '../model.ts'
import { readParams } from '../parameter.ts'

export const alsDefaults = {
  factors: 64,
  lambda: 2,
  alpha0: 0.03,
  nu: 0,
  sweeps: 15,
  weighted: 0,
} as const

/** Settings of implicit ALS. */
export interface AlsParams {
  /** Length d of a vector. */
  readonly factors: number
  /** λ, above 0: keeps every normal matrix positive definite. */
  readonly lambda: number
  /** α₀, above 0: how much each unobserved pair counts as a no. */
  readonly alpha0: number
  /** ν: 1 scales λ by frequency, 0 leaves it plain. */
  readonly nu: number
  /** Rounds over users, then items. */
  readonly sweeps: number
  /** 1: a deed's value is its confidence; 0: every deed counts 1. */
  readonly weighted: number
}

/** @throws {RangeError} where a number is out of its range. */
export const readAlsParams = (params: Params): AlsParams =>
  readParams<keyof AlsParams>(params, alsDefaults, {
    factors: { least: 1, most: 1024, isWhole: true },
    lambda: { least: 1e-6, most: 1e6 },
    alpha0: { least: 1e-6, most: 1e3 },
    nu: { least: 0, most: 2 },
    sweeps: { least: 0, most: 1000, isWhole: true },
    weighted: { least: 0, most: 1, isWhole: true },
  })

/** λ of a row with `deeds` deeds, where the other side has `others` rows: λ(deeds + α₀·others)^ν. */
export const lambdaOf = (
  { lambda, alpha0, nu }: AlsParams,
  deeds: number,
  others: number,
): number => lambda * (deeds + alpha0 * others) ** nu

const heaviest = 1e6

/**
 * A deed's weight as a confidence, at most a million: beyond that, 32 bits see only the one deed.
 *
 * @throws {RangeError} when it is no number of 0 or more.
 */
export function confidenceOf(weight: number): number {
  if (!(weight >= 0)) throw new RangeError(`A deed's weight must be 0 or more, not ${weight}`)
  return Math.min(weight, heaviest)
}
