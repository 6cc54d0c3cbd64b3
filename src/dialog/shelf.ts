import { cardOf } from '../compose/card.ts'
import { Draft } from '../compose/draft.ts'
import { reasonsFor } from '../compose/explain.ts'
import { categoryLabel, labelOf, printValue } from '../compose/print.ts'
import { Failure } from '../domain/failure.ts'
import { emptyNeed, type Constraint, type Need } from '../domain/need.ts'
import type { Product } from '../domain/product.ts'
import type { RankedProduct } from '../domain/ranking.ts'
import type {
  ProductDetail,
  ProductList,
  ProductQuery,
  ProductSummary,
  RecommendationQuery,
  Recommendations,
} from '../domain/shelf.ts'
import { inLocale, type Locale } from '../domain/text.ts'
import { toMajor } from '../lib/money.ts'
import { unitOf } from '../lib/units.ts'
import { rank } from '../rank/rank.ts'
import { tellDeeds } from '../rank/tell-deeds.ts'
import { filter, satisfies } from '../retrieve/constraints.ts'
import type { Identity } from './identity.ts'
import { forShopper, isLeftOut, type Shop } from './shop.ts'

type Eventually<T> = T | Promise<T>

/** The shop's goods as the API shows them. */
export interface Shelf {
  /** @throws {Failure} `REQUEST_INVALID` when the cursor is not one of ours. */
  products(query: ProductQuery): Eventually<ProductList>
  /** `undefined` when the shop does not sell it. */
  product(sku: string, locale: Locale): Eventually<ProductDetail | undefined>
  /**
   * For `who`, as far as that was admitted; `query.shopperId` is only what was claimed.
   *
   * @throws {Failure} `PRODUCT_NOT_FOUND` when `query.sku` is not sold here.
   */
  recommendations(query: RecommendationQuery, who: Identity): Eventually<Recommendations>
}

/** Facet values listed, the most frequent first. */
const mostFacets = 60

/** Reviews shown with a product. */
const mostReviews = 12

/** The shop's goods as lists, pages and recommendations: what the API and the store page show. */
export function createShelf(shop: () => Shop): Shelf {
  return {
    async products(query) {
      const current = shop()
      const { catalogue } = current
      const locale = query.locale ?? 'en'
      const { docs, constraints } = { ...filtered(query, current) }
      let ordered: number[]
      if (query.query?.trim()) {
        const found = await current.search(query.query, { limit: 2000, allowed: docs })
        ordered = found
          .filter(({ lexical, semantic }) => lexical > 0 || semantic > 0.4)
          .map(({ doc }) => doc)
      } else {
        const candidates = [...docs.toDocs()].map((doc) => ({
          doc,
          lexical: 0,
          semantic: 0,
          relevance: 0,
        }))
        ordered = rank(
          candidates,
          { ...emptyNeed, category: query.category ?? null, constraints },
          { ...current, satisfies },
        ).map(({ doc }) => doc)
      }
      const from = query.cursor === undefined ? 0 : readCursor(query.cursor, catalogue.version)
      const page = ordered.slice(from, from + query.limit)
      const next = from + page.length
      return {
        items: page.map((doc) => summaryOf(catalogue.products[doc]!, current, locale)),
        total: ordered.length,
        facets: facetsOf(ordered, current, locale),
        cursor: next < ordered.length ? writeCursor(next, catalogue.version) : null,
      }
    },

    product(sku, locale) {
      const current = shop()
      const doc = current.catalogue.docBySku.get(sku)
      return doc === undefined ? undefined : detailOf(doc, current, locale)
    },

    async recommendations({ sku, category, locale = 'en', limit }, who) {
      const current = await forShopper(shop(), who)
      const { catalogue } = current
      const draft = new Draft(locale)
      const doc = sku === undefined ? undefined : catalogue.docBySku.get(sku)
      if (sku !== undefined && doc === undefined)
        throw new Failure('PRODUCT_NOT_FOUND', 'The shop does not sell a product with that sku.')
      const like = doc === undefined ? undefined : catalogue.products[doc]
      // Before a purchase goods like these are wanted, after it what goes with them.
      const besides = like && companionsOf(like, current)
      const need =
        like && !besides ? needLike(like, current) : { ...emptyNeed, category: category ?? null }
      const allowed = filter(catalogue, availableOnly, need.category)
      if (besides)
        for (const one of allowed.toDocs())
          if (!besides.has(catalogue.products[one]!.category)) allowed.delete(one)
      if (doc !== undefined) allowed.delete(doc)
      for (const one of allowed.toDocs())
        if (isLeftOut(catalogue.products[one]!, need, current.own)) allowed.delete(one)
      const candidates = [...allowed.toDocs()].map((one) => ({
        doc: one,
        lexical: 0,
        semantic: 0,
        relevance: 0,
      }))
      const order = (own = current.own): RankedProduct[] =>
        rank(candidates, need, { ...current, own, satisfies })
      const ranking = order()
      const ranked = tellDeeds(ranking.slice(0, limit), ranking, current.own, order)
      if (who.shopperId !== null) await current.trial?.noteShown(who.shopperId)
      return {
        items: ranked.map((product) =>
          cardOf(product.doc, catalogue, draft, {
            score: product.score,
            reasons: reasonsFor(product, need, need.constraints, current, draft).slice(0, 4),
            tradeoffs: [],
          }),
        ),
      }
    },
  }
}

