import { createHash } from 'node:crypto'
import { setImmediate as nextTick } from 'node:timers/promises'
import type { Brand, Catalogue, Column } from '../domain/catalogue.ts'
import type { Product, Review, SpecValue } from '../domain/product.ts'
import type { Attribute } from '../domain/taxonomy.ts'
import { normalise } from '../lib/text.ts'
import type { StoredCatalogue } from '../storage/catalogue-store.ts'
import type { Storage } from '../storage/open-storage.ts'
import type { Knowledge } from './knowledge.ts'
import { mergeTaxonomy } from './taxonomy.ts'

/** Products worked on between two turns of the event loop. */
const sliceSize = 1000

/** The current catalogue, ready to be searched; `undefined` while nothing was imported. */
export async function readCatalogue(
  storage: Storage,
  knowledge: Knowledge,
): Promise<Catalogue | undefined> {
  const stored = await storage.catalogues.read()
  return stored && assembleCatalogue(stored, knowledge)
}

/** Version of a catalogue: of its content and of the knowledge it is read with. */
export const catalogueVersion = (contentVersion: string, knowledge: Knowledge): string =>
  createHash('sha256')
    .update(`${contentVersion} ${knowledge.fingerprint}`)
    .digest('hex')
    .slice(0, 32)

/** Products → catalogue: columns, docs by category, brands, reviews. About 20 µs a product. */
export async function assembleCatalogue(
  stored: StoredCatalogue,
  knowledge: Knowledge,
): Promise<Catalogue> {
  const { products, reviews, currency } = stored
  const taxonomy = mergeTaxonomy(knowledge.taxonomy, stored.discovered)
  const docBySku = new Map<string, number>()
  const categoryDocs = new Map<string, number[]>()
  const columns = new Map<string, ColumnBuilder>()
  const brandCounts = new Map<string, Map<string, number>>()

  for (let doc = 0; doc < products.length; doc++) {
    if (doc > 0 && doc % sliceSize === 0) await nextTick()
    const product = products[doc]!
    docBySku.set(product.sku, doc)
    const docs = categoryDocs.get(product.category)
    if (docs) docs.push(doc)
    else categoryDocs.set(product.category, [doc])
    countBrand(brandCounts, product)
    for (const id in product.specs) {
      const value = product.specs[id]
      if (value === null || value === undefined) continue
      let column = columns.get(id)
      if (!column) {
        const attribute = taxonomy.attributes.get(id)
        if (!attribute) continue
        columns.set(id, (column = new ColumnBuilder(attribute)))
      }
      column.add(doc, value)
    }
  }

  const reviewsBySku = new Map<string, Review[]>()
  for (const review of reviews) {
    const list = reviewsBySku.get(review.sku)
    if (list) list.push(review)
    else reviewsBySku.set(review.sku, [review])
  }
  return {
    version: catalogueVersion(stored.summary.version, knowledge),
    currency,
    products,
    docBySku,
    taxonomy,
    brands: brandsOf(knowledge.brands, brandCounts),
    docsByCategory: new Map(
      [...categoryDocs].map(([category, docs]) => [category, Uint32Array.from(docs)]),
    ),
    columns: new Map([...columns].map(([id, column]) => [id, column.build()])),
    reviewsBySku,
  }
}

class ColumnBuilder {
  readonly #attribute: Attribute
  readonly #docs: number[] = []
  readonly #values: number[] = []
  readonly #terms = new Map<string, number>()
  readonly #lists = new Map<string, { position: number; list: readonly string[] }>()

  constructor(attribute: Attribute) {
    this.#attribute = attribute
  }

  /** A value that does not fit the attribute's type is left out, as unknown. */
  add(doc: number, value: Exclude<SpecValue, null>): void {
    const stored = this.#encode(value)
    if (stored === undefined) return
    this.#docs.push(doc)
    this.#values.push(stored)
  }

  #encode(value: Exclude<SpecValue, null>): number | undefined {
    switch (this.#attribute.type) {
      case 'number':
        return typeof value === 'number' && Number.isFinite(value) ? value : undefined
      case 'boolean':
        return typeof value === 'boolean' ? Number(value) : undefined
      case 'enum':
      case 'text':
        return typeof value === 'string' ? positionIn(this.#terms, value) : undefined
      case 'list': {
        if (!Array.isArray(value)) return undefined
        const key = JSON.stringify(value)
        let known = this.#lists.get(key)
        if (!known) this.#lists.set(key, (known = { position: this.#lists.size, list: value }))
        return known.position
      }
    }
  }

  build(): Column {
    return {
      attribute: this.#attribute.id,
      docs: Uint32Array.from(this.#docs),
      values: Float64Array.from(this.#values),
      terms: [...this.#terms.keys()],
      lists: [...this.#lists.values()].map(({ list }) => list),
    }
  }
}

function positionIn(terms: Map<string, number>, term: string): number {
  let position = terms.get(term)
  if (position === undefined) terms.set(term, (position = terms.size))
  return position
}

/** Spellings of a brand by its normalised name. */
function countBrand(counts: Map<string, Map<string, number>>, { brand }: Product): void {
  if (brand === '') return
  const key = normalise(brand)
  const spellings = counts.get(key) ?? new Map<string, number>()
  spellings.set(brand, (spellings.get(brand) ?? 0) + 1)
  counts.set(key, spellings)
}

/** Brands of the knowledge that have products, then the others by name. */
function brandsOf(
  known: readonly Brand[],
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Brand[] {
  const byKey = new Map<string, Brand>()
  for (const { name, words } of known) {
    const key = normalise(name)
    byKey.set(key, { name, words: distinct([key, ...words.map(normalise)]) })
  }
  const found: Brand[] = []
  const others: Brand[] = []
  for (const [key, spellings] of counts) {
    const brand = byKey.get(key)
    if (brand) found.push(brand)
    else {
      const [name] = [...spellings].toSorted((a, b) => b[1] - a[1])[0]!
      others.push({ name, words: [key] })
    }
  }
  return [
    ...found.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
    ...others.toSorted((a, b) => a.name.localeCompare(b.name, 'en')),
  ]
}

const distinct = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word !== '')),
]
