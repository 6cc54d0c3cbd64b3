import { expect, it } from 'vitest'
import type { ModelKind, Params } from '../../../src/recommend/model.ts'
import { als } from '../../../src/recommend/models/als.ts'
import { bpr } from '../../../src/recommend/models/bpr.ts'
import { svd } from '../../../src/recommend/models/svd.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'

// Parameters were chosen on tenths cut from train.csv.
const floors: { kind: ModelKind; params: Params; floor: number }[] = [
  { kind: als, params: { factors: 64, lambda: 5, alpha0: 0.03 }, floor: 0.079 },
  { kind: svd, params: { factors: 12, scaling: 0.5 }, floor: 0.072 },
  { kind: bpr, params: { factors: 64, lambda: 0.05, epochs: 100 }, floor: 0.074 },
]

it.for(floors)(
  '$kind.name reaches NDCG@20 of $floor on Amazon Electronics',
  { timeout: 120_000 },
  ({ kind, params, floor }, context) => {
    context.skip(noElectronics !== undefined, noElectronics)
    const { ndcg } = measureElectronics((data) => kind.fit(data, params, { seed: 1 }))
    expect(ndcg).toBeGreaterThan(floor)
  },
)
