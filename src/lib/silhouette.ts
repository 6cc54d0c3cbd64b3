import { choose } from './choose.ts'
import { countOf, type Points } from './k-means.ts'

/** Points that a silhouette is measured on; more cost their square. */
const mostPoints = 1000

/**
 * Mean silhouette of a clustering, −1 (all lie wrong) to 1 (far apart): for each point, how much nearer it
 * is on the average to its own cluster than to the next one. A point alone in its cluster counts 0. Above
 * 1000 points on a seeded sample of as many. 0 where there are fewer than two clusters.
 *
 * @see Rousseeuw (1987), Silhouettes: a graphical aid to the interpretation and validation of cluster
 *   analysis, J. Comput. Appl. Math. 20, §2.
 */
export function meanSilhouette(points: Points, labels: Int32Array, seed = 1): number {
  const sample = choose([...Array(countOf(points)).keys()], mostPoints, seed)
  const clusters = 1 + labels.reduce((most, label) => Math.max(most, label), 0)
  const sizes = new Int32Array(clusters)
  for (const p of sample) sizes[labels[p]!]!++
  if (sizes.filter((size) => size > 0).length < 2) return 0
  const sums = new Float64Array(clusters)
  let total = 0
  for (const p of sample) {
    const own = labels[p]!
    if (sizes[own]! < 2) continue
    sums.fill(0)
    for (const other of sample) sums[labels[other]!]! += distance(points, p, other)
    const within = sums[own]! / (sizes[own]! - 1)
    let next = Infinity
    for (let c = 0; c < clusters; c++)
      if (c !== own && sizes[c]! > 0) next = Math.min(next, sums[c]! / sizes[c]!)
    const longer = Math.max(within, next)
    if (longer > 0) total += (next - within) / longer
  }
  return total / sample.length
}

function distance({ values, dimensions }: Points, a: number, b: number): number {
  let sum = 0
  for (let d = 0; d < dimensions; d++) {
    const difference = values[a * dimensions + d]! - values[b * dimensions + d]!
    sum += difference * difference
  }
  return Math.sqrt(sum)
}
