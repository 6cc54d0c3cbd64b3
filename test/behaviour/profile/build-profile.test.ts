import { beforeAll, describe, expect, it } from 'vitest'
import { buildProfile } from '../../../src/behaviour/profile/build-profile.ts'
import { readDeeds } from '../../../src/behaviour/profile/deeds.ts'
import { usualOf, type Usual } from '../../../src/behaviour/profile/usual.ts'
import { emptyState } from '../../../src/dialog/memory.ts'
import type { Catalogue } from '../../../src/domain/catalogue.ts'
import { emptyNeed, type Need } from '../../../src/domain/need.ts'
import {
  noChoice,
  type Correction,
  type Profile,
  type ProfileEntry,
} from '../../../src/domain/profile.ts'
import type { EventRecord } from '../../../src/storage/events.ts'
import { createTestShop } from '../../support/memory-shop.ts'

const now = Date.parse('2026-06-01T12:00:00Z')
const day = 86_400_000

let catalogue: Catalogue
let usual: Usual
let number = 0

const does = (
  type: EventRecord['type'],
  sku: string,
  { daysAgo = 1, value }: { daysAgo?: number; value?: number } = {},
): EventRecord => ({
  eventId: `e${number}`,
  shopperId: 'ann',
  type,
  sku,
  value,
  // A minute apart, so that none is a slip of the finger.
  occurredAt: new Date(now - daysAgo * day + number++ * 60_000).toISOString(),
})

const looks = (...skus: string[]): EventRecord[] => skus.map((sku) => does('view', sku))

const profileOf = (
  events: readonly EventRecord[],
  corrections: readonly Correction[] = [],
  needs: readonly Need[] = [],
): Profile =>
  buildProfile(
    {
      deeds: readDeeds(events, catalogue, corrections, now),
      talks: needs.map((need, n) => ({
        state: { ...emptyState, need },
        updatedAt: `2026-05-0${n + 1}T00:00:00.000Z`,
      })),
      choice: { isPersonalised: true, corrections },
    },
    catalogue,
    usual,
    now,
  )

const keysOf = ({ entries }: Profile): string[] => entries.map(({ key }) => key)
const find = <Kind extends ProfileEntry['kind']>({ entries }: Profile, key: string, kind: Kind) => {
  const entry = entries.find((one) => one.key === key)
  if (entry?.kind !== kind)
    throw new Error(`no ${kind} ${key} among ${keysOf({ deeds: 0, entries }).join()}`)
  return entry as Extract<ProfileEntry, { kind: Kind }>
}

/** Skus of a brand, of one category where it is named. */
const of = (brand: string, category?: string): string[] =>
  catalogue.products
    .filter((one) => one.brand === brand && (category === undefined || one.category === category))
    .map(({ sku }) => sku)

beforeAll(async () => {
  ;({ catalogue } = await createTestShop())
  usual = usualOf(catalogue, new Map())
})

describe('the brands of a profile', () => {
  it('are those that are turned to more than the same kinds of goods would have it', () => {
    const lumora = of('Lumora')
    expect(lumora.length).toBeGreaterThan(3)
    const profile = profileOf(looks(...lumora, ...lumora, ...lumora))
    const entry = find(profile, 'brand:Lumora', 'brand')
    expect(entry.stance).toBe('likes')
    expect(entry.share).toBe(1)
    expect(entry.usual).toBeLessThan(0.5)
    expect(entry.evidence.deeds).toBe(lumora.length * 3)
    expect(entry.evidence.byType).toEqual({ view: lumora.length * 3 })
  })

  it('are none where everything of a kind was looked at once', () => {
    const all = catalogue.products.map(({ sku }) => sku)
    expect(profileOf(looks(...all)).entries.filter(({ kind }) => kind === 'brand')).toEqual([])
  })

  it('are none by one look, nor by many at one thing', () => {
    const [first] = of('Lumora')
    expect(keysOf(profileOf(looks(first!)))).toEqual([])
    const often = profileOf(looks(...Array.from({ length: 9 }, () => first!)))
    expect(keysOf(often)).not.toContain('brand:Lumora')
  })

  it('are avoided where they are waved away or rated badly', () => {
    const [first, second, third] = of('Lumora')
    const profile = profileOf([
      does('dismiss', first!),
      does('dismiss', second!),
      does('rate', third!, { value: 1 }),
    ])
    expect(find(profile, 'brand:Lumora', 'brand').stance).toBe('avoids')
    const praised = profileOf([
      does('rate', first!, { value: 5 }),
      does('rate', second!, { value: 5 }),
      does('rate', third!, { value: 3 }),
      does('rate', third!, { value: 5 }),
    ])
    expect(find(praised, 'brand:Lumora', 'brand').stance).toBe('likes')
  })
})

