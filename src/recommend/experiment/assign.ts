import { createHash } from 'node:crypto'

/** A way of doing things that some shoppers get. */
export interface Arm {
  readonly name: string
  /** Of the shoppers, above 0; the shares of an experiment add up to 1. */
  readonly share: number
}

export interface Experiment {
  /** Part of the hash: two experiments of other names deal the shoppers out independently. */
  readonly name: string
  /** The first one is what the others are measured against. */
  readonly arms: readonly Arm[]
}

/**
 * The arm that a shopper is in: the first 48 bits of SHA-256 of experiment and shopper, as a number in
 * [0, 1), fall into the arms by their shares. Nothing is stored: the same shopper is always in the same
 * arm, as long as name, order and shares stay.
 *
 * @throws {RangeError} when there are not two arms or more, of other names, whose shares make 1.
 */
export function assign({ name, arms }: Experiment, shopper: string): string {
  checkArms(arms)
  let left = placeOf(name, shopper)
  for (const arm of arms) {
    if (left < arm.share) return arm.name
    left -= arm.share
  }
  return arms.at(-1)!.name
}

/** A number in [0, 1) that depends on both names and on nothing else. */
function placeOf(experiment: string, shopper: string): number {
  // Written as JSON, so that no two pairs of names run together into the same text.
  const digest = createHash('sha256')
    .update(JSON.stringify([experiment, shopper]))
    .digest()
  return digest.readUIntBE(0, 6) / 2 ** 48
}

/** @throws {RangeError} that says what is wrong with the arms. */
export function checkArms(arms: readonly Arm[]): void {
  if (arms.length < 2) throw new RangeError('An experiment needs two arms or more')
  if (new Set(arms.map(({ name }) => name)).size < arms.length)
    throw new RangeError('Two arms have the same name')
  if (!arms.every(({ share }) => share > 0 && share < 1))
    throw new RangeError('The share of an arm must be above 0 and below 1')
  const total = arms.reduce((sum, { share }) => sum + share, 0)
  if (Math.abs(total - 1) > 1e-9) throw new RangeError(`The shares add up to ${total}, not to 1`)
}
