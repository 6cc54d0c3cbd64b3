import type { ListQuery } from './shop-client.ts'

/** What the address asks for. */
export type Route =
  | { readonly view: 'home' }
  | { readonly view: 'list'; readonly query: ListQuery }
  | { readonly view: 'product'; readonly sku: string }
  | { readonly view: 'cart' }

const filters = ['query', 'category', 'brand', 'minPrice', 'maxPrice', 'inStock'] as const

export function readRoute(location: Location): Route {
  const product = /^\/products\/([^/]+)\/?$/.exec(location.pathname)
  if (product?.[1] !== undefined) return { view: 'product', sku: decoded(product[1]) }
  const parameters = new URLSearchParams(location.search)
  if (parameters.has('cart')) return { view: 'cart' }
  const query: Record<string, string> = {}
  for (const name of filters) {
    const value = parameters.get(name)
    if (value !== null) query[name] = value
  }
  const category = /^\/category\/([^/]+)\/?$/.exec(location.pathname)
  if (category?.[1] !== undefined) query['category'] = decoded(category[1])
  return Object.keys(query).length > 0 ? { view: 'list', query } : { view: 'home' }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export const paths = {
  home: '/',
  cart: '/?cart',
  product: (sku: string) => `/products/${encodeURIComponent(sku)}`,
  list: (query: ListQuery) => {
    const entries = Object.entries(query).filter(
      ([name, value]) => value !== '' && name !== 'cursor' && name !== 'limit',
    )
    return `/?${new URLSearchParams(entries as [string, string][])}`
  },
}
