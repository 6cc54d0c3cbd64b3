import { drawToFront, type Random } from '../../lib/random.ts'
import type { Negatives } from '../autograd/sampled-softmax.ts'

/**
 * Draws `count` of `items` items, uniformly, none twice; all where there are no more, so that the
 * softmax is the full one. Uniform, not as popular as they are: the correction then has no variance.
 */
export function createSampler(items: number, count: number, random: Random): () => Negatives {
  const size = Math.min(count, items)
  const deck = Int32Array.from({ length: items }, (_, i) => i)
  const negatives = {
    items: deck.subarray(0, size),
    corrections: new Float32Array(size).fill(Math.log(items / size)),
  }
  return () => {
    // Each draw goes on from the last one's order.
    if (size < items) drawToFront(deck, size, random)
    return negatives
  }
}
