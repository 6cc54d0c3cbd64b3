import { describe, expect, it } from 'vitest'
import { collect, type Interactions } from '../../../src/recommend/interactions.ts'
import { ratingErrors } from '../../../src/recommend/metrics.ts'
import type { RatingKind, RatingModel } from '../../../src/recommend/rating-model.ts'
import { auto } from '../../../src/recommend/ratings/auto.ts'
import { baseline } from '../../../src/recommend/ratings/baseline.ts'
import { itemKnn, userKnn } from '../../../src/recommend/ratings/knn.ts'
import { svdPlusPlus } from '../../../src/recommend/ratings/svd-plus-plus.ts'
import { svd } from '../../../src/recommend/ratings/svd.ts'
import { mean, syntheticRatings, type Rating } from '../../support/ratings.ts'

const make = { users: 150, items: 100, factors: 2, userBias: 0.4, itemBias: 0.5, seed: 7 }
const cut = (rows: Rating[]): { data: Interactions; test: Rating[] } => ({
  data: collect(rows.filter((_, at) => at % 10 !== 0)),
  test: rows.filter((_, at) => at % 10 === 0),
})
const rmseOf = (model: RatingModel, data: Interactions, test: Rating[]): number =>
  ratingErrors(
    test.map(({ user, item, value }) => [
      model.predict(data.users.indexOf(user), data.items.indexOf(item)),
      value,
    ]),
  ).rmse
const kinds = [baseline, svd, svdPlusPlus, itemKnn, userKnn, auto]

describe('on ratings of known noise 0.5', () => {
  const biased = cut(syntheticRatings({ ...make, deeds: 7000, taste: 0, noise: 0.5 }))
  const tasted = cut(syntheticRatings({ ...make, deeds: 7000, taste: 1, noise: 0.5 }))

  it('the baseline comes near it where there is no taste', () => {
    const model = baseline.fit(biased.data, {}, { seed: 1 })
    expect(rmseOf(model, biased.data, biased.test)).toBeLessThan(0.53)
  })

  const goals: { kind: RatingKind; params: Record<string, number>; most: number }[] = [
    { kind: svd, params: { factors: 3, epochs: 200, lambda: 0.02 }, most: 0.56 },
    { kind: svdPlusPlus, params: { factors: 3, epochs: 200, lambda: 0.02 }, most: 0.56 },
    { kind: itemKnn, params: { shrinkage: 10 }, most: 0.75 },
    { kind: userKnn, params: { shrinkage: 10 }, most: 0.75 },
  ]
  it.for(goals)('$kind.name comes near it where there is taste', ({ kind, params, most }) => {
    const plain = rmseOf(baseline.fit(tasted.data, {}, { seed: 1 }), tasted.data, tasted.test)
    expect(plain).toBeGreaterThan(0.95)
    const model = kind.fit(tasted.data, params, { seed: 1 })
    expect(rmseOf(model, tasted.data, tasted.test)).toBeLessThan(most)
  })
})

describe.each(kinds)('$name', (kind) => {
  const { data } = cut(
    syntheticRatings({ ...make, deeds: 1500, taste: 0.6, noise: 0.5, isRounded: true }),
  )

  it('predicts the same for the same seed', () => {
    const [one, two] = [kind.fit(data, {}, { seed: 3 }), kind.fit(data, {}, { seed: 3 })]
    for (let u = -1; u < 20; u++)
      for (let i = -1; i < 20; i++) expect(two.predict(u, i)).toBe(one.predict(u, i))
  })

  it('falls back to what is known and stays on the scale', () => {
    const model = kind.fit(data, {}, { seed: 1 })
    expect(model.predict(-1, -1)).toBeCloseTo(
      data.values.reduce((sum, value) => sum + value, 0) / data.values.length,
      6,
    )
    expect(model.predict(NaN, 1e9)).toBe(model.predict(-1, -1))
    const all = data.users.flatMap((_, u) => data.items.map((__, i) => model.predict(u, i)))
    expect(all.every((value) => value >= 1 && value <= 5)).toBe(true)
  })

  it('says how far it is and stops when told', () => {
    const shares: number[] = []
    kind.fit(data, {}, { seed: 1, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const reason = new Error('enough')
    expect(() => kind.fit(data, {}, { seed: 1, signal: AbortSignal.abort(reason) })).toThrow(reason)
  })

  it.each([
    ['there is none', []],
    ['there is one', [{ user: 'u', item: 'i', value: 4 }]],
    ['all are the same', ['a', 'b', 'c'].map((user) => ({ user, item: 'i', value: 2 }))],
    [
      'one is huge',
      ['a', 'b', 'c'].map((user, at) => ({ user, item: 'i', value: [1, 2, 3e38][at]! })),
    ],
    [
      'they run from the least to the most',
      ['a', 'b'].map((user, at) => ({ user, item: 'i', value: [-3e38, 3e38][at]! })),
    ],
  ])('predicts a number on the scale where %s', (_, rows) => {
    const few = collect(rows)
    const model = kind.fit(few, {}, { seed: 1 })
    for (const [u, i] of [
      [0, 0],
      [1, 0],
      [-1, 0],
      [0, -1],
      [-1, -1],
    ] as const)
      expect(Number.isFinite(model.predict(u, i))).toBe(true)
    if (rows.length === 1) expect(model.predict(0, 0)).toBe(4)
  })

  it('works on stars, per cent and thousands alike', () => {
    const scaled = { ...data, values: data.values.map((value) => value * 1000) }
    const [stars, thousands] = [kind.fit(data, {}, { seed: 1 }), kind.fit(scaled, {}, { seed: 1 })]
    for (let u = 0; u < 10; u++)
      expect(thousands.predict(u, 3) / 1000).toBeCloseTo(stars.predict(u, 3), 4)
  })

  it('refuses ratings that are no numbers, and parameters that are not its own', () => {
    const broken = { ...data, values: data.values.map((value, at) => (at === 5 ? NaN : value)) }
    expect(() => kind.fit(broken, {}, { seed: 1 })).toThrow(/finite number, not NaN/)
    expect(() => kind.fit(data, { wisdom: 1 }, { seed: 1 })).toThrow(/No parameter wisdom/)
  })
})

it('a synthetic set without noise or taste has the mean it says', () => {
  const rows = syntheticRatings({
    ...make,
    deeds: 50,
    taste: 0,
    noise: 0,
    userBias: 0,
    itemBias: 0,
  })
  expect(new Set(rows.map(({ value }) => value))).toEqual(new Set([mean]))
})
