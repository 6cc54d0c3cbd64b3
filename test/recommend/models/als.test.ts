import { describe, expect, it } from 'vitest'
import { alsLoss } from '../../../src/recommend/factors/als-loss.ts'
import { readAlsParams } from '../../../src/recommend/factors/als-params.ts'
import { createAls } from '../../../src/recommend/factors/als-sweeps.ts'
import { byItem, collect, historyOf } from '../../../src/recommend/interactions.ts'
import type { Interactions } from '../../../src/recommend/interactions.ts'
import { als, foldInItems } from '../../../src/recommend/models/als.ts'
import { syntheticRatings } from '../../support/ratings.ts'

const data = collect(
  syntheticRatings({
    users: 80,
    items: 60,
    deeds: 900,
    factors: 3,
    userBias: 0.3,
    itemBias: 0.3,
    taste: 0.8,
    noise: 0.3,
    seed: 4,
  }),
)
const positive: Interactions = { ...data, values: data.values.map((value) => Math.abs(value)) }

describe('the loss', () => {
  it.each([
    { nu: 0, lambda: 1, weighted: 0 },
    { nu: 1, lambda: 0.01, weighted: 0 },
    { nu: 0, lambda: 1, weighted: 1 },
  ])('falls with each half of a sweep: %o', (settings) => {
    const params = readAlsParams({ factors: 10, alpha0: 0.1, ...settings })
    const sweeps = createAls(positive, params, 1)
    const losses = [alsLoss(positive, sweeps.factors(), params)]
    for (let sweep = 0; sweep < 6; sweep++) {
      sweeps.solveUsers()
      losses.push(alsLoss(positive, sweeps.factors(), params))
      sweeps.solveItems()
      losses.push(alsLoss(positive, sweeps.factors(), params))
    }
    for (let at = 1; at < losses.length; at++)
      expect(losses[at], `half ${at}`).toBeLessThan(losses[at - 1]!)
  })

  it('is what a sum over all pairs gives', () => {
    const params = readAlsParams({ factors: 3, lambda: 0.5, alpha0: 0.2, nu: 0.5 })
    const { users, items } = createAls(data, params, 2).factors()
    const product = (u: number, i: number) =>
      [0, 1, 2].reduce((sum, k) => sum + users[u * 3 + k]! * items[i * 3 + k]!, 0)
    const square = (rows: Float32Array, at: number) =>
      rows.subarray(at * 3, at * 3 + 3).reduce((sum, value) => sum + value * value, 0)
    const turned = byItem(data)
    let loss = 0
    for (let u = 0; u < 80; u++) {
      const own = historyOf(data, u).items
      for (let i = 0; i < 60; i++) {
        loss += 0.2 * product(u, i) ** 2
        if (own.includes(i)) loss += (product(u, i) - 1) ** 2
      }
      loss += 0.5 * (own.length + 0.2 * 60) ** 0.5 * square(users, u)
    }
    for (let i = 0; i < 60; i++)
      loss += 0.5 * (turned.starts[i + 1]! - turned.starts[i]! + 0.2 * 80) ** 0.5 * square(items, i)
    expect(alsLoss(data, { users, items }, params)).toBeCloseTo(loss, 4)
  })
})

it('finds the least loss of one user, one item and one factor: w·h = (1 - λ)/(1 + α₀)', () => {
  const one = collect([{ user: 'u', item: 'i' }])
  const params = { factors: 1, lambda: 0.1, alpha0: 0.5, sweeps: 200 }
  const scores = new Float64Array(1)
  als.fit(one, params, { seed: 1 }).score(historyOf(one, 0), scores)
  expect(scores[0]).toBeCloseTo(0.6, 5)
})

it('folds a known user in where the sweeps had brought it', () => {
  const params = { factors: 6, lambda: 1, alpha0: 0.1, sweeps: 100 }
  const model = als.fit(data, params, { seed: 1 })
  const { users, items } = model.state().arrays
  const scores = new Float64Array(60)
  for (let u = 0; u < 80; u++) {
    model.score(historyOf(data, u), scores)
    for (let i = 0; i < 60; i++) {
      let product = 0
      for (let k = 0; k < 6; k++) product += users![u * 6 + k]! * items![i * 6 + k]!
      expect(scores[i]).toBeCloseTo(product, 2)
    }
  }
})

it('counts a weight of 2 as two deeds', () => {
  const model = als.fit(data, { factors: 6, lambda: 1, alpha0: 0.1 }, { seed: 1 })
  const [once, twice] = [new Float64Array(60), new Float64Array(60)]
  model.score({ items: Int32Array.of(3, 8), weights: Float32Array.of(2, 1) }, once)
  model.score({ items: Int32Array.of(3, 3, 8), weights: null }, twice)
  once.forEach((score, i) => expect(score).toBeCloseTo(twice[i]!, 12))
})

describe('a new item', () => {
  const params = { factors: 6, lambda: 1, alpha0: 0.1, sweeps: 60 }
  const model = als.fit(data, params, { seed: 1 })
  const turned = byItem(data)

  it('stands where one with the same deeds stands', () => {
    const popular = 3
    const users = turned.rows.subarray(turned.starts[popular], turned.starts[popular + 1])
    const state = foldInItems(model.state(), [
      { users, weights: null },
      { users: [], weights: null },
    ])
    expect(state.items).toBe(62)
    const scores = new Float64Array(62)
    als.load(state).score(historyOf(data, 5), scores)
    expect(scores[60]).toBeCloseTo(scores[popular]!, 3)
    expect(scores[61]).toBe(0)
    expect(state.arrays['items']!.subarray(0, 360)).toEqual(model.state().arrays['items'])
  })

  it('is refused with a user that the fit did not know', () => {
    expect(() => foldInItems(model.state(), [{ users: [80], weights: null }])).toThrow(
      /No user 80 among the 80 of the fit/,
    )
  })
})

it('refuses values that are no weights where they count', () => {
  const broken = { ...data, values: data.values.map(() => NaN) }
  expect(() => als.fit(broken, { weighted: 1 }, { seed: 1 })).toThrow(/weight must be 0 or more/)
})
