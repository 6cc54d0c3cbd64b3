import { createRandom, drawToFront, type Random } from '../lib/random.ts'
import type { Interactions } from './interactions.ts'

/** A part of a log to fit on, and what was held back of it: indexes of items by user. */
export interface Split {
  readonly train: Interactions
  readonly held: ReadonlyMap<number, ReadonlySet<number>>
}

export interface HoldOutOptions {
  /** Of a user's deeds where there are no times; at least one goes. @default 0.1 */
  readonly share?: number
  /** Indexes of the users who give something. @default all */
  readonly givers?: Iterable<number>
}

/**
 * Holds back deeds to judge models by: with times each user's last one, else a random share of each
 * user's. Users with fewer than three deeds keep all. Users and items keep their indexes.
 */
export function holdOut(
  data: Interactions,
  seed: number,
  { share = 0.1, givers = data.users.keys() }: HoldOutOptions = {},
): Split {
  const { starts, columns, times } = data
  const random = createRandom(seed)
  const isHeld = new Uint8Array(columns.length)
  const held = new Map<number, Set<number>>()
  for (const u of givers) {
    const from = starts[u]!
    const size = starts[u + 1]! - from
    if (size < 3) continue
    const places = times
      ? [size - 1]
      : drawPlaces(size, Math.max(1, Math.round(size * share)), random)
    held.set(u, new Set(places.map((place) => columns[from + place]!)))
    for (const place of places) isHeld[from + place] = 1
  }
  return { train: without(data, isHeld), held }
}

/** The data without the marked deeds; users and items keep their indexes. */
export function without(data: Interactions, isGone: Uint8Array): Interactions {
  const { users, items, starts, columns, values, times } = data
  let size = 0
  for (const gone of isGone) size += 1 - gone
  const next = new Uint32Array(users.length + 1)
  const kept = {
    columns: new Int32Array(size),
    values: new Float32Array(size),
    times: times && new Float64Array(size),
  }
  let to = 0
  for (let u = 0; u < users.length; u++) {
    for (let at = starts[u]!; at < starts[u + 1]!; at++) {
      if (isGone[at] === 1) continue
      kept.columns[to] = columns[at]!
      kept.values[to] = values[at]!
      if (kept.times) kept.times[to] = times![at]!
      to++
    }
    next[u + 1] = to
  }
  return { users, items, starts: next, ...kept }
}

/** Different places below `size`. */
function drawPlaces(size: number, count: number, random: Random): number[] {
  const places = Array.from({ length: size }, (_, i) => i)
  drawToFront(places, count, random)
  return places.slice(0, count)
}
