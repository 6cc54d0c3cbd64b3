import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Orders } from '../../src/orders/orders.ts'
import { createTalker, createTestShop, type Talker } from '../support/memory-shop.ts'
import { createOrders } from '../support/orders.ts'

let base: Shop
let orders: Orders
let talker: Talker

beforeAll(async () => {
  base = await createTestShop()
})

beforeEach(async () => {
  orders = await createOrders()
  talker = createTalker({ ...base, orders })
})

const say = async (...texts: string[]): Promise<Reply> => {
  let reply: Reply | undefined
  for (const text of texts) reply = await talker.say(text)
  return reply!
}
const statusOf = async (id: string): Promise<string | undefined> =>
  (await orders.find('ada', id))?.status

/** Every figure of the text stands in a claim. */
function expectClaimed({ text, claims }: Reply): void {
  for (const [figure] of text.matchAll(/\d[\d.,]*\d|\d/g))
    expect(
      claims.some((claim) => claim.text.includes(figure)),
      `${figure} in: ${text}`,
    ).toBe(true)
}

describe('who asks for an order', () => {
  it('is asked for proof first', async () => {
    const reply = await say('where is my order?')
    expect(reply.act).toBe('order')
    expect(reply.text).toMatch(/order number/)
    expect((await say('#W1000004')).text).toMatch(/e-mail/)
    const status = await say('ada@example.com')
    expect(status.text).toMatch(/processed/)
    expect(status.text).toContain('555111222333')
    expect(status.products.map(({ sku }) => sku)).toEqual(['DW-5'])
    expectClaimed(status)
  })

  it('may say all at once', async () => {
    expect((await say('where is order W1000004, zip 97301')).text).toMatch(/processed/)
  })

  it('gets nothing of another customer, and is not told whether it is there', async () => {
    const theirs = await say('my orders', 'ada@example.com 97301', 'cancel order #W2000001')
    expect(theirs.text).not.toMatch(/Leaf 13|\$649/)
    talker = createTalker({ ...base, orders })
    const missing = await say('my orders', 'ada@example.com 97301', 'cancel order #W2999999')
    expect(theirs.text.replaceAll('#W2000001', '…')).toBe(missing.text.replaceAll('#W2999999', '…'))
    expect((await orders.find('bo', '#W2000001'))?.status).toBe('pending')
  })

  it('is offered a person after three wrong proofs, and nothing is looked up any more', async () => {
    await say('cancel my order', '#W1000001 bo@example.com', '#W1000001 99999')
    const third = await say('#W1000001 x@example.com')
    expect(third.suggestions).toContain('I want to talk to a person')
    expect((await say('#W1000001 ada@example.com')).text).toBe(third.text)
    expect((await say('cancel order #W1000001, ada@example.com')).text).toBe(third.text)
    expect((await say('dishwasher under 700')).act).toBe('recommend')
    expect((await say('I want to talk to a person')).act).toBe('handover')
  })

  it('learns honestly that a shop shows no orders here', async () => {
    talker = createTalker(base)
    expect((await say('where is my order #W1000001')).text).toMatch(/cannot see orders/)
  })
})

describe('a cancellation', () => {
  it('is shown, confirmed by a plain yes, done, and only then said to be done', async () => {
    const shown = await say('cancel order #W1000001', 'ada@example.com')
    expect(shown.text).toMatch(/Dishwasher|Stille 60/)
    expect(shown.text).toContain('$1,158')
    expect(shown.text).not.toMatch(/is cancelled/)
    expectClaimed(shown)
    expect(await statusOf('#W1000001')).toBe('pending')
    const done = await say('yes, please')
    expect(done.text).toMatch(/is cancelled/)
    expect(await statusOf('#W1000001')).toBe('cancelled')
  })

  it.each(['no', 'never mind', 'no, keep it'])('is dropped upon "%s"', async (text) => {
    await say('cancel order #W1000001', 'ada@example.com')
    expect((await say(text)).text).toMatch(/Nothing/)
    expect(await statusOf('#W1000001')).toBe('pending')
    await say('yes')
    expect(await statusOf('#W1000001')).toBe('pending')
  })

  it.each(['yes but wait', 'maybe', 'yes, if it is free', 'yes cancel order #W1000004', 'hmm'])(
    'is not made upon "%s"',
    async (text) => {
      await say('cancel order #W1000001', 'ada@example.com', text)
      expect(await statusOf('#W1000001')).toBe('pending')
      expect(await statusOf('#W1000004')).toBe('processed')
    },
  )

  it('lets another question be answered, and is then shown again before any yes counts', async () => {
    await say('cancel order #W1000001', 'ada@example.com')
    expect((await say('dishwasher under 700')).act).toBe('recommend')
    await say('the second one', 'yes')
    expect(await statusOf('#W1000001')).toBe('pending')
    if (!/I would cancel/.test((await say('yes')).text)) await say('cancel it')
    await say('yes')
    expect(await statusOf('#W1000001')).toBe('cancelled')
  })

  it('is refused once the order is on its way', async () => {
    const reply = await say('cancel order #W1000004', 'ada@example.com')
    expect(reply.text).toMatch(/cannot be cancelled/)
    expect(reply.text).toMatch(/Nothing was changed/)
  })

  it('that cannot be saved is not said to be done, and a further yes tries again', async () => {
    let isBroken = true
    talker = createTalker({
      ...base,
      orders: {
        ...orders,
        change: (...args) =>
          isBroken ? Promise.reject(new Error('disk')) : orders.change(...args),
      },
    })
    const failed = await say('cancel order #W1000001', 'ada@example.com', 'yes')
    expect(failed.text).toMatch(/did not work/)
    isBroken = false
    expect((await say('yes')).text).toMatch(/is cancelled/)
  })

  it('works in Chinese', async () => {
    const shown = await say('我要取消订单', '订单号 #W1000001，邮箱 ada@example.com')
    expect(shown.locale).toBe('zh')
    expect(shown.text).toContain('将取消整个订单#W1000001')
    expectClaimed(shown)
    expect((await say('好的')).text).toContain('已取消')
    expect(await statusOf('#W1000001')).toBe('cancelled')
  })
})

