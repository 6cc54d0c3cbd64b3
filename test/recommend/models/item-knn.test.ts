import { describe, expect, it } from 'vitest'
import { itemKnn } from '../../../src/recommend/models/item-knn.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'
import { describeItemWeights, describeSparseModel, logOf, scoreLetters } from '../suite.ts'

describeSparseModel(itemKnn, [{ k: 0 }, { k: 1.5 }, { k: NaN }, { h: -1 }, { decay: 1.1 }])
describeItemWeights(itemKnn)

const seed = { seed: 1 }
const log = ['ab', 'ab', 'bc']

describe('item-knn', () => {
  it('is the shrunk cosine', () => {
    const data = logOf(log)
    const scores = scoreLetters(itemKnn.fit(data, { k: 9, h: 1 }, seed), data, 'b')
    expect(scores['a']).toBeCloseTo(2 / (Math.sqrt(6) + 1), 6)
    expect(scores['c']).toBeCloseTo(1 / (Math.sqrt(3) + 1), 6)
    expect(scores['b']).toBe(0)
  })

  it('keeps the nearest of each target, not of each source', () => {
    const data = logOf(log)
    const model = itemKnn.fit(data, { k: 1, h: 1 }, seed)
    expect(scoreLetters(model, data, 'b')['c']).toBeGreaterThan(0)
    expect(scoreLetters(model, data, 'c')['b']).toBe(0)
  })

  it('lets old deeds fade where the log tells the order, and only there', () => {
    const params = { k: 9, h: 1, decay: 0.5 }
    const near = 2 / (Math.sqrt(6) + 1)
    const far = 1 / (Math.sqrt(3) + 1)
    const ordered = logOf(log, true)
    const faded = scoreLetters(itemKnn.fit(ordered, params, seed), ordered, 'ca')
    expect(faded['b']).toBeCloseTo(0.5 * far + near, 6)
    const plain = logOf(log)
    const model = itemKnn.fit(plain, params, seed)
    expect(scoreLetters(model, plain, 'ca')['b']).toBeCloseTo(far + near, 6)
    expect(model.state().params['decay']).toBe(1)
  })

  it('weighs the deeds of the history', () => {
    const data = logOf(log)
    const model = itemKnn.fit(data, { k: 9, h: 1 }, seed)
    expect(scoreLetters(model, data, 'b', [3])['a']).toBeCloseTo(6 / (Math.sqrt(6) + 1), 6)
  })

  it('finds what Amazon Electronics asks for', { timeout: 60_000 }, (context) => {
    context.skip(noElectronics !== undefined, noElectronics)
    const { ndcg, f1 } = measureElectronics((data) => itemKnn.fit(data, { k: 300, h: 30 }, seed))
    expect(ndcg).toBeGreaterThan(0.078)
    expect(f1).toBeGreaterThan(0.031)
  })
})
