import { describe, expect, it } from 'vitest'
import { chiSquareTail, erfc } from '../../../src/lib/chi-square.ts'
import { createRandom } from '../../../src/lib/random.ts'
import { assign, type Experiment } from '../../../src/recommend/experiment/assign.ts'
import { checkSampleRatio } from '../../../src/recommend/experiment/sample-ratio.ts'
import { compareRates } from '../../../src/recommend/experiment/sequential-test.ts'

const half = (name: string): Experiment => ({
  name,
  arms: [
    { name: 'old', share: 0.5 },
    { name: 'new', share: 0.5 },
  ],
})

describe('assignment', () => {
  it('puts the same shopper into the same arm, in this version and the next', () => {
    const arms = ['ada', 'bo', '🫖', ''].map((shopper) => assign(half('ranking'), shopper))
    expect(arms).toEqual(['ada', 'bo', '🫖', ''].map((shopper) => assign(half('ranking'), shopper)))
    // Written down: were the hash another one, running experiments would be mixed up.
    expect(arms).toMatchInlineSnapshot(`
      [
        "old",
        "new",
        "old",
        "new",
      ]
    `)
  })

  it('keeps to the shares', () => {
    const experiment: Experiment = {
      name: 'shares',
      arms: [
        { name: 'a', share: 0.1 },
        { name: 'b', share: 0.6 },
        { name: 'c', share: 0.3 },
      ],
    }
    const counts = { a: 0, b: 0, c: 0 }
    for (let n = 0; n < 20_000; n++) counts[assign(experiment, `u${n}`) as 'a' | 'b' | 'c']++
    const { isMismatch } = checkSampleRatio(experiment.arms, [counts.a, counts.b, counts.c])
    expect(isMismatch).toBe(false)
    expect(counts.a).toBeGreaterThan(1800)
    expect(counts.a).toBeLessThan(2200)
  })

  it('deals shoppers out independently in two experiments', () => {
    const cells = { oldold: 0, oldnew: 0, newold: 0, newnew: 0 }
    for (let n = 0; n < 20_000; n++) {
      const key = assign(half('first'), `u${n}`) + assign(half('second'), `u${n}`)
      cells[key as keyof typeof cells]++
    }
    const statistic = Object.values(cells).reduce((sum, n) => sum + (n - 5000) ** 2 / 5000, 0)
    expect(chiSquareTail(statistic, 3)).toBeGreaterThan(0.001)
  })

  it('does not run names together', () => {
    let same = 0
    for (let n = 0; n < 1000; n++)
      if (assign(half('a'), `b${n}`) === assign(half('ab'), String(n))) same++
    expect(Math.abs(same - 500)).toBeLessThan(80)
  })

  it.each([
    [[{ name: 'a', share: 1 }], 'two arms'],
    [
      [
        { name: 'a', share: 0.5 },
        { name: 'a', share: 0.5 },
      ],
      'same name',
    ],
    [
      [
        { name: 'a', share: 0 },
        { name: 'b', share: 1 },
      ],
      'above 0',
    ],
    [
      [
        { name: 'a', share: NaN },
        { name: 'b', share: 0.5 },
      ],
      'above 0',
    ],
    [
      [
        { name: 'a', share: 0.5 },
        { name: 'b', share: 0.4 },
      ],
      'add up to 0.9',
    ],
  ])('refuses the arms %j', (arms, message) => {
    expect(() => assign({ name: 'x', arms }, 'u')).toThrow(message)
  })
})

/** Looks after every `step` shoppers of two arms; the shopper count at the first alarm, or `null`. */
function alarmAt(
  rates: readonly [number, number],
  most: number,
  step: number,
  seed: number,
): { alarm: number | null; isMissed: boolean } {
  const random = createRandom(seed)
  const tallies = [
    { shoppers: 0, successes: 0 },
    { shoppers: 0, successes: 0 },
  ]
  let isMissed = false
  let alarm: number | null = null
  for (let n = 1; n <= most; n++) {
    const arm = random.integer(2)
    tallies[arm]!.shoppers++
    if (random.next() < rates[arm]!) tallies[arm]!.successes++
    if (n % step !== 0) continue
    const { isReal, low, high } = compareRates(tallies[0]!, tallies[1]!, { expected: 0.02 })
    const truth = rates[1] - rates[0]
    if (truth < low || truth > high) isMissed = true
    if (isReal) alarm ??= n
    if (alarm !== null && isMissed) break
  }
  return { alarm, isMissed }
}

