import { createRandom, type Random } from '../../lib/random.ts'
import type { Interactions } from '../interactions.ts'

/** Settings of BPR. */
export interface BprParams {
  /** Length d of a vector. */
  readonly factors: number
  /** Length of a step, falling to 0 along a line. */
  readonly rate: number
  /** L2 weight of every vector and bias. */
  readonly lambda: number
  /** Rounds of as many steps as there are deeds. */
  readonly epochs: number
}

/** Item vectors, items × d and row-major, and an item's own bias. */
export interface BprItems {
  readonly vectors: Float32Array
  readonly biases: Float32Array
}

/** Steps between two ticks. */
const ticking = 1 << 15

/**
 * Draws a deed and an item unseen by its user, both uniformly, and steps up the gradient of
 * ln σ(w_u·(h_i - h_j) + b_i - b_j) - λ/2·‖·‖². Draws from popular negatives would end near popularity.
 *
 * @see Rendle, Freudenthaler, Gantner & Schmidt-Thieme (2009), arXiv 1205.2618, figure 4.
 */
export function trainBpr(
  data: Interactions,
  { factors: d, rate, lambda, epochs }: BprParams,
  seed: number,
  tick: (share: number) => void,
): BprItems {
  const random = createRandom(seed)
  const start = (rows: number) =>
    Float32Array.from({ length: rows * d }, () => (random.gaussian() * 0.1) / Math.sqrt(d))
  const users = start(data.users.length)
  const vectors = start(data.items.length)
  const biases = new Float32Array(data.items.length)
  const deeds = data.columns.length
  const owners = new Int32Array(deeds)
  const seen = data.columns.slice()
  for (let u = 0; u < data.users.length; u++) {
    owners.fill(u, data.starts[u]!, data.starts[u + 1]!)
    seen.subarray(data.starts[u]!, data.starts[u + 1]!).sort()
  }
  const total = epochs * deeds
  for (let step = 0; step < total; step++) {
    if (step % ticking === 0) tick(step / total)
    const at = random.integer(deeds)
    const u = owners[at]!
    const j = drawUnseen(random, data.items.length, seen, data.starts[u]!, data.starts[u + 1]!)
    if (j < 0) continue
    const i = data.columns[at]!
    const length = rate * (1 - step / total)
    const [from, liked, other] = [u * d, i * d, j * d]
    let difference = biases[i]! - biases[j]!
    for (let k = 0; k < d; k++)
      difference += users[from + k]! * (vectors[liked + k]! - vectors[other + k]!)
    const pull = 1 / (1 + Math.exp(difference))
    for (let k = 0; k < d; k++) {
      const w = users[from + k]!
      const h = vectors[liked + k]!
      const g = vectors[other + k]!
      users[from + k] = w + length * (pull * (h - g) - lambda * w)
      vectors[liked + k] = h + length * (pull * w - lambda * h)
      vectors[other + k] = g - length * (pull * w + lambda * g)
    }
    biases[i]! += length * (pull - lambda * biases[i]!)
    biases[j]! -= length * (pull + lambda * biases[j]!)
  }
  tick(1)
  return { vectors, biases }
}

/** Tries before a user who has all but everything is passed over. */
const mostTries = 100

/** A uniform item outside the ascending `seen[from … to - 1]`, or -1. */
function drawUnseen(
  random: Random,
  items: number,
  seen: Int32Array,
  from: number,
  to: number,
): number {
  if (to - from >= items) return -1
  for (let tries = 0; tries < mostTries; tries++) {
    const item = random.integer(items)
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >> 1
      if (seen[middle]! < item) low = middle + 1
      else high = middle
    }
    if (low === to || seen[low] !== item) return item
  }
  return -1
}
