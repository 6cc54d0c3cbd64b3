import { beforeAll, describe, expect, it } from 'vitest'
import { talkCart } from '../../src/dialog/cart-talk.ts'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { priceCart, type DeliveryRule } from '../../src/domain/cart.ts'
import { ConversationState } from '../../src/domain/conversation.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import { createTalker, createTestShop, productOf } from '../support/memory-shop.ts'
import { goods } from '../support/goods.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const rule: DeliveryRule = {
  largeFromKg: 20,
  largeOverCm: 120,
  parcel: { chargeMinor: 590, freeFromMinor: 4900, source: 'policy:delivery#2' },
  large: { chargeMinor: 3900, freeFromMinor: 49_900, source: 'policy:delivery#2' },
}

describe('the cart', () => {
  it('takes goods by place, by "it" and by number of pieces', async () => {
    const talker = createTalker(shop)
    const { products } = await talker.say('laptop')
    const skus = products.map(({ sku }) => sku)
    const added = await talker.say('add the second one')
    expect(added.act).toBe('cart')
    expect(added.products.map(({ sku }) => sku)).toEqual([skus[1]])
    await talker.say('put two of them in my cart')
    expect(talker.state.cart).toEqual([{ sku: skus[1], quantity: 3 }])
    await talker.say("I'll take the first one")
    expect(talker.state.cart.map(({ sku }) => sku)).toEqual([skus[1], skus[0]])
    expect(talker.state.shown).toEqual(skus)
  })

  it('speaks Chinese', async () => {
    const talker = createTalker(shop)
    const [first, second] = (await talker.say('推荐笔记本电脑')).products.map(({ sku }) => sku)
    await talker.say('加购第一款')
    await talker.say('把第二款加两台到购物车')
    expect(talker.state.cart).toEqual([
      { sku: first, quantity: 1 },
      { sku: second, quantity: 2 },
    ])
    expect((await talker.say('看看购物车')).text).toContain('总计')
    await talker.say('删掉第一个')
    expect(talker.state.cart).toEqual([{ sku: second, quantity: 2 }])
    await talker.say('清空购物车')
    expect(talker.state.cart).toEqual([])
  })

  it('changes quantities, removes and empties, and says so', async () => {
    const talker = createTalker(shop, { cart: [{ sku: 'LT-1', quantity: 1 }] })
    expect((await talker.say('make it 3')).text).toContain('3 ×')
    await talker.say('remove it from my cart')
    expect(talker.state.cart).toEqual([])
    expect((await talker.say('show my cart')).text).toBe('Your cart is empty.')
  })

  it('reckons at the price that the catalogue has now', async () => {
    const dearer = await createTestShop(
      goods.map((one) => (one.sku === 'LT-1' ? { ...one, priceMinor: 123_450 } : one)),
    )
    const cart = [{ sku: 'LT-1', quantity: 2 }]
    const { text, claims } = await createTalker(dearer, { cart }).say('show my cart')
    expect(text).toContain('2 × $1,234.50 = $2,469')
    expect(claims).toContainEqual({
      text: '$1,234.50',
      source: { kind: 'product', id: 'LT-1', field: 'price' },
    })
  })

  it('refuses what is not in stock and offers what is', async () => {
    const talker = createTalker(shop, { focus: ['DW-9'] })
    const reply = await talker.say('add it to my cart')
    expect(reply.text).toMatch(/out of stock/)
    expect(talker.state.cart).toEqual([])
    const [alternative] = reply.products
    expect(productOf(shop, alternative!.sku)).toMatchObject({
      category: 'dishwasher',
      availability: 'in_stock',
    })
    await talker.say('add it to my cart')
    expect(talker.state.cart).toEqual([{ sku: alternative!.sku, quantity: 1 }])
  })

  it('asks which one where several are on show', async () => {
    const talker = createTalker(shop)
    await talker.say('laptop')
    expect((await talker.say('add it to my cart')).text).toMatch(/Which one/)
    expect(talker.state.cart).toEqual([])
  })

  it('takes the product that is called just what was said, and none where that is open', async () => {
    const named = (sku: string, model: string) => ({
      ...goods.find((one) => one.sku === 'DW-4')!,
      sku,
      title: { en: `Kessel ${model} freestanding dishwasher, 9 place settings` },
    })
    const wide = await createTestShop([
      ...goods,
      named('DW-20', 'Vento 17'),
      named('DW-21', 'Vento 17 S'),
    ])
    const talker = createTalker(wide)
    await talker.say('add the Vento 17 to my cart')
    expect(talker.state.cart).toEqual([{ sku: 'DW-20', quantity: 1 }])
    await talker.say('把它改成3台')
    expect(talker.state.cart).toEqual([{ sku: 'DW-20', quantity: 3 }])
  })

  it('survives a change of topic and "start over"', async () => {
    const talker = createTalker(shop)
    await talker.say('laptop')
    await talker.say('add the first one to my cart')
    const { cart } = talker.state
    await talker.say('dishwasher under 700')
    await talker.say('start over')
    expect(talker.state.cart).toEqual(cart)
  })

  it('takes no order and no money', async () => {
    const talker = createTalker(shop, { cart: [{ sku: 'LT-1', quantity: 1 }] })
    expect((await talker.say('checkout')).text).toMatch(/cannot take payment/)
  })

  it('of a state stored before there were carts is empty', () => {
    const { cart: _cart, task: _task, ...old } = emptyState
    expect(ConversationState.parse(old)).toEqual(emptyState)
  })

  it('holds no more pieces than one shopper needs', () => {
    const move = talkCart(
      [],
      { action: 'add', skus: ['LT-1'], quantity: 500 },
      emptyNeed,
      shop.catalogue,
    )
    expect(move).toEqual({ cart: [], facts: { what: 'too-many', most: 99 } })
  })
})

describe('delivery', () => {
  const priced = (specs: Record<string, number>, priceMinor: number, others: string[] = []) => {
    const heavy = { ...productOf(shop, 'DW-1'), specs, priceMinor }
    const docBySku = new Map([['X', 0], ...others.map((sku, at) => [sku, at + 1] as const)])
    const products = [heavy, ...others.map((sku) => productOf(shop, sku))]
    return priceCart(
      [...docBySku.keys()].map((sku) => ({ sku, quantity: 1 })),
      { ...shop.catalogue, products, docBySku, docsByCategory: new Map() },
      rule,
    )
  }

  it('costs by weight and sides, and is free from the amount of the rule', () => {
    expect(priced({ weight: 19.9 }, 4899)).toMatchObject({
      delivery: { kind: 'parcel', chargeMinor: 590 },
      totalMinor: 5489,
    })
    expect(priced({ weight: 19.9 }, 4900).totalMinor).toBe(4900)
    expect(priced({ weight: 20 }, 49_899)).toMatchObject({
      delivery: { kind: 'large', chargeMinor: 3900 },
    })
    expect(priced({ weight: 5, width: 121 }, 100)).toMatchObject({ delivery: { kind: 'large' } })
    expect(priced({ weight: 20 }, 49_900).delivery).toMatchObject({ isFree: true, chargeMinor: 0 })
  })

  it('of a mixed order is the large one’s alone', () => {
    expect(priced({ weight: 30 }, 10_000, ['LT-5'])).toMatchObject({ delivery: { kind: 'large' } })
  })

  it('is not guessed where the size is not known', () => {
    expect(priced({}, 10_000)).toMatchObject({ delivery: null, totalMinor: 10_000 })
  })
})
