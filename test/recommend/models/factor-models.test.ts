import { describe, expect, it } from 'vitest'
import { collect, historyOf, type History } from '../../../src/recommend/interactions.ts'
import type { ModelKind, ModelState, Params, Recommender } from '../../../src/recommend/model.ts'
import { als } from '../../../src/recommend/models/als.ts'
import { bpr } from '../../../src/recommend/models/bpr.ts'
import { svd } from '../../../src/recommend/models/svd.ts'
import { twoBlocks } from '../../support/blocks.ts'
import { createRandom } from '../../../src/lib/random.ts'

const small: { kind: ModelKind; params: Params }[] = [
  { kind: als, params: { factors: 4, lambda: 0.1, alpha0: 0.1 } },
  { kind: bpr, params: { factors: 4, rate: 0.1, epochs: 300, lambda: 0.05 } },
  { kind: svd, params: { factors: 2, scaling: 1 } },
]
const { rows, missing } = twoBlocks(8)
const blocks = collect(rows)
const history = (...items: number[]): History => ({ items: Int32Array.from(items), weights: null })
const scoresOf = (model: Recommender, items: number, deeds: History): Float64Array => {
  const scores = new Float64Array(items)
  model.score(deeds, scores)
  return scores
}
const bitsOf = (state: ModelState): Uint8Array[] =>
  Object.values(state.arrays).map((array) => new Uint8Array(array.buffer.slice(0)))

describe.each(small)('$kind.name', ({ kind, params }) => {
  const fit = (seed = 1) => kind.fit(blocks, params, { seed })

  it('puts the missing item of a block first', () => {
    const model = fit()
    blocks.users.forEach((user, u) => {
      const own = historyOf(blocks, u)
      const scores = scoresOf(model, blocks.items.length, own)
      own.items.forEach((item) => (scores[item] = -Infinity))
      expect(blocks.items[scores.indexOf(Math.max(...scores))], user).toBe(missing.get(user))
    })
  })

  it('gives the same bits for the same seed, others for another', () => {
    const bits = bitsOf(fit().state())
    expect(bitsOf(fit().state())).toEqual(bits)
    expect(bitsOf(fit(2).state())).not.toEqual(bits)
  })

  it('scores the same to the bit when loaded, again and again', () => {
    const model = fit()
    const loaded = kind.load(structuredClone(model.state()))
    for (const deeds of [history(), history(0), history(3, 1), history(2, 9, 2)]) {
      const scores = scoresOf(model, blocks.items.length, deeds)
      expect(scoresOf(loaded, blocks.items.length, deeds)).toEqual(scores)
      expect(scoresOf(model, blocks.items.length, deeds)).toEqual(scores)
    }
    expect(loaded.state()).toEqual(model.state())
  })

  it('says how far it is, from 0 to 1, and stops when told', () => {
    const shares: number[] = []
    kind.fit(blocks, params, { seed: 1, onProgress: (share) => shares.push(share) })
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const reason = new Error('enough')
    const signal = AbortSignal.abort(reason)
    expect(() => kind.fit(blocks, params, { seed: 1, signal })).toThrow(reason)
  })

  it.each([
    ['nobody did anything', collect([])],
    ['one user has one item', collect([{ user: 'u', item: 'i' }])],
    ['one user has all', collect(['a', 'b', 'c'].map((item) => ({ user: 'u', item })))],
    ['all have one item', collect(['a', 'b', 'c'].map((user) => ({ user, item: 'i' })))],
    ['nobody has an item', { ...blocks, items: [...blocks.items, 'new'] }],
    [
      'a user did nothing',
      {
        ...blocks,
        users: [...blocks.users, 'new'],
        starts: Uint32Array.of(...blocks.starts, blocks.columns.length),
      },
    ],
    ['values are no numbers', { ...blocks, values: blocks.values.map(() => NaN) }],
    ['values are huge', { ...blocks, values: blocks.values.map(() => 3e38) }],
  ])('scores every item with a number where %s', (_, data) => {
    const model = kind.fit(data, params, { seed: 1 })
    const items = data.items.length
    for (const own of [history(), ...(items > 0 ? [history(0), history(items - 1)] : [])])
      expect([...scoresOf(model, items, own)].every(Number.isFinite)).toBe(true)
    for (const settings of kind.grid(data).slice(0, 2))
      expect(kind.fit(data, settings, { seed: 1 }).state().items).toBe(items)
  })

  it('takes weights of a history, also huge ones; refuses what is none', () => {
    const model = fit()
    const weighed = (...weights: number[]): History => ({
      items: Int32Array.of(0, 9),
      weights: Float32Array.from(weights),
    })
    const scores = (own: History) => scoresOf(model, blocks.items.length, own)
    expect(scores(weighed(1, 1))).toEqual(scores(history(0, 9)))
    expect(scores(weighed(9, 0.1))[1]).toBeGreaterThan(scores(weighed(9, 0.1))[8]!)
    expect(scores(weighed(0.1, 9))[1]).toBeLessThan(scores(weighed(0.1, 9))[8]!)
    for (const heavy of [weighed(0, 0), weighed(3e38, 3e38), weighed(1e-30, 3e38)])
      expect([...scores(heavy)].every(Number.isFinite)).toBe(true)
    expect(() => scores(weighed(NaN, 1))).toThrow(RangeError)
    expect(() => scores(weighed(1, -1))).toThrow(/weight must be 0 or more, not -1/)
  })

  it('gives contributions that add up to the score', () => {
    const model = fit()
    if (!model.contributions) return
    const random = createRandom(3)
    for (let round = 0; round < 20; round++) {
      const deeds = {
        items: Int32Array.from({ length: 1 + round }, () => random.integer(16)),
        weights: round % 2 === 0 ? null : Float32Array.from({ length: 1 + round }, random.next),
      }
      const scores = scoresOf(model, blocks.items.length, deeds)
      scores.forEach((score, item) => {
        const parts = model.contributions!(deeds, item)
        const size = parts.reduce((sum, part) => sum + Math.abs(part), 0)
        expect(parts.length).toBe(deeds.items.length)
        expect(Math.abs(parts.reduce((sum, part) => sum + part, 0) - score)).toBeLessThanOrEqual(
          1e-9 * size,
        )
      })
    }
  })

  it('has settings to try and knows what they cost', () => {
    const settings = kind.grid(blocks)
    expect(settings.length).toBeGreaterThanOrEqual(2)
    for (const one of [kind.defaults, ...settings]) {
      const { seconds, bytes } = kind.cost(blocks, one)
      expect(seconds).toBeGreaterThan(0)
      expect(bytes).toBeGreaterThan(0)
    }
  })

  it('names a parameter that is out of its range or not its own', () => {
    const withParams = (own: Params) => () => kind.fit(blocks, own, { seed: 1 })
    expect(withParams({ factors: 0 })).toThrow(
      /factors must be a whole number from 1 to 1024, not 0/,
    )
    expect(withParams({ factors: NaN })).toThrow(RangeError)
    expect(withParams({ factors: 2.5 })).toThrow(RangeError)
    expect(withParams({ wisdom: 1 })).toThrow(/No parameter wisdom/)
  })
})
