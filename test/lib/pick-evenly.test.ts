import { expect, it } from 'vitest'
import { pickEvenly } from '../../src/lib/pick-evenly.ts'

it('takes all where there are few, and else as many as are wanted, over the whole length', () => {
  expect(pickEvenly([1, 2, 3], 5)).toEqual([1, 2, 3])
  expect(pickEvenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([0, 3, 6])
  expect(pickEvenly([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4, 0.5)).toEqual([1, 3, 6, 8])
  expect(pickEvenly([], 3)).toEqual([])
})
