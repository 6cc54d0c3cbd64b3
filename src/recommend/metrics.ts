/** How well one list of items meets the items that were really chosen. All between 0 and 1. */
export interface ListScores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** 1 when any chosen item is in the list. */
  readonly hitRate: number
  readonly ndcg: number
  /** 1 / place of the first hit. */
  readonly mrr: number
  readonly map: number
}

/**
 * Scores the first `k` of `list` against `wanted`, which must not be empty. Gains are 0 or 1.
 * Recall = hits / |wanted|. The ideal DCG and the average precision go over min(k, |wanted|) places,
 * so that a perfect list has 1 (Järvelin & Kekäläinen 2002).
 */
export function scoreList<T>(list: readonly T[], wanted: ReadonlySet<T>, k: number): ListScores {
  const places: number[] = []
  let precisions = 0
  for (let at = 0; at < Math.min(k, list.length); at++) {
    if (!wanted.has(list[at]!)) continue
    places.push(at)
    precisions += places.length / (at + 1)
  }
  const hits = places.length
  const precision = hits / k
  const recall = hits / wanted.size
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    hitRate: Number(hits > 0),
    ndcg: ndcgOf(places, wanted.size, k),
    mrr: hits === 0 ? 0 : 1 / (places[0]! + 1),
    map: precisions / Math.min(k, wanted.size),
  }
}

/**
 * NDCG at `k` of hits at these places, counted from 0, when so many items were `wanted`; the ideal goes
 * over min(k, wanted) places. 0 where nothing was.
 */
export function ndcgOf(places: readonly number[], wanted: number, k: number): number {
  let gain = 0
  for (const place of places) if (place < k) gain += 1 / Math.log2(place + 2)
  let ideal = 0
  for (let place = 0; place < Math.min(k, wanted); place++) ideal += 1 / Math.log2(place + 2)
  return ideal === 0 ? 0 : gain / ideal
}

/** 2ab / (a + b); 0 where both are. */
export const harmonic = (a: number, b: number): number => (a + b === 0 ? 0 : (2 * a * b) / (a + b))

/** A mean and the half width of its 95 % interval, by the normal approximation. */
export interface Mean {
  readonly mean: number
  readonly error: number
}

export function meanOf(values: ArrayLike<number>): Mean {
  const n = values.length
  if (n === 0) return { mean: 0, error: 0 }
  let sum = 0
  for (let at = 0; at < n; at++) sum += values[at]!
  const mean = sum / n
  let squares = 0
  for (let at = 0; at < n; at++) squares += (values[at]! - mean) ** 2
  return { mean, error: n < 2 ? 0 : 1.96 * Math.sqrt(squares / (n - 1) / n) }
}

/** Root of the mean squared error, and mean absolute error. */
export function ratingErrors(pairs: Iterable<readonly [predicted: number, real: number]>): {
  rmse: number
  mae: number
} {
  let n = 0
  let squares = 0
  let sizes = 0
  for (const [predicted, real] of pairs) {
    n++
    squares += (predicted - real) ** 2
    sizes += Math.abs(predicted - real)
  }
  return n === 0 ? { rmse: 0, mae: 0 } : { rmse: Math.sqrt(squares / n), mae: sizes / n }
}

/** How the lists of all shoppers share out the items. */
export interface Spread {
  /** Share of the items that stand in any list. */
  readonly coverage: number
  /** 0: every item is recommended alike; towards 1: always the same few. */
  readonly gini: number
  /** Mean users of a recommended item over mean users of an item of the histories, less 1. */
  readonly popularityLift: number
  /** Mean of -log2 of the share of users who have the item: bits of surprise. */
  readonly novelty: number
}

/**
 * @param lists indexes of items, a list a user.
 * @param counts users of each item.
 * @param histories indexes of items, a history a user, for the popularity they are used to.
 */
export function spreadOf(
  lists: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
  histories: readonly ArrayLike<number>[],
  users: number,
): Spread {
  const shown = new Float64Array(counts.length)
  let bits = 0
  let places = 0
  for (const list of lists)
    for (let at = 0; at < list.length; at++) {
      const item = list[at]!
      shown[item]!++
      bits -= Math.log2(Math.max(counts[item]!, 1) / Math.max(users, 1))
      places++
    }
  const used = meanCount(histories, counts)
  return {
    coverage: shown.filter((count) => count > 0).length / Math.max(counts.length, 1),
    gini: giniOf(shown),
    popularityLift: used === 0 ? 0 : meanCount(lists, counts) / used - 1,
    novelty: places === 0 ? 0 : bits / places,
  }
}

function meanCount(lists: readonly ArrayLike<number>[], counts: ArrayLike<number>): number {
  let sum = 0
  let n = 0
  for (const list of lists)
    for (let at = 0; at < list.length; at++) {
      sum += counts[list[at]!]!
      n++
    }
  return n === 0 ? 0 : sum / n
}

/** Gini coefficient of non-negative shares; 0 where there are none. */
export function giniOf(values: Float64Array): number {
  const sorted = values.slice().sort()
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if (total === 0) return 0
  let weighted = 0
  sorted.forEach((value, at) => (weighted += (at + 1) * value))
  const n = sorted.length
  return (2 * weighted) / (n * total) - (n + 1) / n
}
