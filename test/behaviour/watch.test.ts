import { describe, expect, it } from 'vitest'
import { biasOf } from '../../src/behaviour/bias.ts'
import { driftOf, groupByDeeds } from '../../src/behaviour/drift.ts'
import { createWatch } from '../../src/behaviour/watch.ts'
import type { EventRecord } from '../../src/storage/events.ts'

const repeat = <T>(value: T, count: number): T[] => Array.from({ length: count }, () => value)

describe('groups of goods', () => {
  it('share out the deeds about equally, the unknown apart', () => {
    const deeds = new Map([
      ['star', 500],
      ...Array.from({ length: 500 }, (_, n): [string, number] => [`tail${n}`, 1]),
    ])
    const { counts, groupOf } = groupByDeeds(deeds)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1000)
    expect(counts[0]).toBe(500)
    expect(counts.slice(1, -1)).toEqual(repeat(50, 10))
    expect(groupOf('star')).toBe(0)
    expect(groupOf('never seen')).toBe(counts.length - 1)
    expect(counts.at(-1)).toBe(0)
  })

  it('of nothing are one, and the unknown', () => {
    expect(groupByDeeds(new Map()).counts).toEqual([0, 0])
    expect(driftOf(groupByDeeds(new Map()), [0, 500])).toBeNull()
  })
})

describe('drift', () => {
  const groups = { counts: [6000, 4000, 0], groupOf: () => 0 }

  it('is what the formula says', () => {
    // Shares with half a deed of credit: (6000.5, 4000.5, 0.5) / 10001.5 and (400.5, 500.5, 100.5) / 1001.5.
    const then = [6000.5, 4000.5, 0.5].map((n) => n / 10_001.5)
    const now = [400.5, 500.5, 100.5].map((n) => n / 1001.5)
    const psi = now.reduce((sum, a, n) => sum + (a - then[n]!) * Math.log(a / then[n]!), 0)
    const drift = driftOf(groups, [400, 500, 100])!
    expect(drift.psi).toBeCloseTo(psi, 12)
    expect(drift).toMatchObject({ deeds: 1000, isAlarming: true })
  })

  it('is none where the shares are the same, and not told of few deeds', () => {
    const drift = driftOf(groups, [600, 400, 0])!
    expect(drift.psi).toBeLessThan(0.01)
    expect(drift.isAlarming).toBe(false)
    expect(driftOf(groups, [199, 0, 0])).toBeNull()
  })

  it('does not alarm by chance alone', () => {
    // 5 % of χ² with 19 degrees lie above 30.14: with 200 deeds that is a PSI of 0.15.
    const even = { counts: [...repeat(500, 20)], groupOf: () => 0 }
    const now = even.counts.map((_, n) => (n % 2 === 0 ? 13 : 7))
    const drift = driftOf(even, now)!
    expect(drift.psi).toBeGreaterThan(0.05)
    expect(drift.isAlarming).toBe(false)
  })
})

describe('bias', () => {
  const deeds = new Map([
    ['hit', 90],
    ['plain', 30],
    ['rare', 10],
  ])

  it('is how much more popular the recommended are than what shoppers turn to', () => {
    const bias = biasOf(repeat('hit', 300), repeat('plain', 400), deeds, 4)!
    // 90 / 30 − 1; one of four goods takes all: Gini 1 − 1/4.
    expect(bias.popularityLift).toBeCloseTo(2)
    expect(bias.gini).toBeCloseTo(0.75)
    expect(bias.giniOfDeeds).toBeCloseTo(0.75)
    expect(bias.coverage).toBe(0.25)
    expect(bias).toMatchObject({ isPopularityAlarming: true, isConcentrationAlarming: false })
  })

  it('tells concentration beside that of as many deeds', () => {
    const done = ['hit', 'plain', 'rare', 'other'].flatMap((sku) => repeat(sku, 100))
    const bias = biasOf(repeat('plain', 400), done, deeds, 4)!
    expect(bias.gini - bias.giniOfDeeds).toBeCloseTo(0.75)
    expect(bias.isConcentrationAlarming).toBe(true)
    expect(bias.isPopularityAlarming).toBe(false)
  })

  it('is not told of little', () => {
    expect(biasOf(repeat('hit', 299), repeat('hit', 300), deeds, 4)).toBeNull()
    expect(biasOf(repeat('hit', 300), repeat('hit', 299), deeds, 4)).toBeNull()
  })
})

describe('the watch', () => {
  const view = (sku: string, shopperId: string): EventRecord => ({
    eventId: shopperId,
    shopperId,
    type: 'view',
    sku,
    occurredAt: '2026-01-01T00:00:00Z',
  })
  const open = (version = 1) => {
    const of = { version }
    const watch = createWatch(() => ({
      version: of.version,
      deeds: () =>
        new Map([
          ['a', 500],
          ['b', 500],
        ]),
      products: 3,
      isSold: (sku) => 'abc'.includes(sku),
    }))
    const see = (sku: string, count: number) => {
      for (let n = 0; n < count; n++) watch.seeEvents([view(sku, `s${n}`)])
    }
    return { of, watch, see }
  }

  it('sees drift to goods that are new, and begins anew with another ranker', () => {
    const { of, watch, see } = open()
    expect(watch.hasNews()).toBe(false)
    see('a', 150)
    see('b', 150)
    expect(watch.drift()!.isAlarming).toBe(false)
    see('c', 300)
    expect(watch.drift()!.isAlarming).toBe(true)
    of.version = 2
    expect(watch.drift()).toBeNull()
    expect(watch.hasNews()).toBe(false)
  })

  it('passes over what nobody sells, and counts a batch of one shopper once', () => {
    const { watch, see } = open()
    see('sold by nobody', 1000)
    watch.seeEvents(repeat(view('c', 'flood'), 1000))
    expect(watch.drift()).toBeNull()
  })

  it('says nothing of drift where no ranker was trained', () => {
    const { watch, see } = open(0)
    see('c', 500)
    expect(watch.drift()).toBeNull()
  })

  it('keeps ten thousand places and no more', () => {
    const { watch, see } = open()
    see('a', 300)
    for (let n = 0; n < 20_000; n++) watch.seeRecommended(['a', 'b'])
    expect(watch.bias()!.recommended).toBe(10_000)
  })
})
