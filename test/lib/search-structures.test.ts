import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../src/lib/binary.ts'
import { Bitset } from '../../src/lib/bitset.ts'
import { createRandom } from '../../src/lib/random.ts'
import { TopK } from '../../src/lib/top-k.ts'
import { dot, toUnit } from '../../src/lib/vector.ts'

describe('Bitset', () => {
  it('agrees with a Set on random numbers', () => {
    const random = createRandom(1)
    for (const size of [0, 1, 31, 32, 33, 1000]) {
      const pick = (): number[] =>
        Array.from({ length: size }, (_, i) => i).filter(() => random.next() < 0.4)
      const a = pick()
      const b = pick()
      const bits = (docs: number[]): Bitset => Bitset.of(size, docs)
      expect([...bits(a).toDocs()]).toEqual(a)
      expect(bits(a).count()).toBe(a.length)
      expect([...bits(a).and(bits(b)).toDocs()]).toEqual(a.filter((one) => b.includes(one)))
      expect([...bits(a).andNot(bits(b)).toDocs()]).toEqual(a.filter((one) => !b.includes(one)))
      expect([...bits(a).or(bits(b)).toDocs()]).toEqual(
        [...new Set([...a, ...b])].sort((x, y) => x - y),
      )
      expect(Bitset.full(size).count()).toBe(size)
      expect(bits([]).isEmpty).toBe(true)
    }
  })
})

describe('TopK', () => {
  it('keeps the best, whatever the order they come in', () => {
    const random = createRandom(2)
    const scored = Array.from({ length: 500 }, (_, id) => ({ id, score: random.integer(40) }))
    const wanted = [...scored].sort((a, b) => b.score - a.score || a.id - b.id).slice(0, 20)
    for (let round = 0; round < 5; round++) {
      const best = new TopK(20)
      for (const { id, score } of [...scored].sort(() => random.next() - 0.5)) best.push(id, score)
      expect([...best.take().ids]).toEqual(wanted.map(({ id }) => id))
    }
  })

  it('gives what there is when asked for more, and nothing for 0', () => {
    const best = new TopK(5)
    best.push(3, 1)
    expect([...best.take().ids]).toEqual([3])
    const none = new TopK(0)
    none.push(1, 1)
    expect(none.take().ids).toHaveLength(0)
  })
})

describe('vectors', () => {
  it('have a dot product and a length', () => {
    const values = [1, 2, 3, 4, 5]
    expect(dot(Float32Array.from(values), Float32Array.from(values))).toBe(55)
    const unit = toUnit(Float32Array.of(3, 4))
    expect(unit[0]).toBeCloseTo(0.6)
    expect([...toUnit(Float32Array.of(0, 0))]).toEqual([0, 0])
  })
})

describe('packed blocks', () => {
  it('come back as they were, also from the middle of other bytes', () => {
    const bytes = pack({ a: 1 }, { x: Float32Array.of(1, 2, 3), y: Uint8Array.of(9) })
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    for (const block of [bytes, shifted.subarray(3)]) {
      const { meta, arrays } = unpack(block)
      expect(meta).toEqual({ a: 1 })
      expect(arrays).toEqual({ x: Float32Array.of(1, 2, 3), y: Uint8Array.of(9) })
    }
    expect(() => unpack(bytes.subarray(0, 20))).toThrow(RangeError)
  })
})
