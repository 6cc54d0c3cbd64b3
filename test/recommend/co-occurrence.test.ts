import { expect, it } from 'vitest'
import {
  addCommonUsers,
  gatherRows,
  hasOrder,
  RowSums,
  transpose,
  WeightRows,
} from '../../src/recommend/co-occurrence.ts'
import { byItem, collect } from '../../src/recommend/interactions.ts'
import { logOf } from './suite.ts'

const data = logOf(['abc', 'ab', 'bcd', 'e'])
const users = byItem(data)

const gather = (k: number) =>
  gatherRows(
    {
      items: 5,
      k,
      accumulate: (i, sums) => addCommonUsers(sums, data, users, i, null),
      weigh: (common) => common,
    },
    {},
  )

it('counts the users of each pair, without the diagonal', () => {
  const { starts, columns, values } = gather(9)
  const rows = data.items.map((_, i) =>
    Object.fromEntries(
      [...columns.subarray(starts[i], starts[i + 1])].map((j, n) => [
        data.items[j]!,
        values[starts[i]! + n]!,
      ]),
    ),
  )
  expect(rows).toEqual([
    { b: 2, c: 1 },
    { a: 2, c: 2, d: 1 },
    { a: 1, b: 2, d: 1 },
    { b: 1, c: 1 },
    {},
  ])
})

it('keeps the largest of each row, of equals the smaller index', () => {
  const { starts, columns } = gather(1)
  expect([...starts]).toEqual([0, 1, 2, 3, 4, 4])
  expect([...columns]).toEqual([1, 0, 1, 1])
})

it('is symmetric as far as it is kept whole', () => {
  expect(transpose(gather(9))).toEqual(transpose(transpose(transpose(gather(9)))))
  expect([...transpose(gather(9)).starts]).toEqual([...gather(9).starts])
})

it('weighs users, and adds nothing for nothing', () => {
  const sums = new RowSums(5)
  addCommonUsers(sums, data, users, 0, Float64Array.of(0.5, 0.25, 1, 1))
  sums.add(4, 0)
  expect(sums.size).toBe(3)
  expect([...sums.values]).toEqual([0.75, 0.75, 0.5, 0, 0])
})

it('grows as rows come', () => {
  const rows = new WeightRows(1)
  for (let n = 0; n < 5000; n++) rows.push(n, n)
  rows.end(0)
  expect(rows.take().columns).toEqual(Int32Array.from({ length: 5000 }, (_, n) => n))
})

it('tells how far it is at least twenty times', () => {
  let calls = 0
  gatherRows(
    { items: 150, k: 1, accumulate: () => {}, weigh: () => 1 },
    { onProgress: () => calls++ },
  )
  expect(calls).toBeGreaterThan(20)
})

it('knows an order by two times of one user', () => {
  const at = (user: string, item: string, time: number) => ({ user, item, time })
  expect(hasOrder(collect([at('u', 'a', 1), at('v', 'a', 2), at('v', 'b', 2)]))).toBe(false)
  expect(hasOrder(collect([at('u', 'a', 1), at('v', 'a', 2), at('v', 'b', 3)]))).toBe(true)
  expect(hasOrder(data)).toBe(false)
  expect(hasOrder(collect([]))).toBe(false)
})
