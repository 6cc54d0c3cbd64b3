import { describe, expect, it } from 'vitest'
import { collect } from '../../../src/recommend/interactions.ts'
import type { Recommender } from '../../../src/recommend/model.ts'
import { PolicyEstimator, type PolicyEstimate } from '../../../src/recommend/policy/estimate.ts'
import { RewardModel, rewardParts } from '../../../src/recommend/policy/reward-model.ts'
import { TargetPolicy } from '../../../src/recommend/policy/target-policy.ts'
import { createBandit, drawLog, truthOf, type Bandit } from './bandit.ts'

interface Told {
  /** Times that the propensities are told wrong by. */
  readonly lie?: number
  /** Whether rewards are modelled at all. */
  readonly isModelled?: boolean
  readonly most?: number
}

/** Estimates the bandit's target policy from a log of its logging policy. */
function estimate(
  bandit: Bandit,
  size: number,
  seed: number,
  { lie = 1, isModelled = true, most = Infinity }: Told = {},
): PolicyEstimate {
  const log = drawLog(bandit, size, seed)
  const model = new RewardModel()
  for (const [n, { context, action, reward }] of log.entries())
    model.add(n % rewardParts, `${context} ${action}`, reward)
  const estimator = new PolicyEstimator(most)
  for (const [n, { context, action, reward }] of log.entries()) {
    const expectOf = (a: number): number =>
      isModelled ? model.expect(n % rewardParts, `${context} ${a}`) : 0
    estimator.add({
      cluster: n,
      weight: (lie * bandit.target[context]![action]!) / bandit.logging[context]![action]!,
      reward,
      modelled: expectOf(action),
      expected: bandit.target[context]!.reduce((sum, chance, a) => sum + chance * expectOf(a), 0),
    })
  }
  return estimator.finish()
}

const runs = 500
const holds = ({ mean, error }: { mean: number; error: number }, truth: number): boolean =>
  Math.abs(mean - truth) <= error

describe('on a bandit whose truth is known', () => {
  const bandit = createBandit(3)
  const truth = truthOf(bandit, bandit.target)
  const logged = truthOf(bandit, bandit.logging)
  const estimates = Array.from({ length: runs }, (_, seed) => estimate(bandit, 2000, seed + 1))

  it('the mean of the log is far from what the new policy earns', () => {
    expect(truth - logged).toBeGreaterThan(0.15)
    const held = estimates.filter((one) => holds(one.logged, truth)).length
    expect(held).toBe(0)
    // And it is right about the old one.
    const own = estimates.filter((one) => holds(one.logged, logged)).length / runs
    expect(own).toBeGreaterThan(0.92)
  })

  it.each(['ips', 'snips', 'dr'] as const)(
    '%s is right on average, and its intervals hold the truth 95 times in 100',
    (name) => {
      const mean = estimates.reduce((sum, one) => sum + one[name].value.mean, 0) / runs
      const error = estimates[0]![name].value.error
      // Four standard errors of a mean of 500.
      expect(Math.abs(mean - truth)).toBeLessThan((4 * error) / 1.96 / Math.sqrt(runs))
      const held = estimates.filter((one) => holds(one[name].value, truth)).length / runs
      expect(held).toBeGreaterThan(0.92)
      expect(held).toBeLessThan(0.98)
      const lifts = estimates.filter((one) => holds(one[name].lift, truth - logged)).length / runs
      expect(lifts).toBeGreaterThan(0.92)
      expect(lifts).toBeLessThan(0.98)
    },
  )

  it('the doubly robust estimate has the shortest intervals', () => {
    const length = (name: 'ips' | 'snips' | 'dr'): number =>
      estimates.reduce((sum, one) => sum + one[name].value.error, 0)
    expect(length('dr')).toBeLessThan(length('snips'))
    expect(length('snips')).toBeLessThan(0.8 * length('ips'))
  })

  it('weights have a mean of 1, and count for fewer decisions than there are', () => {
    for (const { weights } of estimates.slice(0, 20)) {
      expect(Math.abs(weights.mean.mean - 1)).toBeLessThan(2 * weights.mean.error)
      expect(weights.effectiveSize).toBeLessThan(2000)
      expect(weights.effectiveSize).toBeGreaterThan(50)
    }
  })

  it('without a model of rewards the doubly robust estimate is IPS', () => {
    const { ips, dr } = estimate(bandit, 500, 1, { isModelled: false })
    expect(dr).toEqual(ips)
  })

  it('wrong propensities show in the weights, and self-normalising mends a common factor', () => {
    const { weights, ips, snips } = estimate(bandit, 4000, 1, { lie: 2 })
    expect(weights.mean.mean - 2 * weights.mean.error).toBeGreaterThan(1)
    expect(holds(ips.value, truth)).toBe(false)
    expect(holds(snips.value, truth)).toBe(true)
  })

  it('clipping shortens the intervals and says how much it cut', () => {
    const [whole, cut] = [Infinity, 1.5].map((most) => estimate(bandit, 2000, 5, { most }))
    expect(whole!.weights.clipped).toBe(0)
    expect(cut!.weights.clipped).toBeGreaterThan(0.05)
    expect(cut!.ips.value.error).toBeLessThan(whole!.ips.value.error)
    expect(cut!.ips.value.mean).toBeLessThan(whole!.ips.value.mean)
    expect(cut!.weights.largest).toBe(whole!.weights.largest)
  })
})

