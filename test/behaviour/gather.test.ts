import { describe, expect, it } from 'vitest'
import { gather } from '../../src/behaviour/gather.ts'
import { historyOf } from '../../src/recommend/interactions.ts'
import type { EventRecord, Events } from '../../src/storage/events.ts'

const now = Date.parse('2026-06-01T12:00:00Z')
const skus = new Set(['a', 'b', 'c', 'd'])

let number = 0
const event = (more: Partial<EventRecord> & { ago?: number } = {}): EventRecord => {
  const { ago = 0, ...rest } = more
  return {
    eventId: `e${number++}`,
    shopperId: 'u',
    type: 'view',
    sku: 'a',
    occurredAt: new Date(now - ago).toISOString(),
    ...rest,
  }
}

const from = (records: readonly EventRecord[]): Events =>
  ({
    async *all() {
      for (let at = 0; at < records.length; at += 7) yield records.slice(at, at + 7)
    },
  }) as unknown as Events

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

describe('behaviour', () => {
  it('stands in order of time, whatever the order of the log', async () => {
    const { data } = await gather(
      from([
        event({ sku: 'c', ago: minute }),
        event({ sku: 'a', ago: 3 * minute }),
        event({ sku: 'b', ago: 2 * minute, shopperId: 'v' }),
        event({ sku: 'b', ago: 2 * minute }),
      ]),
      skus,
      now,
    )
    const u = data.users.indexOf('u')
    expect(Array.from(historyOf(data, u).items, (item) => data.items[item])).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('weighs a purchase five looks, and half of it after half a year', async () => {
    const { bySku } = await gather(
      from([
        event({ sku: 'a' }),
        event({ sku: 'b', type: 'purchase' }),
        event({ sku: 'c', type: 'purchase', ago: 180 * day }),
        event({ sku: 'd', type: 'rate', value: 5 }),
        event({ sku: 'd', type: 'rate', value: 2, shopperId: 'v' }),
        event({ sku: 'd', type: 'dismiss', shopperId: 'v' }),
      ]),
      skus,
      now,
    )
    expect(bySku.get('a')).toBeCloseTo(1)
    expect(bySku.get('b')).toBeCloseTo(5)
    expect(bySku.get('c')).toBeCloseTo(2.5)
    expect(bySku.get('d')).toBeCloseTo(4)
  })

  it('drops who is no person, and nobody else', async () => {
    const bot = Array.from({ length: 70 }, (_, n) =>
      event({ shopperId: 'bot', sku: 'abcd'[n % 4]!, ago: n * 500 }),
    )
    const busy = Array.from({ length: 70 }, (_, n) =>
      event({ shopperId: 'busy', sku: 'abcd'[n % 4]!, ago: n * 2 * minute }),
    )
    const { data, leftOut } = await gather(from([...bot, ...busy]), skus, now)
    expect(data.users).toEqual(['busy'])
    expect(leftOut.bots).toBe(70)
  })

  it('counts a slip of the finger once, and a look the next day again', async () => {
    const { bySku, leftOut } = await gather(
      from([event({ ago: day }), event({ ago: 2000 }), event({ ago: 1000 }), event()]),
      skus,
      now,
    )
    expect(leftOut.repeats).toBe(2)
    expect(bySku.get('a')).toBeCloseTo(2, 1)
  })

  it('leaves out what is dated into the future and what is not sold here', async () => {
    const { data, leftOut } = await gather(
      from([
        event({ ago: -3 * day }),
        event({ ago: -minute, sku: 'b' }),
        event({ sku: 'gone' }),
        event({ type: 'search', sku: undefined, query: 'x' }),
      ]),
      skus,
      now,
    )
    expect(data.items).toEqual(['b'])
    expect(leftOut).toEqual({ bots: 0, repeats: 0, skewed: 1, unknown: 1 })
  })

  it('of nobody is empty', async () => {
    const { data, bySku } = await gather(from([]), skus, now)
    expect(data.columns).toHaveLength(0)
    expect(bySku.size).toBe(0)
  })
})

/** Deeds of one id, from `start` on, with goods of a large shop by turns. */
const many = (shopperId: string, count: number, everyMs: number, start = now - 30 * day) =>
  Array.from({ length: count }, (_, n) =>
    event({
      shopperId,
      sku: `g${n % 10_000}`,
      occurredAt: new Date(start + n * everyMs).toISOString(),
    }),
  )
const large = { has: (sku: string) => /^g\d+$/.test(sku) || skus.has(sku) }

describe('what no person did', () => {
  it.each([
    ['a robot that never reads 60 pages in a minute', many('x', 10_000, minute / 50)],
    ['a robot that takes its time, day and night', many('x', 300, 5 * minute)],
    ['an id that thousands share', many('x', 5000, 17_000)],
    ['a day of more than a thousand looks', many('x', 1001, 50_000)],
  ])('goes: %s', async (_, deeds) => {
    const shopper = many('person', 200, 3 * minute)
    const { data, leftOut } = await gather(from([...deeds, ...shopper]), large, now)
    expect(data.users).toEqual(['person'])
    expect(leftOut).toEqual({ bots: deeds.length, repeats: 0, skewed: 0, unknown: 0 })
  })

  it.each([
    ['twenty hours of looking, a look every two minutes', many('x', 600, 2 * minute)],
    ['an evening every day for a year', many('x', 365, day, now - 365 * day)],
    ['a log that tells the day alone', many('x', 300, 0, Math.floor(now / day) * day - 3 * day)],
  ])('stays where a person could: %s', async (_, deeds) => {
    const { data, leftOut } = await gather(from(deeds), large, now)
    expect(data.users).toEqual(['x'])
    expect(leftOut.bots).toBe(0)
  })

  it('lets nobody count for more than 500 deeds', async () => {
    const { data } = await gather(from(many('x', 3000, 3 * hour, now - 400 * day)), large, now)
    expect(data.columns).toHaveLength(500)
  })
})

describe('clocks that are wrong', () => {
  it.each([
    ['1970-01-01T00:00:00.000Z', 1],
    ['1994-12-31T23:59:59.999Z', 1],
    ['1996-01-01T00:00:00.000Z', 0],
    ['2027-06-01T12:00:00.000Z', 1],
    ['+020000-01-01T00:00:00.000Z', 1],
    ['2026-06-02T11:00:00.000Z', 0],
    ['no time at all', 1],
  ])('%s is left out: %i', async (occurredAt, skewed) => {
    const { data, leftOut } = await gather(from([event({ occurredAt })]), skus, now)
    expect(leftOut.skewed).toBe(skewed)
    expect(data.columns).toHaveLength(1 - skewed)
  })
})

it('takes ids as they are: emoji, commas, the names of prototypes', async () => {
  const ids = ['👩‍🚀,1', '__proto__', 'constructor', '', ' ', '"']
  const { data, bySku } = await gather(
    from(ids.map((id) => event({ shopperId: id, sku: id }))),
    new Set(ids),
    now,
  )
  expect(data.users).toEqual(ids)
  expect(data.items).toEqual(ids)
  expect(bySku.get('__proto__')).toBe(1)
})

it('counts deeds by sku, whatever they weigh', async () => {
  const { deeds } = await gather(
    from([event(), event({ ago: day }), event({ sku: 'b', type: 'purchase', ago: 400 * day })]),
    skus,
    now,
  )
  expect([...deeds].toSorted()).toEqual([
    ['a', 2],
    ['b', 1],
  ])
})

it('holds a million deeds in less than 400 bytes each', { timeout: 120_000 }, async () => {
  const events = {
    async *all() {
      for (let slice = 0; slice < 200; slice++)
        yield Array.from({ length: 5000 }, (_, n) => {
          const at = slice * 5000 + n
          const turn = Math.floor(at / 50_000)
          return event({
            eventId: '',
            shopperId: `s${at % 50_000}`,
            sku: `g${(at * 7919 + turn * 101) % 10_000}`,
            ago: turn * day,
          })
        })
    },
  } as unknown as Events
  globalThis.gc?.()
  const before = process.memoryUsage()
  const { data, leftOut } = await gather(events, large, now)
  const after = process.memoryUsage()
  const grown = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  console.log(`a million deeds: ${(grown / 1e6).toFixed(0)} MB more in use`)
  expect(data.columns.length).toBe(1_000_000)
  expect(leftOut).toEqual({ bots: 0, repeats: 0, skewed: 0, unknown: 0 })
  expect(grown).toBeLessThan(400e6)
})
