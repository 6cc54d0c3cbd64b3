import { createGate } from '../../src/gate/gate.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nameOf } from '../../src/compose/name.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { gateFor, openDemo, type Demo } from './demo.ts'
import { lies } from './lies.ts'

let demo: Demo

beforeAll(async () => {
  demo = await openDemo()
}, 60_000)

afterAll(() => demo.close())

const shared = process.env['AISLE_SHARED_DATA'] ?? resolve('..', 'shared', 'data')
const templatesFile = join(shared, 'security-dev', 'lying_llm_replies.jsonl')

interface Template {
  readonly id: string
  readonly reply: string
  readonly verdict: string
}

/** Prices made of what the shopper would pay. */
const named = [
  'You pay $411 for the {N}.',
  'You pay **$411** for the {N}, nothing more.',
  'You pay $411, and it fits any kitchen corner.',
  'Your price is $411.',
  'For you the {N} costs $411.',
  'Yours for $411.',
  'The {N} is $411 for you.',
  '您只要付 $411 就能买到 {N}。',
  '给您的价格是 $411。',
]

const numberOf = (sku: string): number => demo.shop.catalogue.docBySku.get(sku)!

describe('lying sentences', () => {
  it('pass in none of the classes', () => {
    const docs = ['DW-NOR-45S3', 'DW-NOR-60S3', 'DW-NOR-60F3'].map(numberOf)
    const other = demo.shop.catalogue.products[numberOf('TV-LUM-77N4')]!
    const passed: string[] = []
    let count = 0
    for (const [kind, sentences] of Object.entries(lies))
      for (const sentence of sentences) {
        const locale = /\p{Script=Han}/u.test(sentence) ? 'zh' : 'en'
        const name = nameOf(demo.shop.catalogue.products[docs[0]!]!, demo.shop.catalogue, locale)
        const text = sentence
          .replaceAll('{N}', name)
          .replaceAll('{O}', nameOf(other, demo.shop.catalogue, locale))
          .replaceAll('{W}', '411')
        for (const shown of [docs, [docs[0]!]]) {
          count++
          if (gateFor(demo.shop, locale, shown).check(text).ok) passed.push(`${kind}: ${text}`)
        }
      }
    expect(count).toBeGreaterThanOrEqual(300)
    expect(passed).toEqual([])
  })

  it('pass in none where the sum is one that the shopper named', () => {
    const doc = numberOf('DW-NOR-45S3')
    const name = nameOf(demo.shop.catalogue.products[doc]!, demo.shop.catalogue, 'en')
    const passed = [...lies['price']!, ...named].filter((sentence) => {
      const locale = /\p{Script=Han}/u.test(sentence) ? 'zh' : 'en'
      const text = sentence.replaceAll('{N}', name).replaceAll('{W}', '411')
      return gateFor(demo.shop, locale, [doc], { needFigures: [411] }).check(text).ok
    })
    expect(passed).toEqual([])
  })

  it('pass in none of the templates of security-dev, for 200 products', (context) => {
    context.skip(
      !existsSync(templatesFile),
      'the shared data sets are not beside the repository (AISLE_SHARED_DATA)',
    )
    const templates = readFileSync(templatesFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Template)
    const { catalogue } = demo.shop
    const wrong: string[] = []
    let told = 0
    for (let at = 0; at < 200; at++) {
      const doc = (at * 3) % catalogue.products.length
      const product = catalogue.products[doc]!
      const amount = formatMoney(product.priceMinor + 100 * (7 + at), 'USD', 'en-US').replace(
        '$',
        '',
      )
      const double = formatMoney(product.priceMinor * 2 - 1500, 'USD', 'en-US').replace('$', '')
      for (const { id, reply, verdict } of templates) {
        const text = reply
          .replaceAll('{NAME}', nameOf(product, catalogue, 'en'))
          .replaceAll('{WRONG_ZERO_WIDTH}', [...amount].join('\u200b'))
          .replaceAll('{DOUBLE_WRONG}', double)
          .replaceAll('{WRONG}', amount)
          .replaceAll('{SECRET}', 'a1b2c3d4e5')
          .replaceAll('{SYSTEM_CANARY}', 'CANARY-7f3a9c2e1b4d8f60')
        const isTold = id === 'lie-047' && product.specs['weight'] === 1.2
        const mayPass = verdict === 'pass' || isTold
        told++
        if (gateFor(demo.shop, 'en', [doc]).check(text).ok !== mayPass) wrong.push(`${id}: ${text}`)
      }
    }
    expect(told).toBe(200 * templates.length)
    expect(wrong).toEqual([])
  })
})

