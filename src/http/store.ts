import { join } from 'node:path'
import express, { Router, type RequestHandler } from 'express'
import { serve } from './methods.ts'
import { RequestError } from './problem.ts'

/**
 * The demo store: its page at `/` and `/products/:sku`, the built scripts beside it, and the
 * pictures of the goods. File names carry no version, so browsers ask each time and mostly hear 304.
 */
export function storeRoutes(webDir: string, imagesDir: string): Router {
  const router = Router()
  const page: RequestHandler = (_request, response, next) => {
    response.set('Cache-Control', 'no-cache')
    response.sendFile('index.html', { root: webDir, cacheControl: false }, (error) => {
      if (!error || response.headersSent) return
      const isMissing = 'status' in error && error.status === 404
      next(isMissing ? notBuilt(join(webDir, 'index.html')) : error)
    })
  }
  serve(router, '/', { get: [page] })
  serve(router, '/products/:sku', { get: [page] })
  router.use(
    '/images',
    express.static(imagesDir, {
      index: false,
      redirect: false,
      setHeaders: (response) => {
        response.setHeader('Cache-Control', 'public, max-age=86400')
        // A picture opened by itself may be an SVG: it draws, and does nothing else.
        response.setHeader(
          'Content-Security-Policy',
          "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
        )
      },
    }),
  )
  router.use(
    express.static(webDir, {
      index: false,
      redirect: false,
      cacheControl: false,
      setHeaders: (response) => void response.setHeader('Cache-Control', 'no-cache'),
    }),
  )
  return router
}

const notBuilt = (path: string) =>
  new RequestError('ROUTE_NOT_FOUND', `The store page is not there: "npm run build" makes ${path}.`)
