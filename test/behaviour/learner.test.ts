import { describe, expect, it } from 'vitest'
import { isDue, type TrainingState } from '../../src/behaviour/learner.ts'

const hour = 3_600_000
const now = Date.UTC(2026, 5, 1)
const state = (more: Partial<TrainingState> = {}): TrainingState => ({
  events: 9000,
  last: { events: 9000, at: now - hour },
  failedAt: null,
  everyHours: 24,
  now,
  ...more,
})

describe('a training is due', () => {
  it.each<[string, Partial<TrainingState>, boolean]>([
    ['not where nothing was done since', { last: { events: 9000, at: now - 99 * hour } }, false],
    ['after its hours, for one deed', { last: { events: 8999, at: now - 24 * hour } }, true],
    ['not before', { last: { events: 8999, at: now - 23 * hour } }, false],
    ['at once, for a third more', { events: 12_000 }, true],
    ['not for less', { events: 11_999 }, false],
    ['at once, where there is none', { last: null }, true],
    ['not below a thousand events', { last: null, events: 999 }, false],
    ['not for a third of little', { events: 1900, last: { events: 1200, at: now - hour } }, false],
    ['never, where the setting says so', { last: null, everyHours: 0 }, false],
    ['not within an hour of a failure', { last: null, failedAt: now - hour + 1 }, false],
    ['an hour after a failure', { last: null, failedAt: now - hour }, true],
  ])('%s', (_, more, expected) => {
    expect(isDue(state(more))).toBe(expected)
  })
})
