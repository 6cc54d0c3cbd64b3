import { beforeAll, describe, expect, it } from 'vitest'
import type { Shop } from '../../src/dialog/shop.ts'
import type { Constraint } from '../../src/domain/need.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { problemsOf } from '../../src/evaluate/checks.ts'
import { invariants } from '../../src/evaluate/invariants.ts'
import { readScenarios, type Expectation } from '../../src/evaluate/scenario.ts'
import { createTalker, createTestShop } from '../support/memory-shop.ts'
import { momentOf } from './support.ts'

let shop: Shop
/** A real reply with goods: "dishwasher". */
let shown: Reply

beforeAll(async () => {
  shop = await createTestShop()
  shown = await createTalker(shop).say('dishwasher')
  expect(shown.products.length).toBeGreaterThan(1)
})

const expectationOf = (yaml: string): Expectation =>
  readScenarios(`[{ name: a, locale: en, turns: [{ say: a, expect: ${yaml} }] }]`, 'a.yaml')[0]!
    .turns[0]!.expect

const failing = (reply: Partial<Reply>, yaml: string, earlier: Partial<Reply>[] = []): string[] =>
  problemsOf(momentOf(shop.catalogue, reply, earlier), expectationOf(yaml)).map(
    ({ check }) => check,
  )

const needWith = (...constraints: Omit<Constraint, 'strength'>[]): Partial<Reply> => ({
  need: {
    category: 'dishwasher',
    categoryLabel: 'Dishwasher',
    constraints: constraints.map((one) => ({
      ...one,
      strength: 'must' as const,
      label: one.attribute,
      name: one.attribute,
    })),
    wishes: [],
    relaxed: [],
  },
})

describe('checks', () => {
  it.each([
    ['{ act: chitchat }', []],
    ['{ act: [greet, chitchat] }', []],
    ['{ act: recommend }', ['act']],
    ['{ category: ~ }', []],
    ['{ category: kettle }', ['category']],
    ['{ products: 0, asks: false, relaxed: false, handover: none }', []],
    ['{ products: { min: 1 } }', ['products']],
    ['{ every: { price: { max: 5 } } }', ['every']],
    ['{ textIncludes: welcome, textExcludes: discount }', []],
    ['{ textIncludes: "/^You/", textIncludesAny: [perhaps, maybe] }', ['textIncludesAny']],
  ])('of a reply without goods: %s fails %j', (yaml, expected) => {
    expect(failing({}, yaml)).toEqual(expected)
  })

  it.each([
    ['price <= 600', { attribute: 'price', operator: '<=', value: 600 }, true],
    ['price <= 600', { attribute: 'price', operator: '>=', value: 600 }, false],
    ['price <= 600', { attribute: 'price', operator: 'between', value: [100, 600] }, true],
    ['price between 100..600', { attribute: 'price', operator: '<=', value: 600 }, false],
    ['width <= 60.96', { attribute: 'width', operator: '<=', value: 24, unit: 'in' }, true],
    ['wifi = true', { attribute: 'wifi', operator: '!=', value: false }, true],
    ['brand != Brasko', { attribute: 'brand', operator: 'not-in', value: ['Brasko', 'A'] }, true],
    ['brand = Brasko', { attribute: 'brand', operator: 'not-in', value: ['Brasko'] }, false],
  ] as const)('compares conditions by meaning: %s', (pattern, held, isMet) => {
    const constraint = held as unknown as Omit<Constraint, 'strength'>
    expect(failing(needWith(constraint), `{ constraints: ["${pattern}"] }`)).toEqual(
      isMet ? [] : ['constraints'],
    )
  })

  it('looks at the whole catalogue for an extreme', () => {
    const cheapest = shop.catalogue.products
      .filter(
        ({ category, availability }) =>
          category === 'dishwasher' && availability !== 'out_of_stock',
      )
      .sort((a, b) => a.priceMinor - b.priceMinor)[0]!
    const card = { ...shown.products[0]!, sku: cheapest.sku }
    const yaml = '{ first: { lowest: price, where: { category: dishwasher } } }'
    expect(failing({ products: [card] }, yaml)).toEqual([])
    expect(failing({ products: [] }, yaml)).toEqual(['first'])
  })

  it('finds products shown before by place and by value', () => {
    const second = { ...shown, products: [shown.products[1]!] }
    expect(failing(second, '{ about: { turn: 1, at: 2 } }', [shown])).toEqual([])
    expect(failing(second, '{ about: { turn: 1, at: 1 } }', [shown])).toEqual(['about'])
    expect(failing(second, '{ differentFrom: 1 }', [shown])).toEqual(['differentFrom'])
    expect(failing(shown, '{ sameProductsAs: 1 }', [shown])).toEqual([])
  })
})

describe('invariants', () => {
  const broken = (reply: Partial<Reply>, earlier: Partial<Reply>[] = []): string[] =>
    Object.entries(invariants)
      .filter(([, check]) => check(momentOf(shop.catalogue, reply, earlier)) !== undefined)
      .map(([name]) => name)

  it('hold of real replies', () => {
    expect(broken(shown)).toEqual([])
  })

  it('see a product that the text does not name', () => {
    expect(broken({ ...shown, text: 'Here.', claims: [] })).toContain('namesItsProducts')
  })

  it('see a product that is named and not shown', () => {
    expect(broken({ ...shown, products: [] })).toContain('showsWhatItNames')
  })

  it('see products in another order than the text', () => {
    expect(broken({ ...shown, products: shown.products.toReversed() })).toContain(
      'namesItsProducts',
    )
  })

  it('see a must that is broken and not named', () => {
    const { need } = needWith({ attribute: 'price', operator: '<=', value: 1 })
    expect(broken({ ...shown, need: need! })).toContain('obeysTheMusts')
    const relaxed = [{ attribute: 'price', from: 1, to: 999, label: 'Price' }]
    expect(broken({ ...shown, need: { ...need!, relaxed } })).not.toContain('obeysTheMusts')
  })

  it('see a number that no claim backs', () => {
    expect(broken({ text: 'It has 99 lives.' })).toEqual(['backsItsNumbers'])
  })

  it('see a figure that the record does not hold', () => {
    const [card] = shown.products
    const source = { kind: 'product', id: card!.sku, field: 'noiseLevel' } as const
    expect(broken({ text: '3 dB', claims: [{ text: '3 dB', source }] })).toEqual([
      'quotesTheRecord',
    ])
  })

  it('see a price that is not the catalogue’s', () => {
    const [card] = shown.products
    const products = [{ ...card!, price: { ...card!.price, amount: 1 } }]
    expect(broken({ ...shown, products })).toContain('showsTheCatalogue')
  })

  it.each([
    ['Shall I? Or not?', 'asksAtMostOnce'],
    ['I have informed the manager.', 'claimsNoMessenger'],
    ['I can give you a discount.', 'grantsNoDiscount'],
    ['<b>Hello</b>', 'hasNoMarkup'],
    ['您好，有什么可以帮您的吗', 'speaksTheLanguage'],
    [' ', 'saysSomething'],
  ])('see that “%s” breaks %s', (text, name) => {
    expect(broken({ text })).toContain(name)
  })

  it('see a question that was asked before', () => {
    const asked = { question: { attribute: 'price', options: [] }, text: 'What may it cost?' }
    expect(broken(asked, [asked])).toEqual(['neverAsksAgain'])
  })
})
