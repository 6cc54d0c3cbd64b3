import { beforeAll, describe, expect, it } from 'vitest'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Act } from '../../src/domain/act.ts'
import type { ConversationState, Page } from '../../src/domain/conversation.ts'
import type { FitSituation, Length } from '../../src/domain/fit.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import { cut } from '../../src/understand/atoms.ts'
import { understandByRules } from '../../src/understand/by-rules.ts'
import { readMeasures } from '../../src/understand/measures.ts'
import { createTestShop } from '../support/memory-shop.ts'

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

interface Before {
  readonly state?: Partial<ConversationState>
  readonly page?: Page
}

const read = (text: string, { state, page }: Before = {}): readonly Act[] =>
  understandByRules(text, {
    ...shop,
    locale: 'en',
    state: { ...emptyState, ...state },
    page: page ?? null,
  }).acts

const lengthInShort = (length: unknown): string => {
  const { cm, unit } = length as Length
  return unit === 'cm' ? String(cm) : `${cm}/${unit}`
}

/** "space niche width=60 → focus". */
function inShort(act: Act | undefined): string {
  if (act?.kind !== 'ask-fit') return act?.kind ?? 'nothing'
  const { situation, reference } = act
  const { kind, ...rest } = situation
  const parts = Object.entries(rest).map(([key, value]) =>
    typeof value === 'object' && value !== null && 'cm' in value
      ? `${key}=${lengthInShort(value)}`
      : value === true
        ? key
        : value === false
          ? ''
          : key === 'place' || key === 'device' || key === 'system'
            ? String(value)
            : `${key}=${String(value)}`,
  )
  const target =
    reference.kind === 'position'
      ? `#${reference.index}`
      : reference.kind === 'sku'
        ? reference.sku
        : reference.kind === 'extreme'
          ? `${reference.attribute}:${reference.direction}`
          : reference.kind
  return `${[kind, ...parts.filter((part) => part !== '')].join(' ')} → ${target}`
}

const means = (before: Before, rows: readonly (readonly [text: string, meaning: string])[]) =>
  it.each(rows)('%s', (text, meaning) => {
    const acts = read(text, before)
    expect(acts).toHaveLength(1)
    expect(inShort(acts[0])).toBe(meaning)
  })

const dishwashers: Before = {
  state: {
    need: { ...emptyNeed, category: 'dishwasher' },
    shown: ['DW-3', 'DW-8', 'DW-1'],
    seen: ['DW-3', 'DW-8', 'DW-1'],
  },
}
const fridgePage: Before = { page: { sku: 'RF-1' } }
const tvPage: Before = { page: { sku: 'TV-1' } }
const watchPage: Before = { page: { sku: 'HP-1' } }

describe('sizes', () => {
  const sizes: readonly (readonly [string, string, string])[] = [
    ['60 cm wide', 'width=60', ''],
    ['60cm', '', '60'],
    ['60 x 85 x 55 cm', 'width=60 height=85 depth=55', ''],
    ['60x85x55cm', 'width=60 height=85 depth=55', ''],
    ['600 x 850 mm', 'width=60/mm height=85/mm', ''],
    ['60 by 85 cm', 'width=60 height=85', ''],
    ['宽70高180深65', 'width=70 height=180 depth=65', ''],
    ['宽70cm，高1.8米', 'width=70 height=180/m', ''],
    ['70宽*180高', 'width=70 height=180', ''],
    ['宽度是60厘米，深度58厘米', 'width=60 depth=58', ''],
    ['height 85 cm, 60 cm wide', 'width=60 height=85', ''],
    ['85 cm tall and 24 inches wide', 'width=60.96/in height=85', ''],
    ['24" wide', 'width=60.96/in', ''],
    ['2 ft 6 in wide', 'width=76.2/ft', ''],
    ['1米8高', 'height=180/m', ''],
    ['sixty centimetres', '', '60'],
    ['六十厘米', '', '60'],
    ['７０ｃｍ', '', '70'],
    ['0.6 m deep', 'depth=60/m', ''],
    ['65 W for 3 people', '', ''],
    ['hdmi 2.1 and iphone 15', '', ''],
  ]
  it.each(sizes)('%s', (text, sides, unnamed) => {
    const measures = readMeasures(cut(text).atoms, shop.lexicon)
    const print = (['width', 'height', 'depth'] as const)
      .filter((side) => measures.sides[side])
      .map((side) => `${side}=${lengthInShort(measures.sides[side])}`)
    expect(print.join(' ')).toBe(sides)
    expect(measures.unnamed.map(lengthInShort).join(' ')).toBe(unnamed)
  })
})

