import { describe, expect, it } from 'vitest'
import { createRandom } from '../../../src/lib/random.ts'
import { slim } from '../../../src/recommend/models/slim.ts'
import { SubGram } from '../../../src/recommend/sub-gram.ts'
import { measureElectronics, noElectronics } from '../../support/ranking-protocol.ts'
import { describeItemWeights, describeSparseModel, logOf, scoreLetters } from '../suite.ts'

describeSparseModel(slim, [{ k: 0 }, { k: 1001 }, { l1: -1 }, { l2: Infinity }, { decay: 2 }])
describeItemWeights(slim)

const seed = { seed: 1 }
const letters = 'abcdefghijkl'

/** Sixty users who have each of twelve items by chance, the first more often than the last. */
function drawLog(): string[] {
  const random = createRandom(5)
  return Array.from({ length: 60 }, () =>
    [...letters].filter((_, i) => random.next() < 0.7 / (1 + i / 4)).join(''),
  ).filter((word) => word !== '')
}

/** How many users have both items, by the plain definition. */
const countBoth = (words: readonly string[], a: string, b: string): number =>
  words.filter((word) => word.includes(a) && word.includes(b)).length

describe('slim', () => {
  it('solves one pair by the formula', () => {
    const data = logOf(['ab', 'ab', 'a', 'b'])
    const model = slim.fit(data, { k: 5, l1: 0.5, l2: 1 }, seed)
    expect(scoreLetters(model, data, 'a')).toEqual({ a: 0, b: (2 - 0.5) / (3 + 1) })
  })

  it('leaves out what fewer users share than l1', () => {
    const data = logOf(['ab', 'ab', 'a', 'b'])
    const model = slim.fit(data, { k: 5, l1: 2, l2: 1 }, seed)
    expect(scoreLetters(model, data, 'a')).toEqual({ a: 0, b: 0 })
  })

  it('ends at a point that meets the conditions of a minimum', () => {
    const words = drawLog()
    const data = logOf(words)
    const l1 = 1
    const l2 = 3
    const model = slim.fit(data, { k: 20, l1, l2 }, seed)
    const weight = new Map([...letters].map((i) => [i, scoreLetters(model, data, i)]))
    let positive = 0
    for (const j of letters)
      for (const i of letters) {
        if (i === j) continue
        const own = weight.get(i)![j]!
        let slope = countBoth(words, i, j) - l1 - l2 * own
        for (const l of letters) slope -= weight.get(l)![j]! * countBoth(words, i, l)
        expect(slope).toBeLessThan(0.02)
        if (own === 0) continue
        positive++
        expect(slope).toBeGreaterThan(-0.02)
      }
    expect(positive).toBeGreaterThan(10)
  })

  it('finds what Amazon Electronics asks for', { timeout: 60_000 }, (context) => {
    context.skip(noElectronics !== undefined, noElectronics)
    const { ndcg, f1 } = measureElectronics((data) =>
      slim.fit(data, { k: 200, l1: 1, l2: 30 }, seed),
    )
    expect(ndcg).toBeGreaterThan(0.082)
    expect(f1).toBeGreaterThan(0.033)
  })
})

describe('a Gram matrix of a few items', () => {
  it.each([0, 3, 12])('counts the same with a table of %d items', (width) => {
    const words = drawLog()
    const data = logOf(words)
    const grams = new SubGram(data, width)
    const into = new Float64Array(16).fill(9)
    for (const few of ['adkl', 'bcde', 'lkji']) {
      grams.fill(
        Int32Array.from(few, (item) => data.items.indexOf(item)),
        into,
      )
      expect([...into]).toEqual(
        [...few].flatMap((a) => [...few].map((b) => countBoth(words, a, b))),
      )
    }
  })
})
