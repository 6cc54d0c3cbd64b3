import { createRandom, drawToFront } from '../../src/lib/random.ts'
import type { Interactions } from '../../src/recommend/interactions.ts'

export interface LogSize {
  readonly deeds: number
  readonly users: number
  readonly items: number
}

/** Tastes that shoppers share, each with favourites of its own. */
const tastes = 40
/** Share of the deeds that follow the shopper's taste; the others follow all shoppers'. */
const tasteShare = 0.7

/**
 * A log like a shop's: few items have most of the deeds (Zipf, exponent 1), few users most of the
 * deeds too, and users share tastes, so that there is something to learn. About as many deeds as told,
 * in order, none twice.
 */
export function syntheticLog({ deeds, users, items }: LogSize, seed: number): Interactions {
  const random = createRandom(seed)
  const drawRank = zipf(items, random.next)
  const favourites = Array.from({ length: tastes + 1 }, () => {
    const order = Int32Array.from({ length: items }, (_, i) => i)
    drawToFront(order, items, random)
    return order
  })
  const common = favourites[tastes]!
  const starts = new Uint32Array(users + 1)
  // Twice as many as are expected never come; a list that grows would leave garbage in the measures.
  const columns = new Int32Array(2 * deeds + users)
  let size = 0
  const lastUser = new Int32Array(items).fill(-1)
  for (let u = 0; u < users; u++) {
    const own = favourites[random.integer(tastes)]!
    // As many as drawn, or fewer where the same item comes up again and again.
    const wanted = 0.5 - Math.log(1 - random.next()) * (deeds / users)
    for (let tries = 0; tries < 2 * wanted; tries++) {
      if (size - starts[u]! >= wanted || size === columns.length) break
      const item = (random.next() < tasteShare ? own : common)[drawRank()]!
      if (lastUser[item] === u) continue
      lastUser[item] = u
      columns[size++] = item
    }
    starts[u + 1] = size
  }
  return {
    users: Array.from({ length: users }, (_, u) => `u${u}`),
    items: Array.from({ length: items }, (_, i) => `i${i}`),
    starts,
    columns: columns.slice(0, size),
    values: new Float32Array(size).fill(1),
    times: Float64Array.from({ length: size }, (_, at) => at),
  }
}

/** Draws ranks 0, 1, 2 … with chances as 1 : 1/2 : 1/3 … */
function zipf(ranks: number, next: () => number): () => number {
  const sums = new Float64Array(ranks)
  let sum = 0
  for (let rank = 0; rank < ranks; rank++) sums[rank] = sum += 1 / (rank + 1)
  return () => {
    const wanted = next() * sum
    let [low, high] = [0, ranks - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
