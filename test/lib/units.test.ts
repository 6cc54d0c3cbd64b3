import { describe, expect, it } from 'vitest'
import { convert, unitOf, units } from '../../src/lib/units.ts'

describe('units', () => {
  it.each([
    [24, 'in', 60.96, 'cm'],
    [3, 'lb', 1.36077711, 'kg'],
    [3, 'jin', 1.5, 'kg'],
    [13, 'cuft', 368.119016498, 'L'],
    [1, 'TB', 1024, 'GB'],
    [12000, 'BTU', 3516.85284, 'W'],
    [1.5, 'pi', 3516.85284, 'W'],
    [212, 'F', 100, 'C'],
    [32, 'F', 0, 'C'],
    [-40, 'F', -40, 'C'],
    [90, 'min', 1.5, 'h'],
    [600, 'mm', 60, 'cm'],
  ] as const)('%d %s are %d %s and back', (value, from, expected, to) => {
    expect(convert(value, from, to)).toBeCloseTo(expected, 4)
    expect(convert(expected, to, from)).toBeCloseTo(value, 3)
  })

  it('of one dimension convert there and back without loss', () => {
    for (const from of units)
      for (const to of units.filter(({ dimension }) => dimension === from.dimension)) {
        const there = convert(37, from.code, to.code)!
        expect(convert(there, to.code, from.code)).toBeCloseTo(37, 6)
      }
  })

  it('of different dimensions do not convert', () => {
    expect(convert(1, 'kg', 'cm')).toBeUndefined()
    expect(convert(1, 'kg', 'furlong')).toBeUndefined()
    expect(convert(1, 'furlong', 'cm')).toBeUndefined()
  })

  it('have codes that stand once and words of their own', () => {
    expect(new Set(units.map(({ code }) => code)).size).toBe(units.length)
    for (const { code, words } of units) {
      expect(unitOf(code)?.code).toBe(code)
      expect(words.length).toBeGreaterThan(0)
    }
  })
})