describe('a return', () => {
  it('asks which items, shows them, and is requested upon a yes', async () => {
    const asked = await say('I want to return something', '#W1000002 97301')
    expect(asked.text).toMatch(/Which items/)
    const shown = await say('the kettle')
    expect(shown.text).toMatch(/kettle/)
    expect(shown.text).not.toMatch(/Slate/)
    expect(shown.text).toContain('March 26, 2026')
    expectClaimed(shown)
    await say('yes')
    expect(await orders.find('ada', '#W1000002')).toMatchObject({
      status: 'return-requested',
      returning: [1],
    })
  })

  it('is refused after the window, with its last day', async () => {
    const reply = await say('return order #W1000003', 'ada@example.com')
    expect(reply.text).toContain('January 4, 2026')
    expectClaimed(reply)
  })

  it('finds the order that can be returned by itself', async () => {
    const reply = await say('我想退货', 'ada@example.com 97301', '全部')
    expect(reply.text).toContain('#W1000002')
    expect(reply.text).toMatch(/45\.5/)
  })

  it('as a question of rules stays a question of rules', async () => {
    for (const text of ['how do returns work?', 'can I return it?', '怎么退货？', '几天内可以退货'])
      expect((await createTalker({ ...base, orders }).say(text)).act).toBe('policy')
  })
})

describe('a change of address', () => {
  it('asks for the whole address, shows it as written, and makes it upon a yes', async () => {
    await say('change the delivery address of order #W1000001', '97301')
    expect((await say('9 New Road')).text).toMatch(/whole address/)
    const shown = await say('9 New Road, Apt 2, Bend, OR 97701')
    expect(shown.text).toContain('9 New Road, Apt 2, Bend, OR 97701, USA')
    expectClaimed(shown)
    await say('yes')
    expect((await orders.find('ada', '#W1000001'))?.address).toEqual({
      line1: '9 New Road',
      line2: 'Apt 2',
      city: 'Bend',
      state: 'OR',
      country: 'USA',
      zip: '97701',
    })
  })

  it('prints no mark-up that an address holds', async () => {
    await say('change the delivery address of order #W1000001', '97301')
    const shown = await say('9 <b>New</b> [Road](http://x), Bend, OR 97701')
    expect(shown.text).not.toMatch(/[<>[\]()]http|<b>|\]\(/)
  })
})

describe('an open task', () => {
  it('lists the orders to choose from, and takes "the second one" for an order', async () => {
    const list = await say('show my orders', 'ada@example.com 97301')
    for (const id of ['#W1000001', '#W1000002', '#W1000003', '#W1000004'])
      expect(list.text).toContain(id)
    expectClaimed(list)
    expect((await say('the second one')).text).toContain('Order #W1000004')
    expect((await say('show my orders')).text).toContain('#W1000003')
  })

  it('is kept while other things are asked, and outlives "start over"', async () => {
    await say('cancel my order')
    expect((await say('how much is express delivery?')).act).toBe('policy')
    await say('start over')
    expect((await say('#W1000001 ada@example.com')).text).toMatch(/I would cancel/)
  })

  it('gives way to a person', async () => {
    await say('cancel my order')
    expect((await say('I want to talk to a human')).act).toBe('handover')
  })
})
