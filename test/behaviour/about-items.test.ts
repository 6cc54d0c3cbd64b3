import { beforeAll, describe, expect, it } from 'vitest'
import { aboutItems } from '../../src/behaviour/about-items.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import { fitRanker, type AboutItems } from '../../src/recommend/fit-ranker.ts'
import { collect } from '../../src/recommend/interactions.ts'
import { loadModel } from '../../src/recommend/kinds.ts'
import { UserRanker } from '../../src/recommend/rank-users.ts'
import { createTestShop } from '../support/memory-shop.ts'

let catalogue: Catalogue
let about: Required<AboutItems>

beforeAll(async () => {
  ;({ catalogue } = await createTestShop())
  about = await aboutItems(catalogue)
})

describe('what the catalogue tells rankers', () => {
  it('has the kind, the brand and the specs of goods for the graph', () => {
    const { sku, brand, specs } = catalogue.products[catalogue.docBySku.get('DW-1')!]!
    const facts = about.facts!(sku)!
    expect(facts).toContain('kind:dishwasher')
    expect(facts).toContain(`brand:${brand}`)
    expect(facts).toContain(`spec:dishwasher.installation=${String(specs['installation'])}`)
    expect(facts.some((fact) => /^spec:dishwasher\.noiseLevel#[0-4]$/.test(fact))).toBe(true)
    expect(about.facts!('unknown')).toBeNull()
    expect(about.embeddings!('unknown')).toBeNull()
    expect(about.features!('unknown')).toBeNull()
  })

  it.each(['content', 'embedding', 'graph'])(
    '%s ranks goods like those turned to, also such as nobody has, and is the same from disk',
    (name) => {
      const log = collect([
        ...catalogue.products.map(({ sku }, n) => ({ user: `only${n}`, item: sku })),
        { user: 'me', item: 'DW-1' },
        { user: 'me', item: 'DW-2' },
      ])
      // Over brands the walk leads to other kinds, too.
      const params = name === 'graph' ? { kind: 1, brand: 0, spec: 1, together: 0 } : undefined
      const { model } = fitRanker(log, name, { seed: 1, k: 5, params, ...about })
      const first = new UserRanker(log, model).top('me', 3).items
      const kindOf = (sku: string) => catalogue.products[catalogue.docBySku.get(sku)!]!.category
      expect(first.map(kindOf)).toEqual(['dishwasher', 'dishwasher', 'dishwasher'])
      const loaded = loadModel(structuredClone(model.state()))
      expect(new UserRanker(log, loaded).top('me', 9)).toEqual(
        new UserRanker(log, model).top('me', 9),
      )
      expect(() => fitRanker(log, name, { seed: 1, k: 5 })).toThrow(`no ranker called ${name}`)
    },
  )
})
