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

/** The data without the marked deeds. */
export function without(data: Interactions, isGone: Uint8Array): Interactions {
  const { users, items, starts, columns, values, times } = data
  const kept = Array.from(columns.keys()).filter((at) => isGone[at] === 0)
  const next = new Uint32Array(users.length + 1)
  for (let u = 0; u < users.length; u++) {
    let size = 0
    for (let at = starts[u]!; at < starts[u + 1]!; at++) size += 1 - isGone[at]!
    next[u + 1] = next[u]! + size
  }
  return {
    users,
    items,
    starts: next,
    columns: Int32Array.from(kept, (at) => columns[at]!),
    values: Float32Array.from(kept, (at) => values[at]!),
    times: times && Float64Array.from(kept, (at) => times[at]!),
  }
}

/** Different places below `size`. */
function drawPlaces(size: number, count: number, random: Random): number[] {
  const places = Array.from({ length: size }, (_, i) => i)
  drawToFront(places, count, random)
  return places.slice(0, count)
}