describe('the sequential test', () => {
  it.each([0.03, 0.1, 0.5])(
    'looked at after every ten shoppers, names a difference where none is in at most 5 of 100 runs: rate %d',
    (rate) => {
      const runs = 400
      let alarms = 0
      for (let seed = 1; seed <= runs; seed++)
        if (alarmAt([rate, rate], 10_000, 10, seed).alarm !== null) alarms++
      expect(alarms / runs).toBeLessThanOrEqual(0.05)
    },
  )

  it('an ordinary test looked at as often would be wrong in far more runs', () => {
    let alarms = 0
    for (let seed = 1; seed <= 200; seed++) {
      const random = createRandom(seed)
      const tallies = [0, 1].map(() => ({ shoppers: 0, successes: 0 }))
      for (let n = 1; n <= 10_000; n++) {
        const arm = tallies[random.integer(2)]!
        arm.shoppers++
        if (random.next() < 0.1) arm.successes++
        if (n < 500 || n % 10 !== 0) continue
        const [a, b] = tallies.map(({ shoppers, successes }) => ({
          n: shoppers,
          p: successes / shoppers,
        }))
        const z = (b!.p - a!.p) / Math.sqrt((a!.p * (1 - a!.p)) / a!.n + (b!.p * (1 - b!.p)) / b!.n)
        if (Math.abs(z) > 1.96) {
          alarms++
          break
        }
      }
    }
    expect(alarms / 200).toBeGreaterThan(0.15)
  })

  it('finds a difference that is there, the larger the sooner, and its interval holds it', () => {
    const runs = 100
    const found = ([0.13, 0.16] as const).map((rate) => {
      const all = Array.from({ length: runs }, (_, seed) =>
        alarmAt([0.1, rate], 20_000, 100, seed + 1),
      )
      expect(all.filter(({ isMissed }) => isMissed).length / runs).toBeLessThanOrEqual(0.05)
      const alarms = all.flatMap(({ alarm }) => alarm ?? [])
      expect(alarms.length / runs).toBeGreaterThan(0.9)
      return alarms.reduce((sum, n) => sum + n, 0) / alarms.length
    })
    expect(found[1]).toBeLessThan(found[0]! / 2)
  })

  it('agrees with itself: 0 is out of the interval where p is at most alpha', () => {
    const random = createRandom(1)
    for (let n = 0; n < 500; n++) {
      const shoppers = 100 + random.integer(5000)
      const draw = () => ({ shoppers, successes: random.integer(shoppers / 4) })
      const { p, isReal, low, high } = compareRates(draw(), draw())
      expect(isReal).toBe(p <= 0.05)
      expect(isReal).toBe(low > 0 || high < 0)
    }
  })

  it('says nothing before there is enough, and refuses what cannot be counted', () => {
    const told = compareRates({ shoppers: 500, successes: 9 }, { shoppers: 500, successes: 200 })
    expect(told).toMatchObject({ isEnough: false, isReal: false, p: 1, low: -1, high: 1 })
    expect(
      compareRates({ shoppers: 0, successes: 0 }, { shoppers: 0, successes: 0 }).difference,
    ).toBe(0)
    for (const tally of [
      { shoppers: 1, successes: 2 },
      { shoppers: 1.5, successes: 0 },
      { shoppers: NaN, successes: 0 },
      { shoppers: 3, successes: -1 },
    ])
      expect(() => compareRates(tally, { shoppers: 1, successes: 0 })).toThrow('whole number')
  })
})

describe('the check of the sample ratio', () => {
  const { arms } = half('x')

  it('sees what is lost, and lets chance be', () => {
    expect(checkSampleRatio(arms, [5000, 5050]).isMismatch).toBe(false)
    expect(checkSampleRatio(arms, [5000, 5500]).isMismatch).toBe(true)
    expect(checkSampleRatio(arms, [0, 0])).toEqual({ statistic: 0, p: 1, isMismatch: false })
  })

  it('is wrong in about one of a thousand', () => {
    const random = createRandom(9)
    let alarms = 0
    for (let run = 0; run < 3000; run++) {
      let first = 0
      for (let n = 0; n < 400; n++) if (random.next() < 0.5) first++
      if (checkSampleRatio(arms, [first, 400 - first]).isMismatch) alarms++
    }
    expect(alarms).toBeLessThanOrEqual(10)
  })
})

describe('chi-square tails', () => {
  it('are those of the tables', () => {
    for (const [x, freedom, p] of [
      [3.841458820694124, 1, 0.05],
      [6.6348966010212145, 1, 0.01],
      [5.991464547107979, 2, 0.05],
      [7.814727903251179, 3, 0.05],
      [11.070497693516351, 5, 0.05],
      [18.307038053275146, 10, 0.05],
      [29.588298445074418, 10, 0.001],
    ] as const)
      expect(chiSquareTail(x, freedom)).toBeCloseTo(p, 10)
    expect(chiSquareTail(0, 1)).toBe(1)
    expect(chiSquareTail(1e6, 4)).toBe(0)
    expect(() => chiSquareTail(1, 0)).toThrow('Degrees')
    expect(() => chiSquareTail(-1, 1)).toThrow('0 or more')
  })

  it('erfc is right on both sides of where its ways meet', () => {
    expect(erfc(0.5)).toBeCloseTo(0.4795001221869535, 12)
    expect(erfc(1.9999)).toBeCloseTo(0.004679801, 6)
    expect(erfc(2)).toBeCloseTo(0.004677734981047266, 12)
    expect(erfc(4)).toBeCloseTo(1.541725790028002e-8, 15)
  })
})
