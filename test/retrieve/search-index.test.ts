import { mkdtemp, readdir, readFile, rm, truncate, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Product } from '../../src/domain/product.ts'
import type { EmbeddingModel } from '../../src/embedding/embedding-model.ts'
import { Bitset } from '../../src/lib/bitset.ts'
import { createRandom } from '../../src/lib/random.ts'
import { search } from '../../src/retrieve/fuse.ts'
import {
  buildIndex,
  loadIndex,
  openIndex,
  type SearchIndex,
} from '../../src/retrieve/search-index.ts'
import { catalogueOf, category, product } from './support.ts'

const categories = [
  category('dishwasher', ['dishwasher', 'dish washer'], ['洗碗机']),
  category('laptop', ['laptop', 'notebook'], ['笔记本电脑', '笔记本']),
  category('laptop-bag', ['laptop bag', 'laptop case'], ['电脑包']),
  category('smartwatch', ['smartwatch'], ['智能手表']),
]

const makers = ['Bosch', 'Lenovo', 'Targus', 'Garmin']
const goods: Product[] = Array.from({ length: 40 }, (_, i) => {
  const kinds = [
    product(`DW-${100 + i}`, `Bosch Series ${i} SMS${100 + i} quiet dishwasher`, 'dishwasher'),
    product(`LT-${100 + i}`, `Lenovo ThinkBook ${i} 16 GB`, 'laptop'),
    product(`LB-${100 + i}`, `Targus laptop case ${i} black for laptop`, 'laptop-bag'),
    product(`SW-${100 + i}`, `Garmin Venu ${i} smart watch`, 'smartwatch'),
  ]
  return kinds[i % makers.length]!
})
const catalogue = catalogueOf(goods, categories)

let index: SearchIndex
beforeAll(async () => {
  index = await buildIndex(catalogue, { directory: null })
})

const kindsFound = async (text: string, limit = 8, allowed?: Bitset): Promise<string[]> =>
  (await search(index, text, { limit, allowed })).map(
    ({ doc }) => catalogue.products[doc]!.category,
  )

describe('search', () => {
  it.each([
    ['dishwasher', 'dishwasher'],
    ['洗碗机', 'dishwasher'],
    ['安静的洗碗机', 'dishwasher'],
    ['laptop', 'laptop'], // though every case says "laptop" twice, and no laptop says it once
    ['laptops', 'laptop'],
    ['notebook 16 GB', 'laptop'],
    ['笔记本电脑', 'laptop'],
    ['laptop bag', 'laptop-bag'],
    ['case for laptop', 'laptop-bag'],
    ['smartwatch', 'smartwatch'],
    ['smart watch', 'smartwatch'],
    ['dishwahser', 'dishwasher'],
  ])('answers "%s" with the kind %s', async (text, kind) => {
    expect(new Set(await kindsFound(text, 5))).toEqual(new Set([kind]))
  })

  it('puts the product of a model number first', async () => {
    const [first] = await search(index, 'bosch SMS104')
    expect(catalogue.products[first!.doc]!.sku).toBe('DW-104')
    const [bySku] = await search(index, 'LB-110')
    expect(catalogue.products[bySku!.doc]!.sku).toBe('LB-110')
  })

  it('looks only among the allowed', async () => {
    const allowed = Bitset.of(goods.length, [1, 2, 3])
    for (const { doc } of await search(index, 'laptop', { allowed }))
      expect(allowed.has(doc)).toBe(true)
  })

  it('scores between 0 and 1, best first, and equally each time', async () => {
    const found = await search(index, 'quiet dishwasher')
    found.forEach(({ relevance }, i) => {
      expect(relevance).toBeLessThanOrEqual(found[i - 1]?.relevance ?? 1)
      expect(relevance).toBeGreaterThanOrEqual(0)
    })
    expect(await search(index, 'quiet dishwasher')).toEqual(found)
  })

  it('finds nothing for nothing', async () => {
    expect(await search(index, '')).toEqual([])
    expect(await search(index, '!?')).toEqual([])
  })

  it('goes on by words when embeddings fail or are late', async () => {
    const failing: EmbeddingModel = {
      id: 'failing',
      embedDocuments: async () => [],
      embedQuery: () => Promise.reject(new Error('down')),
    }
    const late: EmbeddingModel = { ...failing, embedQuery: () => new Promise(() => {}) }
    for (const embeddings of [failing, late]) {
      const found = await search({ ...index, embeddings }, 'dishwasher', {
        embeddingDeadlineMs: 20,
      })
      expect(catalogue.products[found[0]!.doc]!.category).toBe('dishwasher')
    }
  })
})

