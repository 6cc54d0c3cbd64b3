import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ProfileDeed } from '../../../src/behaviour/profile/deeds.ts'
import { usualOf, type Usual } from '../../../src/behaviour/profile/usual.ts'
import {
  fitSegments,
  nearestSegment,
  popularityOf,
  type Segments,
} from '../../../src/behaviour/segments/fit-segments.ts'
import { learnSegments } from '../../../src/behaviour/segments/learn-segments.ts'
import { loadSegments, saveSegments } from '../../../src/behaviour/segments/segments-file.ts'
import { describeSegment } from '../../../src/compose/segment-words.ts'
import type { Catalogue } from '../../../src/domain/catalogue.ts'
import { createRandom, type Random } from '../../../src/lib/random.ts'
import { openStorage } from '../../../src/storage/open-storage.ts'
import { createDataDir } from '../../support/data-dir.ts'
import { createTestShop } from '../../support/memory-shop.ts'

let catalogue: Catalogue
let usual: Usual

beforeAll(async () => {
  ;({ catalogue } = await createTestShop())
  usual = usualOf(catalogue, new Map())
})

const pick = (random: Random, skus: readonly string[], count: number): string[] =>
  Array.from({ length: count }, () => skus[random.integer(skus.length)]!)

const look = (sku: string, type: ProfileDeed['type'] = 'view'): ProfileDeed => ({
  doc: catalogue.docBySku.get(sku)!,
  sku,
  type,
  at: 0,
  interest: type === 'purchase' ? 5 : 1,
  against: 0,
})

const skusOf = (...categories: string[]): string[] =>
  catalogue.products.filter(({ category }) => categories.includes(category)).map(({ sku }) => sku)

/** Some who look at electronics, and some who buy large appliances. */
function twoKinds(sizes: readonly [number, number]): ProfileDeed[][] {
  const random = createRandom(3)
  const gadgets = skusOf('smartphone', 'headphones')
  const large = skusOf('dishwasher', 'refrigerator')
  return [
    ...Array.from({ length: sizes[0] }, () => pick(random, gadgets, 6).map((sku) => look(sku))),
    ...Array.from({ length: sizes[1] }, () =>
      pick(random, large, 4).map((sku, n) => look(sku, n === 0 ? 'purchase' : 'view')),
    ),
  ]
}

const fit = (shoppers: ProfileDeed[][]): Segments => fitSegments(shoppers, catalogue, usual)!

describe('groups of shoppers', () => {
  it('are found where they are, as many as there are', () => {
    const { groups, trials, shoppers } = fit(twoKinds([60, 40]))
    expect(shoppers).toBe(100)
    expect(groups.map(({ size }) => size)).toEqual([60, 40])
    expect(trials.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8])
    const best = Math.max(...trials.map(({ silhouette }) => silhouette))
    expect(trials[0]!.silhouette).toBe(best)
  })

  it('are described by what sets them apart, in either language', () => {
    const [gadgets, large] = fit(twoKinds([60, 40])).groups
    expect(gadgets!.traits!.map(({ feature }) => feature)).toContain('gadgets')
    const figure = '100% of their interest; all shoppers: 60%'
    expect(describeSegment(gadgets!, 'en')).toContain(`turn to electronics (${figure})`)
    expect(describeSegment(gadgets!, 'zh')).toContain(
      '主要关注数码产品（占其关注的 100%，全体顾客为 60%）',
    )
    expect(describeSegment(large!, 'en')).toMatch(/turn to large appliances.*|buy often/)
    expect(describeSegment(large!, 'en')).not.toContain('electronics')
  })

  it('hold a shopper by what they do, and nobody who did too little', () => {
    const segments = fit(twoKinds([60, 40]))
    const of = (...skus: string[]) =>
      nearestSegment(
        segments,
        skus.map((sku) => look(sku)),
        catalogue,
        usual,
      )
    expect(of(...skusOf('smartphone'))!.id).toBe(1)
    expect(of(...skusOf('dishwasher').slice(0, 4))!.id).toBe(2)
    expect(of(skusOf('smartphone')[0]!)).toBeNull()
  })

  it('turn to goods of their own', () => {
    const segments = fit(twoKinds([60, 40]))
    const [one, other] = [1, 2].map((id) => [...popularityOf(segments, id).keys()])
    expect(one!.every((sku) => skusOf('smartphone', 'headphones').includes(sku))).toBe(true)
    expect(other!.every((sku) => skusOf('dishwasher', 'refrigerator').includes(sku))).toBe(true)
    const looks = [...popularityOf(segments, 1).values()].reduce((sum, value) => sum + value, 0)
    expect(looks).toBe(60 * 6)
    expect(popularityOf(segments, 3).size).toBe(0)
  })

  it('are not spoken of below ten members', () => {
    const segments = fit(twoKinds([60, 9]))
    const small = segments.groups.at(-1)!
    expect(small).toEqual({ id: 2, size: 9, traits: null })
    expect(describeSegment(small, 'en')).toBeNull()
    expect(popularityOf(segments, 2).size).toBe(0)
  })

  it('are none with too few shoppers', () => {
    expect(fitSegments(twoKinds([10, 9]), catalogue, usual)).toBeNull()
    expect(fitSegments([], catalogue, usual)).toBeNull()
  })

  it('are the same to the bit for the same deeds', () => {
    expect(fit(twoKinds([60, 40]))).toEqual(fit(twoKinds([60, 40])))
  })
})

describe('the file of groups', () => {
  it('gives back what it was given', async () => {
    const dataDir = createDataDir()
    const segments = fit(twoKinds([60, 9]))
    expect(await loadSegments(dataDir)).toBeNull()
    await saveSegments(dataDir, segments)
    expect(await loadSegments(dataDir)).toEqual(segments)
  })

  it('is of no use damaged, or of other features', async () => {
    const dataDir = createDataDir()
    await saveSegments(dataDir, fit(twoKinds([60, 40])))
    const path = join(dataDir, 'models', 'segments.json')
    const text = readFileSync(path, 'utf8')
    for (const broken of [
      text.slice(0, -10),
      '',
      'null',
      text.replace('"activity"', '"shoe size"'),
      text.replace('"format":1', '"format":2'),
    ]) {
      writeFileSync(path, broken)
      expect(await loadSegments(dataDir)).toBeNull()
    }
  })

  it('comes of the stored log without those who want nothing learnt, and names nobody', async () => {
    const dataDir = createDataDir()
    const storage = await openStorage(dataDir)
    const skus = skusOf('smartphone', 'headphones')
    await storage.events.record(
      Array.from({ length: 30 * 4 }, (_, n) => ({
        eventId: `e${n}`,
        shopperId: `person-${Math.floor(n / 4)}`,
        type: 'view' as const,
        sku: skus[n % skus.length]!,
        occurredAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
      })),
    )
    await storage.shoppers.choose('person-7', (before) => ({ ...before, isPersonalised: false }))
    const segments = await learnSegments(storage, catalogue, usual)
    expect(segments!.shoppers).toBe(29)
    expect(await loadSegments(dataDir)).toEqual(segments)
    expect(await learnSegments(storage, catalogue, usual)).toEqual(segments)
    expect(readFileSync(join(dataDir, 'models', 'segments.json'), 'utf8')).not.toContain('person')
    await storage.close()
  })
})
