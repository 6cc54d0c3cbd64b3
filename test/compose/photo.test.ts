import { beforeAll, describe, expect, it } from 'vitest'
import { composePhoto, type PhotoSpeech } from '../../src/compose/photo.ts'
import { readFirst } from '../../src/dialog/read.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Act } from '../../src/domain/act.ts'
import type { PhotoReading } from '../../src/domain/photo.ts'
import type { Locale } from '../../src/domain/text.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { niche, typeLabel } from '../support/photos.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const blank = { subject: 'label', category: null, brand: null, model: null, measures: [] } as const
const reading = (given: object): PhotoReading => ({ ...blank, ...given })

const speech = (given: object, locale: Locale, category: string | null = null): PhotoSpeech =>
  composePhoto(reading(given), { catalogue: shop.catalogue, locale, category, count: 1 })

/** What the built-in understanding makes of the first quick reply. */
const understood = ({ suggestions }: PhotoSpeech, locale: Locale): readonly Act[] =>
  readFirst(suggestions[0]!, shop, locale)

const dishwasherNiche = [
  { attribute: 'width', operator: '<=', value: 60 },
  { attribute: 'height', operator: '<=', value: 82 },
  { attribute: 'depth', operator: '<=', value: 57 },
]

describe('a space on a photo', () => {
  it('is told back to be confirmed, each figure with where it comes from', () => {
    const { text, claims, suggestions, offer } = speech(niche, 'en', 'dishwasher')
    expect(text).toBe(
      'From your photo I read: built-in space 60 cm wide, 82 cm high, 57 cm deep. Is that right?',
    )
    expect(claims).toEqual([
      { text: '60 cm', source: { kind: 'computed', id: 'photo', field: 'niche-width' } },
      { text: '82 cm', source: { kind: 'computed', id: 'photo', field: 'niche-height' } },
      { text: '57 cm', source: { kind: 'computed', id: 'photo', field: 'niche-depth' } },
    ])
    expect(suggestions).toEqual([
      'Dishwasher, at most 60 cm wide, at most 82 cm high and at most 57 cm deep',
      'No, I will type it',
    ])
    expect(offer).toBe(suggestions[0])
  })

  it('is told in Chinese too', () => {
    const { text, suggestions } = speech(niche, 'zh', 'dishwasher')
    expect(text).toBe('从您的照片中我读到：嵌入空间宽60 cm，高82 cm，深57 cm。对吗？')
    expect(suggestions).toEqual([
      '洗碗机，宽不超过60 cm、高不超过82 cm、深不超过57 cm',
      '不，我自己输入',
    ])
  })

  it.each(['en', 'zh'] as const)('becomes a message that is read as upper limits: %s', (locale) => {
    const [act, ...others] = understood(speech(niche, locale, 'dishwasher'), locale)
    expect(others).toEqual([])
    expect(act).toMatchObject({
      kind: 'need',
      category: 'dishwasher',
      constraints: dishwasherNiche,
    })
  })

  it('asks for the kind of goods where nothing tells it', () => {
    const { text, suggestions, offer } = speech(niche, 'en')
    expect(text).toMatch(/Is that right\? And what kind of goods is it for\?$/)
    expect(suggestions).toHaveLength(3)
    expect(offer).toBeNull()
    for (const suggestion of suggestions.slice(0, 2))
      expect(readFirst(suggestion, shop)[0]).toMatchObject({
        kind: 'need',
        constraints: dishwasherNiche,
      })
  })

  it.each(['en', 'zh'] as const)('may be a door: %s', (locale) => {
    const measures = [{ what: 'door-width', value: 75, unit: 'cm' }]
    const door = speech({ subject: 'space', measures }, locale, 'refrigerator')
    expect(door.text).toMatch(/: door 75 cm wide\. Is|：门宽75 cm。/)
    expect(understood(door, locale)).toMatchObject([
      {
        category: 'refrigerator',
        constraints: [{ attribute: 'width', operator: '<=', value: 75 }],
      },
    ])
  })
})

describe('an appliance on a photo', () => {
  it('is named with what its label says', () => {
    const { text, claims, suggestions } = speech(typeLabel, 'en')
    expect(text).toBe(
      'From your photo I read: Bosch WAT28 washing machine, 2300 W, capacity 8 kg. Is that right?',
    )
    expect(claims.map((claim) => claim.text)).toEqual(['Bosch', 'WAT28', '2300 W', '8 kg'])
    expect(suggestions[0]).toBe(
      'I have a Bosch WAT28 washing machine and want a new washing machine, 8 kg',
    )
  })

  it.each(['en', 'zh'] as const)('is what the shopper has, not what is wanted: %s', (locale) => {
    const [act, ...others] = understood(speech(typeLabel, locale), locale)
    expect(others).toEqual([])
    expect(act).toMatchObject({
      kind: 'need',
      category: 'washing-machine',
      models: [],
      constraints: [{ attribute: 'loadCapacity', operator: '>=', value: 8 }],
    })
  })

  const owned = [
    { category: 'dishwasher', brand: 'Smeg', model: 'LVS222' },
    { category: 'dishwasher', brand: 'Kessel', model: 'ARC 60' },
    { category: 'dishwasher', brand: 'AEG', model: null },
    { category: 'television', brand: 'Samsung', model: 'QE55Q80' },
    { category: 'refrigerator', brand: 'Bosch', model: 'KGN-36VL' },
  ]
  it.each(owned.flatMap((one) => [['en', one] as const, ['zh', one] as const]))(
    'leaves no trace of its name in the wish: %s %o',
    (locale, one) => {
      const [act, ...others] = understood(speech({ ...one, subject: 'appliance' }, locale), locale)
      expect(others).toEqual([])
      const { category } = one
      expect(act).toMatchObject({ kind: 'need', category, models: [], text: [], constraints: [] })
    },
  )

  it.each(['en', 'zh'] as const)('has a screen or a size of its own: %s', (locale) => {
    const diagonal = [{ what: 'diagonal', value: 55, unit: 'in' }]
    const screen = speech({ category: 'television', measures: diagonal }, locale)
    expect(understood(screen, locale)).toMatchObject([
      { category: 'television', constraints: [{ attribute: 'screenSize', operator: 'between' }] },
    ])
    const width = [{ what: 'width', value: 600, unit: 'mm' }]
    expect(
      understood(speech({ category: 'dishwasher', measures: width }, locale), locale),
    ).toMatchObject([{ constraints: [{ attribute: 'width', operator: '<=', value: 60 }] }])
  })

  it.each(['en', 'zh'] as const)(
    'may be of a kind alone, or goods seen elsewhere: %s',
    (locale) => {
      expect(understood(speech({ category: 'dishwasher' }, locale), locale)).toMatchObject([
        { kind: 'need', category: 'dishwasher', constraints: [] },
      ])
      const seen = { subject: 'product', category: 'dishwasher', brand: 'Kessel' }
      expect(understood(speech(seen, locale), locale)).toMatchObject([
        { category: 'dishwasher', constraints: [{ attribute: 'brand', value: 'Kessel' }] },
      ])
    },
  )
})

it.each(['en', 'zh'] as const)('the last quick reply takes it back: %s', (locale) => {
  const last = speech(niche, locale, 'dishwasher').suggestions.at(-1)!
  expect(readFirst(last, shop, locale)).toEqual([{ kind: 'reject' }])
})

it('speaks of photos where there were several', () => {
  const context = { catalogue: shop.catalogue, locale: 'en', category: null, count: 2 } as const
  expect(composePhoto(reading(typeLabel), context).text).toMatch(/^From your photos I read/)
})
