import { beforeAll, describe, expect, it } from 'vitest'
import { gather } from '../../src/behaviour/gather.ts'
import { usualOf } from '../../src/behaviour/profile/usual.ts'
import { learnTaste } from '../../src/behaviour/learn-taste.ts'
import { createTaste, type TasteSources } from '../../src/behaviour/taste.ts'
import { forShopper, isLeftOut, type Shop } from '../../src/dialog/shop.ts'
import { createShelf } from '../../src/dialog/shelf.ts'
import { noChoice, type ShopperChoice } from '../../src/domain/profile.ts'
import { countUsers } from '../../src/recommend/interactions.ts'
import { kinds } from '../../src/recommend/kinds.ts'
import { hybrid } from '../../src/recommend/models/hybrid.ts'
import type { EventRecord, Events } from '../../src/storage/events.ts'
import { createTestShop } from '../support/memory-shop.ts'

const records: EventRecord[] = []
const events = {
  async *all() {
    yield records
  },
  ofShopper: async (id: string) =>
    records
      .filter(({ shopperId }) => shopperId === id)
      .toSorted((a, b) => b.occurredAt.localeCompare(a.occurredAt)),
} as unknown as Events

const decided = new Map<string, ShopperChoice>()
const choices = { choice: async (id: string) => decided.get(id) ?? noChoice }

const sourcesOf = ({ catalogue }: Pick<Shop, 'catalogue'>): TasteSources => ({
  events,
  choices,
  leanings: { usual: usualOf(catalogue, new Map()), segments: () => null },
})

let shop: Shop
let skus: string[]

const does = (shopperId: string, type: EventRecord['type'], sku: string): void => {
  const occurredAt = new Date(Date.UTC(2026, 0, 1) + records.length * 60_000).toISOString()
  records.push({ eventId: `${records.length}`, shopperId, type, sku, occurredAt })
}

beforeAll(async () => {
  const plain = await createTestShop()
  skus = plain.catalogue.products
    .filter(
      ({ category, availability }) => category === 'dishwasher' && availability === 'in_stock',
    )
    .map(({ sku }) => sku)
  // Whoever looks at the first goes on to the last of the kind; the others go round and round.
  for (let n = 0; n < 30; n++) {
    does(`pair${n}`, 'view', skus[0]!)
    does(`pair${n}`, 'view', skus.at(-1)!)
    does(`other${n}`, 'view', skus[1]!)
    does(`other${n}`, 'view', skus[2]!)
  }
  const behaviour = await gather(events, plain.catalogue.docBySku, Date.UTC(2026, 0, 2))
  shop = { ...plain, taste: learnTaste(behaviour, plain.catalogue, sourcesOf(plain)) }
})

