import { describe, expect, it } from 'vitest'
import { fitGrid } from '../../src/recommend/fit-grid.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import type { ModelKind } from '../../src/recommend/model.ts'
import { logOf } from './suite.ts'

const log = logOf(['abcd', 'bcd', 'cdea', 'ea', 'abf', 'fdb', 'cabe'], true)
const shared = [...kinds.values()].filter(({ scoreParams }) => scoreParams)

describe('fitGrid', () => {
  it.each(shared.map((kind) => [kind.name, kind] as const))(
    'makes of a fit of %s what a fit with the other parameters is',
    (_, kind) => {
      const points = [0.6, 0.8, 1].map((decay) => ({ ...kind.defaults, decay }))
      const fitted = [...fitGrid(kind, points, [log], { seed: 1 })]
      expect(fitted.map(({ params }) => params)).toEqual(points)
      for (const { params, fits } of fitted)
        expect(fits[0]!.state()).toEqual(kind.fit(log, params, { seed: 1 }).state())
    },
  )

  it('fits once what differs in the score alone, on each log', () => {
    const kind = kinds.get('item-knn')!
    const asked: unknown[] = []
    const watched: ModelKind = {
      ...kind,
      fit(data, params, options) {
        asked.push(params)
        return kind.fit(data, params, options)
      },
    }
    const grid = [
      { k: 5, h: 0, decay: 1 },
      { k: 5, h: 9, decay: 1 },
      { k: 5, h: 0, decay: 0.5 },
    ]
    const fitted = [...fitGrid(watched, grid, [log, log], { seed: 1 })]
    expect(asked).toEqual([grid[0], grid[0], grid[1], grid[1]])
    expect(fitted.map(({ params }) => params)).toEqual([grid[0], grid[2], grid[1]])
    expect(fitted.every(({ fits }) => fits.length === 2)).toBe(true)
  })

  it('ends when it is told to', () => {
    const signal = AbortSignal.abort(new Error('no longer wanted'))
    const fits = fitGrid(kinds.get('popularity')!, [{ halfLife: 0 }], [log], { seed: 1, signal })
    expect(() => [...fits]).toThrow('no longer wanted')
  })
})