describe('the kinds, prices and specs of a profile', () => {
  const televisions = (): { sku: string; priceMinor: number }[] =>
    catalogue.products
      .filter(({ category }) => category === 'television')
      .toSorted((a, b) => a.priceMinor - b.priceMinor)

  it('are where the shopper looks, with how much of it', () => {
    const skus = televisions().map(({ sku }) => sku)
    const profile = profileOf([...looks(...skus), does('purchase', of('Velaro')[0]!)])
    // A purchase weighs five looks.
    expect(find(profile, 'category:television', 'category').share).toBeCloseTo(
      skus.length / (skus.length + 5),
      3,
    )
    expect(keysOf(profile)).not.toContain('category:smartphone')
  })

  it('tell the lower or the higher end of the prices, and nothing of both ends at once', () => {
    const skus = televisions().map(({ sku }) => sku)
    const cheap = skus.slice(0, 3)
    const dear = skus.slice(-3)
    const levelOf = (some: readonly string[]) =>
      find(profileOf(looks(...some, ...some)), 'price:television', 'price').level
    expect(levelOf(cheap)).toBe('lower')
    expect(levelOf(dear)).toBe('higher')
    expect(keysOf(profileOf(looks(...cheap.slice(0, 2))))).not.toContain('price:television')
    const both = profileOf(looks(skus[0]!, skus[1]!, skus.at(-1)!, skus.at(-2)!))
    const middle = profileOf(looks(...skus.slice(1, 5)))
    expect(find(middle, 'price:television', 'price').level).toBe('middle')
    expect(both.entries.filter(({ kind }) => kind === 'price')).toEqual([])
  })

  it('name a value that the goods share beyond what the kind shows, and no “has not”', () => {
    const builtIn = catalogue.products
      .filter(
        ({ category, specs }) => category === 'dishwasher' && specs['installation'] === 'built-in',
      )
      .map(({ sku }) => sku)
    expect(builtIn.length).toBeGreaterThanOrEqual(3)
    const profile = profileOf(looks(...builtIn, ...builtIn, ...builtIn, ...builtIn))
    const entry = find(profile, 'value:dishwasher.installation=built-in', 'value')
    expect(entry.usual).toBeLessThan(entry.share)
    expect(profile.entries.filter((one) => one.kind === 'value' && one.value === false)).toEqual([])
  })

  it('name a degree where the goods stand at one end', () => {
    const quiet = catalogue.products
      .filter(({ category, specs }) => category === 'dishwasher' && specs['noiseLevel'] != null)
      .toSorted((a, b) => Number(a.specs['noiseLevel']) - Number(b.specs['noiseLevel']))
      .slice(0, 3)
      .map(({ sku }) => sku)
    const profile = profileOf(looks(...quiet, ...quiet, ...quiet))
    expect(find(profile, 'degree:dishwasher.noiseLevel', 'degree').direction).toBe('lower')
    const loud = catalogue.products
      .filter(
        ({ category, specs }) => category === 'dishwasher' && Number(specs['noiseLevel']) >= 46,
      )
      .map(({ sku }) => sku)
    expect(loud.length).toBeGreaterThanOrEqual(3)
    const putUpWith = profileOf(looks(...loud, ...loud, ...loud))
    expect(keysOf(putUpWith)).toContain('category:dishwasher')
    expect(keysOf(putUpWith)).not.toContain('degree:dishwasher.noiseLevel')
  })
})

describe('what a profile holds beside leanings', () => {
  it('is what was bought, with where it is in its life', () => {
    const profile = profileOf([
      does('purchase', 'DW-1', { daysAgo: 10 * 366 }),
      does('purchase', 'DW-2', { daysAgo: 30 }),
      does('purchase', 'HP-1', { daysAgo: 400 }),
    ])
    expect(find(profile, 'owned:DW-1', 'owned')).toMatchObject({ stage: 'due', lifetimeYears: 9 })
    expect(find(profile, 'owned:DW-2', 'owned').stage).toBe('new')
    expect(find(profile, 'owned:HP-1', 'owned')).toMatchObject({ stage: null, lifetimeYears: null })
  })

  it('is what was said, the last word counting, and nothing that was only reckoned', () => {
    const need = (people: number, value: number): Need => ({
      ...emptyNeed,
      category: 'dishwasher',
      constraints: [
        { attribute: 'price', operator: '<=', value, strength: 'must' },
        {
          attribute: 'placeSettings',
          operator: '>=',
          value: 12,
          strength: 'prefer',
          because: 'model:x',
        },
        { attribute: 'noiseLevel', operator: '<=', value: 40, strength: 'must', relative: true },
      ],
      life: { people },
    })
    const profile = profileOf([], [], [need(3, 500), need(5, 900)])
    expect(keysOf(profile)).toEqual(['said:dishwasher.price <=', 'said:.people'])
    expect(find(profile, 'said:.people', 'said').said).toMatchObject({ value: 5 })
    expect(find(profile, 'said:dishwasher.price <=', 'said').said).toMatchObject({
      constraint: { value: 900 },
    })
  })
})

describe('what the shopper decides', () => {
  it('takes an entry away, and with a brand or kind what it was read from', () => {
    const skus = of('Lumora')
    const events = looks(...skus, ...skus)
    const before = profileOf(events)
    const after = profileOf(events, [{ key: 'brand:Lumora', action: 'forget' }])
    expect(before.deeds).toBe(events.length)
    expect(after).toEqual({ deeds: 0, entries: [] })
    const kept = profileOf(events, [{ key: 'price:television', action: 'forget' }])
    expect(kept.deeds).toBe(events.length)
  })

  it('leaves nothing when it is switched off', () => {
    const sources = { deeds: readDeeds(looks(...of('Lumora')), catalogue, [], now), talks: [] }
    const off = { ...noChoice, isPersonalised: false }
    expect(buildProfile({ ...sources, choice: off }, catalogue, usual, now)).toEqual({
      deeds: 0,
      entries: [],
    })
  })

  it('reads nothing out of what no person could do', () => {
    const [sku] = of('Lumora')
    const bot = Array.from({ length: 200 }, (_, n) => ({
      ...does('view', n % 2 === 0 ? sku! : 'DW-1'),
      occurredAt: new Date(now - day + n * 100).toISOString(),
    }))
    expect(profileOf(bot)).toEqual({ deeds: 0, entries: [] })
  })
})
