import { describe, expect, it } from 'vitest'
import { userKnn } from '../../../src/recommend/models/user-knn.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'
import { describeSparseModel, letters, logOf, scoreLetters } from '../suite.ts'

describeSparseModel(userKnn, [{ k: 0 }, { k: 2.5 }, { h: -1 }, { h: NaN }])

const seed = { seed: 1 }
const data = logOf(['abc', 'abd', 'ef'])

describe('user-knn', () => {
  it('adds up the shrunk cosines of those who have an item', () => {
    const scores = scoreLetters(userKnn.fit(data, { k: 9, h: 1 }, seed), data, 'a')
    const likeness = 1 / (Math.sqrt(3) + 1)
    expect(scores['c']).toBeCloseTo(likeness, 12)
    expect(scores['d']).toBeCloseTo(likeness, 12)
    expect(scores['b']).toBeCloseTo(2 * likeness, 12)
    expect(scores['e']).toBe(0)
  })

  it('counts nobody with the very same items, whatever their order', () => {
    const scores = scoreLetters(userKnn.fit(data, { k: 9, h: 1 }, seed), data, 'cba')
    expect(scores['d']).toBeCloseTo(2 / (3 + 1), 12)
    expect(scores['a']).toBe(scores['d'])
    expect(scores['c']).toBe(0)
  })

  it('counts who has all of the history and more', () => {
    const scores = scoreLetters(userKnn.fit(data, { k: 9, h: 0 }, seed), data, 'e')
    expect(scores['f']).toBeCloseTo(1 / Math.sqrt(2), 12)
  })

  it('asks the nearest alone; of equals the one earlier in the log', () => {
    const scores = scoreLetters(userKnn.fit(data, { k: 1, h: 0 }, seed), data, 'a')
    expect(scores['c']).toBeGreaterThan(0)
    expect(scores['d']).toBe(0)
  })

  it('weighs the deeds of the history', () => {
    const model = userKnn.fit(data, { k: 9, h: 1 }, seed)
    const scores = scoreLetters(model, data, 'ae', [2, 1])
    expect(scores['c']).toBeCloseTo(2 / (Math.sqrt(5) * Math.sqrt(3) + 1), 12)
    expect(scores['f']).toBeCloseTo(1 / (Math.sqrt(5) * Math.sqrt(2) + 1), 12)
    const parts = model.contributions!(letters(data, 'ae', [2, 1]), data.items.indexOf('f'))
    expect([...parts]).toEqual([0, scores['f']])
  })

  it('finds what Amazon Electronics asks for', { timeout: 60_000 }, (context) => {
    context.skip(noElectronics !== undefined, noElectronics)
    const { ndcg } = measureElectronics((log) => userKnn.fit(log, { k: 100, h: 1 }, seed))
    expect(ndcg).toBeGreaterThan(0.074)
  })
})
