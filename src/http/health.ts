import { Router } from 'express'
import { serve } from './methods.ts'
import type { Metrics } from './metrics.ts'

export interface Readiness {
  readonly ok: boolean
  /** What stands ready and what does not: `{catalogue: 'ok', model: 'offline'}`. */
  readonly detail: Readonly<Record<string, unknown>>
}

export function healthRoutes(
  ready: () => Readiness | Promise<Readiness>,
  stopping: AbortSignal,
  metrics: Metrics,
): Router {
  const router = Router()
  serve(router, '/livez', {
    get: [(_request, response) => void response.set(fresh).json({ status: 'ok' })],
  })
  serve(router, '/readyz', {
    get: [
      async (_request, response) => {
        const { ok, detail } = await ready()
        const status = stopping.aborted ? 'stopping' : ok ? 'ok' : 'unavailable'
        response
          .status(status === 'ok' ? 200 : 503)
          .set(fresh)
          .json({ status, ...detail })
      },
    ],
  })
  serve(router, '/metrics', {
    get: [
      async (_request, response) => {
        const text = await metrics.registry.metrics()
        response.set(fresh).set('Content-Type', metrics.registry.contentType).send(text)
      },
    ],
  })
  return router
}

const fresh = { 'Cache-Control': 'no-store' }
