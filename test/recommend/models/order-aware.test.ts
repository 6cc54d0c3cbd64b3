import { describe, expect, it } from 'vitest'
import { itemKnn } from '../../../src/recommend/models/item-knn.ts'
import { orderAware } from '../../../src/recommend/models/order-aware.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'
import { describeItemWeights, describeSparseModel, logOf, scoreLetters } from '../suite.ts'

describeSparseModel(orderAware, [
  { window: 0 },
  { window: 2.5 },
  { backward: 2 },
  { decay: NaN },
  { h: -1 },
])
describeItemWeights(orderAware)

const seed = { seed: 1 }
const log = ['abc', 'ac']

describe('order-aware', () => {
  it('counts what follows by its distance, and the way back by half', () => {
    const data = logOf(log, true)
    const model = orderAware.fit(data, orderAware.defaults, seed)
    const fromA = scoreLetters(model, data, 'a')
    expect(fromA['b']).toBeCloseTo(1 / Math.sqrt(2), 6)
    expect(fromA['c']).toBeCloseTo((1 / 2 + 1) / 2, 6)
    const fromC = scoreLetters(model, data, 'c')
    expect(fromC['b']).toBeCloseTo(0.5 / Math.sqrt(2), 6)
    expect(fromC['a']).toBeCloseTo((0.5 / 2 + 0.5) / 2, 6)
  })

  it('lets old deeds fade', () => {
    const data = logOf(log, true)
    const model = orderAware.fit(data, orderAware.defaults, seed)
    expect(scoreLetters(model, data, 'ab')['c']).toBeCloseTo(0.6 * 0.75 + 1 / Math.sqrt(2), 6)
  })

  it('sees no farther than its window, and no way back where it counts 0', () => {
    const data = logOf(['abc'], true)
    const model = orderAware.fit(data, { window: 1, backward: 0, decay: 1 }, seed)
    expect(scoreLetters(model, data, 'a')).toEqual({ a: 0, b: 1, c: 0 })
    expect(scoreLetters(model, data, 'c')).toEqual({ a: 0, b: 0, c: 0 })
  })

  it('trusts less what few users did, by h', () => {
    const data = logOf(log, true)
    const model = orderAware.fit(data, { h: 2 }, seed)
    expect(scoreLetters(model, data, 'a')['c']).toBeCloseTo(1.5 / (2 + 2), 6)
  })

  it('is item-knn where the log tells no order', () => {
    const data = logOf(['abc', 'ac', 'cd', 'bd'])
    const { arrays, params } = orderAware.fit(data, orderAware.defaults, seed).state()
    expect(params['decay']).toBe(1)
    const plain = itemKnn.fit(data, { k: 9, h: 0 }, seed)
    const own = orderAware.load({ model: 'order-aware', params, items: 4, arrays })
    for (const item of data.items)
      expect(scoreLetters(own, data, item)).toEqual(scoreLetters(plain, data, item))
  })

  it(
    'finds what Amazon Electronics asks for, without any order',
    { timeout: 60_000 },
    (context) => {
      context.skip(noElectronics !== undefined, noElectronics)
      const { ndcg } = measureElectronics((data) => orderAware.fit(data, { h: 10 }, seed))
      expect(ndcg).toBeGreaterThan(0.078)
    },
  )
})
