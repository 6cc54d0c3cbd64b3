import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import express, { Router, type RequestHandler } from 'express'
import { serve } from './methods.ts'
import { createOpenApi } from './openapi.ts'

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Aisle API</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`

const startScript = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
})
`

const files = ['favicon-32x32.png', 'swagger-ui.css', 'swagger-ui-bundle.js']

/** The API's description, and a page to read and try it: all of it from here, none from a CDN. */
export function docsRoutes(): Router {
  const router = Router()
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const document = JSON.stringify(createOpenApi())
  const send =
    (type: string, text: string): RequestHandler =>
    (_request, response) => {
      response.set('Cache-Control', 'no-cache').type(type).send(text)
    }
  serve(router, '/openapi.json', { get: [send('application/json', document)] })
  serve(router, '/docs', { get: [send('html', page)] })
  serve(router, '/docs/start.js', { get: [send('text/javascript', startScript)] })
  const assets = express.static(folder, { index: false, redirect: false, maxAge: '1d' })
  for (const file of files) {
    serve(router, `/docs/${file}`, {
      get: [
        (request, response, next) => {
          request.url = `/${file}`
          assets(request, response, next)
        },
      ],
    })
  }
  return router
}
