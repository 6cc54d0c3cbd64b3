import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { ChoiceCollector, softmax, type Choices } from '../../../src/recommend/learn/choices.ts'
import { fitLogit } from '../../../src/recommend/learn/conditional-logit.ts'

/** Choices drawn by the model itself with the given weights. */
function drawn(weights: readonly number[], choices: number, alternatives = 5): Choices {
  const random = createRandom(5)
  const collector = new ChoiceCollector(weights.length)
  const utilities = new Float64Array(alternatives)
  for (let c = 0; c < choices; c++) {
    for (let r = 0; r < alternatives; r++) {
      const row = collector.add()
      for (let k = 0; k < row.length; k++) row[k] = random.next() * 2 - 1
      utilities[r] = row.reduce((sum, x, k) => sum + weights[k]! * x, 0)
    }
    softmax(utilities, alternatives)
    let left = random.next()
    let taken = 0
    while (taken < alternatives - 1 && (left -= utilities[taken]!) > 0) taken++
    collector.choose(taken)
  }
  return collector.finish()
}

describe('conditional logit', () => {
  it('finds ln(p / q) for one feature that tells two alternatives apart', () => {
    const collector = new ChoiceCollector(1)
    for (let c = 0; c < 8; c++) {
      collector.add().set([1])
      collector.add().set([0])
      collector.choose(c < 6 ? 0 : 1)
    }
    const { weights, fit } = fitLogit(collector.finish(), { precision: 0 })
    expect(weights[0]).toBeCloseTo(Math.log(6 / 2), 6)
    expect(fit).toBeCloseTo(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25), 6)
  })

  it('finds the weights that choices were drawn by', () => {
    const { weights } = fitLogit(drawn([2, -1, 0.5, 0], 6000), { precision: 1e-3 })
    ;[2, -1, 0.5, 0].forEach((weight, k) =>
      expect(Math.abs(weights[k]! - weight)).toBeLessThan(0.12),
    )
  })

  it('believes the prior where nothing was chosen, and the choices where there are many', () => {
    const prior = [3, 3]
    expect([...fitLogit(drawn([0, 0], 0), { prior }).weights]).toEqual(prior)
    const few = fitLogit(drawn([1, 0], 10), { prior, precision: 10 }).weights
    const many = fitLogit(drawn([1, 0], 5000), { prior, precision: 10 }).weights
    expect(few[1]).toBeGreaterThan(1.5)
    expect(Math.abs(many[1]!)).toBeLessThan(0.15)
  })

  it('holds weights at 0 that would be below it, and the others are at their best then', () => {
    const choices = drawn([1, -2], 3000)
    const { weights, fit } = fitLogit(choices, { precision: 0, isNonNegative: true })
    expect(weights[1]).toBe(0)
    const alone = new ChoiceCollector(1)
    for (let c = 0; c < choices.chosen.length; c++) {
      for (let r = choices.starts[c]!; r < choices.starts[c + 1]!; r++)
        alone.add()[0] = choices.features[r * 2]!
      alone.choose(choices.chosen[c]! - choices.starts[c]!)
    }
    const best = fitLogit(alone.finish(), { precision: 0 })
    expect(weights[0]).toBeCloseTo(best.weights[0]!, 5)
    expect(fit).toBeCloseTo(best.fit, 8)
  })

  it('keeps finite where a feature tells everything, or nothing', () => {
    const collector = new ChoiceCollector(2)
    for (let c = 0; c < 20; c++) {
      collector.add().set([1000, 7])
      collector.add().set([0, 7])
      collector.choose(0)
    }
    const { weights } = fitLogit(collector.finish())
    expect(weights.every(Number.isFinite)).toBe(true)
    expect(weights[1]).toBeCloseTo(0)
  })

  it('refuses features that are no numbers', () => {
    const collector = new ChoiceCollector(1)
    collector.add()[0] = NaN
    collector.choose(0)
    expect(() => fitLogit(collector.finish())).toThrow(RangeError)
  })
})
