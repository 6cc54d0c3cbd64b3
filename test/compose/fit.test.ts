import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Page } from '../../src/domain/conversation.ts'
import type { Product } from '../../src/domain/product.ts'
import { Reply } from '../../src/domain/reply.ts'
import { goods } from '../support/goods.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'
import { foreignPunctuation, unclaimedNumbers } from './checks.ts'

const good = (
  sku: string,
  category: string,
  en: string,
  zh: string,
  specs: Product['specs'],
): Product => ({
  ...goods[0]!,
  sku,
  category,
  title: { en, zh },
  specs,
  url: `/products/${sku}`,
})

const more: readonly Product[] = [
  good('RF-9', 'refrigerator', 'Nordhavn Alto 348 refrigerator', '诺德港 Alto 348 冰箱', {
    capacity: 348,
    width: 60,
    height: 178.2,
    depth: 66.8,
    installation: 'freestanding',
    energyPerYear: 237,
    wifi: false,
    waterDispenser: false,
    iceMaker: false,
  }),
  good('OV-9', 'oven', 'Kessel Forno 71 oven', '凯瑟尔 Forno 71 烤箱', {
    width: 59.5,
    height: 59.5,
    depth: 56,
    installation: 'built-in',
  }),
  good('PB-9', 'power-bank', 'Lumora Bit 20 power bank', '露摩拉 Bit 20 充电宝', {
    energyWh: 74,
    batteryCapacity: 20_000,
    chargePower: 22,
    usbC: true,
  }),
  good('SW-9', 'smartwatch', 'Velaro Ring smartwatch', '维拉罗 Ring 智能手表', {
    compatibility: ['android'],
  }),
  good('TV-9', 'television', 'Lumora Vista 43 TV', '露摩拉 Vista 43 电视', {
    width: 96.8,
    height: 55.6,
    depth: 7.1,
    vesa: '200x200',
    hdmiPorts: 3,
    hdmi21: false,
    weight: 8.4,
  }),
  good('TD-9', 'tumble-dryer', 'Brava Vatten 8 tumble dryer', '布拉瓦 Vatten 8 烘干机', {
    width: 59.6,
    depth: 62,
    stackable: true,
  }),
]

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop([...goods, ...more])
})

const ask = async (text: string, sku: string): Promise<Reply> => {
  const page: Page = { sku }
  return createTalker(shop).say(text, page)
}

const answers: readonly (readonly [sku: string, text: string, ...parts: string[]])[] = [
  ['DW-1', 'does it fit a 60 cm niche?', 'Yes', '59.8 cm wide', 'your 60 cm', '0.2 cm to spare'],
  ['DW-1', '能放进60厘米的柜子吗', '可以', '宽 59.8 cm', '60 cm', '还余 0.2 cm'],
  ['DW-1', 'will it fit a 45 cm gap?', 'No', '14.8 cm more than your 45 cm'],
  ['DW-1', 'does it fit under an 85 cm worktop?', 'do not state the height', 'data sheet'],
  ['DW-1', '台面下高85厘米放得下吗', '没有注明', '高度', '说明书'],
  ['DW-1', 'does it need a water tap?', 'within 1.5 m', 'not in the shop’s data'],
  [
    'RF-9',
    'does it fit a 60 cm wide niche?',
    'No',
    '2 cm at each side',
    '64 cm in all',
    '4 cm too much',
  ],
  ['RF-9', 'does it fit a 70 cm wide niche?', 'Yes', '6 cm to spare', '5 cm above', 'buying guide'],
  ['RF-9', 'will it fit in a 28 inch gap?', 'Yes', '28 in (71.1 cm)', '60 cm (23.6 in)'],
  ['RF-9', 'will it fit through a 75 cm door?', 'Yes', '60 cm', '65 cm', 'packaging'],
  ['RF-9', '能搬进55厘米的门吗', '不行', '比您的 55 cm 多 5 cm'],
  ['RF-9', 'does it work with Alexa?', 'No', 'no Wi-Fi'],
  ['RF-9', 'will it work in the UK?', 'do not state the voltage', '230 V'],
  ['RF-9', 'does it need a water connection?', 'needs no water connection'],
  ['RF-9', 'what does it cost to run?', '237 kWh', '$35.55', '$0.15', '$355.50', 'assumed'],
  ['RF-9', '一年电费多少？', '237 kWh', '$35.55', '假设'],
  ['OV-9', 'does it fit a niche 56 cm wide and 59 cm high?', 'Yes', 'front', '0.5 cm to spare'],
  ['PB-9', 'can I take it on a plane?', 'Yes', '74 Wh', '100 Wh', '3C'],
  ['PB-9', '这个能上飞机吗', '可以', '74 Wh', '不能托运'],
  ['PB-9', 'can it charge my 65 W laptop?', 'No', '22 W', '43 W less'],
  ['SW-9', 'does it work with my iPhone?', 'No', 'Android'],
  ['SW-9', '支持安卓手机吗', '可以', '安卓'],
  ['TV-9', 'does it fit my 200x200 wall mount?', 'Yes', '200 × 200 mm', '8.4 kg'],
  ['TV-9', 'will it fit on my 90 cm tv stand?', '6.8 cm wider', 'cannot say'],
  ['TV-9', 'can I connect my PS5 at 4K 120 Hz?', 'No', 'HDMI 2.1'],
  ['TD-9', 'can it be stacked on my washer, which is 60 cm wide?', 'Yes', '59.6 cm'],
  ['TD-9', '能叠放在55厘米宽的洗衣机上吗', '不行', '4.6 cm'],
]

