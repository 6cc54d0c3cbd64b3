import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import { Orderer } from '../../src/recommend/order.ts'

const none = (n: number): Uint8Array => new Uint8Array(n)

describe('an order', () => {
  it('breaks ties by the second opinion', () => {
    const order = new Orderer([1, 5, 3, 4])
    expect([...order.top(Float64Array.from([0, 0, 2, 0]), none(4), 4)]).toEqual([2, 1, 3, 0])
    expect([...order.top(Float64Array.from([1, 1, 1, 1]), none(4), 2)]).toEqual([1, 3])
  })

  it('does not follow the index where all is equal', () => {
    const top = [...new Orderer(new Float64Array(100)).top(new Float64Array(100), none(100), 10)]
    expect(top).not.toEqual(top.toSorted((a, b) => a - b))
    expect(top.some((item) => item > 50)).toBe(true)
  })

  it('leaves out what is marked, and fills the list as far as there is something', () => {
    const order = new Orderer([3, 2, 1])
    const isOut = Uint8Array.from([1, 0, 0])
    expect([...order.top(Float64Array.from([9, 1, 0]), isOut, 5)]).toEqual([1, 2])
    expect([...order.top(new Float64Array(3), Uint8Array.from([1, 1, 1]), 2)]).toEqual([])
  })

  it('takes negative scores, and puts what is no number last', () => {
    const order = new Orderer([1, 1, 9])
    expect([...order.top(Float64Array.from([-1, -3, NaN]), none(3), 3)]).toEqual([0, 1, 2])
  })

  it('is the same as sorting everything', () => {
    const random = createRandom(4)
    for (let round = 0; round < 200; round++) {
      const n = 1 + random.integer(40)
      const scores = Float64Array.from({ length: n }, () => random.integer(5) - 2)
      const order = new Orderer(Array.from({ length: n }, () => random.integer(4)))
      const isOut = Uint8Array.from({ length: n }, () => Number(random.next() < 0.3))
      const k = random.integer(n + 3)
      const all = order.sort(
        scores,
        Array.from({ length: n }, (_, i) => i).filter((i) => isOut[i] === 0),
      )
      expect([...order.top(scores, isOut, k)]).toEqual(all.slice(0, k))
      const halves = [
        { scores, weight: 0.25 },
        { scores, weight: 0.75 },
      ]
      all.forEach((item, place) => {
        expect(order.placeOf(item, [{ scores, weight: 1 }], isOut)).toBe(place)
        expect(order.placeOf(item, halves, isOut, k)).toBe(Math.min(place, k))
      })
    }
  })
})
