import { createRandom } from './random.ts'

/**
 * A seeded random choice of `size` among `all`, in the order they stand; all where there are no more.
 *
 * @see Knuth (1997), The Art of Computer Programming 2, 3.4.2, algorithm S.
 */
export function choose<T>(all: readonly T[], size: number, seed: number): T[] {
  const random = createRandom(seed)
  const chosen: T[] = []
  for (const [at, one] of all.entries())
    if (random.next() * (all.length - at) < size - chosen.length) chosen.push(one)
  return chosen
}
