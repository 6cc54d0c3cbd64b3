/** The latest values of a stream, as many as fit; the oldest makes way. */
export interface Ring<Value> {
  push(value: Value): void
  /** The latest `count`, newest first; fewer where there are not so many. @default all */
  latest(count?: number): Value[]
  clear(): void
}

/** @throws {RangeError} when `most` is not a whole number above 0. */
export function createRing<Value>(most: number): Ring<Value> {
  if (!Number.isInteger(most) || most < 1)
    throw new RangeError(`a ring holds 1 or more, not ${most}`)
  const values: Value[] = []
  /** Where the next one goes, once the ring is full. */
  let next = 0
  return {
    push(value) {
      if (values.length < most) values.push(value)
      else {
        values[next] = value
        next = (next + 1) % most
      }
    },
    latest(count = most) {
      const size = values.length
      return Array.from(
        { length: Math.min(count, size) },
        (_, ago) => values[(next + size - 1 - ago) % size]!,
      )
    },
    clear() {
      values.length = 0
      next = 0
    },
  }
}
