/**
 * At most `most` of some values, in their order, spread evenly over all of them.
 *
 * @param first where in its stretch each one is taken, from 0 on, below 1. @default 0
 */
export function pickEvenly<Value>(all: readonly Value[], most: number, first = 0): Value[] {
  const step = Math.max(1, all.length / most)
  return Array.from(
    { length: Math.min(all.length, most) },
    (_, n) => all[Math.min(all.length - 1, Math.floor((n + first) * step))]!,
  )
}
