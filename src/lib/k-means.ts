import { createRandom, type Random } from './random.ts'

/** Points × dimensions, row-major. */
export interface Points {
  readonly values: Float64Array
  readonly dimensions: number
}

export interface Clustering {
  /** Clusters × dimensions, row-major. */
  readonly centres: Float64Array
  /** Cluster of each point. */
  readonly labels: Int32Array
  /** Sum of squared distances of the points to their centres. */
  readonly inertia: number
}

export interface KMeansOptions {
  /** Clusters, from 1 to the number of points. */
  readonly k: number
  /** Starts from new seeds, of which the best counts. @default 10 */
  readonly restarts?: number
  /** Rounds of one start. @default 100 */
  readonly rounds?: number
  /** Equal seeds and points give equal clusters, to the bit. @default 1 */
  readonly seed?: number
}

export const countOf = ({ values, dimensions }: Points): number => values.length / dimensions

/**
 * Lloyd's k-means from k-means++ seeds: each next seed is drawn by its squared distance to those there
 * are. A cluster that runs empty takes the point that lies worst. Cost: restarts · rounds · n · k · d.
 *
 * @throws {RangeError} when `k` is not a whole number from 1 to the number of points.
 * @see Arthur & Vassilvitskii (2007), k-means++: The Advantages of Careful Seeding, §2.2; Lloyd (1982).
 */
export function kMeans(points: Points, options: KMeansOptions): Clustering {
  const { k, restarts = 10, rounds = 100, seed = 1 } = options
  if (!Number.isInteger(k) || k < 1 || k > countOf(points))
    throw new RangeError(`k has to be a whole number from 1 to ${countOf(points)}, not ${k}`)
  const random = createRandom(seed)
  let best: Clustering | undefined
  for (let start = 0; start < restarts; start++) {
    const found = descend(points, chooseSeeds(points, k, random), rounds)
    if (!best || found.inertia < best.inertia) best = found
  }
  return best!
}

function chooseSeeds(points: Points, k: number, random: Random): Float64Array {
  const { values, dimensions } = points
  const count = countOf(points)
  const centres = new Float64Array(k * dimensions)
  const nearest = new Float64Array(count).fill(Infinity)
  let chosen = random.integer(count)
  for (let c = 0; c < k; c++) {
    centres.set(values.subarray(chosen * dimensions, (chosen + 1) * dimensions), c * dimensions)
    let total = 0
    for (let p = 0; p < count; p++) {
      nearest[p] = Math.min(nearest[p]!, squaredDistance(points, p, centres, c))
      total += nearest[p]!
    }
    let left = random.next() * total
    chosen = 0
    // Where all points are seeds already, the first is as good as any.
    while (chosen < count - 1 && (left -= nearest[chosen]!) >= 0) chosen++
  }
  return centres
}

function descend(points: Points, centres: Float64Array, rounds: number): Clustering {
  const { values, dimensions } = points
  const count = countOf(points)
  const k = centres.length / dimensions
  const labels = new Int32Array(count).fill(-1)
  const distances = new Float64Array(count)
  let inertia = Infinity
  for (let round = 0; round < rounds; round++) {
    let isMoved = false
    inertia = 0
    for (let p = 0; p < count; p++) {
      const { at, squared } = nearestCentre(points, p, centres)
      if (labels[p] !== at) isMoved = true
      labels[p] = at
      distances[p] = squared
      inertia += squared
    }
    if (!isMoved) break
    const sizes = new Int32Array(k)
    centres.fill(0)
    for (let p = 0; p < count; p++) {
      const c = labels[p]!
      sizes[c]!++
      for (let d = 0; d < dimensions; d++)
        centres[c * dimensions + d]! += values[p * dimensions + d]!
    }
    for (let c = 0; c < k; c++) {
      if (sizes[c]! > 0)
        for (let d = 0; d < dimensions; d++) centres[c * dimensions + d]! /= sizes[c]!
      else {
        const worst = distances.reduce((top, value, p) => (value > distances[top]! ? p : top), 0)
        distances[worst] = 0
        centres.set(values.subarray(worst * dimensions, (worst + 1) * dimensions), c * dimensions)
      }
    }
  }
  return { centres, labels, inertia }
}

/** The centre next to point `p`; of several the first. */
export function nearestCentre(
  points: Points,
  p: number,
  centres: Float64Array,
): { at: number; squared: number } {
  let at = 0
  let squared = Infinity
  for (let c = 0; c < centres.length / points.dimensions; c++) {
    const distance = squaredDistance(points, p, centres, c)
    if (distance < squared) {
      squared = distance
      at = c
    }
  }
  return { at, squared }
}

function squaredDistance(
  { values, dimensions }: Points,
  p: number,
  centres: Float64Array,
  c: number,
): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) {
    const difference = values[p * dimensions + d]! - centres[c * dimensions + d]!
    sum += difference * difference
  }
  return sum
}
