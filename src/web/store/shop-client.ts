import type { ProductDetail, ProductList, Recommendations } from '../../http/contract.ts'
import type { Language } from '../shared/language.ts'
import { knownShopper } from '../shared/shopper.ts'

export interface ListQuery {
  readonly query?: string
  readonly category?: string
  readonly brand?: string
  readonly minPrice?: string
  readonly maxPrice?: string
  readonly inStock?: string
  readonly cursor?: string
  readonly limit?: string
}

/** The product is not there: a page of its own, unlike a shop that does not answer. */
export class NotFound extends Error {}

export function listProducts(query: ListQuery, locale: Language): Promise<ProductList> {
  return get('/v1/products', { ...query, locale })
}

export function getProduct(sku: string, locale: Language): Promise<ProductDetail> {
  return get(`/v1/products/${encodeURIComponent(sku)}`, { locale })
}

/** Goods for this browser's shopper, as far as one is known: of any kind, or beside the page of a product. */
export function recommend(
  locale: Language,
  query: { readonly sku?: string } = {},
): Promise<Recommendations> {
  const shopper = knownShopper()
  return get('/v1/recommendations', {
    ...query,
    locale,
    limit: '8',
    ...(shopper !== null && { shopperId: shopper }),
  })
}

async function get<T>(path: string, query: Readonly<Record<string, string>>): Promise<T> {
  const entries = Object.entries(query).filter(([, value]) => value !== '')
  const response = await fetch(`${path}?${new URLSearchParams(entries)}`, {
    headers: { Accept: 'application/json' },
    credentials: 'omit',
  })
  if (!response.ok) {
    await response.body?.cancel()
    throw response.status === 404 ? new NotFound(path) : new Error(`${path}: ${response.status}`)
  }
  return (await response.json()) as T
}
