import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import type { ConversationState } from '../../src/domain/conversation.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'
import {
  brokenMusts,
  foreignPunctuation,
  isNotUnderstood,
  namesListed,
  printedTexts,
  skusNamed,
  unclaimedNumbers,
} from './checks.ts'
import { talks } from './talks.ts'

let shop: Shop
/** Every line of the talks with the reply to it and what is remembered then. */
let said: { text: string; reply: Reply; state: ConversationState }[]

beforeAll(async () => {
  shop = await createTestShop()
  said = []
  for (const talk of talks) {
    const talker = createTalker(shop)
    for (const text of talk) {
      const reply = await talker.say(text)
      said.push({ text, reply, state: structuredClone(talker.state) })
    }
  }
})

/** What is wrong, by message: empty when all is well. */
const faults = (find: (reply: Reply, text: string) => readonly string[]): string[] =>
  said.flatMap(({ text, reply }) => find(reply, text).map((fault) => `${text} → ${fault}`))

describe('every reply', () => {
  it('is to one of at least 80 messages, half of them Chinese', () => {
    expect(said.length).toBeGreaterThanOrEqual(80)
    expect(said.filter(({ reply }) => reply.locale === 'zh').length).toBeGreaterThan(50)
  })

  it('says something', () => {
    expect(faults(({ text }) => (text.trim() === '' ? ['no text'] : []))).toEqual([])
  })

  it('claims every number that its text states', () => {
    expect(faults(unclaimedNumbers)).toEqual([])
  })

  it('claims of goods only what the goods state', () => {
    const isKnown = (id: string): boolean => shop.catalogue.docBySku.has(id)
    expect(
      faults(({ claims }) =>
        claims
          .filter(({ source }) => source.kind === 'product' && !isKnown(source.id))
          .map(({ text }) => text),
      ),
    ).toEqual([])
  })

  it('names no goods but those that it shows', () => {
    expect(
      faults((reply) => {
        const shown = reply.products.map(({ sku }) => sku)
        return skusNamed(reply, shop).filter((sku) => !shown.includes(sku))
      }),
    ).toEqual([])
  })

  it('shows no goods but those that it names', () => {
    expect(
      faults((reply) => {
        const named = skusNamed(reply, shop)
        return reply.products.map(({ sku }) => sku).filter((sku) => !named.includes(sku))
      }),
    ).toEqual([])
  })

  it('lists goods in the order in which it shows them', () => {
    for (const { reply } of said) {
      const names = namesListed(reply)
      if (names.length === 0) continue
      expect(names).toHaveLength(reply.products.length)
      for (const [at, name] of names.entries()) expect(reply.products[at]!.title).toContain(name)
    }
  })

  it('recommends nothing that breaks a must, unless it says what gave way', () => {
    expect(faults((reply) => (reply.act === 'recommend' ? brokenMusts(reply, shop) : []))).toEqual(
      [],
    )
  })

  it('holds no English punctuation between Chinese characters', () => {
    expect(
      faults((reply) =>
        reply.locale === 'zh' ? printedTexts(reply).flatMap(foreignPunctuation) : [],
      ),
    ).toEqual([])
  })

  it('in Chinese speaks Chinese, and in English English', () => {
    expect(
      faults((reply) =>
        /\p{Script=Han}/u.test(reply.text) === (reply.locale === 'zh') ? [] : [reply.text],
      ),
    ).toEqual([])
  })

  it('leaves no placeholder and no broken value in its words', () => {
    expect(
      faults((reply) =>
        printedTexts(reply).filter((text) =>
          /undefined|null|NaN|\[object|\$\{|Infinity/.test(text),
        ),
      ),
    ).toEqual([])
  })

  it('has quick replies that are understood when they are sent back', async () => {
    const lost: string[] = []
    for (const { text, reply, state } of said)
      for (const suggestion of reply.suggestions) {
        const answer = await createTalker(shop, state).say(suggestion)
        if (isNotUnderstood(answer)) lost.push(`${text} → ${suggestion}`)
      }
    expect(lost).toEqual([])
  })
})

describe.each([
  ['quiet dishwasher under 600, not from Nordhavn', 'dB'],
  ['600以下的静音洗碗机，不要诺德港', '分贝'],
])('%s', (message, unit) => {
  let reply: Reply

  beforeAll(async () => {
    reply = await createTalker(shop).say(message)
  })

  it('shows goods within the price and of other brands', () => {
    expect(reply.products.length).toBeGreaterThan(0)
    for (const { price, brand, category } of reply.products) {
      expect(price.amount).toBeLessThanOrEqual(600)
      expect(brand).not.toBe('Nordhavn')
      expect(category).toBe('dishwasher')
    }
  })

  it('gives the decibels as a reason, with the spec as evidence', () => {
    for (const { sku, reasons } of reply.products) {
      const product = shop.catalogue.products[shop.catalogue.docBySku.get(sku)!]!
      const quiet = reasons.find(({ evidence }) => evidence.includes('spec:noiseLevel'))
      expect(quiet?.text).toMatch(new RegExp(`${product.specs['noiseLevel']} ?(?:dB|${unit})`))
    }
  })

  it('claims the decibels from the product’s noise level', () => {
    for (const { sku } of reply.products) {
      const product = shop.catalogue.products[shop.catalogue.docBySku.get(sku)!]!
      expect(reply.claims).toContainEqual({
        text: expect.stringContaining(String(product.specs['noiseLevel'])),
        source: { kind: 'product', id: sku, field: 'noiseLevel' },
      })
    }
  })

  it('puts a quiet one first', () => {
    expect(reply.products[0]!.sku).toBe('DW-8')
  })
})

describe('a comparison', () => {
  it('marks the better value, lower noise and higher rating, and none where all are equal', async () => {
    const { comparison, products } = await createTalker(shop).say('compare DW-6 and LT-3')
    expect(comparison?.skus).toEqual(products.map(({ sku }) => sku))
    const talker = createTalker(shop, { shown: ['DW-6', 'DW-3'] })
    const { comparison: two } = await talker.say('compare them')
    const best = (attribute: string) => two!.rows.find((row) => row.attribute === attribute)?.best
    expect(two!.skus).toEqual(['DW-6', 'DW-3'])
    expect(best('noiseLevel')).toBe(0)
    expect(best('price')).toBe(1)
    expect(best('rating')).toBe(0)
    expect(best('energyClass')).toBe(0)
    expect(best('installation')).toBeNull()
  })

  it('has the differing rows first and a value and text a product', async () => {
    const talker = createTalker(shop, { shown: ['DW-1', 'DW-3', 'DW-8'] })
    const { comparison } = await talker.say('compare them')
    const differs = comparison!.rows.map(
      ({ values }) => new Set(values.map((one) => JSON.stringify(one))).size > 1,
    )
    expect(differs).toEqual(differs.toSorted((a, b) => Number(b) - Number(a)))
    for (const { values, texts } of comparison!.rows) {
      expect(values).toHaveLength(3)
      expect(texts).toHaveLength(3)
    }
  })

  it('says of an unknown value that it is not stated', async () => {
    const talker = createTalker(shop, { shown: ['DW-6', 'DW-9'] })
    const { comparison } = await talker.say('compare them')
    const noise = comparison!.rows.find(({ attribute }) => attribute === 'noiseLevel')!
    expect(noise.values).toEqual([38, null])
    expect(noise.texts[1]).toBe('not stated')
    expect(noise.best).toBeNull()
  })
})

describe('a question about a spec that is not known', () => {
  it.each([
    ['how loud is it?', /not state|not stated|unknown/],
    ['它多少分贝？', /没有注明|未注明/],
  ])('%s is answered by saying so', async (text, expected) => {
    const reply = await createTalker(shop).say(text, { sku: 'DW-9' })
    expect(reply.act).toBe('answer')
    expect(reply.text).toMatch(expected)
    expect(reply.text).not.toMatch(/\d+ ?(?:dB|分贝)/)
  })
})

describe('a question about a spec that is known', () => {
  it.each([
    ['how loud is it?', /44 dB/],
    ['how much is it?', /\$499/],
    ['does it have wifi?', /Yes/],
    ['is it under 50 cm wide?', /No/],
    ['它有多宽？', /59\.8/],
    ['它多少钱？', /499/],
  ])('%s is answered with it', async (text, expected) => {
    const reply = await createTalker(shop).say(text, { sku: 'DW-3' })
    expect(reply.text).toMatch(expected)
    expect(reply.products.map(({ sku }) => sku)).toEqual(['DW-3'])
  })
})

describe('a need that nothing meets', () => {
  it('shows the nearest goods and says what gave way and how far', async () => {
    const { need, products, text } = await createTalker(shop).say('dishwasher under 36 dB')
    expect(need?.relaxed).toMatchObject([{ attribute: 'noiseLevel', from: 36, to: 38 }])
    expect(products[0]!.sku).toBe('DW-6')
    expect(text).toContain('38 dB')
  })

  it('does not give way on a brand that was excluded', async () => {
    const { need, products } = await createTalker(shop).say(
      'dishwasher under 40 dB, not from Brava',
    )
    expect(need?.relaxed.map(({ attribute }) => attribute)).not.toContain('brand')
    for (const { brand } of products) expect(brand).not.toBe('Brava')
  })
})

describe('goods that are sold out', () => {
  it('are not recommended while others can be had', () => {
    for (const { reply } of said)
      if (reply.act === 'recommend')
        for (const { availability } of reply.products) expect(availability).not.toBe('out_of_stock')
  })
})
