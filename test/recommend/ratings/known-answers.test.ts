import { describe, expect, it } from 'vitest'
import { collect, type Interactions } from '../../../src/recommend/interactions.ts'
import { blendWeights } from '../../../src/recommend/ratings/blend.ts'
import { fitBiases } from '../../../src/recommend/ratings/biases.ts'
import { chooseRatingModel } from '../../../src/recommend/ratings/auto.ts'
import { itemKnn } from '../../../src/recommend/ratings/knn.ts'
import { svdPlusPlus } from '../../../src/recommend/ratings/svd-plus-plus.ts'
import { svd } from '../../../src/recommend/ratings/svd.ts'
import { createRandom } from '../../../src/lib/random.ts'
import { syntheticRatings } from '../../support/ratings.ts'

const rows = (...ratings: [user: string, item: string, value: number][]): Interactions =>
  collect(ratings.map(([user, item, value]) => ({ user, item, value })))

describe('the biases', () => {
  it('are the shrunk means of what is left, ten rounds over', () => {
    const { mean, users, items } = fitBiases(rows(['u', 'i', 5], ['u', 'j', 3]))
    // μ = 4 and b_u stays 0, as the items' biases cancel: b_i = 1/11, b_j = -1/11.
    expect(mean).toBe(4)
    expect(users[0]).toBeCloseTo(0, 15)
    expect([...items]).toEqual([1 / 11, -1 / 11])
  })

  it('move towards one another', () => {
    const { users, items } = fitBiases(rows(['u', 'i', 5], ['v', 'j', 1]))
    // b_i = (2 - b_u)/11, b_u = (2 - b_i)/16: the fixed point is b_i = 30/175, b_u = 20/175.
    expect(items[0]).toBeCloseTo(30 / 175, 12)
    expect(users[0]).toBeCloseTo(20 / 175, 12)
  })
})

it('an item speaks for another as the shrunk Pearson correlation of their residuals says', () => {
  const data = rows(
    ...(['a', 'b', 'c', 'd'] as const).flatMap((user, at) => [
      [user, 'i', [5, 1, 4, 2][at]!] as [string, string, number],
      [user, 'j', [4, 2, 5, 1][at]!] as [string, string, number],
      [user, 'k', [1, 5, 2, 4][at]!] as [string, string, number],
    ]),
    ['e', 'j', 5],
  )
  const { mean, users, items } = fitBiases(data)
  const bias = (u: number, i: number) => mean + users[u]! + items[i]!
  const [e, i, j] = [4, 0, 1]
  const model = itemKnn.fit(data, { shrinkage: 1 }, { seed: 1 })
  // The only neighbour of i that e rated is j: its weight cancels out.
  expect(model.predict(e, i)).toBeCloseTo(bias(e, i) + 5 - bias(e, j), 12)
  // With a support of five no pair is left.
  const strict = itemKnn.fit(data, { minSupport: 5 }, { seed: 1 })
  expect(strict.predict(e, i)).toBeCloseTo(bias(e, i), 12)
})

it('items are compared by what the centre leaves of a rating', () => {
  const given = { i: [5, 1, 4, 2], j: [4, 2, 5, 1], k: [4, 3, 4, 4] }
  const names = ['i', 'j', 'k'] as const
  const data = rows(
    ...['a', 'b', 'c', 'd'].flatMap((user, at) =>
      names.map((item): [string, string, number] => [user, item, given[item][at]!]),
    ),
    ['e', 'j', 5],
    ['e', 'k', 1],
  )
  const { mean, users, items } = fitBiases(data)
  const bias = (u: number, i: number) => mean + users[u]! + items[i]!
  const userMeans = [0, 1, 2, 3].map(
    (at) => (given.i[at]! + given.j[at]! + given.k[at]!) / names.length,
  )
  const bases = [() => 0, (u: number) => userMeans[u]!, bias]
  const [e, i, j, k] = [4, 0, 1, 2]
  const shrunk = (other: 'j' | 'k', base: (u: number, item: number) => number): number => {
    const pairs = [0, 1, 2, 3].map((u) => [
      given.i[u]! - base(u, i),
      given[other][u]! - base(u, other === 'j' ? j : k),
    ])
    const sum = (of: (pair: number[]) => number) => pairs.reduce((all, pair) => all + of(pair), 0)
    const cosine =
      sum(([x, y]) => x! * y!) / Math.sqrt(sum(([x]) => x! * x!) * sum(([, y]) => y! * y!))
    return Math.max(0, (cosine * 3) / (3 + 1))
  }
  const predicted = bases.map((base, centre) => {
    const [toJ, toK] = [shrunk('j', base), shrunk('k', base)]
    const expected = bias(e, i) + (toJ * (5 - bias(e, j)) + toK * (1 - bias(e, k))) / (toJ + toK)
    const model = itemKnn.fit(data, { shrinkage: 1, centre }, { seed: 1 })
    expect(model.predict(e, i)).toBeCloseTo(Math.min(5, Math.max(1, expected)), 9)
    return model.predict(e, i)
  })
  expect(new Set(predicted.map((value) => value.toFixed(6))).size).toBe(3)
  expect(() => itemKnn.fit(data, { centre: 3 }, { seed: 1 })).toThrow('centre')
})

