import { expect, it } from 'vitest'
import { ProductDetail, ProductList, Recommendations } from '../../src/http/contract.ts'
import { codeOf, problemIn, start } from './harness.ts'

it('lists products with parsed filters', async () => {
  const { get, asked } = await start()
  const response = await get(
    '/v1/products?query=quiet&brand=&minPrice=100&maxPrice=600.5&inStock=true&limit=5&other=1',
    { 'Accept-Language': 'zh-CN,en;q=0.5' },
  )
  expect(response.status).toBe(200)
  ProductList.parse(await response.json())
  expect(asked).toEqual([
    { query: 'quiet', minPrice: 100, maxPrice: 600.5, inStock: true, limit: 5, locale: 'zh' },
  ])
})

it('walks through the pages by cursor', async () => {
  const { get } = await start()
  const first = (await (await get('/v1/products')).json()) as ProductList
  const second = (await (await get(`/v1/products?cursor=${first.cursor}`)).json()) as ProductList
  expect([first.cursor, second.cursor]).toEqual(['next', null])
  expect(await codeOf(await get('/v1/products?cursor=forged'))).toBe('400 REQUEST_INVALID')
})

it('answers 304 to who has the list already', async () => {
  const { get } = await start()
  const first = await get('/v1/products')
  const etag = first.headers.get('etag')!
  expect(etag).toMatch(/^W?\/?"/)
  expect(first.headers.get('cache-control')).toBe('no-cache')
  expect(first.headers.get('vary')).toContain('Accept-Language')
  const again = await get('/v1/products', { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })
  expect(again.status).toBe(304)
  expect((await get('/v1/products', { 'If-None-Match': '"other"' })).status).toBe(200)
})

it.each([
  ['limit=0', 'limit'],
  ['limit=101', 'limit'],
  ['limit=ten', 'limit'],
  ['limit=5&limit=6', 'limit'],
  ['minPrice=-1', 'minPrice'],
  ['maxPrice=1e999', 'maxPrice'],
  ['inStock=maybe', 'inStock'],
  [`query=${'a'.repeat(401)}`, 'query'],
  ['query=a&query=b', 'query'],
  ['locale=fr', 'locale'],
])('refuses %s and names the parameter', async (query, path) => {
  const { get } = await start()
  const problem = await problemIn(await get(`/v1/products?${query}`))
  expect(problem).toMatchObject({ status: 400, code: 'REQUEST_INVALID' })
  expect(problem['errors']).toMatchObject([{ path }])
})

it('takes nothing from operators smuggled into the query', async () => {
  const { get, asked } = await start()
  const response = await get('/v1/products?query[$ne]=1&__proto__[x]=1&constructor.prototype.x=1')
  expect(response.status).toBe(200)
  expect(asked).toEqual([{ limit: 24, locale: 'en' }])
  expect(({} as Record<string, unknown>)['x']).toBeUndefined()
})

it('shows one product, and says so when there is none', async () => {
  const { get } = await start()
  ProductDetail.parse(await (await get('/v1/products/DW-4207')).json())
  for (const sku of ['DW-0', '%00', '..%2f..%2fetc%2fpasswd', 'a'.repeat(500), '洗碗机'])
    expect(await codeOf(await get(`/v1/products/${sku}`))).toBe('404 PRODUCT_NOT_FOUND')
  expect(await codeOf(await get('/v1/products/%FF'))).toBe('400 REQUEST_INVALID')
  expect(await codeOf(await get('/v1/products/DW-4207?locale=fr'))).toBe('400 REQUEST_INVALID')
})

it('recommends', async () => {
  const { get, asked } = await start()
  const response = await get('/v1/recommendations?shopperId=s-1&sku=DW-1&limit=3')
  Recommendations.parse(await response.json())
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(asked).toEqual([{ shopperId: 's-1', sku: 'DW-1', limit: 3, locale: 'en' }])
  expect(await codeOf(await get('/v1/recommendations?limit=51'))).toBe('400 REQUEST_INVALID')
})

it('counts searches that found nothing', async () => {
  const { get } = await start()
  await get('/v1/products?query=nothing')
  await get('/v1/products?query=something')
  expect(await (await get('/metrics')).text()).toContain('\nsearch_zero_results_total 1\n')
})
