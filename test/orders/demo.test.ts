import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readShopRules } from '../../src/orders/shop-rules.ts'
import { knowledgeDir } from '../../src/root.ts'

interface Demo {
  users: Record<string, { orders: string[] }>
  orders: Record<string, { items: { item_id: string; price: number }[] }>
}

const read = (...path: string[]): string => readFileSync(join(knowledgeDir, ...path), 'utf8')
const demo = JSON.parse(read('orders', 'demo.json')) as Demo
const shop = JSON.parse(read('shop.json')) as Record<string, unknown>

describe('the demo shop', () => {
  it('has customers with orders of its own goods at its own prices', () => {
    const prices = new Map(
      read('catalogue', 'products.jsonl')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { sku: string; price: { amount: number } })
        .map(({ sku, price }) => [sku, price.amount] as const),
    )
    expect(Object.keys(demo.users).length).toBeGreaterThanOrEqual(25)
    expect(Object.keys(demo.orders).length).toBeGreaterThanOrEqual(60)
    for (const { items } of Object.values(demo.orders))
      for (const { item_id, price } of items) expect(prices.get(item_id), item_id).toBe(price)
  })

  it.each(['en', 'zh'])('charges for delivery what its policy says (%s)', (locale) => {
    const policy = read('policies', `delivery.${locale}.md`)
    const { delivery } = readShopRules(shop)
    const { parcel, large, largeFromKg, largeOverCm } = delivery!
    const amounts = [parcel, large].flatMap(({ chargeMinor, freeFromMinor }) => [
      chargeMinor,
      freeFromMinor,
    ])
    for (const minor of amounts)
      expect(policy).toMatch(
        new RegExp(
          `\\$?${minor % 100 === 0 ? minor / 100 : (minor / 100).toFixed(2)}(?:[ .]|美元| or)`,
        ),
      )
    expect(policy).toMatch(new RegExp(`${largeFromKg} ?(?:kg|公斤)`))
    expect(policy).toMatch(new RegExp(`${largeOverCm} ?(?:cm|厘米)`))
  })

  it('takes goods back as long as its policy says', () => {
    const days = readShopRules(shop).orders!.returnDays
    expect(read('policies', 'returns.en.md')).toContain(`within ${days} days of delivery`)
    expect(read('policies', 'returns.zh.md')).toContain(`收货后${days}天内`)
  })
})
