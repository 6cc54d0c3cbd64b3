import { expect, it } from 'vitest'
import { createRing } from '../../src/lib/ring.ts'

it('keeps the latest, newest first', () => {
  const ring = createRing<number>(3)
  expect(ring.latest()).toEqual([])
  const told = [1, 2, 3, 4, 5, 6, 7].map((value) => {
    ring.push(value)
    return ring.latest()
  })
  expect(told).toEqual([[1], [2, 1], [3, 2, 1], [4, 3, 2], [5, 4, 3], [6, 5, 4], [7, 6, 5]])
  expect(ring.latest(2)).toEqual([7, 6])
  expect(ring.latest(9)).toEqual([7, 6, 5])
  ring.clear()
  ring.push(8)
  expect(ring.latest()).toEqual([8])
})

it.each([0, -1, 1.5, NaN])('cannot hold %d', (most) => {
  expect(() => createRing(most)).toThrow(RangeError)
})
