import { describe, expect, it } from 'vitest'
import { collect } from '../../../src/recommend/interactions.ts'
import { ease } from '../../../src/recommend/models/ease.ts'
import { describeLinearModel, scoresOf } from '../../contracts/linear-model.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'

describeLinearModel(ease, { lambda: 1, decay: 1 })

describe('ease', () => {
  it('has the weights computed by hand', () => {
    // G = [[3, 2], [2, 2]]; (G + I)⁻¹ = [[3, −2], [−2, 4]] / 8; B_ab = 2/4, B_ba = 2/3.
    const data = collect([
      { user: 'u', item: 'a' },
      { user: 'u', item: 'b' },
      { user: 'v', item: 'a' },
      { user: 'v', item: 'b' },
      { user: 'w', item: 'a' },
    ])
    const fitted = ease.fit(data, { lambda: 1 }, { seed: 1 })
    const fromA = scoresOf(fitted, { items: Int32Array.of(0), weights: null }, 2)
    const fromB = scoresOf(fitted, { items: Int32Array.of(1), weights: null }, 2)
    expect(fromA[0]).toBe(0)
    expect(fromA[1]).toBeCloseTo(1 / 2, 7)
    expect(fromB[0]).toBeCloseTo(2 / 3, 7)
    expect(fromB[1]).toBe(0)
  })

  it('prices a catalogue that is too large for it before it starts', () => {
    const items = Array.from({ length: 20_000 }, (_, i) => `i${i}`)
    const data = { ...collect([{ user: 'u', item: 'i0' }]), items }
    const { seconds, bytes } = ease.cost(data, ease.defaults)
    expect(seconds).toBeGreaterThan(300)
    expect(bytes).toBeGreaterThan(3e9)
  })

  it('reaches its published figures on Amazon Electronics', ({ skip }) => {
    skip(noElectronics !== undefined, noElectronics)
    // λ by the mean of three cuts of train.
    const { ndcg, f1 } = measureElectronics((data) => ease.fit(data, { lambda: 200 }, { seed: 1 }))
    expect(ndcg).toBeGreaterThanOrEqual(0.0815)
    expect(f1).toBeGreaterThanOrEqual(0.0325)
  })
})
