import { describe, expect, it } from 'vitest'
import { rp3beta } from '../../../src/recommend/models/rp3beta.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'
import { describeItemWeights, describeSparseModel, logOf, scoreLetters } from '../suite.ts'

describeSparseModel(rp3beta, [{ alpha: -1 }, { beta: NaN }, { k: 0 }, { decay: -0.1 }])
describeItemWeights(rp3beta)

const seed = { seed: 1 }
const log = ['ab', 'ab', 'bc']

describe('rp3beta', () => {
  it('walks from item to user to item', () => {
    const data = logOf(log)
    const scores = scoreLetters(rp3beta.fit(data, { alpha: 1, beta: 0, k: 9 }, seed), data, 'b')
    // From b to each of its three users, from each user to one item of two.
    expect(scores['a']).toBeCloseTo((2 / 3) * (1 / 2), 6)
    expect(scores['c']).toBeCloseTo((1 / 3) * (1 / 2), 6)
  })

  it('holds popular goals back by beta and bends the steps by alpha', () => {
    const data = logOf(log)
    const model = rp3beta.fit(data, { alpha: 0.5, beta: 0.4, k: 9 }, seed)
    expect(scoreLetters(model, data, 'b')['a']).toBeCloseTo(2 ** -0.4 * 2 * 6 ** -0.5, 6)
    expect(scoreLetters(model, data, 'a')['b']).toBeCloseTo(3 ** -0.4 * 2 * 4 ** -0.5, 6)
  })

  it('keeps the best of each source', () => {
    const data = logOf(log)
    const model = rp3beta.fit(data, { alpha: 1, beta: 0, k: 1 }, seed)
    expect(scoreLetters(model, data, 'b')['c']).toBe(0)
    expect(scoreLetters(model, data, 'c')['b']).toBeGreaterThan(0)
  })

  it('finds what Amazon Electronics asks for', { timeout: 60_000 }, (context) => {
    context.skip(noElectronics !== undefined, noElectronics)
    const params = { alpha: 0.5, beta: 0.4, k: 200 }
    const { ndcg, f1 } = measureElectronics((data) => rp3beta.fit(data, params, seed))
    expect(ndcg).toBeGreaterThan(0.081)
    expect(f1).toBeGreaterThan(0.032)
  })
})
