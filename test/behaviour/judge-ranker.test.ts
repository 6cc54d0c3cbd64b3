import { describe, expect, it } from 'vitest'
import { gather } from '../../src/behaviour/gather.ts'
import {
  fewestJudges,
  holdLatest,
  judgeRanker,
  translate,
  type Scorer,
} from '../../src/behaviour/judge-ranker.ts'
import { fitJudged } from '../../src/behaviour/train-ranker.ts'
import { collect, historyOf } from '../../src/recommend/interactions.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import { refit } from '../../src/recommend/refit.ts'
import type { Events } from '../../src/storage/events.ts'
import { deedsOfTastes } from '../support/deeds.ts'

/** Shopper u did items 0, 1, 2 and then u + 3, one deed a second from `u` · 10 on. */
const data = collect(
  Array.from({ length: 40 }, (_, u) =>
    [0, 1, 2, u + 3].map((item, n) => ({ user: `u${u}`, item: `i${item}`, time: u * 10 + n })),
  ).flat(),
)
/** Puts item 3 at the given place, counted from 0, behind items 4, 5, … */
const takesAt =
  (place: number): Scorer =>
  (_history, into) =>
    into.forEach((_, item) => (into[item] = item === 3 ? 0 : item > 3 + place ? -1 : 1))

describe('what is held back to judge by', () => {
  it('is the last deed of everybody, where no ranker has seen any', () => {
    const split = holdLatest(data, null)!
    expect(split.held.size).toBe(40)
    expect([...split.held.get(5)!].map((item) => data.items[item])).toEqual(['i8'])
    expect(Array.from(historyOf(split.train, 5).items)).toEqual([0, 1, 2])
  })

  it('is what was done after the one in use was trained; too few judge nothing', () => {
    expect(holdLatest(data, 9 * 10 + 3)!.held.size).toBe(30)
    expect(fewestJudges).toBe(30)
    expect(holdLatest(data, 10 * 10 + 3)).toBeNull()
    expect(holdLatest(collect([{ user: 'u', item: 'i' }]), null)).toBeNull()
  })
})

describe('two rankers', () => {
  const held = new Map([...holdLatest(data, null)!.held.keys()].map((u) => [u, new Set([3])]))
  const split = { ...holdLatest(data, null)!, held }

  it('are judged by the differences, shopper by shopper', () => {
    const { fresh, inUse, gain, isWorse, shoppers } = judgeRanker(split, takesAt(0), takesAt(1))
    expect(shoppers).toBe(40)
    // One wanted item at place 1, or 2: NDCG 1, or 1 / log2(3).
    expect(fresh).toEqual({ mean: 1, error: 0 })
    expect(inUse.mean).toBeCloseTo(1 / Math.log2(3), 10)
    expect(gain.mean).toBeCloseTo(1 - 1 / Math.log2(3), 10)
    expect(isWorse).toBe(false)
    expect(judgeRanker(split, takesAt(1), takesAt(0)).isWorse).toBe(true)
    expect(judgeRanker(split, takesAt(1), takesAt(1))).toMatchObject({
      gain: { mean: 0, error: 0 },
      isWorse: false,
    })
  })

  it('may know other goods: what one does not know stands last', () => {
    const own = { items: ['x', 'i2', 'i0'], model: scoresOfItems([9, 7, 5]) }
    const into = new Float64Array(3)
    translate(own, ['i0', 'i1', 'i2'])({ items: Int32Array.of(1, 0), weights: null }, into)
    expect([...into]).toEqual([5 + 100, -Infinity, 7 + 100])
  })
})

/** Scores as given, and a hundred for each deed of the history, which has to be of its own items. */
const scoresOfItems = (scores: readonly number[]) => ({
  score({ items }: { items: Int32Array }, into: Float64Array) {
    for (const item of items) expect(item).toBeLessThan(scores.length)
    scores.forEach((score, at) => (into[at] = score + 100 * items.length))
  },
  state: () => {
    throw new TypeError('not asked for')
  },
})

describe('a ranker fitted and judged', () => {
  const skus = Array.from({ length: 40 }, (_, n) => `s${n}`)
  const logOf = async (records: ReturnType<typeof deedsOfTastes>) => {
    const events = { all: () => [records] } as unknown as Events
    return (await gather(events, new Set(skus))).data
  }

  it('is the same as one fitted on everything', async () => {
    const log = await logOf(deedsOfTastes(skus))
    const { model, judgement } = fitJudged(log, null, { model: 'item-knn', seed: 1 })
    expect(judgement!.shoppers).toBe(100)
    const again = refit(model.state(), log, { seed: 1 })
    expect(again.state().arrays).toEqual(model.state().arrays)
    const scores = new Float64Array(log.items.length)
    model.score(historyOf(log, 0), scores)
    expect(scores.some((score) => score > 0)).toBe(true)
  })

  it('that knows nothing is clearly worse than one that does', async () => {
    const log = await logOf(deedsOfTastes(skus, { strays: 0.1 }))
    const { judgement } = fitJudged(log, null, { model: 'popularity', seed: 1 })
    expect(judgement!.isWorse).toBe(true)
    expect(judgement!.gain.mean + judgement!.gain.error).toBeLessThan(0)
  })

  it('beside a trained one is judged by what is new to both', async () => {
    const end = Date.UTC(2026, 0, 1)
    const old = await logOf(deedsOfTastes(skus, { end }))
    const kind = kinds.get('item-knn')!
    const model = kind.fit(old, kind.defaults, { seed: 1 })
    const until = Math.max(...old.times!)
    const inUse = {
      model,
      items: old.items,
      deeds: null,
      why: '',
      trainedAt: new Date(end).toISOString(),
      trainedOn: {
        by: 'server',
        events: 0,
        deeds: 0,
        shoppers: 0,
        products: 0,
        until,
        seconds: 0,
      },
    } as const
    const fresh = deedsOfTastes(skus, { shoppers: 50, prefix: 'n', end: end + 86_400_000 })
    const log = await logOf([...deedsOfTastes(skus, { end }), ...fresh])
    const judged = fitJudged(log, inUse, { model: 'item-knn', seed: 1 })
    expect(judged.judgement!.shoppers).toBe(50)
    expect(fitJudged(old, inUse, { model: 'item-knn', seed: 1 }).judgement).toBeNull()
  })
})

describe('every kind', () => {
  it.each([...kinds.keys()])('is fitted again from its own state: %s', (name) => {
    const kind = kinds.get(name)!
    const state = kind.fit(data, kind.defaults, { seed: 4 }).state()
    expect(refit(state, data, { seed: 4 }).state().arrays).toEqual(state.arrays)
  })
})
