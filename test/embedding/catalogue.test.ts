import { describe, expect, it } from 'vitest'
import { CatalogueEmbeddings, trainCatalogueEmbeddings } from '../../src/embedding/catalogue.ts'
import { dot } from '../../src/lib/vector.ts'

const kinds = [
  'quiet dishwasher 洗碗机 for the kitchen with cutlery tray',
  'front load washing machine 洗衣机 with steam and spin',
  'gaming laptop 笔记本电脑 with fast screen and graphics',
  'noise cancelling headphones 耳机 with long battery life',
]
const texts = Array.from({ length: 80 }, (_, i) => {
  const kind = kinds[i % kinds.length]!
  return `Maker${i % 7} model${i} ${kind.split(' ').slice(0, 3).join(' ')}\n${kind}`
})
const train = (seed = 1) => trainCatalogueEmbeddings(texts, { version: 'v1', dimensions: 16, seed })

describe('catalogue embeddings', () => {
  it('give the same vectors for the same seed', async () => {
    const [once, again] = [await train(), await train()]
    expect(again.toBytes()).toEqual(once.toBytes())
    expect(once.id).toBe('catalogue:lsa-1:16:v1')
  })

  it('lead from Chinese words to English products by what they share', async () => {
    const model = await train()
    const product = (kind: number) =>
      model.vectorOf(texts[kind]!.replace(/[\p{Script=Han}]+/gu, ''))
    const query = model.vectorOf('洗碗机')
    for (const other of [1, 2, 3])
      expect(dot(query, product(0))).toBeGreaterThan(dot(query, product(other)) + 0.2)
  })

  it('bear a misspelt word', async () => {
    const model = await train()
    const query = model.vectorOf('hedphones')
    expect(dot(query, model.vectorOf(texts[3]!))).toBeGreaterThan(
      dot(query, model.vectorOf(texts[0]!)) + 0.2,
    )
  })

  it('have unit length, or none for unknown text', async () => {
    const model = await train()
    expect(dot(model.vectorOf('laptop'), model.vectorOf('laptop'))).toBeCloseTo(1, 5)
    expect(model.vectorOf('¿').every((value) => value === 0)).toBe(true)
    expect(await model.embedQuery('laptop')).toEqual(
      (await model.embedDocuments(['laptop', 'tv']))[0],
    )
  })

  it('come back from their bytes as they were', async () => {
    const model = await train()
    const again = CatalogueEmbeddings.fromBytes(model.toBytes())
    expect(again.id).toBe(model.id)
    expect(again.vectorOf('gaming laptop')).toEqual(model.vectorOf('gaming laptop'))
    expect(() => CatalogueEmbeddings.fromBytes(model.toBytes().subarray(0, 99))).toThrow(RangeError)
  })

  it('can be learnt from few texts or none', async () => {
    const one = await trainCatalogueEmbeddings(['a kettle'], { version: 'v1' })
    expect(one.dimensions).toBe(1)
    const none = await trainCatalogueEmbeddings([], { version: 'v1' })
    expect(none.vectorOf('kettle')).toHaveLength(0)
  })
})
