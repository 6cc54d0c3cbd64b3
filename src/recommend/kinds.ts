import { loadBlend } from './blend.ts'
import { loadLadder } from './ladder.ts'
import type { ModelKind, ModelState, Recommender } from './model.ts'
import { als } from './models/als.ts'
import { contentModel } from './models/content.ts'
import { bpr } from './models/bpr.ts'
import { ease } from './models/ease.ts'
import { gfCf } from './models/gf-cf.ts'
import { graphModel } from './models/graph.ts'
import { loadHybrid } from './models/hybrid.ts'
import { itemKnn } from './models/item-knn.ts'
import { neural } from './models/neural.ts'
import { orderAware } from './models/order-aware.ts'
import { popularity } from './models/popularity.ts'
import { rp3beta } from './models/rp3beta.ts'
import { sequence } from './models/sequence.ts'
import { slim } from './models/slim.ts'
import { svd } from './models/svd.ts'
import { userKnn } from './models/user-knn.ts'

/** Every kind of model that needs nothing but interactions, by its name. */
export const kinds: ReadonlyMap<string, ModelKind> = new Map(
  [
    popularity,
    userKnn,
    itemKnn,
    als,
    bpr,
    svd,
    ease,
    slim,
    rp3beta,
    gfCf,
    orderAware,
    neural,
    sequence,
  ].map((kind) => [kind.name, kind]),
)

/** Kinds that are made of what items are; what they were made of is saved with them. */
const ofItems = [
  contentModel(() => null),
  contentModel(() => null, 'embedding'),
  graphModel(() => null),
]

/** A saved model, whatever its kind. @throws {RangeError} when no such kind is known. */
export function loadModel(state: ModelState): Recommender {
  if (state.model === 'blend') return loadBlend(state, loadModel)
  if (state.model === 'ladder') return loadLadder(state, loadModel)
  if (state.model === 'hybrid') return loadHybrid(state, loadModel)
  const kind = kinds.get(state.model) ?? ofItems.find(({ name }) => name === state.model)
  if (!kind) throw new RangeError(`There is no model called ${state.model}`)
  return kind.load(state)
}
