import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../src/domain/failure.ts'
import { openFileOrders } from '../../src/orders/file-orders.ts'
import { createDataDir } from '../support/data-dir.ts'
import { createOrders, database, rules } from '../support/orders.ts'

const cancel = { kind: 'cancel', orderId: '#W1000001', reason: null } as const
const address = {
  line1: '9 New Road',
  line2: '',
  city: 'Bend',
  state: 'OR',
  country: 'USA',
  zip: '97701',
}

describe('identity', () => {
  it('is proven by two of order number, e-mail and postcode', async () => {
    const orders = await createOrders()
    const ada = { id: 'ada', firstName: 'Ada' }
    expect(await orders.identify({ orderId: 'w1000001', email: 'ADA@example.com' })).toEqual(ada)
    expect(await orders.identify({ orderId: '#W1000001', zip: '97301' })).toEqual(ada)
    expect(await orders.identify({ email: 'ada@example.com', zip: '97301' })).toEqual(ada)
  })

  it('is not proven by one part alone, nor when a part is another’s', async () => {
    const orders = await createOrders()
    for (const proof of [
      {},
      { email: 'ada@example.com' },
      { orderId: '#W1000001' },
      { orderId: '#W2000001', email: 'ada@example.com' },
      { orderId: '#W1000001', email: 'ada@example.com', zip: '10001' },
      { email: 'ada@example.com', zip: '10001' },
      { orderId: '#W9999999', zip: '97301' },
    ])
      expect(await orders.identify(proof)).toBeUndefined()
  })
})

describe('orders', () => {
  it('are listed the newest first, and only the customer’s own', async () => {
    const orders = await createOrders()
    const ids = (await orders.list('ada')).map(({ id }) => id)
    expect(ids).toEqual(['#W1000001', '#W1000004', '#W1000002', '#W1000003'])
    expect(await orders.find('ada', '#W2000001')).toBeUndefined()
    expect((await orders.find('bo', 'W2000001'))?.paidMinor).toBe(64_900)
  })

  it('are never changed for another customer', async () => {
    const orders = await createOrders()
    expect(await orders.change('bo', cancel)).toEqual({ done: false, why: 'not-found' })
    expect((await orders.find('ada', cancel.orderId))?.status).toBe('pending')
  })

  it('are changed only in the state and time that the rules allow', async () => {
    const orders = await createOrders()
    const giveBack = (orderId: string) =>
      orders.change('ada', { kind: 'return', orderId, items: [0] })
    expect(await giveBack('#W1000001')).toEqual({ done: false, why: 'status' })
    expect(await giveBack('#W1000003')).toEqual({ done: false, why: 'window' })
    expect(await giveBack('#W1000002')).toMatchObject({
      done: true,
      order: { status: 'return-requested', returning: [0] },
    })
    expect(await orders.change('ada', { kind: 'address', orderId: '#W1000004', address })).toEqual({
      done: false,
      why: 'status',
    })
  })

  it('stay changed after a restart, and a change sent twice is made once', async () => {
    const dir = createDataDir()
    const orders = await createOrders({ dir })
    await orders.change('ada', { kind: 'address', orderId: '#W1000001', address })
    const twice = await Promise.all([orders.change('ada', cancel), orders.change('ada', cancel)])
    expect(twice.map(({ done }) => done)).toEqual([true, true])
    const again = await createOrders({ dir })
    expect(await again.find('ada', cancel.orderId)).toMatchObject({ status: 'cancelled', address })
    const lines = readFileSync(join(dir, 'orders.jsonl'), 'utf8').split('\n')
    expect(lines.filter((line) => line.includes('"cancel"'))).toHaveLength(1)
  })

  it('outlive a line that a crash cut off', async () => {
    const dir = createDataDir()
    await createOrders({ dir })
    appendFileSync(join(dir, 'orders.jsonl'), '{"at":"2026-03-10","customerId":"ada","cha')
    const orders = await createOrders({ dir })
    expect((await orders.change('ada', cancel)).done).toBe(true)
    const again = await createOrders({ dir })
    expect((await again.find('ada', cancel.orderId))?.status).toBe('cancelled')
  })

  it('show changes of another process', async () => {
    const dir = createDataDir()
    const one = await createOrders({ dir })
    const other = await createOrders({ dir })
    await one.change('ada', cancel)
    expect((await other.find('ada', cancel.orderId))?.status).toBe('cancelled')
  })

  it('of a demonstration keep their age: dates move with the day of the first start', async () => {
    const dir = createDataDir()
    const data = { ...database, as_of: '2026-03-10' }
    const first = await createOrders({ dir, data, now: '2026-06-10T00:00:00Z' })
    expect((await first.find('ada', '#W1000002'))?.deliveredOn).toBe('2026-05-27')
    const later = await createOrders({ dir, data, now: '2026-06-20T00:00:00Z' })
    expect((await later.find('ada', '#W1000002'))?.deliveredOn).toBe('2026-05-27')
  })

  it('that cannot be written down are not changed', async () => {
    const dir = createDataDir()
    await createOrders({ dir })
    const failing = openFileOrders({
      database: join(dir, 'db.json'),
      changes: join(dir, 'missing', 'orders.jsonl'),
      currency: 'USD',
      rules,
    })
    await expect(failing).rejects.toMatchObject({
      code: 'STORAGE_FAILED',
    } satisfies Partial<Failure>)
  })
})
