import { describe, expect, it } from 'vitest'
import type { Constraint } from '../../src/domain/need.ts'
import type { Product } from '../../src/domain/product.ts'
import { createRandom } from '../../src/lib/random.ts'
import { filter, relax, satisfies } from '../../src/retrieve/constraints.ts'
import { attribute, catalogueOf, category, product } from './support.ts'

const attributes = [
  attribute('noise', 'number', { unit: 'dB' }),
  attribute('width', 'number', { unit: 'cm' }),
  attribute('installation', 'enum'),
  attribute('energyClass', 'enum', {
    ordered: true,
    values: ['A', 'B', 'C', 'D'].map((id) => ({
      id,
      label: { en: id },
      words: { en: [id], zh: [] },
    })),
  }),
  attribute('ports', 'list'),
  attribute('wifi', 'boolean'),
  attribute('system', 'text'),
]
const categories = [
  category('dishwasher', ['dishwasher'], ['洗碗机']),
  category('tv', ['tv'], ['电视']),
]
const must = (
  name: string,
  operator: Constraint['operator'],
  value: Constraint['value'],
): Constraint => ({ attribute: name, operator, value, strength: 'must' })

const shop = (products: readonly Product[]) => catalogueOf(products, categories, attributes)
const dishwasher = (sku: string, rest: Partial<Product>): Product =>
  product(sku, `Bosch ${sku}`, 'dishwasher', rest)

describe('filter', () => {
  const catalogue = shop([
    dishwasher('a', { priceMinor: 59_999, specs: { noise: 42, ports: ['hdmi', 'usb'] } }),
    dishwasher('b', { priceMinor: 60_000, specs: { noise: null, wifi: true } }),
    product('c', 'Sony c', 'tv', {
      priceMinor: 200_000,
      rating: { average: 4.5, count: 3 },
      availability: 'out_of_stock',
      specs: { energyClass: 'B', system: 'Windows 10 Pro, Linux', width: 60.96 },
    }),
  ])
  const skus = (constraints: Constraint[], kind: string | null = null): string[] =>
    Array.from(filter(catalogue, constraints, kind).toDocs(), (doc) => catalogue.products[doc]!.sku)

  it.each<[string, Constraint, string[]]>([
    ['price in major units', must('price', '<=', 599.99), ['a']],
    ['both ends of a range', must('price', 'between', [599.99, 600]), ['a', 'b']],
    ['a brand in any case', must('brand', '=', 'BOSCH'), ['a', 'b']],
    ['brands left out', must('brand', 'not-in', ['bosch']), ['c']],
    ['availability', must('availability', '=', 'in_stock'), ['a', 'b']],
    ['rating, unknown never', must('rating', '>=', 4), ['c']],
    ['an unknown spec never satisfies', must('noise', '<=', 99), ['a']],
    ['but is different from any value', must('noise', '!=', 42), ['b', 'c']],
    ['a list that contains', must('ports', '=', 'HDMI'), ['a']],
    ['a list that contains any', must('ports', 'in', ['vga', 'usb']), ['a']],
    ['yes and no', must('wifi', '=', true), ['b']],
    ['no is not unknown', must('wifi', '=', false), []],
    ['at least a class', must('energyClass', '>=', 'C'), ['c']],
    ['better than it is', must('energyClass', '>=', 'A'), []],
    ['words in a text', must('system', '=', 'windows 10'), ['c']],
    ['not parts of words', must('system', '=', 'windows 1'), []],
    ['a category', must('category', '=', 'tv'), ['c']],
    ['an attribute nobody states', must('nothing', '=', 1), []],
    ['another unit', { ...must('width', '<=', 24), unit: 'in' }, ['c']],
  ])('understands %s', (_, constraint, wanted) => {
    expect(skus([constraint])).toEqual(wanted)
  })

  it('keeps to the category and leaves preferences to the ranking', () => {
    expect(skus([], 'dishwasher')).toEqual(['a', 'b'])
    expect(skus([{ ...must('noise', '<=', 40), strength: 'prefer' }], 'dishwasher')).toEqual([
      'a',
      'b',
    ])
    expect(skus([], 'unknown')).toEqual([])
  })

  it('agrees with a plain reading on random constraints', () => {
    const random = createRandom(11)
    const pick = <T>(values: readonly T[]): T => values[random.integer(values.length)]!
    const products = Array.from({ length: 300 }, (_, i) =>
      product(`p${i}`, `${pick(['Bosch', 'Sony', 'Haier'])} p${i}`, pick(['dishwasher', 'tv']), {
        priceMinor: random.integer(100) * 1000,
        specs: {
          noise: random.next() < 0.3 ? null : 38 + random.integer(12),
          installation: random.next() < 0.3 ? null : pick(['built-in', 'freestanding']),
          ports:
            random.next() < 0.3 ? null : ['hdmi', 'usb', 'vga'].filter(() => random.next() < 0.5),
          wifi: pick([true, false, null]),
        },
      }),
    )
    const whole = shop(products)
    const reads = (one: Product, { attribute: name, operator, value }: Constraint): boolean => {
      const stated =
        name === 'price' ? one.priceMinor / 100 : name === 'brand' ? one.brand : one.specs[name]
      if (operator === '!=') return !reads(one, must(name, '=', value))
      if (operator === 'not-in') return !reads(one, must(name, 'in', value))
      if (stated === null || stated === undefined) return false
      const list = [stated].flat() as (string | number | boolean)[]
      if (operator === '<=') return (stated as number) <= (value as number)
      if (operator === '>=') return (stated as number) >= (value as number)
      if (operator === 'between') {
        const [low, high] = value as [number, number]
        return (stated as number) >= low && (stated as number) <= high
      }
      return [value].flat().some((wanted) => list.includes(wanted as string))
    }
    const some = (): Constraint =>
      pick<() => Constraint>([
        () => must('price', pick(['<=', '>=', '=', '!='] as const), random.integer(100) * 10),
        () => must('noise', pick(['<=', '>=', '=', '!='] as const), 38 + random.integer(12)),
        () => must('noise', 'between', [40, 40 + random.integer(8)]),
        () => must('installation', pick(['=', '!='] as const), pick(['built-in', 'freestanding'])),
        () => must('ports', pick(['in', 'not-in'] as const), pick([['hdmi'], ['usb', 'vga']])),
        () => must('ports', pick(['=', '!='] as const), 'usb'),
        () => must('wifi', pick(['=', '!='] as const), pick([true, false])),
        () => must('brand', pick(['in', 'not-in'] as const), ['Bosch', 'Haier']),
      ])()
    for (let round = 0; round < 300; round++) {
      const constraints = Array.from({ length: 1 + random.integer(3) }, some)
      const kind = pick([null, 'tv'])
      const wanted = products.flatMap((one, doc) =>
        (kind === null || one.category === kind) && constraints.every((each) => reads(one, each))
          ? [doc]
          : [],
      )
      expect([...filter(whole, constraints, kind).toDocs()]).toEqual(wanted)
      const doc = random.integer(products.length)
      expect(satisfies(whole, doc, constraints[0]!)).toBe(reads(products[doc]!, constraints[0]!))
    }
  })
})

