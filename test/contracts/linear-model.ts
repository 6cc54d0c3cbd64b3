import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import {
  collect,
  historyOf,
  type History,
  type Interaction,
  type Interactions,
} from '../../src/recommend/interactions.ts'
import type { ModelKind, Params, Recommender } from '../../src/recommend/model.ts'

/** Two blocks of six users and six items; each user has all of the own block but one item. */
export const checkerboard: readonly Interaction[] = ['a', 'b'].flatMap((block) =>
  Array.from({ length: 6 }, (_, u) =>
    Array.from({ length: 6 }, (__, i) => ({
      user: `${block}${u}`,
      item: `${block}-item${i}`,
    })).filter((___, i) => i !== u),
  ).flat(),
)

/** Forty users with about a fifth of thirty items, in a known order. */
export function randomLog(seed: number, isTimed: boolean): Interactions {
  const random = createRandom(seed)
  const rows = Array.from({ length: 240 }, (_, time) => ({
    user: `u${random.integer(40)}`,
    item: `i${Math.floor(30 * random.next() ** 2)}`,
    ...(isTimed ? { time } : {}),
  }))
  return collect(rows)
}

export const scoresOf = (fitted: Recommender, history: History, items: number): Float64Array => {
  const scores = new Float64Array(items)
  fitted.score(history, scores)
  return scores
}

const without = ({ items, weights }: History, at: number): History => ({
  items: items.filter((_, n) => n !== at),
  weights: weights && weights.filter((_, n) => n !== at),
})

/**
 * What every model promises whose score is a sum over the history. `isLinear`: a deed adds the same
 * whatever stands beside it.
 */