describe('a question of space', () => {
  means(fridgePage, [
    ['does it fit a 60 cm niche?', 'space niche width=60 → focus'],
    ['Does it fit into a 60 cm wide niche', 'space niche width=60 → focus'],
    ['will this fit in a 24 inch gap?', 'space niche width=60.96/in → focus'],
    [
      'will it fit in a gap of 70 x 180 x 75 cm?',
      'space niche width=70 height=180 depth=75 → focus',
    ],
    ['is it too wide for a 60 cm space?', 'space niche width=60 → focus'],
    ['is there enough room for it in a 65 cm alcove?', 'space niche width=65 → focus'],
    ['does it fit under an 85 cm worktop?', 'space worktop height=85 → focus'],
    ['will it go under a counter 87 cm high?', 'space worktop height=87 → focus'],
    ['can it stand on a 60 cm deep counter?', 'space counter depth=60 → focus'],
    ['will it fit in my kitchen?', 'space niche → focus'],
    ['does it fit?', 'space niche → focus'],
    ['will the fridge fit a 70 cm niche?', 'space niche width=70 → focus'],
    ['能放进60厘米的柜子吗', 'space niche width=60 → focus'],
    ['空位宽70高180深65放得下吗', 'space niche width=70 height=180 depth=65 → focus'],
    ['它能塞进65公分的缝里吗？', 'space niche width=65 → focus'],
    ['吊柜下面只有50厘米高，放得下吗', 'space wall-cabinet height=50 → focus'],
    ['台面下高85厘米能放进去吗', 'space worktop height=85 → focus'],
    ['這個能放進60公分的櫃子嗎', 'space niche width=60 → focus'],
    ['这台冰箱放得进70cm的位置吗', 'space niche width=70 → focus'],
    ['放得下吗', 'space niche → focus'],
  ])
  means(dishwashers, [
    ['will any of these fit in a 60 cm gap?', 'space niche width=60 → shown'],
    ['which one fits a 45 cm niche?', 'space niche width=45 → shown'],
    ['do they fit under an 82 cm worktop?', 'space worktop height=82 → shown'],
    ['does the second one fit a 60 cm niche?', 'space niche width=60 → #1'],
    ['will the cheaper one fit in 60 cm?', 'space niche width=60 → price:lower'],
    ['第二个能放进60厘米的柜子吗', 'space niche width=60 → #1'],
    ['这几款都能放进45厘米的位置吗', 'space niche width=45 → shown'],
    ['哪款能放进45厘米的橱柜？', 'space niche width=45 → shown'],
  ])
})

describe('a question of the way in', () => {
  means(fridgePage, [
    ['will it fit through a 75 cm door?', 'passage door width=75 → focus'],
    [
      'can I get it through my door, 80 cm wide and 2 m high?',
      'passage door width=80 height=200/m → focus',
    ],
    ['can it be carried up the stairs?', 'passage stairs → focus'],
    ['does it go through the hallway, 70 cm wide?', 'passage corridor width=70 → focus'],
    ['能搬进75厘米的门吗', 'passage door width=75 → focus'],
    ['入户门宽80公分，进得去吗', 'passage door width=80 → focus'],
    ['楼梯宽90厘米能搬上去吗', 'passage stairs width=90 → focus'],
    ['进得了电梯吗，电梯门80厘米', 'passage lift width=80 → focus'],
  ])
  means(dishwashers, [
    ['will the second one fit through an 75 cm door?', 'passage door width=75 → #1'],
  ])
})

describe('a question whether it works', () => {
  means(tvPage, [
    ['will it fit on my 120 cm tv stand?', 'stand width=120 → focus'],
    ['能放在150厘米的电视柜上吗', 'stand width=150 → focus'],
    ['does it fit my 200x200 wall mount?', 'mount pattern=200,200 → focus'],
    ['is it compatible with a VESA 400 x 400 bracket?', 'mount pattern=400,400 → focus'],
    ['will it go on a bracket up to 400 x 400?', 'mount upTo pattern=400,400 → focus'],
    ['我的挂架是300x300的，能装吗', 'mount pattern=300,300 → focus'],
    ['can I connect my PS5 to it?', 'hdmi PS5 → focus'],
    ['does it work with an Xbox at 4K 120 Hz?', 'hdmi Xbox wants21 → focus'],
    ['能接游戏机吗', 'hdmi 游戏机 → focus'],
    ['does it work with Alexa?', 'smart-home said=Alexa → focus'],
    ['支持米家吗', 'smart-home said=米家 → focus'],
    ['will it work in the UK?', 'mains country=GB → focus'],
    ['does it work on 110 V?', 'mains volts=110 → focus'],
    ['插头在日本能用吗', 'mains country=JP → focus'],
    ['will it work with my 5 GHz wifi?', 'wifi standard=5ghz → focus'],
    ['能连我家的wifi吗', 'wifi → focus'],
  ])
  means(watchPage, [
    ['does it work with my iPhone?', 'phone ios said=iPhone → focus'],
    ['is it compatible with an Android phone?', 'phone android said=Android → focus'],
    ['Will this pair with my Samsung phone', 'phone android said=Android → focus'],
    ['能配合苹果手机使用吗', 'phone ios said=苹果手机 → focus'],
    ['支持安卓手机吗', 'phone android said=安卓 → focus'],
    ['can I take it on a plane?', 'flight → focus'],
    ['这个能上飞机吗', 'flight → focus'],
    ['能带上飞机吗？', 'flight → focus'],
    ['can it charge my 65 W laptop?', 'usb-power laptop watts=65 → focus'],
    ['能给笔记本充电吗', 'usb-power laptop → focus'],
    ['can I charge it with my 20W charger?', 'usb-power charger watts=20 → focus'],
  ])
  means(dishwashers, [
    ['does the first one need a water tap?', 'water → #0'],
    ['第一个需要接下水吗', 'water → #0'],
  ])
})

