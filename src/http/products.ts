import { Router, type RequestHandler } from 'express'
import { Failure } from '../domain/failure.ts'
import { localeOf, parameter, parseQuery, wellFormed } from './body.ts'
import { ProductDetailQuery, ProductQuery, RecommendationQuery } from './contract.ts'
import { serve } from './methods.ts'
import type { ShopperGate } from './shoppers.ts'
import type { Metrics } from './metrics.ts'
import type { Shelf } from '../dialog/shelf.ts'

/** Goods may be kept by caches, but are asked after each time: prices change. */
const askEachTime: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-cache').vary('Accept-Language')
  next()
}

export function productRoutes(shop: Shelf, gate: ShopperGate, metrics: Metrics): Router {
  const router = Router()

  const list: RequestHandler = async (request, response) => {
    const query = parseQuery(ProductQuery, request)
    const products = await shop.products({ ...query, locale: localeOf(request, query.locale) })
    if (query.query !== undefined && products.total === 0) metrics.countSearchWithoutResults()
    response.json(products)
  }

  const show: RequestHandler = async (request, response) => {
    const sku = wellFormed(parameter(request, 'sku'))
    const { locale } = parseQuery(ProductDetailQuery, request)
    const product =
      sku.length > 128 ? undefined : await shop.product(sku, localeOf(request, locale))
    if (!product)
      throw new Failure(
        'PRODUCT_NOT_FOUND',
        'The shop does not sell this; GET /v1/products lists what it sells.',
      )
    response.json(product)
  }

  const recommend: RequestHandler = async (request, response) => {
    const query = parseQuery(RecommendationQuery, request)
    const locale = localeOf(request, query.locale)
    const who = await gate.identify(request, query.shopperId)
    response.json(await shop.recommendations({ ...query, locale }, who))
  }

  serve(router, '/v1/products', { get: [askEachTime, list] })
  serve(router, '/v1/products/:sku', { get: [askEachTime, show] })
  serve(router, '/v1/recommendations', { get: [recommend] })
  return router
}
