import { expect, it } from 'vitest'
import { collect } from '../../../src/recommend/interactions.ts'
import { svd } from '../../../src/recommend/models/svd.ts'

// Users × items: singular values 2 of (1 1 0 0)/√2 and √2 of (0 0 1 1)/√2.
const data = collect([
  ...['u', 'v'].flatMap((user) => ['a', 'b'].map((item) => ({ user, item }))),
  ...['c', 'd'].map((item) => ({ user: 'w', item })),
])
const deeds = (...items: number[]) => ({ items: Int32Array.from(items), weights: null })

it('projects a history on the leading singular vectors', () => {
  const scores = new Float64Array(4)
  const two = svd.fit(data, { factors: 2, scaling: 1 }, { seed: 1 })
  two.score(deeds(0), scores)
  ;[0.5, 0.5, 0, 0].forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 6))
  two.score(deeds(0, 2), scores)
  ;[0.5, 0.5, 0.5, 0.5].forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 6))
  // One factor knows the larger block alone.
  svd.fit(data, { factors: 1, scaling: 1 }, { seed: 1 }).score(deeds(0, 2), scores)
  ;[0.5, 0.5, 0, 0].forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 6))
})

it('divides the popular by their number before: with scaling -1 the smaller block leads', () => {
  const scores = new Float64Array(4)
  // Columns by 1/n: the first block's singular value becomes 1, the second's stays √2.
  svd.fit(data, { factors: 1, scaling: -1 }, { seed: 1 }).score(deeds(0, 2), scores)
  ;[0, 0, 0.5, 0.5].forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 6))
})

it('loses with a deed exactly what the deed contributed', () => {
  const model = svd.fit(data, { factors: 2 }, { seed: 1 })
  const [all, less] = [new Float64Array(4), new Float64Array(4)]
  model.score(deeds(0, 2, 1), all)
  model.score(deeds(0, 1), less)
  for (let item = 0; item < 4; item++)
    expect(all[item]! - less[item]!).toBeCloseTo(model.contributions!(deeds(0, 2, 1), item)[1]!, 12)
})

it('has fewer factors than asked for where the data has', () => {
  const scores = new Float64Array(4)
  svd.fit(data, { factors: 9, scaling: 1 }, { seed: 1 }).score(deeds(0), scores)
  ;[0.5, 0.5, 0, 0].forEach((score, i) => expect(scores[i]).toBeCloseTo(score, 6))
})
