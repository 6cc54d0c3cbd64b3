import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Candidate } from '../../src/domain/candidate.ts'
import { emptyNeed, type Constraint, type Need } from '../../src/domain/need.ts'
import type { RankedProduct } from '../../src/domain/ranking.ts'
import { diversify } from '../../src/rank/diversify.ts'
import { rank } from '../../src/rank/rank.ts'
import { satisfies } from '../../src/retrieve/constraints.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { catalogueOf, category, product } from '../retrieve/support.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const candidatesOf = (id: string): Candidate[] =>
  [...shop.catalogue.docsByCategory.get(id)!].map((doc) => ({
    doc,
    lexical: 0,
    semantic: 0,
    relevance: 0,
  }))
const skuOf = ({ doc }: { doc: number }): string => shop.catalogue.products[doc]!.sku
const rankFor = (id: string, need: Partial<Need>): RankedProduct[] =>
  rank(candidatesOf(id), { ...emptyNeed, category: id, ...need }, { ...shop, satisfies })
const partOf = (ranked: readonly RankedProduct[], sku: string, attribute: string) =>
  ranked.find((one) => skuOf(one) === sku)?.parts.find((part) => part.attribute === attribute)
const valueIn = (sku: string, attribute: string): number | undefined => {
  const value = shop.catalogue.products[shop.catalogue.docBySku.get(sku)!]!.specs[attribute]
  return typeof value === 'number' ? value : undefined
}

const quietest: Need['wishes'] = [{ attribute: 'noiseLevel', direction: 'lower', strict: true }]
const quiet: Need['wishes'] = [{ attribute: 'noiseLevel', direction: 'lower', strict: false }]

describe('a ranking', () => {
  it('holds every candidate once, with scores from 0 to 1', () => {
    for (const need of [{}, { wishes: quiet }, { wishes: quietest }]) {
      const ranked = rankFor('dishwasher', need)
      expect(new Set(ranked.map(({ doc }) => doc))).toEqual(
        new Set(shop.catalogue.docsByCategory.get('dishwasher')!),
      )
      for (const { score } of ranked) {
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
      }
    }
  })

  it('of a superlative is in the strict order of its attribute, unknown last', () => {
    const decibels = rankFor('dishwasher', { wishes: quietest }).map((one) =>
      valueIn(skuOf(one), 'noiseLevel'),
    )
    const known = decibels.filter((one) => one !== undefined)
    expect(known).toEqual(known.toSorted((a, b) => a - b))
    expect(decibels.at(-1)).toBeUndefined()
    const prices = rankFor('laptop', {
      wishes: [{ attribute: 'price', direction: 'higher', strict: true }],
    }).map(({ doc }) => shop.catalogue.products[doc]!.priceMinor)
    expect(prices).toEqual(prices.toSorted((a, b) => b - a))
  })

  it('of an ordered property starts with the best value', () => {
    const [first] = rankFor('dishwasher', {
      wishes: [{ attribute: 'energyClass', direction: 'higher', strict: true }],
    })
    expect(skuOf(first!)).toBe('DW-6')
  })

  it('weighs a wish more than everything that nobody asked for', () => {
    const [first] = rankFor('dishwasher', { wishes: quiet })
    expect(valueIn(skuOf(first!), 'noiseLevel')).toBeLessThanOrEqual(42)
    const wish = partOf([first!], skuOf(first!), 'noiseLevel')!
    for (const part of first!.parts) expect(wish.weight).toBeGreaterThanOrEqual(part.weight)
  })

  it('puts better known goods first when the rest is equal', () => {
    const [first] = rankFor('television', {
      wishes: [{ attribute: 'rating', direction: 'higher', strict: true }],
    })
    expect(skuOf(first!)).toBe('TV-3')
  })

  it('is the same for the same input, whatever the order of the candidates', () => {
    for (const need of [{}, { wishes: quiet }, { wishes: quietest }]) {
      const once = rankFor('dishwasher', need)
      expect(rankFor('dishwasher', need)).toEqual(once)
      const turned = rank(
        candidatesOf('dishwasher').toReversed(),
        { ...emptyNeed, category: 'dishwasher', ...need },
        { ...shop, satisfies },
      )
      expect(turned.map(skuOf)).toEqual(once.map(skuOf))
    }
  })
})

