import { Router, type RequestHandler } from 'express'
import { checkBody, jsonBody, parseBody } from './body.ts'
import { EventBatch, maxEventsBytes, ShopperEvent, type EventReceipt } from './contract.ts'
import { serve } from './methods.ts'
import type { EventsPort } from './events-port.ts'

export function eventRoutes(events: EventsPort): Router {
  const router = Router()

  const record: RequestHandler = async (request, response) => {
    const batch = parseBody(EventBatch, request.body)
    const valid: ShopperEvent[] = []
    const rejected: EventReceipt['rejected'] = []
    for (const [index, event] of batch.events.entries()) {
      const parsed = checkBody(ShopperEvent, event)
      if (parsed.success) {
        valid.push(parsed.data)
        continue
      }
      const reasons = parsed.error.issues
        .slice(0, 5)
        .map(({ path, message }) => [...path.map(String), message].join(': '))
      rejected.push({ index, message: reasons.join('; ') })
    }
    const counts = valid.length > 0 ? await events.record(valid) : { accepted: 0, duplicates: 0 }
    const receipt: EventReceipt = { ...counts, rejected }
    response.status(202).json(receipt)
  }

  serve(router, '/v1/events', { post: [...jsonBody(maxEventsBytes), record] })
  return router
}