describe('the missing measure', () => {
  const asked = (situation: FitSituation, skus = ['RF-1']): Before => ({
    state: { fit: { skus, situation }, focus: skus, openQuestion: 'width' },
  })
  const niche: FitSituation = { kind: 'space', place: 'niche' }
  means(asked(niche), [
    ['60 cm', 'space niche width=60 → RF-1'],
    ['60', 'space niche width=60 → RF-1'],
    ["it's about 24 inches", 'space niche width=60.96/in → RF-1'],
    ['大概65厘米', 'space niche width=65 → RF-1'],
    ['宽65，高180', 'space niche width=65 height=180 → RF-1'],
  ])
  means(asked({ kind: 'passage', place: 'door' }), [['75 cm', 'passage door width=75 → RF-1']])
  means(asked({ kind: 'usb-power', device: 'laptop' }, ['HP-1']), [
    ['65', 'usb-power laptop watts=65 → HP-1'],
    ['65瓦', 'usb-power laptop watts=65 → HP-1'],
  ])
  means(asked({ kind: 'mount', upTo: false }, ['TV-1']), [
    ['200 x 200', 'mount pattern=200,200 → TV-1'],
  ])
  means(asked({ ...niche, width: { cm: 60, unit: 'cm' } }), [
    ['what about 65 cm?', 'space niche width=65 → RF-1'],
    ['那58厘米呢？', 'space niche width=58 → RF-1'],
  ])
  means(asked(niche, ['DW-3', 'DW-8']), [['60 cm', 'space niche width=60 → shown']])
})

describe('what is no question of fit', () => {
  const needs: readonly (readonly [string, Before, string])[] = [
    ['dishwasher 45 cm wide', {}, 'need'],
    ['fridge no wider than 70 cm', {}, 'need'],
    ['I need a dishwasher that fits a 45 cm niche', {}, 'need'],
    ['show me ones that fit a 45 cm niche', dishwashers, 'need'],
    ['有没有45厘米宽的洗碗机', dishwashers, 'need'],
    ['推荐能放进45厘米柜子的洗碗机', {}, 'need'],
    ['45 cm wide', dishwashers, 'need'],
    ['Can I take a power bank on a plane?', {}, 'ask-guide'],
    ['充电宝能带上飞机吗', {}, 'ask-guide'],
    ['how wide is the second one?', dishwashers, 'ask-product'],
    ['does it have wifi?', fridgePage, 'ask-product'],
    ['is the first one good for a family?', dishwashers, 'ask-product'],
    ['does it have HDMI 2.1?', tvPage, 'ask-product'],
    ['can you deliver it up the stairs?', fridgePage, 'ask-policy'],
  ]
  it.each(needs)('%s', (text, before, kind) => {
    const acts = read(text, before)
    expect(acts.map((act) => act.kind)).toContain(kind)
    expect(acts.map((act) => act.kind)).not.toContain('ask-fit')
  })

  it('stays quick on a long message of repeated words', () => {
    const started = performance.now()
    read(`${'does it fit through the door of 60 cm '.repeat(50)}?`, fridgePage)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('a question of running cost', () => {
  const rows: readonly (readonly [string, Before])[] = [
    ['what does it cost to run?', fridgePage],
    ['how much does it cost to run a year', fridgePage],
    ['what are the running costs?', fridgePage],
    ['一年电费多少？', fridgePage],
    ['它的电费贵吗', fridgePage],
    ['what does the second one cost to run?', dishwashers],
  ]
  it.each(rows)('%s', (text, before) => {
    expect(read(text, before)).toMatchObject([
      { kind: 'ask-product', attributes: ['costOverYears'] },
    ])
  })

  it('of several goods is a comparison', () => {
    expect(read('what do they cost to run?', dishwashers)).toMatchObject([{ kind: 'compare' }])
  })
})
