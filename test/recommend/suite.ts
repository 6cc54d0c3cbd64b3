import { describe, expect, it } from 'vitest'
import {
  collect,
  historyOf,
  type History,
  type Interaction,
  type Interactions,
} from '../../src/recommend/interactions.ts'
import type { ModelKind, Params, Recommender } from '../../src/recommend/model.ts'

/** A log in letters: each word is a user, each letter an item. */
export const logOf = (words: readonly string[], isOrdered = false): Interactions =>
  collect(
    words.flatMap((word, u) =>
      [...word].map((item, time): Interaction => ({
        user: `u${u}`,
        item,
        ...(isOrdered ? { time } : {}),
      })),
    ),
  )

export const scoresOf = (model: Recommender, items: number, history: History): Float64Array => {
  const into = new Float64Array(items)
  model.score(history, into)
  return into
}

/** The score of each item by its letter. */
export function scoreLetters(
  model: Recommender,
  data: Interactions,
  word: string,
  weights: readonly number[] | null = null,
): Record<string, number> {
  const scores = scoresOf(model, data.items.length, letters(data, word, weights))
  return Object.fromEntries(data.items.map((item, i) => [item, scores[i]!]))
}

export const letters = (
  data: Interactions,
  word: string,
  weights: readonly number[] | null = null,
): History => ({
  items: Int32Array.from(word, (letter) => data.items.indexOf(letter)),
  weights: weights && Float32Array.from(weights),
})

/** Two blocks of five users and six items; each user has five items of the own block. */
export const checkerboard = logOf(
  ['abcdef', 'ghijkl'].flatMap((block) =>
    [0, 1, 2, 3, 4].map((missing) => block.slice(0, missing) + block.slice(missing + 1)),
  ),
)

const seed = { seed: 1 }

