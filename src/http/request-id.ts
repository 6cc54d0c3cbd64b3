import { randomUUID } from 'node:crypto'
import type { RequestHandler, Response } from 'express'

const ids = new WeakMap<Response, string>()

/** Names every request, so that a problem shown to someone is found in the log. */
export const nameRequest: RequestHandler = (_request, response, next) => {
  const id = randomUUID()
  ids.set(response, id)
  response.set('X-Request-Id', id)
  next()
}

export const requestIdOf = (response: Response): string => ids.get(response) ?? 'unnamed'
