import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Constraint, Need } from '../../src/domain/need.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import type { EntryOf, Evidence, ProfileEntry } from '../../src/domain/profile.ts'
import { noLeanings, type Leanings, type ShopperTaste } from '../../src/domain/taste.ts'
import { rank } from '../../src/rank/rank.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const evidence: Evidence = {
  deeds: 4,
  byType: { view: 4 },
  skus: [],
  lastAt: '2026-01-01T00:00:00.000Z',
}
const tasteWith = (leanings: Partial<Leanings>): ShopperTaste => {
  const own: ShopperTaste = {
    out: new Set(),
    avoided: new Set(),
    confidence: 0,
    leanings: { ...noLeanings, ...leanings },
    isTold: true,
    valueOf: () => 0,
    because: () => null,
    without: () => own,
  }
  return own
}
const dishwashers: Need = { ...emptyNeed, category: 'dishwasher' }
const order = (leanings: Partial<Leanings>, need = dishwashers) => {
  const docs = [...shop.catalogue.docsByCategory.get('dishwasher')!]
  const candidates = docs.map((doc) => ({ doc, lexical: 0, semantic: 0, relevance: 0 }))
  return rank(candidates, need, { ...shop, own: tasteWith(leanings), satisfies: () => true })
}
const partsOf = (leanings: Partial<Leanings>, attribute: string, need = dishwashers) =>
  order(leanings, need).flatMap(({ doc, parts }) =>
    parts.filter((part) => part.attribute === attribute).map((part) => ({ doc, ...part })),
  )
const must = (attribute: string, value: Constraint['value']): Need => ({
  ...dishwashers,
  constraints: [
    { attribute, operator: Array.isArray(value) ? 'in' : '<=', value, strength: 'must' },
  ],
})

const brand = (name: string, stance: 'likes' | 'avoids'): EntryOf<'brand'> => ({
  kind: 'brand',
  key: `brand:${name}`,
  brand: name,
  stance,
  share: 0.8,
  usual: 0.2,
  strength: 2,
  certainty: 3,
  evidence,
})
const price = (place: number): EntryOf<'price'> => ({
  kind: 'price',
  key: 'price:dishwasher',
  category: 'dishwasher',
  level: place < 0.5 ? 'lower' : 'higher',
  place,
  interval: [place, place],
  evidence,
})

describe('what a profile says of goods', () => {
  it('lifts liked brands, lowers those turned down, and leaves others in the middle', () => {
    const middle = order({})[3]!
    const { brand: name } = shop.catalogue.products[middle.doc]!
    for (const [stance, value] of [
      ['likes', 1 / (1 + Math.exp(-2))],
      ['avoids', 1 / (1 + Math.exp(2))],
    ] as const)
      for (const { doc, value: own, entries } of partsOf(
        { entries: [brand(name, stance)] },
        'brand-leaning',
      )) {
        const isIt = shop.catalogue.products[doc]!.brand === name
        expect(own).toBeCloseTo(isIt ? value : 0.5, 9)
        expect(entries?.map(({ key }) => key)).toEqual(isIt ? [`brand:${name}`] : undefined)
      }
    const scoreWith = (entries: ProfileEntry[]): number =>
      order({ entries }).find(({ doc }) => doc === middle.doc)!.score
    expect(scoreWith([brand(name, 'likes')])).toBeGreaterThan(scoreWith([brand('Other', 'likes')]))
    expect(scoreWith([brand(name, 'avoids')])).toBeLessThan(scoreWith([brand('Other', 'likes')]))
  })

  it('prefers prices near those that the shopper turns to', () => {
    const meanPrice = (place: number): number =>
      order({ entries: [price(place)] })
        .slice(0, 4)
        .reduce((sum, { doc }) => sum + shop.catalogue.products[doc]!.priceMinor, 0)
    expect(meanPrice(0.95)).toBeGreaterThan(meanPrice(0.05))
    for (const { value } of partsOf({ entries: [price(0.5)] }, 'price-leaning'))
      expect(value).toBeGreaterThanOrEqual(0.5)
  })

  it('prefers specs that the shopper turns to, and names those that goods share', () => {
    const quiet: EntryOf<'degree'> = {
      kind: 'degree',
      key: 'degree:dishwasher.noiseLevel',
      category: 'dishwasher',
      attribute: 'noiseLevel',
      direction: 'lower',
      place: 0.1,
      interval: [0, 0.2],
      evidence,
    }
    const built: EntryOf<'value'> = {
      kind: 'value',
      key: 'value:dishwasher.installation=built-in',
      category: 'dishwasher',
      attribute: 'installation',
      value: 'built-in',
      share: 0.9,
      usual: 0.5,
      strength: 1,
      certainty: 3,
      evidence,
    }
    const parts = partsOf({ entries: [quiet, built] }, 'spec-leaning')
    expect(parts.length).toBeGreaterThan(3)
    for (const { doc, entries } of parts) {
      const isBuiltIn = shop.catalogue.products[doc]!.specs['installation'] === 'built-in'
      expect(entries!.some(({ key }) => key === built.key)).toBe(isBuiltIn)
    }
    // Of another kind of goods it says nothing.
    expect(partsOf({ entries: [{ ...quiet, category: 'laptop' }] }, 'spec-leaning')).toEqual([])
  })

  it('leaves to the need what the need names', () => {
    const { brand: name } = shop.catalogue.products[order({})[0]!.doc]!
    expect(
      partsOf({ entries: [brand(name, 'likes')] }, 'brand-leaning', must('brand', [name])),
    ).toEqual([])
    expect(partsOf({ entries: [price(0.9)] }, 'price-leaning', must('price', 500))).toEqual([])
  })

  it('follows the group that acts alike, by its own share of each product', () => {
    const [, second] = order({})
    const { sku } = shop.catalogue.products[second!.doc]!
    const parts = partsOf({ group: new Map([[sku, 1]]) }, 'group')
    expect(parts.find(({ doc }) => doc === second!.doc)!.value).toBe(1)
    expect(parts.filter(({ value }) => value === 0)).toHaveLength(parts.length - 1)
    expect(partsOf({}, 'group')).toEqual([])
  })
})

