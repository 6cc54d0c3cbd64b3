import { expect, it } from 'vitest'
import { Failure } from '../../src/domain/failure.ts'
import { codeOf, fakeEvents, start } from './harness.ts'

const view = (eventId: string, more: object = {}) => ({
  eventId,
  shopperId: 's-1',
  type: 'view',
  sku: 'DW-1',
  occurredAt: '2026-11-24T10:00:00Z',
  ...more,
})

it('records events once, and names the bad ones by their place', async () => {
  const { post, recorded } = await start()
  const batch = [
    view('e-1'),
    view('e-2', { type: 'lick' }),
    view('e-1'),
    view('e-3', { occurredAt: 'yesterday' }),
    view('e-4', { sku: null }),
    view('e-5', { type: 'rate' }),
    view('e-6', { type: 'search', sku: null }),
    'event',
    null,
    view('e-7', { type: 'search', query: 'quiet', extra: 1 }),
    view('e-8', { type: 'rate', value: 5 }),
  ]
  const response = await post('/v1/events', { events: batch })
  expect(response.status).toBe(202)
  const receipt = (await response.json()) as any
  expect(receipt).toMatchObject({ accepted: 3, duplicates: 1 })
  expect(receipt.rejected.map(({ index }: { index: number }) => index)).toEqual([
    1, 3, 4, 5, 6, 7, 8,
  ])
  expect(receipt.rejected[1].message).toMatch(/^occurredAt: /)
  expect(receipt.rejected[2].message).toBe('sku: needed for type "view"')
  expect(recorded.map(({ eventId }) => eventId)).toEqual(['e-1', 'e-7', 'e-8'])
  expect(recorded[1]).not.toHaveProperty('extra')
})

it('acknowledges only after the events are recorded', async () => {
  let finish = (): void => undefined
  const recorder = fakeEvents([])
  const { post } = await start({
    events: {
      record: async (events) => {
        await new Promise<void>((resolve) => (finish = resolve))
        return recorder.record(events)
      },
    },
  })
  let isAcknowledged = false
  const response = post('/v1/events', { events: [view('e-1')] }).then((answer) => {
    isAcknowledged = true
    return answer
  })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(isAcknowledged).toBe(false)
  finish()
  expect((await response).status).toBe(202)
})

it('passes on that the storage is full', async () => {
  const { post } = await start({
    events: {
      record: async () => {
        throw new Failure('STORAGE_FULL', 'The disk is full.')
      },
    },
  })
  expect(await codeOf(await post('/v1/events', { events: [view('e-1')] }))).toBe('507 STORAGE_FULL')
})

it('refuses what is no batch', async () => {
  const { post } = await start()
  const events = Array.from({ length: 1001 }, (_, i) => view(`e-${i}`))
  for (const body of [{}, [], 7, 'null', { events: [] }, { events: {} }, { events }])
    expect(await codeOf(await post('/v1/events', body))).toBe('400 REQUEST_INVALID')
  expect((await post('/v1/events', { events: events.slice(1) })).status).toBe(202)
  const big = { events: [view('e', { query: 'x'.repeat(1_100_000) })] }
  expect(await codeOf(await post('/v1/events', big))).toBe('413 BODY_TOO_LARGE')
})