describe('estimates', () => {
  const add = (estimator: PolicyEstimator, weight: number, reward: number, cluster = 0): void =>
    estimator.add({ cluster, weight, reward, modelled: 0, expected: 0 })

  it('are those reckoned by hand', () => {
    const estimator = new PolicyEstimator()
    add(estimator, 2, 1, 0)
    add(estimator, 0, 1, 1)
    add(estimator, 1, 0, 2)
    const { logged, ips, snips, weights } = estimator.finish()
    expect(logged.mean).toBeCloseTo(2 / 3)
    expect(ips.value.mean).toBeCloseTo(2 / 3)
    expect(snips.value.mean).toBeCloseTo(2 / 3)
    expect(weights.effectiveSize).toBeCloseTo(9 / 5)
    expect(weights.largest).toBe(2)
    // Pulls 4/3, -2/3, -2/3: squares 24/9; times 3/2 for three clusters; by n = 3.
    expect(ips.value.error).toBeCloseTo((1.96 * Math.sqrt((24 / 9) * 1.5)) / 3)
  })

  it('of decisions that repeat one shopper are no surer than the shopper is', () => {
    const [alone, repeated] = [1, 10].map((times) => {
      const estimator = new PolicyEstimator()
      for (let shopper = 0; shopper < 40; shopper++)
        for (let n = 0; n < times; n++) add(estimator, 1, shopper % 2, shopper)
      return estimator.finish()
    })
    expect(repeated!.ips.value.error).toBeCloseTo(alone!.ips.value.error)
    expect(repeated!.clusters).toBe(40)
  })

  it('refuse what is no weight and no number, and nothing at all', () => {
    expect(() => new PolicyEstimator().finish()).toThrow('no decisions')
    expect(() => new PolicyEstimator(0)).toThrow('above 0')
    for (const [weight, reward] of [
      [-1, 1],
      [NaN, 1],
      [Infinity, 1],
      [1, NaN],
    ] as const)
      expect(() => add(new PolicyEstimator(), weight, reward)).toThrow('finite')
  })
})

describe('the model of rewards', () => {
  it('never sees the part that it judges, and believes few decisions little', () => {
    const model = new RewardModel()
    model.add(0, 'a', 1)
    for (let n = 0; n < 80; n++) model.add(1, 'b', 0.5)
    expect(model.expect(0, 'a')).toBeCloseTo(0.5)
    expect(model.expect(2, 'a')).toBeCloseTo((1 + 20 * (41 / 81)) / 21)
    expect(model.expect(1, 'never')).toBe(1)
    expect(new RewardModel().expect(0, 'x')).toBe(0)
  })
})

describe('a ranker as a policy', () => {
  const data = collect([
    { user: 'u', item: 'a' },
    { user: 'u', item: 'b' },
    { user: 'v', item: 'c' },
    { user: 'w', item: 'c' },
  ])
  const scores: Record<string, number> = { a: 3, b: 1, c: 1 }
  const model: Recommender = {
    score: (_, into) => data.items.forEach((id, i) => (into[i] = scores[id]!)),
    state: () => ({ model: 'test', params: {}, items: 3, arrays: {} }),
  }

  it('shows the best if greedy, ties by popularity', () => {
    const policy = new TargetPolicy(data, model, { kind: 'greedy' })
    expect([...policy.chances('u', ['b', 'a', 'c'])]).toEqual([0, 1, 0])
    expect([...policy.chances(undefined, ['b', 'c', 'new'])]).toEqual([0, 1, 0])
    expect([...policy.chances('u', ['new', 'newer'])]).toEqual([0.5, 0.5])
  })

  it('shows the better the likelier in a softmax, by the spread of the scores', () => {
    const policy = new TargetPolicy(data, model, { kind: 'softmax', temperature: 1 })
    const chances = policy.chances('u', ['a', 'b', 'new'])
    // Scores 3 and 1 have a spread of 1: e² to one, and to one for what is unknown.
    expect(chances[0]! / chances[1]!).toBeCloseTo(Math.E ** 2)
    expect(chances[2]).toBe(chances[1])
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1)
    expect([...policy.chances('u', ['b', 'c'])]).toEqual([0.5, 0.5])
    const hot = new TargetPolicy(data, model, { kind: 'softmax', temperature: 1e-9 })
    expect([...hot.chances('u', ['a', 'b'])]).toEqual([1, 0])
    expect(() => new TargetPolicy(data, model, { kind: 'softmax', temperature: 0 })).toThrow()
  })
})
