import { beforeAll, describe, expect, it } from 'vitest'
import { learnWeights, withLearnt } from '../../src/behaviour/learn-weights.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import { createRandom } from '../../src/lib/random.ts'
import { rank } from '../../src/rank/rank.ts'
import { typedWeights } from '../../src/rank/weights.ts'
import { fitRanker } from '../../src/recommend/fit-ranker.ts'
import { collect, type Interaction } from '../../src/recommend/interactions.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

/** Shoppers who look at four goods of one kind, each chosen by `choose` of those they have not seen. */
function logOf(
  { products, docsByCategory }: Catalogue,
  choose: (docs: readonly number[], random: () => number) => number,
  shoppers = 400,
) {
  const random = createRandom(9)
  const kinds = [...docsByCategory.values()].filter((docs) => docs.length >= 6)
  return collect(
    Array.from({ length: shoppers }, (_, u): Interaction[] => {
      const docs = [...kinds[u % kinds.length]!]
      return Array.from({ length: 4 }, (__, time) => {
        const doc = choose(docs, () => random.next())
        docs.splice(docs.indexOf(doc), 1)
        return { user: `u${u}`, item: products[doc]!.sku, time }
      })
    }).flat(),
  )
}

const learnFrom = (data: ReturnType<typeof logOf>) => {
  const { held } = fitRanker(data, 'order-aware', { seed: 1, k: 10 })
  return learnWeights(held!, shop.catalogue, shop.distributions)
}

describe('weights learnt from what shoppers took', () => {
  it('price counts more where shoppers take what is cheap, and the list follows', () => {
    const { products } = shop.catalogue
    const learnt = learnFrom(
      logOf(shop.catalogue, (docs, random) => {
        const byPrice = docs.toSorted((a, b) => products[a]!.priceMinor - products[b]!.priceMinor)
        return byPrice[Math.floor(random() ** 3 * byPrice.length)]!
      }),
    )!
    expect(learnt.choices).toBe(400)
    expect(learnt.fit).toBeGreaterThan(learnt.typedFit)
    // Who took what is cheap before does so again: the two share what there is to tell.
    expect(learnt.weights.price).toBeGreaterThan(typedWeights.price * 1.3)
    expect(learnt.weights.priceHabit).toBeGreaterThan(typedWeights.priceHabit * 1.5)
    const meanPrice = (weights = typedWeights): number => {
      const docs = [...shop.catalogue.docsByCategory.get('dishwasher')!]
      const candidates = docs.map((doc) => ({ doc, lexical: 0, semantic: 0, relevance: 0 }))
      const need = { ...emptyNeed, category: 'dishwasher' }
      const context = { ...shop, weights, satisfies: () => true }
      const first = rank(candidates, need, context).slice(0, 5)
      return first.reduce((sum, { doc }) => sum + products[doc]!.priceMinor, 0) / 5
    }
    expect(meanPrice(withLearnt(learnt.weights))).toBeLessThan(meanPrice())
  })

  it('taste counts more where shoppers go on from one product to the next', () => {
    const learnt = learnFrom(
      logOf(shop.catalogue, (docs, random) =>
        random() < 0.9 ? docs[0]! : docs[Math.floor(random() * docs.length)]!,
      ),
    )!
    expect(learnt.fit).toBeGreaterThan(learnt.typedFit)
    expect(learnt.weights.taste).toBeGreaterThan(typedWeights.taste * 1.2)
  })

  it('keeps to its bounds, and what is asked for in words keeps its weight', () => {
    const { products } = shop.catalogue
    const cheapest = logOf(
      shop.catalogue,
      (docs) => docs.toSorted((a, b) => products[a]!.priceMinor - products[b]!.priceMinor)[0]!,
    )
    const { weights } = learnFrom(cheapest)!
    for (const [name, weight] of Object.entries(weights)) {
      expect(weight).toBeGreaterThanOrEqual(0)
      expect(weight).toBeLessThanOrEqual(3 * typedWeights[name as 'price'] + 1e-9)
    }
    expect(withLearnt(weights).wish).toBe(typedWeights.wish)
  })

  it('leaves the typed weights where little was done, or at random', () => {
    const { products } = shop.catalogue
    const cheap = (docs: readonly number[]): number =>
      docs.toSorted((a, b) => products[a]!.priceMinor - products[b]!.priceMinor)[0]!
    expect(learnFrom(logOf(shop.catalogue, cheap, 40))).toBeNull()
    expect(
      learnFrom(logOf(shop.catalogue, (docs, random) => docs[Math.floor(random() * docs.length)]!)),
    ).toBeNull()
    expect(withLearnt(undefined)).toEqual(typedWeights)
  })
})
