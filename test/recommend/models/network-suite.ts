import { expect, it } from 'vitest'
import {
  collect,
  type Interaction,
  type Interactions,
} from '../../../src/recommend/interactions.ts'
import type { FitOptions, ModelKind, Params, Recommender } from '../../../src/recommend/model.ts'
import { occlude } from '../../../src/recommend/occlusion.ts'

/** Two blocks of shoppers and goods: each has three in a row of its block's six goods. */
export const checkerboard = (isTimed: boolean): Interactions =>
  collect(
    Array.from({ length: 60 }, (_, u) =>
      [0, 1, 2].map((step): Interaction => {
        const item = ((u >> 1) + step) % 6
        const row = { user: `u${u}`, item: `${u % 2 === 0 ? 'even' : 'odd'}${item}` }
        return isTimed ? { ...row, time: step } : row
      }),
    ).flat(),
  )

/** Two blocks again; every good of a block follows every other of it as often. */
const blocks = (isTimed: boolean): Interactions =>
  collect(
    Array.from({ length: 84 }, (_, u) =>
      [0, 1, 2, 3].map((step): Interaction => {
        const [start, stride] = [(u >> 1) % 7, 1 + Math.floor(u / 14)]
        const row = {
          user: `u${u}`,
          item: `${u % 2 === 0 ? 'even' : 'odd'}${(start + stride * step) % 7}`,
        }
        return isTimed ? { ...row, time: step } : row
      }),
    ).flat(),
  )

export const historyOf = (data: Interactions, ...items: string[]) => ({
  items: Int32Array.from(items, (item) => data.items.indexOf(item)),
  weights: null,
})

export function scoresOf(
  model: Recommender,
  data: Interactions,
  history: Parameters<Recommender['score']>[0],
): Float64Array {
  const scores = new Float64Array(data.items.length)
  model.score(history, scores)
  return scores
}

