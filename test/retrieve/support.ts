import type { Catalogue, Column } from '../../src/domain/catalogue.ts'
import type { Product, SpecValue } from '../../src/domain/product.ts'
import { Attribute, Category } from '../../src/domain/taxonomy.ts'

/** A product in few words; what is not said is made up. */
export const product = (
  sku: string,
  title: string,
  category: string,
  rest: Partial<Product> = {},
): Product => ({
  sku,
  title: { en: title },
  brand: title.split(' ')[0]!,
  category,
  description: null,
  priceMinor: 10_000,
  currency: 'USD',
  availability: 'in_stock',
  rating: null,
  specs: {},
  url: `/p/${sku}`,
  image: null,
  ...rest,
})

export const category = (id: string, en: readonly string[], zh: readonly string[]): Category =>
  Category.parse({
    id,
    group: 'other',
    label: { en: en[0], zh: zh[0] },
    plural: `${en[0]}s`,
    words: { en, zh },
    attributes: [],
  })

export const attribute = (
  id: string,
  type: Attribute['type'],
  rest: Partial<Attribute> = {},
): Attribute =>
  Attribute.parse({ id, type, label: { en: id }, words: { en: [id], zh: [] }, ...rest })

/** A catalogue of these products, with columns made the plain way. */
export function catalogueOf(
  products: readonly Product[],
  categories: readonly Category[],
  attributes: readonly Attribute[] = [],
  version = 'test-1',
): Catalogue {
  const docsByCategory = new Map<string, Uint32Array>()
  for (const { category: kind } of products)
    docsByCategory.set(
      kind,
      Uint32Array.from(products.flatMap((one, doc) => (one.category === kind ? [doc] : []))),
    )
  return {
    version,
    currency: 'USD',
    products,
    docBySku: new Map(products.map(({ sku }, doc) => [sku, doc])),
    taxonomy: {
      categories: new Map(categories.map((one) => [one.id, one])),
      attributes: new Map(attributes.map((one) => [one.id, one])),
    },
    brands: [...new Set(products.map(({ brand }) => brand))].map((name) => ({
      name,
      words: [name.toLowerCase()],
    })),
    docsByCategory,
    columns: new Map(attributes.map((one) => [one.id, columnOf(products, one)])),
    reviewsBySku: new Map(),
  }
}

function columnOf(products: readonly Product[], { id, type }: Attribute): Column {
  const stated = products.flatMap(({ specs }, doc) => {
    const value = specs[id]
    return value === undefined || value === null ? [] : [{ doc, value }]
  })
  const terms = new Map<string, number>()
  const lists = new Map<string, { at: number; list: string[] }>()
  const code = (value: Exclude<SpecValue, null>): number => {
    if (typeof value === 'number') return value
    if (typeof value === 'boolean') return value ? 1 : 0
    if (Array.isArray(value)) {
      const key = value.join('|')
      if (!lists.has(key)) lists.set(key, { at: lists.size, list: value })
      return lists.get(key)!.at
    }
    if (!terms.has(value)) terms.set(value, terms.size)
    return terms.get(value)!
  }
  return {
    attribute: id,
    docs: Uint32Array.from(stated, ({ doc }) => doc),
    values: Float64Array.from(stated, ({ value }) => code(value)),
    terms: type === 'enum' || type === 'text' ? [...terms.keys()] : [],
    lists: [...lists.values()].map(({ list }) => list),
  }
}
