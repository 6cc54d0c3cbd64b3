import type { WallClock } from '../../src/lib/wall-clock.ts'

export interface FakeWallClock extends WallClock {
  /** Sets the time and runs what has become due, in order. */
  advance(ms: number): void
  /** When the next action is due; `undefined` without one. */
  next(): number | undefined
}

/** A clock that stands still until it is moved. @param start milliseconds since 1970. */
export function createFakeWallClock(start = Date.parse('2026-11-24T10:00:00Z')): FakeWallClock {
  let now = start
  const timers = new Set<{ at: number; action: () => void }>()
  const first = () => [...timers].toSorted((one, other) => one.at - other.at)[0]
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(ms) {
      const until = now + ms
      for (let timer = first(); timer && timer.at <= until; timer = first()) {
        timers.delete(timer)
        now = Math.max(now, timer.at)
        timer.action()
      }
      now = until
    },
    next: () => first()?.at,
  }
}
