/** Random numbers that depend on the seed alone. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform whole number in [0, below). */
  integer(below: number): number
  /** Standard normal (Box & Muller 1958). */
  gaussian(): number
}

/**
 * Brings `count` different places of `values`, drawn at random, to the front, in place and in the order
 * drawn: the head of a shuffle (Fisher & Yates). All of them: a random order.
 */
export function drawToFront(values: Int32Array | number[], count: number, random: Random): void {
  for (let at = 0; at < count; at++) {
    const other = at + random.integer(values.length - at)
    const kept = values[at]!
    values[at] = values[other]!
    values[other] = kept
  }
}

/** mulberry32 (Tommy Ettinger): 32 bits of state, period 2³², good enough for sampling. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  let spare: number | undefined
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    gaussian() {
      if (spare !== undefined) {
        const value = spare
        spare = undefined
        return value
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()))
      const angle = 2 * Math.PI * next()
      spare = radius * Math.sin(angle)
      return radius * Math.cos(angle)
    },
  }
}
