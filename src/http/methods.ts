import type { RequestHandler, Router } from 'express'
import { RequestError } from './problem.ts'

type Handlers = readonly RequestHandler[]

/** Routes of one path; any other method is answered 405 with `Allow`. */
export function serve(
  router: Router,
  path: string,
  handlers: { get?: Handlers; post?: Handlers; patch?: Handlers; delete?: Handlers },
): void {
  const route = router.route(path)
  const allowed: string[] = []
  if (handlers.get) {
    route.get(...handlers.get)
    allowed.push('GET', 'HEAD')
  }
  if (handlers.post) {
    route.post(...handlers.post)
    allowed.push('POST')
  }
  if (handlers.patch) {
    route.patch(...handlers.patch)
    allowed.push('PATCH')
  }
  if (handlers.delete) {
    route.delete(...handlers.delete)
    allowed.push('DELETE')
  }
  const allow = [...allowed, 'OPTIONS'].join(', ')
  route.all((request, response) => {
    response.set('Allow', allow)
    if (request.method === 'OPTIONS') response.status(204).end()
    else
      throw new RequestError(
        'METHOD_NOT_ALLOWED',
        `${request.method} does not work here; use one of ${allow}.`,
      )
  })
}