/** What both networks promise. `small` are settings that fit the checkerboard within a second. */
export function describeNetwork(kind: ModelKind, small: Params): void {
  const fit = (data: Interactions, options: Partial<FitOptions> = {}, params: Params = small) =>
    kind.fit(data, params, { seed: 1, ...options })

  for (const isTimed of [true, false])
    it(`lets the block win ${isTimed ? 'in order' : 'without order'}`, () => {
      const data = blocks(isTimed)
      const scores = scoresOf(fit(data), data, historyOf(data, 'odd1', 'odd2'))
      const others = (block: string): number[] =>
        data.items.flatMap((item, at) =>
          item.startsWith(block) && item !== 'odd1' && item !== 'odd2' ? [scores[at]!] : [],
        )
      expect(Math.min(...others('odd'))).toBeGreaterThan(Math.max(...others('even')))
    })

  it('gives equal bits for equal seeds and others for another', () => {
    const data = checkerboard(true)
    const scores = (seed: number) => scoresOf(fit(data, { seed }), data, historyOf(data, 'odd1'))
    expect(scores(1)).toEqual(scores(1))
    expect(scores(2)).not.toEqual(scores(1))
  })

  it('scores to the bit as before when it is loaded', () => {
    const data = checkerboard(true)
    const model = fit(data)
    const loaded = kind.load(structuredClone(model.state()))
    const history = historyOf(data, 'even3', 'even4')
    expect(scoresOf(loaded, data, history)).toEqual(scoresOf(model, data, history))
    expect(loaded.state()).toEqual(model.state())
  })

  it('refuses a saved model that lacks numbers', () => {
    const state = fit(checkerboard(true)).state()
    const { gain: _, ...arrays } = state.arrays
    expect(() => kind.load({ ...state, arrays })).toThrow('gain has no numbers instead of 8')
    expect(() => kind.load({ ...state, items: 5 })).toThrow(RangeError)
  })

  it.each([
    ['an empty log', []],
    ['one user with one item', [{ user: 'u', item: 'i' }]],
    ['users with one deed', ['a', 'b', 'c'].map((user) => ({ user, item: user, time: 1 }))],
    ['one item for all', ['a', 'b', 'c'].map((user) => ({ user, item: 'i' }))],
    [
      'values and times that are no numbers or huge',
      [1e300, NaN, -Infinity, 3].flatMap((value, u) =>
        ['x', 'y', 'z'].map((item, n) => ({ user: `u${u}`, item, value, time: value * n })),
      ),
    ],
  ] as [string, Interaction[]][])('stays finite with %s', (_, rows) => {
    const data = collect(rows)
    const model = fit(data)
    const items = Int32Array.from(data.items.keys())
    const scores = scoresOf(model, data, { items, weights: null })
    expect(scores.every(Number.isFinite)).toBe(true)
  })

  it('scores goods that nobody has, and nothing for an empty history', () => {
    const data = checkerboard(true)
    const more = { ...data, items: [...data.items, 'new'] }
    const model = fit(more)
    expect(scoresOf(model, more, historyOf(more, 'new')).every(Number.isFinite)).toBe(true)
    expect(scoresOf(model, more, historyOf(more))).toEqual(new Float64Array(13))
  })

  it('takes any finite weights of deeds, and refuses goods it does not know', () => {
    const data = checkerboard(true)
    const model = fit(data)
    const items = Int32Array.of(0, 1, 2)
    for (const weight of [-1, 0, 3e38]) {
      const weights = Float32Array.of(weight, weight, 1)
      expect(scoresOf(model, data, { items, weights }).every(Number.isFinite)).toBe(true)
    }
    for (const wrong of [NaN, Infinity])
      expect(() => scoresOf(model, data, { items, weights: Float32Array.of(1, wrong, 1) })).toThrow(
        `deed 1 has weight ${wrong}`,
      )
    for (const item of [-1, 12])
      expect(() => scoresOf(model, data, { items: Int32Array.of(item), weights: null })).toThrow(
        `deed 0 has item ${item}, but the model has 12 items`,
      )
  })

  it('shows by what it loses which deed spoke', () => {
    const data = checkerboard(true)
    const model = fit(data)
    const speakFor = occlude(model, data.items.length, historyOf(data, 'even1', 'odd2', 'odd3'))
    const [even1 = 0, , odd3 = 0] = speakFor(data.items.indexOf('odd4'))
    expect(odd3).toBeGreaterThan(Math.max(even1, 0))
    expect(model.contributions).toBeUndefined()
  })

  it('names a setting that makes no sense', () => {
    const data = checkerboard(true)
    expect(() => fit(data, {}, { ...small, dimensions: 0 })).toThrow(/^dimensions must be/)
    expect(() => fit(data, {}, { ...small, dropout: NaN })).toThrow(/^dropout must be/)
    expect(() => fit(data, {}, { ...small, epochs: 1.5 })).toThrow(/^epochs must be/)
    expect(() => fit(data, {}, { ...small, layers: 1 })).toThrow(/^No parameter layers/)
  })

  it('ends when it is told to, and tells how far it is', () => {
    const data = checkerboard(true)
    const shares: number[] = []
    fit(data, { onProgress: (share) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    const controller = new AbortController()
    const stop = (): void => controller.abort(new Error('enough'))
    expect(() => fit(data, { signal: controller.signal, onProgress: stop })).toThrow('enough')
  })

  it('knows a cost that grows with rounds and data', () => {
    const data = checkerboard(true)
    const once = kind.cost(data, { ...small, epochs: 1 })
    const twice = kind.cost(data, { ...small, epochs: 2 })
    expect(twice.seconds).toBeGreaterThan(once.seconds)
    expect(once.bytes).toBeGreaterThan(0)
    for (const params of kind.grid(data)) expect(kind.cost(data, params).seconds).toBeGreaterThan(0)
  })
}