describe('the saved index', () => {
  let directory: string
  let folder: string
  let pristine: Map<string, Buffer>

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'aisle-index-'))
    await buildIndex(catalogue, { directory })
    folder = join(directory, (await readdir(directory))[0]!)
    pristine = new Map()
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (entry.isFile()) pristine.set(path, await readFile(path))
    }
  })
  beforeEach(async () => {
    for (const [path, bytes] of pristine) await writeFile(path, bytes)
  })
  afterAll(() => rm(directory, { recursive: true, force: true }))

  it('answers as the built one does', async () => {
    const loaded = await loadIndex(catalogue, directory)
    if (!('index' in loaded)) throw new Error(loaded.reason)
    for (const text of ['laptop', '洗碗机', 'garmin watch', 'dishwahser'])
      expect(await search(loaded.index, text)).toEqual(await search(index, text))
  })

  it('leaves nothing half-built behind', async () => {
    expect((await readdir(directory)).every((name) => name.startsWith('index-'))).toBe(true)
  })

  it('is never used with a flipped bit', { timeout: 60_000 }, async () => {
    const random = createRandom(3)
    for (const [path, bytes] of pristine) {
      for (let round = 0; round < 6; round++) {
        const damaged = Buffer.from(bytes)
        damaged[random.integer(damaged.length)]! ^= 1 << random.integer(8)
        await writeFile(path, damaged)
        const loaded = await loadIndex(catalogue, directory)
        expect('reason' in loaded, `${path} was read`).toBe(true)
      }
      await writeFile(path, bytes)
    }
  })

  it('is never used cut short or with a file missing', async () => {
    for (const [path, bytes] of pristine) {
      await truncate(path, Math.floor(bytes.length / 2))
      expect('reason' in (await loadIndex(catalogue, directory))).toBe(true)
      await unlink(path)
      expect('reason' in (await loadIndex(catalogue, directory))).toBe(true)
      await writeFile(path, bytes)
    }
  })

  it('is built anew, with the reason, when it is damaged', async () => {
    await writeFile(join(folder, 'lexical.bin'), 'nonsense')
    const opened = await openIndex(catalogue, { directory })
    expect(opened.rebuilt).toContain('lexical.bin is damaged')
    expect((await search(opened.index, 'dishwasher')).length).toBeGreaterThan(0)
    expect((await openIndex(catalogue, { directory })).rebuilt).toBeNull()
  })

  it('is not used for another catalogue or other embeddings', async () => {
    const other = catalogueOf(goods, categories, [], 'test-2')
    expect(await loadIndex(other, directory)).toHaveProperty('reason')
    const embeddings: EmbeddingModel = {
      id: 'other',
      embedQuery: async () => [1],
      embedDocuments: async () => [[1]],
    }
    expect(await loadIndex(catalogue, directory, { embeddings })).toHaveProperty('reason')
  })

  it('keeps only the newest two', async () => {
    const own = await mkdtemp(join(tmpdir(), 'aisle-index-'))
    for (const version of ['v1', 'v2', 'v3'])
      await buildIndex(catalogueOf(goods, categories, [], version), { directory: own })
    expect(await readdir(own)).toHaveLength(2)
    const newest = catalogueOf(goods, categories, [], 'v3')
    expect(await loadIndex(newest, own)).toHaveProperty('index')
    await rm(own, { recursive: true, force: true })
  })

  it('holds an empty catalogue', async () => {
    const empty = catalogueOf([], categories, [], 'empty')
    const built = await buildIndex(empty, { directory })
    expect(await search(built, 'laptop')).toEqual([])
    const loaded = await loadIndex(empty, directory)
    expect('index' in loaded && (await search(loaded.index, 'laptop'))).toEqual([])
  })
})