describe('the parts of a score', () => {
  it('give the score as their weighted mean', () => {
    for (const { score, parts } of rankFor('dishwasher', {
      wishes: quiet,
      constraints: [{ attribute: 'price', operator: '<=', value: 600, strength: 'must' }],
    })) {
      const weight = parts.reduce((sum, part) => sum + part.weight, 0)
      const mean = parts.reduce((sum, part) => sum + part.value * part.weight, 0) / weight
      expect(score).toBeCloseTo(mean, 10)
      for (const part of parts) {
        expect(part.value).toBeGreaterThanOrEqual(0)
        expect(part.value).toBeLessThanOrEqual(1)
        expect(part.weight).toBeGreaterThan(0)
      }
    }
  })

  it('value a preference by how near a product comes to it', () => {
    const wanted: Constraint = {
      attribute: 'placeSettings',
      operator: '>=',
      value: 14,
      strength: 'prefer',
    }
    const ranked = rankFor('dishwasher', { constraints: [wanted] })
    const value = (sku: string) => partOf(ranked, sku, 'placeSettings')?.value
    expect(value('DW-3')).toBe(1)
    expect(value('DW-6')).toBe(1)
    expect(value('DW-1')).toBeCloseTo(1 - 2 / 14)
    expect(value('DW-2')).toBeCloseTo(1 - 8 / 14)
    expect(value('DW-7')).toBe(0)
  })

  it('carry the use that implied them', () => {
    const ranked = rankFor('dishwasher', {
      constraints: [
        {
          attribute: 'placeSettings',
          operator: '>=',
          value: 13,
          strength: 'prefer',
          because: 'family',
        },
      ],
    })
    expect(partOf(ranked, 'DW-3', 'placeSettings')?.use).toBe('family')
  })

  it('have text relevance only where words were searched', () => {
    expect(partOf(rankFor('laptop', {}), 'LT-1', 'text')).toBeUndefined()
    expect(partOf(rankFor('laptop', { text: ['slate'] }), 'LT-1', 'text')).toBeDefined()
  })
})

describe('diversification', () => {
  const shopOf = (brands: readonly string[]) =>
    catalogueOf(
      brands.map((brand, at) => product(`p${at}`, `${brand} kettle ${at}`, 'kettle', { brand })),
      [category('kettle', ['kettle'], ['水壶'])],
    )
  const ranked = (scores: readonly number[]): RankedProduct[] =>
    scores.map((score, doc) => ({ doc, score, parts: [] }))

  it('keeps the set', () => {
    const brands = Array.from({ length: 60 }, (_, at) => ['A', 'B', 'C'][(at * 7) % 3]!)
    const before = ranked(brands.map((_, at) => 1 - at / 100))
    const after = diversify(before, shopOf(brands))
    expect(after.toSorted((a, b) => a.doc - b.doc)).toEqual(before)
  })

  it('keeps the order among goods of one brand', () => {
    const brands = Array.from({ length: 30 }, (_, at) => ['A', 'A', 'B'][at % 3]!)
    const after = diversify(ranked(brands.map((_, at) => 1 - at / 200)), shopOf(brands))
    for (const brand of ['A', 'B']) {
      const own = after.map(({ doc }) => doc).filter((doc) => brands[doc] === brand)
      expect(own).toEqual(own.toSorted((a, b) => a - b))
    }
  })

  it('changes nothing when there is one brand', () => {
    const brands = Array.from({ length: 20 }, () => 'A')
    const before = ranked(brands.map((_, at) => 1 - at / 100))
    expect(diversify(before, shopOf(brands))).toEqual(before)
  })

  it('lets another brand pass a close second, not a far better one', () => {
    const brands = ['A', 'A', 'B']
    const order = (scores: readonly number[]) =>
      diversify(ranked(scores), shopOf(brands)).map(({ doc }) => doc)
    expect(order([0.9, 0.89, 0.87])).toEqual([0, 2, 1])
    expect(order([0.9, 0.89, 0.5])).toEqual([0, 1, 2])
  })
})
