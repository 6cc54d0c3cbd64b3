import { beforeAll, describe, expect, it } from 'vitest'
import { correctionItem } from '../../src/compose/profile-corrections.ts'
import { profileItem } from '../../src/compose/profile-words.ts'
import type { Catalogue } from '../../src/domain/catalogue.ts'
import type { ProfileEntry } from '../../src/domain/profile.ts'
import { createTestShop } from '../support/memory-shop.ts'

let catalogue: Catalogue
beforeAll(async () => {
  ;({ catalogue } = await createTestShop())
})

const evidence = {
  deeds: 3,
  byType: { view: 2, dismiss: 1 },
  skus: ['DW-1', 'gone'],
  lastAt: '2026-05-01T00:00:00.000Z',
}
const leaning = { share: 0.8, usual: 0.123, strength: 1, certainty: 2, evidence }
const place = { place: 0.2, interval: [0.1, 0.3] as [number, number], evidence }

const entries: [entry: ProfileEntry, english: string, chinese: string][] = [
  [
    { kind: 'brand', key: 'brand:Lumora', brand: 'Lumora', stance: 'avoids', ...leaning },
    'Lumora is not for you',
    '您不太中意露摩拉',
  ],
  [
    {
      kind: 'price',
      key: 'price:dishwasher',
      category: 'dishwasher',
      level: 'lower',
      ...place,
    },
    'Of dishwashers, the cheaper ones',
    '洗碗机：偏好价格较低的',
  ],
  [
    {
      kind: 'value',
      key: 'value:dishwasher.installation=built-in',
      category: 'dishwasher',
      attribute: 'installation',
      value: 'built-in',
      ...leaning,
    },
    'Dishwashers · Installation: Built-in',
    '洗碗机 · 安装方式：嵌入式',
  ],
  [
    {
      kind: 'degree',
      key: 'degree:dishwasher.noiseLevel',
      category: 'dishwasher',
      attribute: 'noiseLevel',
      direction: 'lower',
      ...place,
    },
    'Dishwashers · Quieter',
    '洗碗机 · 更安静',
  ],
  [
    {
      kind: 'said',
      key: 'said:.people',
      category: null,
      said: { what: 'life', fact: 'people', value: 1 },
      at: '2026-05-01T00:00:00.000Z',
    },
    'Household: 1 person',
    '家庭人数：1 人',
  ],
]

describe('a profile in words', () => {
  it.each(entries.map(([entry, ...texts]) => [entry.kind, entry, texts] as const))(
    'says an entry of kind %s in either language',
    (_kind, entry, [english, chinese]) => {
      expect(profileItem(entry, { catalogue, locale: 'en' }).text).toBe(english)
      expect(profileItem(entry, { catalogue, locale: 'zh' }).text).toBe(chinese)
    },
  )

  it('says from what, leaves out goods that are gone, and names the better side', () => {
    const reasonOf = (at: number) =>
      profileItem(entries[at]![0], { catalogue, locale: 'en' }).reason
    expect(reasonOf(0)).toMatch(
      /^80% of what you turned down, where 12% would be usual; from 2 looks and 1 time waved away, such as [^,]+$/,
    )
    expect(reasonOf(3)).toMatch(
      /^Noise level below 80% of our dishwashers on average; from 3 deeds/,
    )
  })

  it('says where bought goods are in their life', () => {
    const owned = (stage: 'new' | 'in-use' | 'due' | null, boughtAt: string | null) =>
      profileItem(
        {
          kind: 'owned',
          key: 'owned:DW-1',
          sku: 'DW-1',
          category: 'dishwasher',
          boughtAt,
          stage,
          lifetimeYears: 9,
        },
        { catalogue, locale: 'en' },
      ).reason
    const at = '2020-03-02T00:00:00.000Z'
    expect(owned('due', at)).toBe(
      'Bought here on March 2, 2020: such goods last about 9 years, so it may be due',
    )
    expect(owned('in-use', at)).toBe('Bought here on March 2, 2020; such goods last about 9 years')
    expect(owned('new', at)).toContain('still new')
    expect(owned(null, null)).toBe('You said so in a conversation')
  })

  it('says what was decided, also of what is gone or never was', () => {
    const of = (key: string, action: 'forget' | 'avoid' = 'forget') =>
      correctionItem({ key, action }, { catalogue, locale: 'en' }).text
    expect(of('brand:Lumora', 'avoid')).toBe('Never offer Lumora')
    expect(of('category:dishwasher')).toBe('Forgotten: Dishwashers')
    expect(of('price:dishwasher')).toBe('Forgotten: Dishwashers: price')
    expect(of('degree:dishwasher.noiseLevel')).toBe('Forgotten: Dishwashers: Noise level')
    expect(of('said:dishwasher.price <=')).toBe('Forgotten: Dishwashers: Price')
    expect(of('said:.people')).toBe('Forgotten: Household')
    expect(of('owned:gone')).toBe('Forgotten: gone')
    for (const key of ['said:.constructor', 'value:__proto__.toString=x', 'degree:.', 'said:x'])
      expect(of(key), key).not.toMatch(/undefined|function|object/)
  })
})
