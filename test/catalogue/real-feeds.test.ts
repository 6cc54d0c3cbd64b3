import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../../src/catalogue/assemble.ts'
import { importFiles } from '../../src/catalogue/import.ts'
import { readKnowledge } from '../../src/catalogue/knowledge.ts'
import type { Product } from '../../src/domain/product.ts'
import { openStorage } from '../../src/storage/open-storage.ts'
import { createDataDir } from '../support/data-dir.ts'

/** Feeds with other licences, beside the repository; nothing of them is copied into it. */
const shared = process.env['AISLE_SHARED_DATA'] ?? resolve('..', 'shared', 'data')
const missing = 'the shared data sets are not beside the repository (AISLE_SHARED_DATA)'
const knowledge = readKnowledge('knowledge')

async function bring(files: readonly string[], currency?: string) {
  const storage = await openStorage(createDataDir())
  const startedAt = performance.now()
  const report = await importFiles(files, { storage, knowledge, currency })
  const seconds = (performance.now() - startedAt) / 1000
  const catalogue = (await readCatalogue(storage, knowledge))!
  await storage.close()
  return { report, catalogue, seconds }
}

const share = (goods: readonly Product[], holds: (product: Product) => boolean): number =>
  goods.filter(holds).length / goods.length

describe('real feeds', () => {
  it('takes the four WooCommerce shops', async (context) => {
    const files = [1, 2, 3, 4].map((n) => join(shared, 'webmall-offers', `webmall_${n}.csv`))
    context.skip(!files.every((file) => existsSync(file)), missing)
    const { report, catalogue } = await bring(files, 'EUR')
    expect(report).toMatchObject({ accepted: 1107, products: 1107, currency: 'EUR' })
    expect(report.rejected).toMatchObject([{ reason: 'no price' }])
    const { products } = catalogue
    // No entity, no tag, no amount a hundred times too high is left.
    for (const { title, description } of products)
      expect(`${title.en} ${description?.en ?? ''}`).not.toMatch(/&(?:amp|#\d+|quot);|<\/?p>/)
    const sorted = products.map(({ priceMinor }) => priceMinor).toSorted((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(30_000)
    expect(share(products, ({ category }) => category !== 'other')).toBeGreaterThan(0.95)
    expect(share(products, ({ brand }) => brand !== '')).toBeGreaterThan(0.95)
    const laptops = products.filter(({ category }) => category === 'laptop')
    expect(laptops.length).toBeGreaterThan(3)
    for (const { specs } of laptops)
      expect(specs['memory'] as number).toBeLessThan(specs['storage'] as number)
  })

  it(
    'takes the Icecat catalogue whole, within the time and with categories',
    { timeout: 120_000 },
    async (context) => {
      const file = join(shared, 'icecat-electronics', 'products.jsonl.gz')
      context.skip(!existsSync(file), missing)
      const { report, catalogue, seconds } = await bring([file])
      expect(report).toMatchObject({ accepted: 19_406, rejected: [] })
      const { products, taxonomy, docsByCategory, columns } = catalogue
      const categorised = share(products, ({ category }) => category !== 'other')
      console.log(
        `Icecat: ${seconds.toFixed(1)} s, ${(100 * categorised).toFixed(1)} % with a category, ` +
          `${docsByCategory.size} categories, ${columns.size} attributes`,
      )
      expect(categorised).toBeGreaterThan(0.95)
      for (const { category } of products) expect(taxonomy.categories.has(category)).toBe(true)
      // A case for a notebook is no notebook.
      for (const doc of docsByCategory.get('laptop')!)
        expect(products[doc]!.title.en).not.toMatch(/notebook case|docking station/i)
      expect(docsByCategory.get('laptop')!.length).toBeGreaterThan(250)
      expect(columns.get('weight')!.values.every((kg) => kg > 0)).toBe(true)
      expect(seconds).toBeLessThan(60)
    },
  )
})
