import type { Catalogue } from '../domain/catalogue.ts'
import type { Product, SpecValue } from '../domain/product.ts'
import type { Attribute, Category } from '../domain/taxonomy.ts'
import type { LocalText, LocalWords } from '../domain/text.ts'

/** The parts of a product that are searched, as text. */
export interface ProductText {
  readonly title: string
  readonly brand: string
  /** How shoppers of both languages call the kind of thing. */
  readonly category: string
  readonly specs: string
  readonly description: string
}

/**
 * A product as text. Labels and values of specs stand in both languages where the taxonomy has
 * them, so that a query of either finds it; of booleans only those that hold are named.
 */
export function productText(catalogue: Catalogue, product: Product): ProductText {
  const { categories, attributes } = catalogue.taxonomy
  const category = categories.get(product.category)
  return {
    title: both(product.title).join('\n'),
    brand: product.brand,
    category: category ? categoryText(category) : '',
    specs: Object.entries(product.specs)
      .flatMap(([id, value]) => specWords(attributes.get(id), value))
      .join('\n'),
    description: product.description ? both(product.description).join('\n') : '',
  }
}

/** The product as one text for embeddings; the first line names it. */
export function embeddingText({ title, brand, category, specs, description }: ProductText): string {
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const named = title.toLowerCase().includes(brand.toLowerCase()) ? title : `${brand} ${title}`
  return [oneLine(`${named} ${category}`), oneLine(description), oneLine(specs)].join('\n')
}

const categoryText = (category: Category): string =>
  [...new Set([...both(category.label), category.plural, ...words(category.words)])].join('\n')

function specWords(attribute: Attribute | undefined, value: SpecValue): string[] {
  if (value === null || value === false || typeof value === 'number') return []
  if (!attribute) return value === true ? [] : [value].flat()
  if (value === true) return [...both(attribute.label), ...words(attribute.words)]
  return [value].flat().flatMap((one) => {
    const known = attribute.values.find(({ id }) => id === one)
    return known ? [...both(known.label), ...words(known.words)] : [one]
  })
}

const both = (text: LocalText): string[] =>
  [text.en, text.zh].filter((one): one is string => one !== undefined)
const words = ({ en, zh }: LocalWords): string[] => [...en, ...zh]