describe('what goes with a purchase', () => {
  const owned = (stage: EntryOf<'owned'>['stage']): EntryOf<'owned'> => ({
    kind: 'owned',
    key: 'owned:DW-1',
    sku: 'DW-1',
    category: 'dishwasher',
    boughtAt: '2026-01-01T00:00:00.000Z',
    stage,
    lifetimeYears: 9,
  })
  const companions = {
    of: (one: string, other: string) => ({
      strength: one === 'dishwasher' && other === 'headphones' ? 1.5 : -1,
      isLearnt: false,
    }),
  }
  const offered = (stage: EntryOf<'owned'>['stage'], need = emptyNeed) => {
    const docs = [...shop.catalogue.products.keys()]
    return rank(
      docs.map((doc) => ({ doc, lexical: 0, semantic: 0, relevance: 0 })),
      need,
      { ...shop, companions, own: tasteWith({ entries: [owned(stage)] }), satisfies: () => true },
    )
  }
  const kindsOf = (ranked: ReturnType<typeof offered>): string[] =>
    ranked.map(({ doc }) => shop.catalogue.products[doc]!.category)

  it('comes first after it, and another one of the same last', () => {
    const ranked = offered('new')
    const kinds = kindsOf(ranked)
    expect(kinds[0]).toBe('headphones')
    expect(kinds.slice(0, 6)).not.toContain('dishwasher')
    const part = ranked[0]!.parts.find(({ attribute }) => attribute === 'goes-with')!
    expect(part).toMatchObject({ kind: 'bought-together', because: 'DW-1' })
    expect(part.value).toBeCloseTo(1 / (1 + Math.exp(-1.5)), 9)
  })

  it('no longer comes first when the purchase is old; one that is due may be had again', () => {
    const valueFor = (stage: EntryOf<'owned'>['stage'], kind: string): number => {
      const ranked = offered(stage)
      const at = kindsOf(ranked).indexOf(kind)
      return ranked[at]!.parts.find(({ attribute }) => attribute === 'goes-with')!.value
    }
    expect(valueFor('in-use', 'headphones')).toBe(0.5)
    expect(valueFor('in-use', 'dishwasher')).toBe(0)
    expect(valueFor('due', 'dishwasher')).toBe(0.5)
  })

  it('has no say where a kind of goods is asked for', () => {
    const ranked = offered('new', dishwashers)
    expect(ranked.flatMap(({ parts }) => parts.map(({ attribute }) => attribute))).not.toContain(
      'goes-with',
    )
  })
})