describe('the taste of a shopper', () => {
  it('prefers what others went on to, and says by which deed', async () => {
    does('me', 'view', skus[0]!)
    const taste = await shop.taste!.of('me')
    const [first, last, other] = [skus[0]!, skus.at(-1)!, skus[2]!].map((sku) =>
      shop.catalogue.docBySku.get(sku)!,
    )
    expect(taste.valueOf(last!)).toBe(1)
    expect(taste.valueOf(other!)).toBe(0)
    expect(taste.because(last!)).toBe(skus[0])
    expect(taste.because(other!)).toBeNull()
    expect(taste.because(first!)).toBeNull()
    expect(taste.confidence).toBeCloseTo(0.2)
  })

  it('counts with the next question, and never offers what was bought or waved away', async () => {
    const shelf = createShelf(() => shop)
    const offered = async (): Promise<string[]> => {
      const { items } = await shelf.recommendations(
        { category: 'dishwasher', limit: 50 },
        { shopperId: 'new', isProved: true },
      )
      return items.map(({ sku }) => sku)
    }
    const before = await offered()
    does('new', 'view', skus[0]!)
    does('new', 'dismiss', skus[1]!)
    does('new', 'purchase', skus[2]!)
    const after = await offered()
    expect(before).toEqual(expect.arrayContaining([skus[1], skus[2]]))
    expect(after).not.toContain(skus[1])
    expect(after).not.toContain(skus[2])
    expect(after.indexOf(skus.at(-1)!)).toBeLessThanOrEqual(before.indexOf(skus.at(-1)!))
  })

  it('names the deed also where a score is no sum over deeds', async () => {
    const { data } = await gather(events, shop.catalogue.docBySku, Date.UTC(2026, 0, 2))
    const parts = ['order-aware', 'popularity'].map((name) => {
      const kind = kinds.get(name)!
      return kind.fit(data, kind.defaults, { seed: 1 })
    })
    const model = hybrid(
      parts,
      Float64Array.of(1, 0, 0.2, 0, 0),
      Float64Array.from(countUsers(data)),
    )
    expect(model.contributions).toBeUndefined()
    does('learner', 'view', skus[1]!)
    does('learner', 'view', skus[0]!)
    const taste = createTaste(model, data.items, shop.catalogue, sourcesOf(shop))
    const own = await taste.of('learner')
    const docOf = (sku: string): number => shop.catalogue.docBySku.get(sku)!
    expect(own.because(docOf(skus.at(-1)!))).toBe(skus[0])
    expect(own.because(docOf(skus[2]!))).toBe(skus[1])
    const last = docOf(skus.at(-1)!)
    expect(own.without(skus[0]!).valueOf(last)).toBeLessThan(own.valueOf(last))
  })

  it('knows goods that came after the training by those most like them', async () => {
    const kin = shop.catalogue.products[shop.catalogue.docBySku.get(skus.at(-1)!)!]!
    const fresh = { ...kin, sku: 'DW-NEW' }
    const strange = { ...kin, sku: 'DW-ODD', brand: 'Zyx', title: { en: 'Qwv 3' } }
    const { catalogue } = await createTestShop([...shop.catalogue.products, fresh, strange])
    const { data } = await gather(events, catalogue.docBySku, Date.UTC(2026, 0, 2))
    const taste = learnTaste(
      await gather(events, catalogue.docBySku, Date.UTC(2026, 0, 2)),
      catalogue,
      sourcesOf({ catalogue }),
    )
    expect(data.items).not.toContain('DW-NEW')
    does('early', 'view', skus[0]!)
    const own = await taste.of('early')
    const docOf = (sku: string): number => catalogue.docBySku.get(sku)!
    expect(own.valueOf(docOf('DW-NEW'))).toBeGreaterThan(0.2)
    expect(own.valueOf(docOf('DW-NEW'))).toBeLessThanOrEqual(own.valueOf(docOf(kin.sku)))
    expect(own.because(docOf('DW-NEW'))).toBe(skus[0])
    expect(own.valueOf(docOf('DW-ODD'))).toBe(0)
    expect(own.because(docOf('DW-ODD'))).toBeNull()
  })

  it('says where goods would stand without the deed that speaks for them, and there they do', async () => {
    const shelf = createShelf(() => shop)
    const listFor = async (shopperId: string, locale: 'en' | 'zh' = 'en') =>
      (
        await shelf.recommendations(
          { category: 'dishwasher', locale, limit: 50 },
          { shopperId, isProved: true },
        )
      ).items
    does('asks', 'view', skus[1]!)
    const without = (await listFor('asks')).findIndex(({ sku }) => sku === skus.at(-1))
    does('asks', 'view', skus[0]!)
    const items = await listFor('asks')
    const at = items.findIndex(({ sku }) => sku === skus.at(-1))
    expect(at).toBeLessThan(without)
    const told = items[at]!.reasons.find(({ kind }) => kind === 'similar-shoppers')!.text
    expect(told).toContain('as you did')
    expect(Number(/would stand (\d+)(?:st|nd|rd|th) here/.exec(told)?.[1])).toBe(without + 1)
    const [own] = (await listFor('asks', 'zh'))[at]!.reasons.filter(
      ({ kind }) => kind === 'similar-shoppers',
    )
    expect(own!.text).toContain(`否则它在此排第 ${without + 1} 位`)
  })

  it('offers again what was waved away and then turned to; till then it speaks for nothing', async () => {
    does('whim', 'view', skus[0]!)
    does('whim', 'dismiss', skus[0]!)
    expect(await shop.taste!.of('whim')).toMatchObject({ confidence: 0, out: new Set([skus[0]]) })
    does('whim', 'rate', skus[0]!)
    records.push({ ...records.pop()!, value: 1 })
    expect((await shop.taste!.of('whim')).out).toEqual(new Set([skus[0]]))
    does('whim', 'click', skus[0]!)
    const { out, confidence } = await shop.taste!.of('whim')
    expect(out.size).toBe(0)
    expect(confidence).toBeGreaterThan(0)
    does('whim', 'purchase', skus[0]!)
    does('whim', 'view', skus[0]!)
    expect((await shop.taste!.of('whim')).out).toEqual(new Set([skus[0]]))
  })

  it('does not take a bad rating for liking', async () => {
    does('critic', 'rate', skus[0]!)
    records.push({ ...records.pop()!, value: 1 })
    expect((await shop.taste!.of('critic')).confidence).toBe(0)
    does('fan', 'rate', skus[0]!)
    records.push({ ...records.pop()!, value: 5 })
    expect((await shop.taste!.of('fan')).valueOf(shop.catalogue.docBySku.get(skus.at(-1)!)!)).toBe(
      1,
    )
  })

  it('is the same shop for a stranger', async () => {
    expect(await forShopper(shop, { shopperId: null })).toBe(shop)
    const { own } = await forShopper(shop, { shopperId: 'stranger', isProved: true })
    expect(own!.confidence).toBe(0)
  })

  it('orders goods for whom it is not proved, and names none of their deeds', async () => {
    does('claimed', 'view', skus[0]!)
    const last = shop.catalogue.docBySku.get(skus.at(-1)!)!
    const of = async (isProved: boolean) =>
      (await forShopper(shop, { shopperId: 'claimed', isProved })).own!
    expect((await of(true)).because(last)).toBe(skus[0])
    expect((await of(false)).because(last)).toBeNull()
    expect((await of(false)).valueOf(last)).toBe(1)
  })

  it('is none once it is switched off', async () => {
    does('private', 'view', skus[0]!)
    does('private', 'dismiss', skus[1]!)
    expect((await shop.taste!.of('private')).confidence).toBeGreaterThan(0)
    decided.set('private', { isPersonalised: false, corrections: [] })
    const taste = await shop.taste!.of('private')
    expect(taste).toMatchObject({ confidence: 0, out: new Set(), avoided: new Set() })
    expect(taste.valueOf(0)).toBe(0)
  })

  it('leaves out what the shopper had forgotten, and the brand they do not want', async () => {
    const { products, docBySku } = shop.catalogue
    const brand = products[docBySku.get(skus[0]!)!]!.brand
    does('corrector', 'view', skus[0]!)
    const bought = skus.find(
      (sku) =>
        products[docBySku.get(sku)!]!.brand !== brand &&
        products[docBySku.get(sku)!]!.availability === 'in_stock',
    )!
    does('corrector', 'purchase', bought)
    expect((await shop.taste!.of('corrector')).out).toEqual(new Set([bought]))
    decided.set('corrector', {
      isPersonalised: true,
      corrections: [
        { key: 'category:dishwasher', action: 'forget' },
        { key: `owned:${bought}`, action: 'forget' },
        { key: `brand:${brand}`, action: 'avoid' },
      ],
    })
    const taste = await shop.taste!.of('corrector')
    expect(taste.confidence).toBe(0)
    expect(taste.out.size).toBe(0)
    const shelf = createShelf(() => shop)
    const { items } = await shelf.recommendations(
      { category: 'dishwasher', limit: 50 },
      { shopperId: 'corrector', isProved: true },
    )
    expect(items.map((one) => one.brand)).not.toContain(brand)
    expect(items.map(({ sku }) => sku)).toContain(bought)
    const product = products[docBySku.get(skus[0]!)!]!
    const named = {
      constraints: [{ attribute: 'brand', operator: '=', value: brand, strength: 'must' } as const],
    }
    expect(isLeftOut(product, { constraints: [] }, taste)).toBe(true)
    expect(isLeftOut(product, named, taste)).toBe(false)
  })
})
