import { dot } from '../../lib/vector.ts'
import { byItem, type Interactions } from '../interactions.ts'

/** How unlike two items are: 0 the same, 1 nothing in common (2 for opposite features). */
export type Dissimilarity = (item: number, other: number) => number

/** Most pairs remembered: 50 MB or so. */
const mostPairs = 500_000

/** 1 - cosine of the two items' users: what nobody has together is unlike. */
export function coOccurrenceDissimilarity(data: Interactions): Dissimilarity {
  const { starts, rows } = byItem(data)
  return remembered(data.items.length, (i, j) => {
    let at = starts[i]!
    let to = starts[j]!
    const atEnd = starts[i + 1]!
    const toEnd = starts[j + 1]!
    const size = Math.sqrt((atEnd - at) * (toEnd - to))
    let common = 0
    while (at < atEnd && to < toEnd) {
      const difference = rows[at]! - rows[to]!
      if (difference === 0) common++
      if (difference <= 0) at++
      if (difference >= 0) to++
    }
    return size === 0 ? 1 : 1 - common / size
  })
}

/** 1 - cosine of what the two items are, by unit vectors; 1 where one of them is not known. */
export function featureDissimilarity(
  { items }: Interactions,
  features: (item: string) => Float32Array | null,
): Dissimilarity {
  return remembered(items.length, (i, j) => {
    const one = features(items[i]!)
    const other = features(items[j]!)
    return one && other ? 1 - dot(one, other) : 1
  })
}

function remembered(items: number, reckon: Dissimilarity): Dissimilarity {
  const known = new Map<number, number>()
  return (item, other) => {
    const [low, high] = item < other ? [item, other] : [other, item]
    const key = low * items + high
    const before = known.get(key)
    if (before !== undefined) return before
    const value = reckon(low, high)
    if (known.size < mostPairs) known.set(key, value)
    return value
  }
}

/** Mean over all pairs of the list (Ziegler et al. 2005); 0 for a list of less than two. */
export function diversityOf(list: ArrayLike<number>, dissimilarity: Dissimilarity): number {
  let sum = 0
  for (let a = 0; a < list.length; a++)
    for (let b = a + 1; b < list.length; b++) sum += dissimilarity(list[a]!, list[b]!)
  const pairs = (list.length * (list.length - 1)) / 2
  return pairs === 0 ? 0 : sum / pairs
}
