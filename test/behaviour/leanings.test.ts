import { beforeEach, describe, expect, it } from 'vitest'
import { learnCompanions } from '../../src/behaviour/learn-companions.ts'
import { usualOf } from '../../src/behaviour/profile/usual.ts'
import { fitSegments, type Segments } from '../../src/behaviour/segments/fit-segments.ts'
import { readDeeds } from '../../src/behaviour/profile/deeds.ts'
import { createTaste } from '../../src/behaviour/taste.ts'
import { createShelf } from '../../src/dialog/shelf.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import { noChoice, type Correction, type ShopperChoice } from '../../src/domain/profile.ts'
import { collect } from '../../src/recommend/interactions.ts'
import type { EventRecord, Events } from '../../src/storage/events.ts'
import { createTestShop } from '../support/memory-shop.ts'

const now = Date.UTC(2026, 0, 2)
let records: EventRecord[]
let choice: ShopperChoice
let segments: Segments | null
let shop: Shop

const events = {
  ofShopper: async (id: string) => records.filter(({ shopperId }) => shopperId === id).toReversed(),
} as unknown as Events

function does(shopperId: string, type: EventRecord['type'], sku: string): void {
  const occurredAt = new Date(now - 86_400_000 + records.length * 60_000).toISOString()
  records.push({ eventId: `${records.length}`, shopperId, type, sku, occurredAt })
}

beforeEach(async () => {
  records = []
  choice = noChoice
  segments = null
  const plain = await createTestShop()
  const { catalogue } = plain
  shop = {
    ...plain,
    companions: learnCompanions(collect([]), catalogue),
    taste: createTaste(null, [], catalogue, {
      events,
      choices: { choice: async () => choice },
      leanings: {
        usual: usualOf(catalogue, new Map()),
        segments: () => segments,
        now: () => now,
      },
    }),
  }
})

const skusOf = (category: string): string[] =>
  [...shop.catalogue.docsByCategory.get(category)!].map((doc) => shop.catalogue.products[doc]!.sku)
const dearest = (category: string): string[] =>
  skusOf(category).toSorted((a, b) => priceOf(b) - priceOf(a))
const priceOf = (sku: string): number =>
  shop.catalogue.products[shop.catalogue.docBySku.get(sku)!]!.priceMinor
const kindOf = (sku: string): string =>
  shop.catalogue.products[shop.catalogue.docBySku.get(sku)!]!.category

const offered = async (
  query: { sku?: string; category?: string; locale?: 'en' | 'zh' } = {},
  who: { shopperId: string; isProved: boolean } = { shopperId: 'me', isProved: true },
) => (await createShelf(() => shop).recommendations({ limit: 30, ...query }, who)).items
const skusOffered = async (...how: Parameters<typeof offered>): Promise<string[]> =>
  (await offered(...how)).map(({ sku }) => sku)

