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
const day = 24 * 60 * minute

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