const availableOnly: Constraint[] = [
  { attribute: 'availability', operator: 'in', value: ['in_stock', 'preorder'], strength: 'must' },
]

/** Kinds of goods that go with what the shopper has bought; `undefined` where nothing does. */
function companionsOf(
  { sku, category }: Product,
  { catalogue, companions, own }: Shop,
): ReadonlySet<string> | undefined {
  const isOwned = own?.leanings.entries.some((entry) => entry.kind === 'owned' && entry.sku === sku)
  if (!isOwned) return undefined
  const kinds = [...catalogue.docsByCategory.keys()].filter(
    (other) => other !== category && companions.of(category, other).strength >= leastCompanion,
  )
  return kinds.length > 0 ? new Set(kinds) : undefined
}

/** Log-odds from which a kind of goods goes with another: two thirds more than usual. */
const leastCompanion = 0.5

/** Goods of the same kind, near in price and in the specs that decide there. */
function needLike(product: Product, { catalogue }: Shop): Need {
  const category = catalogue.taxonomy.categories.get(product.category)
  const price = toMajor(product.priceMinor, product.currency)
  const deciding = (category?.attributes ?? []).filter(({ importance }) => importance >= 0.6)
  return {
    ...emptyNeed,
    category: product.category,
    constraints: [
      {
        attribute: 'price',
        operator: 'between',
        value: [price * 0.8, price * 1.2],
        strength: 'prefer',
      },
      ...deciding.flatMap(({ id }): Constraint[] => {
        const value = product.specs[id]
        if (value === null || value === undefined) return []
        if (typeof value === 'number')
          return [
            {
              attribute: id,
              operator: 'between',
              value: [value * 0.9, value * 1.1],
              strength: 'prefer',
            },
          ]
        return [
          { attribute: id, operator: Array.isArray(value) ? 'in' : '=', value, strength: 'prefer' },
        ]
      }),
    ],
  }
}

function filtered(
  query: Parameters<Shelf['products']>[0],
  { catalogue }: Shop,
): { docs: ReturnType<typeof filter>; constraints: Constraint[] } {
  const constraints: Constraint[] = []
  const must = (
    attribute: string,
    operator: Constraint['operator'],
    value: Constraint['value'],
  ): void => void constraints.push({ attribute, operator, value, strength: 'must' })
  if (query.brand !== undefined) must('brand', '=', query.brand)
  if (query.minPrice !== undefined) must('price', '>=', query.minPrice)
  if (query.maxPrice !== undefined) must('price', '<=', query.maxPrice)
  if (query.inStock === true) must('availability', '=', 'in_stock')
  return { docs: filter(catalogue, constraints, query.category ?? null), constraints }
}