describe('relax', () => {
  const catalogue = shop([
    dishwasher('quiet', { priceMinor: 80_000, specs: { noise: 40, wifi: true } }),
    dishwasher('cheap', { priceMinor: 40_000, specs: { noise: 48, wifi: true } }),
    dishwasher('middle', { priceMinor: 50_000, specs: { noise: 44, wifi: false } }),
    product('tv', 'Sony tv', 'tv', { priceMinor: 1000, specs: { noise: 20 } }),
  ])
  const need = (...constraints: Constraint[]) => ({ category: 'dishwasher', constraints })

  it('moves a number just far enough, the smallest step first', () => {
    const ways = relax(catalogue, need(must('price', '<=', 500), must('noise', '<=', 42)))
    expect(ways.map(({ relaxed }) => relaxed)).toEqual([
      [{ attribute: 'noise', from: 42, to: 44 }],
      [{ attribute: 'price', from: 500, to: 800 }],
    ])
    expect(ways[0]!.count).toBe(1)
    expect(ways[0]!.constraints).toEqual([must('price', '<=', 500), must('noise', '<=', 44)])
    expect([...ways[0]!.docs.toDocs()]).toEqual([2])
  })

  it('goes further when more goods are wanted', () => {
    const [first] = relax(catalogue, need(must('price', '<=', 500), must('noise', '<=', 42)), {
      goods: 2,
    })
    expect(first!.relaxed).toEqual([{ attribute: 'noise', from: 42, to: 48 }])
    expect(first!.count).toBe(2)
  })

  it('drops a named value', () => {
    const [first] = relax(catalogue, need(must('brand', '=', 'Miele'), must('noise', '<=', 44)))
    expect(first!.relaxed).toEqual([{ attribute: 'brand', from: 'Miele', to: null }])
    expect(first!.count).toBe(2)
  })

  it('loosens two where no single one helps, and never the category', () => {
    const ways = relax(
      catalogue,
      need(must('price', '<=', 300), must('noise', '<=', 39), must('wifi', '=', true)),
    )
    expect(ways[0]!.relaxed).toEqual([
      { attribute: 'price', from: 300, to: 400 },
      { attribute: 'noise', from: 39, to: 48 },
    ])
    for (const { docs } of ways) expect(docs.has(3)).toBe(false)
  })

  it('has nothing to say when something fits or the category is empty', () => {
    expect(relax(catalogue, need(must('noise', '<=', 44)))).toEqual([])
    expect(relax(catalogue, { category: 'oven', constraints: [must('noise', '<=', 1)] })).toEqual(
      [],
    )
  })

  it('stays true to the musts that did not give way', () => {
    const random = createRandom(5)
    const products = Array.from({ length: 200 }, (_, i) =>
      dishwasher(`d${i}`, {
        priceMinor: 20_000 + random.integer(80_000),
        specs: { noise: 38 + random.integer(14), wifi: random.next() < 0.5 },
      }),
    )
    const whole = shop(products)
    for (let round = 0; round < 40; round++) {
      const musts = [
        must('price', '<=', 150 + random.integer(200)),
        must('noise', '<=', 37 + random.integer(3)),
        must('wifi', '=', true),
      ]
      for (const way of relax(whole, need(...musts), { goods: 3 })) {
        expect(way.count).toBeGreaterThan(0)
        expect([...filter(whole, way.constraints, 'dishwasher').toDocs()]).toEqual([
          ...way.docs.toDocs(),
        ])
        const changed = new Set(way.relaxed.map(({ attribute: name }) => name))
        for (const one of musts)
          if (!changed.has(one.attribute)) expect(way.constraints).toContainEqual(one)
      }
    }
  })
})