describe('an answer to a question of fit', () => {
  it.each(answers)('%s: %s', async (sku, text, ...parts) => {
    const reply = await ask(text, sku)
    expect(Reply.safeParse(reply).error).toBeUndefined()
    expect(reply.act).toBe('answer')
    expect(reply.products.map((one) => one.sku)).toEqual([sku])
    for (const part of parts) expect(reply.text).toContain(part)
    expect(unclaimedNumbers(reply), reply.text).toEqual([])
    if (reply.locale === 'zh') expect(foreignPunctuation(reply.text)).toEqual([])
  })

  it('names the record, the shopper and the rules as its sources', async () => {
    const { claims } = await ask('does it fit a 70 cm wide niche?', 'RF-9')
    expect(claims).toContainEqual({
      text: '60 cm',
      source: { kind: 'product', id: 'RF-9', field: 'width' },
    })
    expect(claims).toContainEqual({
      text: '5 cm',
      source: {
        kind: 'computed',
        id: 'knowledge/fit.json',
        field: 'clearances.refrigerator.above',
      },
    })
    expect(claims).toContainEqual({
      text: '6 cm',
      source: { kind: 'computed', id: 'fit', field: 'width margin' },
    })
  })
})

describe('a measure that is missing', () => {
  it('is asked for, alone, and taken from the next message', async () => {
    const talker = createTalker(shop)
    const page = { sku: 'DW-1' }
    const first = await talker.say('will it fit?', page)
    expect(first.act).toBe('clarify')
    expect(first.text.match(/\?/g)).toHaveLength(1)
    expect(first.text).toContain('How wide')
    expect(first.question).toEqual({ attribute: 'width', options: [] })
    const second = await talker.say('60 cm', page)
    expect(second.act).toBe('answer')
    expect(second.text).toContain('0.2 cm to spare')
    const third = await talker.say('and what about 55 cm?', page)
    expect(third.text).toContain('4.8 cm more than your 55 cm')
  })

  it('is asked for in Chinese as well', async () => {
    const talker = createTalker(shop)
    const page = { sku: 'RF-9' }
    expect((await talker.say('进得了门吗', page)).text).toContain('门有多宽？')
    expect((await talker.say('80厘米', page)).text).toContain('可以')
  })

  it('is forgotten when something else is talked about', async () => {
    const talker = createTalker(shop)
    const page = { sku: 'DW-1' }
    await talker.say('will it fit?', page)
    await talker.say('how loud is it?', page)
    expect(talker.state.fit).toBeUndefined()
  })
})

describe('several goods', () => {
  it('get a verdict each, in the order of the text', async () => {
    const talker = createTalker(shop)
    const shown = (await talker.say('dishwasher under 700')).products.map(({ sku }) => sku)
    const reply = await talker.say('will any of these fit in a 50 cm gap?')
    expect(reply.products.map(({ sku }) => sku)).toEqual(shown)
    expect(reply.text.match(/^- /gm)).toHaveLength(shown.length)
    expect(unclaimedNumbers(reply)).toEqual([])
    expect(talker.state.shown).toEqual(shown)
  })

  it('share one sentence where the same is unknown of all', async () => {
    const talker = createTalker(shop)
    await talker.say('laptop')
    const reply = await talker.say('which of these works with my Samsung phone?')
    expect(reply.text.match(/do not state/g)).toHaveLength(1)
    expect(reply.products.length).toBeGreaterThan(1)
  })
})

describe('without a product', () => {
  it('the question is which one is meant', async () => {
    const reply = await createTalker(shop).say('does it fit a 60 cm niche?')
    expect(reply.act).toBe('clarify')
    expect(reply.products).toEqual([])
  })
})

describe('a comparison', () => {
  it('has the cost over the years as a row, the lowest marked, with its assumptions', async () => {
    const talker = createTalker(shop)
    await talker.say('dishwasher under 700')
    const { comparison, text, claims } = await talker.say('compare the first two')
    const row = comparison!.rows.find(({ attribute }) => attribute === 'costOverYears')!
    expect(row.label).toBe('Cost over 10 years')
    expect(row.unit).toBe('USD')
    const [first, second] = row.values as number[]
    expect(row.best).toBe(first! < second! ? 0 : 1)
    for (const [at, sku] of comparison!.skus.entries()) {
      const one = shop.catalogue.products[shop.catalogue.docBySku.get(sku)!]!
      const energy = (one.specs['energyPerYear'] as number) * 0.15 * 10
      expect(row.values[at]).toBeCloseTo(one.priceMinor / 100 + energy, 2)
    }
    expect(text).toContain('$0.15 per kWh')
    expect(claims.map((claim) => claim.text)).toContain('$0.15')
  })

  it('has no such row where the specs do not allow it', async () => {
    const talker = createTalker(shop)
    await talker.say('laptop')
    const { comparison } = await talker.say('compare the first two')
    expect(comparison!.rows.map(({ attribute }) => attribute)).not.toContain('costOverYears')
  })
})