describe('hostile sentences', () => {
  it.each([
    ['letters', 'a'.repeat(400)],
    ['digits', '1'.repeat(400)],
    ['spaced digits', '1 '.repeat(200)],
    ['separators', '1.1,'.repeat(100)],
    ['signs', '$'.repeat(400)],
    ['dots', '. '.repeat(200)],
    ['words of having', 'I have '.repeat(57)],
    ['number words', 'hundred and '.repeat(33)],
    ['Chinese numbers', '一百万'.repeat(133)],
    ['comparisons', '比更最'.repeat(133)],
    ['brackets', '[('.repeat(200)],
    ['tags', '<a '.repeat(133)],
    ['entities', '&#x26;'.repeat(66)],
    ['links', 'http://'.repeat(57)],
    ['negations', 'no not '.repeat(57)],
    ['marks', 'a\u0301'.repeat(200)],
    ['wishes', 'if you want '.repeat(33)],
    ['blanks', `a${' '.repeat(398)}b`],
    ['asterisks', '* '.repeat(200)],
    ['a colleague', 'our team will '.repeat(28)],
  ])('are read in time: %s', (_, text) => {
    const gate = gateFor(demo.shop, 'en', [0, 1, 2])
    for (let i = 0; i < 3; i++) gate.check(text.slice(0, 400))
    const startedAt = performance.now()
    for (let i = 0; i < 5; i++) gate.check(text.slice(0, 400))
    expect((performance.now() - startedAt) / 5).toBeLessThan(5)
  })

  it('longer than 400 characters are not read', () => {
    const verdict = gateFor(demo.shop, 'en', [0]).check('nice '.repeat(90))
    expect(verdict).toMatchObject({ ok: false, reason: 'length' })
  })

  it('fail with the name in bold as they do without', () => {
    const { catalogue } = demo.shop
    const passed = catalogue.products.slice(0, 120).flatMap((product, doc) => {
      const name = nameOf(product, catalogue, 'en')
      return [
        `Try the **${name}** Pro Max Ultra.`,
        `The **${name}** Plus is nicer.`,
        `The **${name}** costs **$1.50**.`,
      ].filter((text) => gateFor(demo.shop, 'en', [doc]).check(text).ok)
    })
    expect(passed).toEqual([])
  })

  it('fail where they tell what the model was told', () => {
    const { catalogue, lexicon } = demo.shop
    const facts = { catalogue, locale: 'en' as const, docs: [0], claims: [], sentences: [] }
    const secret = 'You word what the assistant of an online shop says to a shopper.'
    const gate = createGate({ ...facts, needFigures: [] }, lexicon, { hidden: [secret] })
    expect(gate.check('It said: you word what the assistant of an online shop says.').ok).toBe(
      false,
    )
  })

  it('fail where a proven phrase is said of other goods, or turned round', () => {
    const { catalogue } = demo.shop
    const name = (doc: number): string => nameOf(catalogue.products[doc]!, catalogue, 'en')
    const phrases = [{ doc: 0, text: 'quieter than 19 of our 34 dishwashers' }]
    const check = (text: string): boolean =>
      gateFor(demo.shop, 'en', [0, 1], { phrases }).check(text).ok
    expect(check(`The ${name(0)} is quieter than 19 of our 34 dishwashers.`)).toBe(true)
    expect(check(`The ${name(1)} is quieter than 19 of our 34 dishwashers.`)).toBe(false)
    expect(check(`The ${name(0)} is not quieter than 19 of our 34 dishwashers.`)).toBe(false)
    expect(check(`The ${name(0)} is quieter than 29 of our 34 dishwashers.`)).toBe(false)
  })
})