it('one step of SVD goes down the gradient', () => {
  const data = rows(['u', 'i', 5], ['v', 'j', 1])
  const params = { factors: 1, epochs: 1, rate: 0.1, lambda: 0.5 }
  const random = createRandom(9)
  const [pu, pv, qi, qj] = [0, 0, 0, 0].map(() => random.gaussian() * 0.1) as [
    ...[number, number, number, number],
  ]
  const after = (p: number, q: number, residual: number) => {
    const error = residual - p * q
    const b = 0.1 * error
    return 2 * b + (p + 0.1 * (error * q - 0.5 * p)) * (q + 0.1 * (error * p - 0.5 * q))
  }
  const model = svd.fit(data, params, { seed: 9 })
  expect(model.predict(0, 0)).toBeCloseTo(3 + after(pu, qi, 2), 12)
  expect(model.predict(1, 1)).toBeCloseTo(3 + after(pv, qj, -2), 12)
})

it('SVD++ moves the implied vectors as if at each rating', () => {
  const data = collect(
    syntheticRatings({
      users: 6,
      items: 8,
      deeds: 25,
      factors: 2,
      seed: 2,
      userBias: 0.4,
      itemBias: 0.4,
      taste: 1,
      noise: 0.1,
      isRounded: true,
    }),
  )
  const params = { factors: 3, epochs: 4, rate: 0.05, lambda: 0.1 }
  const plain = plainSvdPlusPlus(data, params, 5)
  const model = svdPlusPlus.fit(data, params, { seed: 5 })
  for (let u = 0; u < data.users.length; u++)
    for (let i = 0; i < data.items.length; i++)
      expect(model.predict(u, i)).toBeCloseTo(Math.min(Math.max(plain(u, i), 1), 5), 10)
})

/** SVD++ as in the paper, every y moved at every rating. */
function plainSvdPlusPlus(
  data: Interactions,
  { factors: d, epochs, rate, lambda }: Record<'factors' | 'epochs' | 'rate' | 'lambda', number>,
  seed: number,
): (u: number, i: number) => number {
  const random = createRandom(seed)
  const start = (count: number) =>
    Array.from({ length: count }, () => Array.from({ length: d }, () => random.gaussian() * 0.1))
  const [p, q, y] = [start(data.users.length), start(data.items.length), start(data.items.length)]
  const [users, items] = [data.users.map(() => 0), data.items.map(() => 0)]
  const mean = data.values.reduce((sum, value) => sum + value, 0) / data.values.length
  const own = (u: number) => [...data.columns.subarray(data.starts[u], data.starts[u + 1])]
  const implied = (u: number) =>
    p[u]!.map((_, k) => own(u).reduce((sum, j) => sum + y[j]![k]!, 0) / Math.sqrt(own(u).length))
  const predict = (u: number, i: number) => {
    const z = implied(u)
    return (
      mean + users[u]! + items[i]! + q[i]!.reduce((s, qk, k) => s + qk * (p[u]![k]! + z[k]!), 0)
    )
  }
  for (let epoch = 0; epoch < epochs; epoch++)
    data.users.forEach((_, u) =>
      own(u).forEach((i, at) => {
        const error = data.values[data.starts[u]! + at]! - predict(u, i)
        const z = implied(u)
        users[u]! += rate * (error - lambda * users[u]!)
        items[i]! += rate * (error - lambda * items[i]!)
        for (let k = 0; k < d; k++) {
          const [pk, qk] = [p[u]![k]!, q[i]![k]!]
          p[u]![k] = pk + rate * (error * qk - lambda * pk)
          q[i]![k] = qk + rate * (error * (pk + z[k]!) - lambda * qk)
          for (const j of own(u))
            y[j]![k]! += rate * ((error * qk) / Math.sqrt(own(u).length) - lambda * y[j]![k]!)
        }
      }),
    )
  return predict
}

describe('the blend', () => {
  it('finds the weights that made the ratings', () => {
    const random = createRandom(1)
    const parts = [0, 1].map(() => Float64Array.from({ length: 5000 }, random.gaussian))
    const wanted = parts[0]!.map((value, at) => 0.7 * value + 0.2 * parts[1]![at]!)
    const weights = blendWeights(parts, wanted)
    expect(weights[0]).toBeCloseTo(0.7, 1)
    expect(weights[1]).toBeCloseTo(0.2, 1)
  })

  it('believes little on few ratings', () => {
    const part = Float64Array.of(1, -1)
    expect(blendWeights([part], part)[0]).toBeLessThan(0.1)
  })
})

it('auto says what it chose, by numbers that are there', () => {
  const data = collect(
    syntheticRatings({
      users: 120,
      items: 80,
      deeds: 4000,
      factors: 2,
      seed: 2,
      userBias: 0.4,
      itemBias: 0.4,
      taste: 1,
      noise: 0.5,
    }),
  )
  const { choice } = chooseRatingModel(data, { seed: 1 })
  const best = Math.min(...choice.tried.map(({ rmse }) => rmse))
  expect(choice.held).toBeGreaterThan(300)
  expect(choice.rmse).toBeLessThanOrEqual(best + 0.005)
  expect(choice.parts.map(({ name }) => name)).toEqual(['svd', 'svd++', 'item-knn'])
  for (const { name, rmse } of choice.parts)
    expect(rmse).toBe(
      Math.min(...choice.tried.filter((one) => one.name === name).map((one) => one.rmse)),
    )
})