function summaryOf(product: Product, { catalogue }: Shop, locale: Locale): ProductSummary {
  return {
    sku: product.sku,
    title: inLocale(product.title, locale),
    brand: product.brand,
    category: product.category,
    categoryLabel: categoryLabel(product.category, catalogue, locale),
    url: product.url,
    image: product.image,
    price: { amount: toMajor(product.priceMinor, product.currency), currency: product.currency },
    availability: product.availability,
    rating: product.rating,
  }
}

function detailOf(doc: number, shop: Shop, locale: Locale): ProductDetail {
  const { catalogue } = shop
  const product = catalogue.products[doc]!
  const category = catalogue.taxonomy.categories.get(product.category)
  const ordered = (category?.attributes ?? [])
    .toSorted((a, b) => b.importance - a.importance)
    .map(({ id }) => id)
    .filter((id) => id in product.specs)
  const attributes = [...new Set([...ordered, ...Object.keys(product.specs)])]
  return {
    ...summaryOf(product, shop, locale),
    description: product.description ? inLocale(product.description, locale) : null,
    specs: attributes.map((id) => {
      const unit = catalogue.taxonomy.attributes.get(id)?.unit
      const value = product.specs[id] ?? null
      return {
        attribute: id,
        label: labelOf(id, catalogue, locale),
        unit: unit === undefined ? null : (unitOf(unit)?.print[locale] ?? unit),
        value,
        text: printValue(id, value, catalogue, locale),
      }
    }),
    reviews: (catalogue.reviewsBySku.get(product.sku) ?? [])
      .toSorted(
        (a, b) =>
          Number(b.locale === locale) - Number(a.locale === locale) ||
          b.writtenOn.localeCompare(a.writtenOn),
      )
      .slice(0, mostReviews)
      .map(({ id, rating, text, writtenOn }) => ({ id, rating, text, writtenOn })),
  }
}

function facetsOf(
  docs: readonly number[],
  { catalogue }: Shop,
  locale: Locale,
): ProductList['facets'] {
  const categories = new Map<string, number>()
  const brands = new Map<string, number>()
  let min = Infinity
  let max = -Infinity
  for (const doc of docs) {
    const { category, brand, priceMinor } = catalogue.products[doc]!
    categories.set(category, (categories.get(category) ?? 0) + 1)
    if (brand !== '') brands.set(brand, (brands.get(brand) ?? 0) + 1)
    min = Math.min(min, priceMinor)
    max = Math.max(max, priceMinor)
  }
  const count = (counts: ReadonlyMap<string, number>, label: (value: string) => string) =>
    [...counts]
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
      .slice(0, mostFacets)
      .map(([value, number]) => ({ value, label: label(value), count: number }))
  return {
    category: count(categories, (id) => categoryLabel(id, catalogue, locale)),
    brand: count(brands, (brand) => brand),
    price:
      docs.length === 0
        ? null
        : { min: toMajor(min, catalogue.currency), max: toMajor(max, catalogue.currency) },
  }
}

/** A cursor is a place in one catalogue version; after an import it is refused, not misread. */
const writeCursor = (from: number, version: string): string =>
  Buffer.from(`${version.slice(0, 8)}:${from}`).toString('base64url')

function readCursor(cursor: string, version: string): number {
  const match = /^([0-9a-f]{8}):(\d{1,9})$/.exec(
    Buffer.from(cursor, 'base64url').toString('latin1'),
  )
  if (!match || match[1] !== version.slice(0, 8))
    throw new Failure(
      'REQUEST_INVALID',
      'The cursor is not of this catalogue. Leave "cursor" out to start from the first page.',
      { details: { errors: [{ path: 'cursor', message: 'not a cursor of this catalogue' }] } },
    )
  return Number(match[2])
}