/** What every sparse model promises. */
export function describeSparseModel(kind: ModelKind, wrong: readonly Params[]): void {
  const fit = (data: Interactions): Recommender => kind.fit(data, kind.defaults, seed)
  const mixed = logOf(['abcd', 'bcd', 'cdea', 'ea', 'abf', 'fdb', 'g'], true)

  describe(`Model: ${kind.name}`, () => {
    it('fills a block of a checkerboard: the missing item of the block wins', () => {
      const model = kind.fit(checkerboard, { ...kind.defaults, h: 0, l1: 0 }, seed)
      for (let u = 0; u < 10; u++) {
        const history = historyOf(checkerboard, u)
        const scores = scoresOf(model, 12, history)
        for (const item of history.items) scores[item] = -1
        const best = scores.indexOf(Math.max(...scores))
        expect(Math.floor(best / 6)).toBe(Math.floor(u / 5))
        expect(scores[best]).toBeGreaterThan(0)
      }
    })

    it('gives the same bits for the same data', () => {
      expect(fit(mixed).state()).toEqual(fit(mixed).state())
    })

    it('scores as before once it was saved and loaded', () => {
      const model = fit(mixed)
      const loaded = kind.load(structuredClone(model.state()))
      for (let u = 0; u < 7; u++) {
        const history = historyOf(mixed, u)
        expect(scoresOf(loaded, 7, history)).toEqual(scoresOf(model, 7, history))
      }
      expect(loaded.state()).toEqual(model.state())
    })

    it('says what each deed adds, to the last bit of the sum', () => {
      const model = fit(mixed)
      const history = letters(mixed, 'abe', [0.5, 2, 1])
      const scores = scoresOf(model, 7, history)
      expect(Math.max(...scores)).toBeGreaterThan(0)
      scores.forEach((score, item) => {
        const parts = model.contributions!(history, item)
        expect(parts).toHaveLength(3)
        const sum = parts.reduce((total, part) => total + part, 0)
        expect(Math.abs(sum - score)).toBeLessThanOrEqual(1e-9 * Math.abs(score))
      })
    })

    it.each([
      ['nothing', ''],
      ['one user', 'abc'],
      ['one user with one item', 'a'],
      ['users with one deed each', 'a b c'],
      ['one item of many users', 'a a a'],
    ])('stays finite on a log of %s', (_, words) => {
      const data = logOf(words.split(' '))
      const model = fit(data)
      for (let u = 0; u < data.users.length; u++)
        expect(scoresOf(model, data.items.length, historyOf(data, u)).every(Number.isFinite)).toBe(
          true,
        )
      const none = { items: new Int32Array(0), weights: null }
      expect([...scoresOf(model, data.items.length, none)]).toEqual(data.items.map(() => 0))
    })

    it('stays finite where nobody has an item and a user has none', () => {
      const { columns, values } = mixed
      const starts = Uint32Array.of(...mixed.starts, columns.length)
      const items = [...mixed.items, 'nobody']
      const data = { ...mixed, users: [...mixed.users, 'idle'], items, starts, columns, values }
      const scores = scoresOf(fit(data), 8, letters(data, 'ab'))
      expect(scores.every(Number.isFinite)).toBe(true)
      expect(scores[7]).toBe(0)
      const lonely = { items: Int32Array.of(7), weights: null }
      expect([...scoresOf(fit(data), 8, lonely)].every((score) => score === 0)).toBe(true)
    })

    it('does not read the values of the log, so that none is too wild', () => {
      const wild = {
        ...mixed,
        values: mixed.values.map((_, n) => [NaN, 3e38, -1, Infinity][n % 4]!),
      }
      expect(fit(wild).state()).toEqual(fit(mixed).state())
    })

    it.each(wrong.map((params) => [JSON.stringify(params), params] as const))(
      'refuses %s and says so',
      (_, params) => {
        const [name = ''] = Object.keys(params)
        expect(() => kind.fit(mixed, params, seed)).toThrow(RangeError)
        expect(() => kind.fit(mixed, params, seed)).toThrow(new RegExp(`^${name} must be`))
      },
    )

    it('ends when it is told to', () => {
      const signal = AbortSignal.abort(new Error('no longer wanted'))
      expect(() => kind.fit(mixed, kind.defaults, { ...seed, signal })).toThrow('no longer wanted')
    })

    it('tells how far it is, up to the end', () => {
      const shares: number[] = []
      kind.fit(mixed, kind.defaults, { ...seed, onProgress: (share) => shares.push(share) })
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
      expect(shares.at(-1)).toBe(1)
    })

    it.each([
      ['with', mixed],
      ['without', checkerboard],
    ])('has a grid %s order that fits, and a cost for each setting', (_, data) => {
      const grid = kind.grid(data)
      expect(grid.length).toBeGreaterThanOrEqual(3)
      expect(grid.length).toBeLessThanOrEqual(12)
      expect(new Set(grid.map((params) => JSON.stringify(params))).size).toBe(grid.length)
      for (const params of grid) {
        const { seconds, bytes } = kind.cost(data, params)
        expect(seconds).toBeGreaterThan(0)
        expect(bytes).toBeGreaterThan(0)
        expect(kind.fit(data, params, seed).state().params).toEqual(params)
      }
    })
  })
}

/** What every model that adds up weights from item to item promises: a deed less is its part less. */
export function describeItemWeights(kind: ModelKind): void {
  it('loses exactly the part of a deed that is taken away', () => {
    const data = logOf(['abcd', 'bcd', 'cdea', 'ea', 'abf', 'fdb'], true)
    const model = kind.fit(data, kind.defaults, seed)
    const whole = scoresOf(model, 6, letters(data, 'abe'))
    // The oldest goes, so that the ages of the others stay.
    const rest = scoresOf(model, 6, letters(data, 'be'))
    for (let item = 0; item < 6; item++) {
      const [oldest = 0] = model.contributions!(letters(data, 'abe'), item)
      expect(whole[item]! - rest[item]!).toBeCloseTo(oldest, 12)
    }
  })
}