describe('the leanings of a shopper', () => {
  it('lift goods near the prices turned to, are told, and go with the entry that is forgotten', async () => {
    const before = await skusOffered({ category: 'dishwasher' })
    const [one, two, three, ...rest] = dearest('dishwasher') as [
      string,
      string,
      string,
      ...string[],
    ]
    for (const sku of [one, two, three, one, two, three]) does('me', 'view', sku)
    const entries = (await shop.taste!.of('me')).leanings.entries
    expect(entries.map(({ key }) => key)).toContain('price:dishwasher')
    const after = await offered({ category: 'dishwasher' })
    const placesOf = (skus: readonly string[], list: readonly string[]): number =>
      skus.reduce((sum, sku) => sum + list.indexOf(sku), 0)
    const list = after.map(({ sku }) => sku)
    expect(placesOf([one, two, three], list)).toBeLessThan(placesOf([one, two, three], before))
    expect(placesOf(rest.slice(-3), list)).toBeGreaterThan(placesOf(rest.slice(-3), before))
    const told = after.flatMap(({ reasons }) => reasons).filter(({ kind }) => kind === 'affinity')
    expect(told.map(({ text }) => text)).toContain('priced like the dishwashers you turn to')
    expect(told.flatMap(({ evidence }) => evidence)).toContain('profile:price:dishwasher')

    const forget = (key: string): Correction => ({ key, action: 'forget' })
    choice = { ...noChoice, corrections: entries.map(({ key }) => forget(key)) }
    expect(await skusOffered({ category: 'dishwasher' })).toEqual(before)
  })

  it('are told to nobody whose word it is not, and counted all the same', async () => {
    for (const sku of [...dearest('dishwasher').slice(0, 3), ...dearest('dishwasher').slice(0, 3)])
      does('me', 'view', sku)
    const known = await offered({ category: 'dishwasher' })
    const claimed = await offered({ category: 'dishwasher' }, { shopperId: 'me', isProved: false })
    expect(claimed.map(({ sku }) => sku)).toEqual(known.map(({ sku }) => sku))
    for (const locale of ['en', 'zh'] as const) {
      const items = await offered(
        { category: 'dishwasher', locale },
        { shopperId: 'me', isProved: false },
      )
      const reasons = items.flatMap((item) => item.reasons)
      expect(reasons.flatMap(({ evidence }) => evidence).join(' ')).not.toContain('profile:')
    }
  })

  it('are as they would be without a deed, where that is asked', async () => {
    for (const sku of dearest('dishwasher').slice(0, 3)) {
      does('me', 'view', sku)
      does('me', 'view', sku)
    }
    const own = await shop.taste!.of('me')
    const [gone] = dearest('dishwasher')
    const without = own.without(gone!)
    expect(own.leanings.entries.length).toBeGreaterThan(0)
    expect(
      without.leanings.entries.flatMap((entry) => ('evidence' in entry ? entry.evidence.skus : [])),
    ).not.toContain(gone)
  })

  it('follow the group of shoppers alike, once there are groups', async () => {
    const { catalogue } = shop
    const usual = usualOf(catalogue, new Map())
    // Two ways to act: three headphones, or three dishwashers.
    const [wanted, ...others] = skusOf('headphones') as [string, ...string[]]
    for (let n = 0; n < 30; n++) {
      for (const sku of [wanted, wanted, ...others.slice(0, 2)]) does(`h${n}`, 'view', sku)
      for (const sku of skusOf('dishwasher').slice(0, 3)) does(`d${n}`, 'cart', sku)
    }
    const everyone = [...new Set(records.map(({ shopperId }) => shopperId))]
    segments = fitSegments(
      everyone.map((id) =>
        readDeeds(
          records.filter(({ shopperId }) => shopperId === id),
          catalogue,
          [],
          now,
        ),
      ),
      catalogue,
      usual,
    )
    for (const sku of others.slice(-3)) does('me', 'view', sku)
    const { group } = (await shop.taste!.of('me')).leanings
    expect(group.get(wanted)).toBe(1)
    expect([...group.values()].every((share) => share > 0 && share <= 1)).toBe(true)
    const reasons = (await offered({ category: 'headphones' })).find(
      ({ sku }) => sku === wanted,
    )!.reasons
    expect(reasons.map(({ text }) => text).join()).toContain(
      'shoppers who look for the same as you',
    )
  })
})

describe('after a purchase', () => {
  it('goods of any kind leave out the kind just bought, and what goes with it comes first', async () => {
    const [bought] = skusOf('laptop')
    does('me', 'purchase', bought!)
    const items = await offered()
    expect(kindOf(items[0]!.sku)).toMatch(/^(monitor|headphones|router)$/)
    expect(items.slice(0, 8).map(({ sku }) => kindOf(sku))).not.toContain('laptop')
    const [reason] = items[0]!.reasons.filter(({ kind }) => kind === 'bought-together')
    expect(reason!.text).toMatch(/^to set up beside your /)
    expect(reason!.evidence).toEqual([`profile:owned:${bought}`])
  })

  it('the page of what was bought shows what goes with it; before, goods like it', async () => {
    const [sku] = skusOf('laptop')
    const before = await skusOffered({ sku: sku! })
    expect(new Set(before.map(kindOf))).toEqual(new Set(['laptop']))
    does('me', 'purchase', sku!)
    const after = await skusOffered({ sku: sku! })
    expect(after.length).toBeGreaterThan(0)
    for (const one of after) expect(kindOf(one)).toMatch(/^(monitor|headphones|router)$/)
  })

  it('says so in Chinese, too', async () => {
    const [bought] = skusOf('laptop')
    does('me', 'purchase', bought!)
    const [first] = await offered({ locale: 'zh' })
    expect(first!.reasons.map(({ text }) => text).join()).toMatch(/可与您的 .+ 一起使用/)
  })
})
