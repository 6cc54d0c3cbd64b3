import { describe, expect, it } from 'vitest'
import { choose } from '../../src/recommend/auto.ts'
import { chooseRungs } from '../../src/recommend/choose-rungs.ts'
import { historyOf, type History } from '../../src/recommend/interactions.ts'
import { cutOf } from '../../src/recommend/judge-models.ts'
import { kinds, loadModel } from '../../src/recommend/kinds.ts'
import { ladder } from '../../src/recommend/ladder.ts'
import type { Recommender } from '../../src/recommend/model.ts'
import { refit } from '../../src/recommend/refit.ts'
import { checkerboard, logOf, scoresOf } from './suite.ts'

const items = checkerboard.items.length
const fit = (name: string): Recommender => {
  const kind = kinds.get(name)!
  return kind.fit(checkerboard, kind.defaults, { seed: 1 })
}
const [popular, similar] = [fit('popularity'), fit('item-knn')]
const rungs = [
  { from: 0, weights: [1, 0] },
  { from: 2, weights: [0, 1] },
  { from: 4, weights: [1, 2] },
]
const deeds = (count: number): History => {
  const { items: all } = historyOf(checkerboard, 0)
  return { items: all.subarray(0, count), weights: null }
}
/** Scores in steps of their own spread. */
const ordered = (model: Recommender, history: History): number[] => {
  const scores = scoresOf(model, items, history)
  return [...scores.keys()].sort((a, b) => scores[b]! - scores[a]! || a - b)
}

describe('a ladder', () => {
  const model = ladder([popular, similar], rungs, items)

  it('ranks by the blend of the highest rung that a history reaches', () => {
    for (const count of [0, 1])
      expect(ordered(model, deeds(count))).toEqual(ordered(popular, deeds(count)))
    for (const count of [2, 3])
      expect(ordered(model, deeds(count))).toEqual(ordered(similar, deeds(count)))
    expect(scoresOf(model, items, deeds(4))).not.toEqual(scoresOf(model, items, deeds(3)))
  })

  it('is the same after it was saved, and after it was fitted again on the same data', () => {
    const state = structuredClone(model.state())
    const loaded = loadModel(state)
    const again = refit(state, checkerboard, { seed: 1 })
    for (const count of [0, 1, 2, 3, 4, 5]) {
      const scores = scoresOf(model, items, deeds(count))
      expect(scoresOf(loaded, items, deeds(count))).toEqual(scores)
      expect(scoresOf(again, items, deeds(count))).toEqual(scores)
    }
  })

  it('tells what each deed adds where all its models can', () => {
    const summed = ladder([similar, fit('ease')], rungs, items)
    for (const count of [1, 2, 3, 4, 5]) {
      const scores = scoresOf(summed, items, deeds(count))
      for (let item = 0; item < items; item++) {
        const parts = summed.contributions!(deeds(count), item)
        expect(parts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(scores[item]!, 9)
      }
    }
    expect(ladder([similar, fit('popularity')], rungs, items).contributions).toBe(undefined)
  })
})

describe('rungs', () => {
  // Shoppers of ten deeds, the eleventh held back: it is the item after the latest.
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const log = logOf(
    Array.from({ length: 400 }, (_, u) =>
      Array.from({ length: 11 }, (__, n) => letters[(u + n) % 26]!).join(''),
    ),
    true,
  )
  const cut = cutOf(log, 1)
  const wantedAfter = ({ items: [...shown] }: History): number =>
    log.items.indexOf(letters[(letters.indexOf(log.items[shown.at(-1)!]!) + 1) % 26]!)
  /** Knows what comes next, where it is shown a number of deeds that `knows` allows. */
  const prophet = (knows: (count: number) => boolean): Recommender => ({
    score(history, into) {
      into.fill(0)
      if (knows(history.items.length)) into[wantedAfter(history)] = 1
    },
    state: () => ({ model: 'prophet', params: {}, items: letters.length, arrays: {} }),
  })

  it('are the models that do better on short histories, and only there', () => {
    const [longOnly, shortOnly] = [prophet((count) => count >= 3), prophet((count) => count < 3)]
    const chosen = chooseRungs(() => [longOnly, shortOnly], [cut], 5, [[0, 1]])
    expect(chosen.map(({ from }) => from)).toEqual([0, 3, 8])
    expect(chosen[0]!.mix[0]).toEqual([1, 1])
    expect(chosen[0]!.gain!.ndcg).toBeCloseTo(1, 9)
    expect(chosen[0]!.gain!.before).toBeLessThan(0.5)
    expect(chosen.slice(1).map(({ mix, gain }) => ({ mix, gain }))).toEqual(
      [1, 2].map(() => ({ mix: [[0, 1]], gain: null })),
    )
  })

  it('stay those of all where nothing is clearly better', () => {
    const always = prophet(() => true)
    const chosen = chooseRungs(() => [always, prophet(() => false)], [cut], 5, [[0, 1]])
    expect(chosen.every(({ gain }) => gain === null)).toBe(true)
  })

  it('join what auto chooses, are told, and survive being saved', () => {
    const kindOf = (name: string, model: Recommender) => ({
      ...kinds.get('popularity')!,
      name,
      grid: () => [{}],
      fit: () => model,
    })
    const { model, why, held } = choose(
      log,
      [
        kindOf(
          'long',
          prophet((count) => count >= 3),
        ),
        kindOf(
          'short',
          prophet((count) => count < 3),
        ),
      ],
      { seed: 1, k: 5 },
    )
    expect(why).toMatch(/^long .*; for fewer than 3 deeds 1 x short.*: NDCG@5 1\.0000/)
    expect(model.state().model).toBe('ladder')
    for (const one of [model, held.model])
      for (const count of [1, 5, 10]) {
        const history = { items: historyOf(log, 3).items.subarray(0, count), weights: null }
        expect(scoresOf(one, letters.length, history)[wantedAfter(history)]).toBeGreaterThan(1)
      }
  })
})
