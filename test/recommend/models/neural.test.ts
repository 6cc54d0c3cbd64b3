import { describe, expect, it } from 'vitest'
import { neural } from '../../../src/recommend/models/neural.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'
import { checkerboard, describeNetwork, historyOf, scoresOf } from './network-suite.ts'

const small = { ...neural.defaults, dimensions: 8, hidden: 8, epochs: 100, dropout: 0.1 }

describe('neural', () => {
  describeNetwork(neural, { ...small, learningRate: 0.02 })

  it('hears a deed the more, the more it weighs', () => {
    const data = checkerboard(false)
    const model = neural.fit(data, { ...small, learningRate: 0.02, decay: 1 }, { seed: 1 })
    const { items } = historyOf(data, 'odd1', 'even1')
    const share = (...weights: number[]): number => {
      const scores = scoresOf(model, data, { items, weights: Float32Array.from(weights) })
      return scores[data.items.indexOf('odd2')]! - scores[data.items.indexOf('even2')]!
    }
    expect(share(9, 1)).toBeGreaterThan(share(1, 9))
  })

  it(
    'ranks electronics better than popularity, towards the simple models',
    { timeout: 180_000 },
    ({ skip }) => {
      skip(noElectronics !== undefined, noElectronics)
      const { ndcg } = measureElectronics((data) =>
        neural.fit(data, neural.grid(data)[0]!, { seed: 1 }),
      )
      // Popularity has .0490, item-kNN .0788, EASE .0820.
      expect(ndcg).toBeGreaterThan(0.07)
    },
  )
})
