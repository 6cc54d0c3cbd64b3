import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../src/catalogue/assemble.ts'
import { importFiles, type ImportOptions } from '../../src/catalogue/import.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'

const knowledge = readKnowledge('knowledge')

const row = (sku: string, more: object = {}): string =>
  JSON.stringify({
    sku,
    category: 'dishwasher',
    brand: 'Nordhavn',
    title: `Dishwasher ${sku}`,
    price: { amount: 499.99, currency: 'USD' },
    specs: { noiseLevel: 44, installation: 'built-in', wifi: true },
    ...more,
  })

async function openShop() {
  const dir = createDataDir()
  const storage = await openStorage(dir)
  let files = 0
  return {
    storage,
    bring: (lines: readonly string[], options: Partial<ImportOptions> = {}) => {
      const file = join(dir, `feed${files++}.jsonl`)
      writeFileSync(file, lines.join('\n'))
      return importFiles([file], { storage, knowledge, ...options })
    },
    catalogue: async () => (await readCatalogue(storage, knowledge))!,
  }
}

describe('an import', () => {
  it('adds, updates and leaves alone by sku', async () => {
    const { storage, bring, catalogue } = await openShop()
    expect(await bring([row('A'), row('B')])).toMatchObject({ accepted: 2, products: 2 })
    const second = await bring([row('B'), row('C'), row('A', { price: 450 })])
    expect(second).toMatchObject({ accepted: 1, updated: 1, unchanged: 1, removed: 0, products: 3 })
    const { products, docBySku, version } = await catalogue()
    expect(products.map(({ sku, priceMinor }) => [sku, priceMinor])).toEqual([
      ['A', 45000],
      ['B', 49999],
      ['C', 49999],
    ])
    expect(docBySku.get('C')).toBe(2)
    expect(second.version).toBe(version)
    await storage.close()
  })

  it('drops the rest with replace, and the demo goods without', async () => {
    const { storage, bring, catalogue } = await openShop()
    await bring([row('DEMO')], { origin: 'demo' })
    expect(await bring([row('A')])).toMatchObject({ replacedDemo: true, removed: 1, products: 1 })
    expect(await bring([row('B')])).toMatchObject({ replacedDemo: false, products: 2 })
    expect(await bring([row('C')], { replace: true })).toMatchObject({ removed: 2, products: 1 })
    expect((await catalogue()).products.map(({ sku }) => sku)).toEqual(['C'])
    await storage.close()
  })

  it('changes nothing when it is dry, or when no row can be used', async () => {
    const { storage, bring, catalogue } = await openShop()
    await bring([row('A')])
    expect(await bring([row('B')], { dryRun: true })).toMatchObject({ accepted: 1, version: null })
    await expect(
      bring([row('B', { price: -1 }), 'junk'], { format: 'aisle-jsonl' }),
    ).rejects.toMatchObject({
      code: 'CATALOGUE_EMPTY',
      message: expect.stringMatching(
        /feed2\.jsonl:2: not a JSON object[\s\S]*:1: price "-1" is negative/,
      ),
    })
    expect((await catalogue()).products).toHaveLength(1)
    await storage.close()
  })

  it('keeps to one currency', async () => {
    const { storage, bring } = await openShop()
    await bring([row('A')])
    const report = await bring([row('B', { price: { amount: 1, currency: 'EUR' } }), row('C')])
    expect(report.rejected).toMatchObject([
      { line: 1, reason: 'price in EUR, the catalogue is in USD' },
    ])
    await storage.close()
  })

  it('checks specs by the taxonomy and keeps the unknown ones as discovered', async () => {
    const { storage, bring, catalogue } = await openShop()
    await bring([
      row('A', {
        specs: { noiseLevel: '44 dB', width: 59.8, installation: 'Built-in', sprayArms: 3 },
      }),
      row('B', { specs: { noiseLevel: null, wifi: 'yes', colour: 'nonsense' } }),
    ])
    const { products, columns, taxonomy } = await catalogue()
    expect(products[0]?.specs).toEqual({
      noiseLevel: 44,
      width: 59.8,
      installation: 'built-in',
      sprayArms: 3,
    })
    expect(products[1]?.specs).toEqual({ noiseLevel: null, wifi: true, colour: null })
    expect(taxonomy.attributes.get('sprayArms')).toMatchObject({ type: 'number', discovered: true })
    expect([...columns.get('noiseLevel')!.docs]).toEqual([0])
    expect(columns.get('installation')?.terms).toEqual(['built-in'])
    await storage.close()
  })

  it('lets no link leave the shop but by http', async () => {
    const { storage, bring, catalogue } = await openShop()
    await bring([row('A/1', { url: 'javascript:alert(1)', image: 'data:text/html,x' })])
    expect((await catalogue()).products[0]).toMatchObject({ url: '/products/A%2F1', image: null })
    await storage.close()
  })

  it('takes reviews of goods it has and names the others', async () => {
    const { storage, bring, catalogue } = await openShop()
    const review = { type: 'review', id: 'r', rating: 5, locale: 'en', text: 'Hm', writtenOn: 'x' }
    const report = await bring([
      row('A'),
      JSON.stringify({ ...review, sku: 'A' }),
      JSON.stringify({ ...review, sku: 'Z' }),
    ])
    expect(report).toMatchObject({ reviews: 1, rejected: [{ line: 3 }] })
    expect((await catalogue()).reviewsBySku.get('A')).toHaveLength(1)
    await storage.close()
  })

  it('tells afterSwap the new catalogue', async () => {
    const { storage, bring } = await openShop()
    const versions: string[] = []
    const { version } = await bring([row('A')], {
      afterSwap: async (catalogue) => void versions.push(catalogue.version),
    })
    expect(versions).toEqual([version])
    await storage.close()
  })
})
