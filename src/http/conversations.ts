import { Router, type Request, type RequestHandler } from 'express'
import type { Assistant, TurnListener } from '../dialog/assistant.ts'
import type { Identities } from '../dialog/identity.ts'
import { createBodyRoom } from './body-room.ts'
import { jsonBody, parameter, parseBody } from './body.ts'
import { checkText } from './check-text.ts'
import {
  Feedback,
  maxBodyBytes,
  maxMessageBytes,
  SendMessage,
  StartConversation,
  type ConversationView,
  type Reply,
  type StartedConversation,
} from './contract.ts'
import { requireOwner } from './guard.ts'
import { serve } from './methods.ts'
import type { ReplyStreams } from './reply-streams.ts'
import { sendStream, type StreamTimes } from './sse.ts'

export interface ConversationParts {
  readonly assistant: Assistant
  readonly streams: ReplyStreams
  readonly identities: Identities
  readonly limitMessages: RequestHandler
  /** Bytes of bodies with photos that may be in hand at the same time. */
  readonly largeBytesAtOnce: number
  readonly onTurn: (reply: Reply) => void
  readonly times: StreamTimes
  readonly lastCall: AbortSignal
}

export function conversationRoutes(parts: ConversationParts): Router {
  const { assistant, streams, identities, limitMessages, onTurn, times, lastCall } = parts
  const router = Router()
  const owned = requireOwner(assistant)
  const body = jsonBody(maxBodyBytes)
  const room = createBodyRoom({ totalBytes: parts.largeBytesAtOnce, freeBytes: maxBodyBytes })
  const letter = jsonBody(maxBodyBytes, { maxPhotoBytes: maxMessageBytes, room })

  const start: RequestHandler = async (request, response) => {
    const asked = parseBody(StartConversation, request.body)
    const { locale, channel, page } = asked
    const who = identities.admit(asked.shopperId, asked.identityToken)
    const started = await assistant.start({ locale, channel, ...who, page })
    response.status(201).json(started satisfies StartedConversation)
  }

  const say: RequestHandler = async (request, response) => {
    const id = parameter(request, 'id')
    const { text = '', ...others } = parseBody(SendMessage, request.body)
    const message = { ...others, text: checkText(text, others.images !== undefined) }
    if (wantsStream(request)) {
      const opened = await streams.open(id, message, lastEventId(request))
      return sendStream(response, opened, times, lastCall)
    }
    const gone = new AbortController()
    response.once('close', () => {
      if (!response.writableFinished) gone.abort()
    })
    const listener: TurnListener & { signal: AbortSignal } = { signal: gone.signal }
    const reply = await assistant.say(id, message, listener)
    onTurn(reply)
    response.json(reply satisfies Reply)
  }

  const show: RequestHandler = async (request, response) => {
    const transcript = await assistant.transcript(parameter(request, 'id'))
    response.json(transcript satisfies ConversationView)
  }

  const erase: RequestHandler = async (request, response) => {
    const id = parameter(request, 'id')
    await assistant.erase(id)
    streams.forget(id)
    response.status(204).end()
  }

  const rate: RequestHandler = async (request, response) => {
    await assistant.rate(parameter(request, 'id'), parseBody(Feedback, request.body))
    response.status(204).end()
  }

  serve(router, '/v1/conversations', { post: [...body, start] })
  serve(router, '/v1/conversations/:id', { get: [owned, show], delete: [owned, erase] })
  serve(router, '/v1/conversations/:id/messages', { post: [owned, limitMessages, ...letter, say] })
  serve(router, '/v1/conversations/:id/feedback', { post: [owned, ...body, rate] })
  return router
}

const wantsStream = (request: Request): boolean =>
  request.accepts('application/json', 'text/event-stream') === 'text/event-stream'

function lastEventId(request: Request): number | undefined {
  const header = request.get('Last-Event-ID') ?? ''
  return /^\d{1,9}$/.test(header) ? Number(header) : undefined
}
