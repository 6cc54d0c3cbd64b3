import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/lib/random.ts'
import { choose } from '../../src/recommend/auto.ts'
import { collect, historyOf, type Interaction } from '../../src/recommend/interactions.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import { holdOut } from '../../src/recommend/split.ts'
import { fitRanker } from '../../src/recommend/fit-ranker.ts'
import { UserRanker } from '../../src/recommend/rank-users.ts'

/** Two tastes of 20 items, of which each user has a part. */
function tastes(users = 120, isTimed = false): Interaction[] {
  const random = createRandom(11)
  return Array.from({ length: users }, (_, u) =>
    Array.from({ length: 8 }, (__, n) => ({
      user: `u${u}`,
      item: `${u % 2 === 0 ? 'a' : 'b'}${random.integer(20)}`,
      time: isTimed ? n : undefined,
    })),
  ).flat()
}

describe('a cut', () => {
  it('holds back the last deed where there are times, and keeps all indexes', () => {
    const data = collect(tastes(20, true))
    const { train, held } = holdOut(data, 1)
    for (const [u, items] of held) {
      expect([...items]).toEqual([historyOf(data, u).items.at(-1)])
      expect(historyOf(train, u).items).toHaveLength(historyOf(data, u).items.length - 1)
    }
    expect(train.items).toBe(data.items)
  })

  it('holds back a share at random without, another by another seed', () => {
    const data = collect(tastes(50))
    const of = (seed: number) =>
      [...holdOut(data, seed, { share: 0.3 }).held].map(([, items]) => [...items])
    expect(of(1)).toEqual(of(1))
    expect(of(1)).not.toEqual(of(2))
  })

  it('leaves users of two deeds alone', () => {
    const data = collect([
      { user: 'u', item: 'a' },
      { user: 'u', item: 'b' },
    ])
    expect(holdOut(data, 1).held.size).toBe(0)
  })
})

describe('auto', () => {
  const data = collect(tastes())
  const some = ['popularity', 'gf-cf', 'als'].map((name) => kinds.get(name)!)

  it('prefers what knows tastes to what is popular, says why, and ranks a taste', () => {
    const { model, why, trials } = choose(data, some, { seed: 1, k: 5 })
    expect(why).toMatch(/gf-cf|als/)
    expect(why).toMatch(/NDCG@5 0\.\d{4}/)
    const byName = (name: string) => trials.find((one) => one.name === name)!.ndcg
    expect(byName('popularity')).toBeLessThan(byName('gf-cf'))
    const { items } = new UserRanker(data, model).top('u0', 5)
    expect(items.every((id) => id.startsWith('a'))).toBe(true)
  })

  it('chooses the same twice', () => {
    const [one, two] = [1, 2].map(() => choose(data, some, { seed: 3, k: 5 }))
    expect(one!.why).toBe(two!.why)
    expect(new UserRanker(data, one!.model).top('u1', 9)).toEqual(
      new UserRanker(data, two!.model).top('u1', 9),
    )
  })

  it('tries networks where the log tells an order, and not elsewhere', () => {
    const namesOf = (isTimed: boolean): Set<string> => {
      const { trials } = fitRanker(collect(tastes(40, isTimed)), 'auto', { seed: 1, k: 3 })
      return new Set(trials.map(({ name }) => name))
    }
    const [ordered, unordered] = [namesOf(true), namesOf(false)]
    for (const name of ['neural', 'sequence']) {
      expect(ordered).toContain(name)
      expect(unordered).not.toContain(name)
    }
  }, 60_000)

  it('leaves out what would cost too much, with the reason', () => {
    const { leftOut, trials } = choose(data, some, {
      seed: 1,
      most: { seconds: 120, bytes: 1000 },
    })
    expect(leftOut.map(({ name }) => name)).toContain('als')
    expect(leftOut[0]!.reason).toMatch(/would take about \d+ s and \d+ MB/)
    expect(trials.some(({ name }) => name === 'als')).toBe(false)
  })

  it('tries no more than fits into the time, in the order of the kinds, and says what did not', () => {
    const one = (name: string) => ({
      ...kinds.get(name)!,
      grid: () => [kinds.get(name)!.defaults],
      cost: () => ({ seconds: 10, bytes: 1 }),
    })
    const three = ['popularity', 'gf-cf', 'als'].map(one)
    // Without times and with few deeds there are three cuts: 30 s a kind.
    const { leftOut, trials } = choose(data, three, { seed: 1, k: 5, total: 70 })
    expect(trials.some(({ name }) => name.includes('als'))).toBe(false)
    expect(trials.map(({ name }) => name)).toEqual(expect.arrayContaining(['popularity', 'gf-cf']))
    expect(leftOut).toEqual([
      { name: 'als', reason: 'would take about 10 s and 0 MB, and 60 of 70 s are spent' },
    ])
  })

  it('ranks for nobody, for one, and for a user it does not know', () => {
    for (const rows of [[], [{ user: 'u', item: 'a' }], tastes(3)]) {
      const log = collect(rows)
      const { model } = fitRanker(log, 'auto', { seed: 1, k: 3 })
      const { items, scores } = new UserRanker(log, model).top('stranger', 3)
      expect(items.length).toBe(Math.min(3, log.items.length))
      expect(scores.every(Number.isFinite)).toBe(true)
    }
  })

  it('ranks candidates, also such as nobody has', () => {
    const { model } = fitRanker(data, 'gf-cf', { seed: 1, k: 3, params: { k: 4, alpha: 0.1 } })
    const { items } = new UserRanker(data, model).among('u0', ['new', 'b3', 'b3', 'a4'], 10)
    expect(items.at(-1)).toBe('new')
    expect(new Set(items).size).toBe(items.length)
  })

  it('ranks by what items are where that is told', () => {
    const features = (item: string): Float32Array =>
      Float32Array.of(Number(item.startsWith('a')), Number(item.startsWith('b')))
    const { model } = fitRanker(data, 'content', { seed: 1, k: 3, features })
    const { items } = new UserRanker(data, model).top('u1', 5)
    expect(items.every((id) => id.startsWith('b'))).toBe(true)
    expect(() => fitRanker(data, 'content', { seed: 1, k: 3 })).toThrow(/no ranker called content/)
  })

  it('names what there is when asked for something else', () => {
    expect(() => fitRanker(data, 'magic', { seed: 1, k: 3 })).toThrow(/popularity/)
  })
})
