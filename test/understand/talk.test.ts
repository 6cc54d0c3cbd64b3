import { beforeAll, describe, expect, it } from 'vitest'
import { emptyState } from '../../src/dialog/memory.ts'
import type { Shop } from '../../src/dialog/shop.ts'
import type { ConversationState } from '../../src/domain/conversation.ts'
import { emptyNeed } from '../../src/domain/need.ts'
import { askedLike, sameQuestion } from '../../src/understand/asked.ts'
import { understandByRules } from '../../src/understand/by-rules.ts'
import { createTestShop } from '../support/memory-shop.ts'
import { inShort } from './in-short.ts'

/** What people say while goods of one kind stand before them. */

let shop: Shop

beforeAll(async () => {
  shop = await createTestShop()
})

const under = (category: string, more: Partial<ConversationState> = {}): ConversationState => {
  const docs = shop.catalogue.docsByCategory.get(category) ?? new Uint32Array()
  const shown = Array.from(docs.slice(0, 3), (doc) => shop.catalogue.products[doc]!.sku)
  return { ...emptyState, need: { ...emptyNeed, category }, shown, seen: shown, ...more }
}

const acts = (text: string, state: ConversationState): string[] =>
  understandByRules(text, {
    ...shop,
    locale: /\p{Script=Han}/u.test(text) ? 'zh' : 'en',
    state,
    page: null,
  }).acts.map(inShort)

const means = (category: string, rows: readonly (readonly [text: string, ...acts: string[]])[]) =>
  it.each(rows)('%s', (text, ...expected) => {
    expect(acts(text, under(category))).toEqual(expected)
  })

describe('a hint of other goods gives way to those under discussion', () => {
  means('dishwasher', [
    ['太吵了不行', 'comparative noiseLevel:lower'],
    ['too loud', 'comparative noiseLevel:lower'],
    ['别把室友吵醒', 'need noiseLevel:lower'],
  ])
})

describe('a degree beside a property', () => {
  means('laptop', [
    ['longest battery life please', 'need batteryLife:higher!'],
    ['续航最长的', 'need batteryLife:higher!'],
    ['with a better battery', 'comparative batteryLife:higher'],
  ])
})

describe('a figure by itself', () => {
  means('television', [
    ['65 then', 'need screenSize=64.5..65.49'],
    ['under 900', 'need price<=900'],
  ])
  means('dishwasher', [
    ['no wider than 45', 'need width<=45'],
    ['nothing above 600', 'need price<=600'],
  ])
})

describe('what is ruled out, dropped or there already', () => {
  means('dishwasher', [
    ['Nordhavn was fine but never again', 'need brand!=Nordhavn'],
    ['anything but Bosch', 'need'],
    ['嵌入式的太占地方', 'need installation!=built-in'],
  ])

  it('says which makers are not here', () => {
    const [act] = understandByRules('not Bosch', {
      ...shop,
      locale: 'en',
      state: under('dishwasher'),
      page: null,
    }).acts
    expect(act).toMatchObject({ kind: 'need', makers: ['Bosch'], fresh: false })
  })

  it('leaves out a kind that somebody has', () => {
    const gift = { ...emptyState, shown: ['DW-1'], seen: ['DW-1'] }
    const [act] = understandByRules('he already has a dishwasher', {
      ...shop,
      locale: 'en',
      state: gift,
      page: null,
    }).acts
    expect(act).toMatchObject({ kind: 'need', category: null, ownedKinds: ['dishwasher'] })
  })

  it('takes back what had to be', () => {
    const state = under('dishwasher')
    const held = {
      ...state,
      need: {
        ...state.need,
        constraints: [
          {
            attribute: 'childLock',
            operator: '=' as const,
            value: true,
            strength: 'must' as const,
          },
        ],
      },
    }
    expect(acts('童锁不要了', held)).toEqual(['withdraw childLock'])
  })
})

describe('questions beside goods', () => {
  means('dishwasher', [
    ['compare the dearest and the cheapest', 'compare price:higher price:lower'],
    ['最贵的和最便宜的差在哪', 'compare price:higher price:lower'],
    [
      'is the first one in stock and when can you deliver?',
      'ask #0 availability',
      'policy delivery',
    ],
    ['saw it for less at another store', 'policy price-match'],
    ['别家同款便宜50', 'policy price-match'],
    ["where's my order", 'ask-order'],
    ['多久能送到，旧的能收走吗', 'policy delivery', 'policy recycling'],
    ['whats the difference between the first two', 'compare shown(2)'],
  ])

  it('says so where one product has nothing to stand beside', () => {
    expect(acts('compare the first two', under('dishwasher', { shown: ['DW-1'] }))).toEqual([
      'compare shown',
    ])
  })
})

describe('known questions', () => {
  const nearest = (text: string, locale: 'en' | 'zh') =>
    askedLike(shop.passages.passages, text, { locale })[0]

  it.each([
    ['when can you deliver', 'en', 'delivery'],
    ['can i send it back if it does not fit', 'en', 'returns'],
    ['七天无理由吗', 'zh', 'returns'],
    ['可以用支付宝吗', 'zh', 'payment'],
  ] as const)('hear "%s"', (text, locale, topic) => {
    const found = nearest(text, locale)
    expect(found?.passage.topic).toBe(topic)
    expect(found!.likeness).toBeGreaterThanOrEqual(sameQuestion)
  })

  it.each(['which one is quietest', 'i want it in white'])('do not hear "%s"', (text) => {
    expect(nearest(text, 'en')?.likeness ?? 0).toBeLessThan(sameQuestion)
  })
})