export function describeLinearModel(
  kind: ModelKind,
  params: Params,
  { isLinear = true }: { isLinear?: boolean } = {},
): void {
  const timed = randomLog(3, true)
  const items = timed.items.length
  const history: History = {
    items: Int32Array.of(4, 0, 7, 2, 9),
    weights: Float32Array.of(1, 0.5, 2, -1, 1),
  }

  describe(`${kind.name} keeps the promise of its kind: it`, () => {
    it('puts the missing item of the own block first', () => {
      const data = collect(checkerboard)
      const fitted = kind.fit(data, params, { seed: 1 })
      data.users.forEach((user, u) => {
        const own = historyOf(data, u)
        const scores = scoresOf(fitted, own, data.items.length)
        for (const item of own.items) scores[item] = -Infinity
        const best = scores.indexOf(Math.max(...scores))
        expect(data.items[best]).toBe(`${user[0]}-item${user[1]}`)
      })
    })

    it('has the same bits for the same seed, and after a journey as plain data', () => {
      const once = kind.fit(timed, params, { seed: 5 })
      const again = kind.fit(timed, params, { seed: 5 })
      expect(again.state()).toEqual(once.state())
      const loaded = kind.load(structuredClone(once.state()))
      expect(loaded.state()).toEqual(once.state())
      expect(scoresOf(loaded, history, items)).toEqual(scoresOf(once, history, items))
      expect(once.state()).toMatchObject({ model: kind.name, items })
    })

    it.each([1, 0.6])('explains a score to the last part, with a decay of %d', (decay) => {
      const fitted = kind.fit(timed, { ...params, decay }, { seed: 1 })
      const scores = scoresOf(fitted, history, items)
      for (let item = 0; item < items; item++) {
        const parts = fitted.contributions!(history, item)
        const size = parts.reduce((sum, part) => sum + Math.abs(part), 0)
        const sum = parts.reduce((total, part) => total + part, 0)
        expect(Math.abs(sum - scores[item]!)).toBeLessThanOrEqual(1e-9 * size)
      }
    })

    it.runIf(isLinear)('loses exactly what a deed added when the deed goes', () => {
      const fitted = kind.fit(timed, params, { seed: 1 })
      const before = scoresOf(fitted, history, items)
      for (let at = 0; at < history.items.length; at++) {
        const after = scoresOf(fitted, without(history, at), items)
        for (let item = 0; item < items; item++)
          expect(before[item]! - after[item]!).toBeCloseTo(
            fitted.contributions!(history, item)[at]!,
            12,
          )
      }
    })

    it('lets later deeds say more where order is told, and reads none where it is not', () => {
      const reversed = { items: history.items.toReversed(), weights: null }
      const plain = { items: history.items, weights: null }
      const decayed = kind.fit(timed, { ...params, decay: 0.5 }, { seed: 1 })
      expect(scoresOf(decayed, plain, items)).not.toEqual(scoresOf(decayed, reversed, items))
      const unordered = randomLog(3, false)
      const flat = kind.fit(unordered, { ...params, decay: 0.5 }, { seed: 1 })
      const [one, other] = [plain, reversed].map((own) => scoresOf(flat, own, items))
      one!.forEach((score, item) => expect(score).toBeCloseTo(other![item]!, 12))
    })

    it('gives zeros to an empty history', () => {
      const fitted = kind.fit(timed, params, { seed: 1 })
      const nothing = { items: new Int32Array(0), weights: null }
      expect(scoresOf(fitted, nothing, items).every((score) => score === 0)).toBe(true)
      expect(fitted.contributions!(nothing, 0)).toEqual(new Float64Array(0))
    })

    it.each<[string, Interaction[]]>([
      ['an empty log', []],
      ['one deed', [{ user: 'u', item: 'i' }]],
      ['one user', ['i', 'j', 'k'].map((item) => ({ user: 'u', item }))],
      ['one item', ['u', 'v', 'w'].map((user) => ({ user, item: 'i' }))],
      ['users with one deed each', ['u', 'v', 'w'].map((user) => ({ user, item: `of ${user}` }))],
      ['huge values', [1, 2, 3].map((n) => ({ user: `u${n % 2}`, item: `i${n}`, value: 3e38 }))],
      ['values of NaN', [1, 2, 3].map((n) => ({ user: `u${n % 2}`, item: `i${n}`, value: NaN }))],
    ])('gives finite scores after %s', (_, rows) => {
      const data = collect(rows)
      const fitted = kind.fit(data, params, { seed: 1 })
      data.users.forEach((__, u) => {
        const scores = scoresOf(fitted, historyOf(data, u), data.items.length)
        expect(scores.every((score) => Number.isFinite(score))).toBe(true)
      })
    })

    it('bears an item that nobody has', () => {
      const data = { ...timed, items: [...timed.items, 'new'] }
      const fitted = kind.fit(data, params, { seed: 1 })
      const own = { items: Int32Array.of(0, items), weights: null }
      expect(scoresOf(fitted, own, items + 1).every((score) => Number.isFinite(score))).toBe(true)
    })

    it('refuses deeds with strange items or weights', () => {
      const fitted = kind.fit(timed, params, { seed: 1 })
      const into = new Float64Array(items)
      const score = (item: number, weight: number) => (): void =>
        fitted.score({ items: Int32Array.of(item), weights: Float32Array.of(weight) }, into)
      expect(score(items, 1)).toThrow(`deed 0 has item ${items}`)
      expect(score(-1, 1)).toThrow(RangeError)
      expect(score(0, NaN)).toThrow('deed 0 has weight NaN')
      expect(score(0, 3e38)).not.toThrow()
    })

    it('refuses parameters out of range, and names them', () => {
      for (const name of Object.keys(kind.defaults))
        for (const value of [NaN, -1, Infinity])
          expect(() => kind.fit(timed, { ...params, [name]: value }, { seed: 1 })).toThrow(
            new RegExp(`^${name} must be`),
          )
    })

    it('ends with the reason of its signal, and tells how far it is', () => {
      const signal = AbortSignal.abort(new Error('enough'))
      expect(() => kind.fit(timed, params, { seed: 1, signal })).toThrow('enough')
      const shares: number[] = []
      kind.fit(timed, params, { seed: 1, onProgress: (share) => shares.push(share) })
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.at(-1)).toBe(1)
    })

    it('offers settings that it can fit, each once, and prices them', () => {
      for (const data of [timed, randomLog(3, false)]) {
        const grid = kind.grid(data)
        expect(new Set(grid.map((one) => JSON.stringify(one))).size).toBe(grid.length)
        for (const one of grid) {
          expect(Object.keys(one).toSorted()).toEqual(Object.keys(kind.defaults).toSorted())
          expect(kind.cost(data, one).seconds).toBeLessThan(1)
          expect(kind.cost(data, one).bytes).toBeLessThan(1e6)
          expect(kind.fit(data, one, { seed: 1 }).state().params).toEqual(one)
        }
      }
    })
  })
}
