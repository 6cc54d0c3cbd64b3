import { createRandom } from '../../lib/random.ts'
import { Failure } from '../../domain/failure.ts'
import type { Interactions } from '../interactions.ts'
import { foldOf, type Fold } from './folds.ts'

export const splitNames = ['leave-one-out', 'temporal', 'k-fold', 'random'] as const
export type SplitName = (typeof splitNames)[number]

export interface SplitOptions {
  readonly seed: number
  /** Parts of `k-fold`, 2 or more. @default 5 */
  readonly folds?: number
  /** Share held back by `temporal` and `random`, above 0 and below 1. @default 0.2 */
  readonly share?: number
}

/**
 * Cuts a log into what models learn from and what they are judged by.
 *
 * - `leave-one-out`: the last deed of each user with two or more; without times one at random. Other
 *   users' later deeds stay in training (Meng et al. 2020, Exploring Data Splitting Strategies).
 * - `temporal`: everything from one point of time on is held back, for all users alike: training holds
 *   no deed of the future.
 * - `k-fold`: all deeds shuffled and dealt into `folds` parts; each is held back once.
 * - `random`: a share of each user's deeds, at least one, and at least one is left.
 *
 * A pair of user and item is one deed, at its latest time.
 *
 * @throws {Failure} `REQUEST_INVALID` for `temporal` without times, or when nothing could be judged.
 */
export function* splitLog(
  data: Interactions,
  name: SplitName,
  { seed, folds = 5, share = 0.2 }: SplitOptions,
): Generator<Fold> {
  if (name === 'k-fold') {
    for (const isHeld of dealDeeds(data.columns.length, folds, seed)) yield judgeable(data, isHeld)
    return
  }
  const marks = { 'leave-one-out': lastDeeds, temporal: latestDeeds, random: randomDeeds }[name]
  yield judgeable(data, marks(data, seed, share))
}

function judgeable(data: Interactions, isHeld: Uint8Array): Fold {
  const fold = foldOf(data, isHeld)
  if (fold.judged.length > 0) return fold
  throw new Failure(
    'REQUEST_INVALID',
    'No user has deeds on both sides of this split, so there is nothing to judge by. Take another --split, or a log with more deeds a user.',
  )
}

function lastDeeds({ users, starts, times, columns }: Interactions, seed: number): Uint8Array {
  const random = createRandom(seed)
  const isHeld = new Uint8Array(columns.length)
  for (let u = 0; u < users.length; u++) {
    const size = starts[u + 1]! - starts[u]!
    if (size < 2) continue
    isHeld[starts[u]! + (times ? size - 1 : random.integer(size))] = 1
  }
  return isHeld
}

function latestDeeds({ times, columns }: Interactions, _seed: number, share: number): Uint8Array {
  if (!times)
    throw new Failure(
      'REQUEST_INVALID',
      'The split temporal needs times, and the log has none, or the same one throughout. Add a column timestamp, or take --split random.',
    )
  const sorted = times.slice().sort()
  let at = Math.min(sorted.length - 1, Math.floor(sorted.length * (1 - share)))
  // Equal times stay together; the oldest are always trained on.
  while (at < sorted.length && sorted[at] === sorted[0]) at++
  const point = sorted[at] ?? Infinity
  return Uint8Array.from({ length: columns.length }, (_, deed) => Number(times[deed]! >= point))
}

function randomDeeds(
  { users, starts, columns }: Interactions,
  seed: number,
  share: number,
): Uint8Array {
  const random = createRandom(seed)
  const isHeld = new Uint8Array(columns.length)
  for (let u = 0; u < users.length; u++) {
    const from = starts[u]!
    const size = starts[u + 1]! - from
    if (size < 2) continue
    let left = Math.min(size - 1, Math.max(1, Math.round(size * share)))
    // Selection sampling: each set of so many places is equally likely (Knuth, TAOCP 3.4.2, S).
    for (let n = 0; n < size && left > 0; n++)
      if (random.next() * (size - n) < left) {
        isHeld[from + n] = 1
        left--
      }
  }
  return isHeld
}

/**
 * Marks of each part in turn: all deeds shuffled once (Fisher & Yates) and cut into `folds` runs whose
 * lengths differ by one at most, the longer ones first, as `KFold` of Surprise and scikit-learn do. The
 * shuffle is our own, so that equal seeds give other parts than there.
 *
 * @throws {RangeError} when `folds` is below 2 or above the number of deeds.
 */
export function* dealDeeds(deeds: number, folds: number, seed: number): Generator<Uint8Array> {
  if (!Number.isInteger(folds) || folds < 2 || folds > deeds)
    throw new RangeError(`folds must be a whole number from 2 to ${deeds}, not ${folds}`)
  const random = createRandom(seed)
  const places = Uint32Array.from({ length: deeds }, (_, at) => at)
  for (let at = deeds - 1; at > 0; at--) {
    const other = random.integer(at + 1)
    const place = places[at]!
    places[at] = places[other]!
    places[other] = place
  }
  let from = 0
  for (let fold = 0; fold < folds; fold++) {
    const to = from + Math.floor(deeds / folds) + Number(fold < deeds % folds)
    const isHeld = new Uint8Array(deeds)
    for (let at = from; at < to; at++) isHeld[places[at]!] = 1
    from = to
    yield isHeld
  }
}

/** What a split does, in words for a report. */
export function describeSplit(name: SplitName, hasTimes: boolean, options: SplitOptions): string {
  const { folds = 5, share = 0.2, seed } = options
  const percent = `${Number((share * 100).toFixed(1))} %`
  switch (name) {
    case 'leave-one-out':
      return hasTimes
        ? 'leave-one-out: the last deed of each user with two or more is held back; what others did later is in training'
        : `leave-one-out: the log has no times, so one deed of each user, drawn at random (seed ${seed}), is held back`
    case 'temporal':
      return `temporal: the last ${percent} of all deeds are held back from one point of time on; training holds nothing later`
    case 'k-fold':
      return `${folds}-fold: all deeds shuffled (seed ${seed}) and cut into ${folds} parts, each held back once; a user's scores are averaged over the parts`
    case 'random':
      return `random: ${percent} of each user's deeds, at least one, are held back (seed ${seed})`
  }
}
