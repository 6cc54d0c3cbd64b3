import { createHash } from 'node:crypto'
import { Router, type RequestHandler, type Response } from 'express'
import type { BotDoor } from '../channels/bot-door.ts'
import {
  isSigned,
  readHeaders,
  toleranceSeconds,
  type HeaderFault,
  type Secrets,
  type SignedHeaders,
} from '../channels/standard-webhooks.ts'
import { Failure } from '../domain/failure.ts'
import { jsonBody, parseBody } from './body.ts'
import { checkText } from './check-text.ts'
import { BotMessage, maxBodyBytes, type BotReceipt, type BotReply } from './contract.ts'
import { serve } from './methods.ts'

export interface BotParts {
  readonly door: BotDoor
  /** Any of them opens the door. */
  readonly secrets: Secrets
  /** Milliseconds since 1970. @default Date.now */
  readonly now?: () => number
}

/** What is known of a request whose signature was proved. */
interface Proof {
  readonly headers: SignedHeaders
  readonly bodyHash: string
}

/**
 * The door of bots: signed messages in, a receipt or the reply out. A request is refused by its
 * headers, then by its signature, then by its body, all before anything looks into the database.
 *
 * @param parts absent where no secret is set: then it says which setting opens it.
 */
export function botRoutes(parts: BotParts | undefined, limitSenders: RequestHandler): Router {
  const router = Router()
  const headersOf = new WeakMap<Response, SignedHeaders>()
  const proofs = new WeakMap<Response, Proof>()

  const checkHeaders: RequestHandler = (request, response, next) => {
    if (!parts)
      throw new Failure(
        'BOT_NOT_SET_UP',
        'This shop takes no messages of bots yet. Set AISLE_BOT_SECRETS to a secret that the bot knows too ("npx aisle webhooks secret" makes one), and start again.',
      )
    const now = Math.floor((parts.now ?? Date.now)() / 1000)
    const headers = readHeaders((name) => request.get(name), now)
    if (typeof headers === 'string') throw refusal(headers, now)
    headersOf.set(response, headers)
    next()
  }

  const body = jsonBody(maxBodyBytes, {
    // What is signed are the bytes as they came.
    unpacks: false,
    check: (_request, response, bytes) => {
      const headers = headersOf.get(response)
      if (!parts || !headers || !isSigned(headers, bytes, parts.secrets))
        throw new Failure(
          'SIGNATURE_INVALID',
          'No signature in webhook-signature fits this body and a secret of AISLE_BOT_SECRETS. What is signed is "webhook-id.webhook-timestamp.body", with the body as it is sent, byte by byte.',
        )
      proofs.set(response, { headers, bodyHash: hashOf(bytes) })
    },
  })

  const read: RequestHandler = (request, _response, next) => {
    const message = parseBody(BotMessage, request.body)
    checkText(message.text)
    request.body = message
    next()
  }

  const take: RequestHandler = async (request, response) => {
    const proof = proofs.get(response)
    if (!parts || !proof) throw new TypeError('a delivery came past the check of its signature')
    const waits = asksToWait(request.get('Prefer'))
    const answer = await parts.door.take({
      id: proof.headers.id,
      bodyHash: proof.bodyHash,
      message: request.body as BotMessage,
      waits,
    })
    if (waits) response.set('Preference-Applied', 'wait')
    if ('status' in answer) response.status(202).json(answer satisfies BotReceipt)
    else response.json(answer satisfies BotReply)
  }

  serve(router, '/v1/bot/messages', { post: [checkHeaders, ...body, read, limitSenders, take] })
  return router
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** RFC 7240, with seconds or without; how many does not matter: turns have a limit of their own. */
const asksToWait = (prefer: string | undefined): boolean =>
  /(?:^|[,\s])wait(?:\s*=\s*"?\d+"?)?\s*(?:[,;]|$)/i.test(prefer ?? '')

function refusal(fault: HeaderFault, now: number): Failure {
  if (fault === 'stale')
    return new Failure(
      'DELIVERY_STALE',
      `The webhook-timestamp is more than ${toleranceSeconds / 60} minutes away from ${now}, the time here. Sign each attempt anew, with the same webhook-id, and set the clock.`,
    )
  return new Failure(
    'SIGNATURE_INVALID',
    fault === 'missing'
      ? 'Send the headers webhook-id, webhook-timestamp and webhook-signature, as Standard Webhooks has them.'
      : 'The webhook-id has 1 to 128 letters, figures and signs without a full stop; the webhook-timestamp is a number of seconds since 1970.',
  )
}
