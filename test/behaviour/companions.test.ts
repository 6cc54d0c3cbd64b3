import { beforeAll, describe, expect, it } from 'vitest'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { learnCompanions } from '../../src/behaviour/learn-companions.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { collect } from '../../src/recommend/interactions.ts'
import { knowledgeDir } from '../../src/root.ts'
import { createTestShop } from '../support/memory-shop.ts'

let catalogue: Catalogue
let skuOf: (category: string) => string

beforeAll(async () => {
  ;({ catalogue } = await createTestShop())
  skuOf = (category) => catalogue.products[catalogue.docsByCategory.get(category)!.at(0)!]!.sku
})

/** Each shopper turns to one product of each kind named. */
const logOf = (groups: readonly (readonly [count: number, kinds: readonly string[]])[]) =>
  collect(
    groups.flatMap(([count, kinds], g) =>
      Array.from({ length: count }, (_, n) =>
        kinds.map((kind) => ({ user: `${g}-${n}`, item: skuOf(kind) })),
      ).flat(),
    ),
  )

describe('kinds of goods that go together', () => {
  it('start from what is known of such goods, without a log', () => {
    const companions = learnCompanions(collect([]), catalogue)
    expect(companions.of('dishwasher', 'oven')).toEqual({ strength: 1, isLearnt: false })
    expect(companions.of('dishwasher', 'laptop').strength).toBeCloseTo(0, 9)
  })

  it('are learnt from who turns to both, as far as that lies above what is usual', () => {
    const log = logOf([
      [40, ['dishwasher', 'laptop']],
      [60, ['dishwasher']],
      [20, ['laptop']],
      [380, ['headphones']],
    ])
    const { strength, isLearnt } = learnCompanions(log, catalogue).of('dishwasher', 'laptop')
    // 40 of 100 turned to laptops, where 60.5 of 501 would be usual; eight more looks say what is usual.
    const usual = 60.5 / 501
    const own = 40 + 8 * usual
    const others = 60 + 8 * (1 - usual)
    expect(strength).toBeCloseTo(Math.log(own / others) - Math.log(usual / (1 - usual)), 9)
    expect(strength).toBeGreaterThan(1)
    expect(isLearnt).toBe(true)
  })

  it('are not told of where few people would be told of, or shoppers do otherwise', () => {
    const few = learnCompanions(
      logOf([
        [9, ['dishwasher', 'laptop']],
        [90, ['headphones']],
      ]),
      catalogue,
    )
    expect(few.of('dishwasher', 'laptop').strength).toBeGreaterThan(0.5)
    expect(few.of('dishwasher', 'laptop').isLearnt).toBe(false)
    const apart = learnCompanions(
      logOf([
        [200, ['dishwasher']],
        [200, ['laptop']],
      ]),
      catalogue,
    )
    expect(apart.of('dishwasher', 'laptop').strength).toBeLessThan(-1)
    expect(apart.of('dishwasher', 'laptop').isLearnt).toBe(false)
  })

  it('are kinds of the taxonomy, each another than its own', () => {
    const { categories } = readKnowledge(knowledgeDir).taxonomy
    for (const { id, goesWith } of categories.values())
      for (const other of goesWith) {
        expect(categories.has(other), `${id} goes with ${other}`).toBe(true)
        expect(other).not.toBe(id)
      }
  })
})
