import type { ChatRequest } from './chat-request.ts'
import { chunksOf, completionOf, type Identity } from './completion.ts'
import type { Reply } from './reply.ts'
import { doneEvent, eventOf, openStream, sendEvents, type Wire } from './sse.ts'

/** One request for a reply, and all that decides how it is answered. */
export interface Exchange extends Wire {
  readonly request: ChatRequest
  readonly identity: Identity
  /** Factor on the waits of slow sabotage. */
  readonly slowness: number
  readonly redirectTo: string
}

/** The reply in OpenAI's shape, streamed where the request says so. */
export async function sendReply(exchange: Exchange, reply: Reply): Promise<void> {
  const { request, response, identity } = exchange
  if (!request.stream) {
    const body = JSON.stringify(completionOf(request, reply, identity))
    response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    return
  }
  openStream(response)
  await sendEvents(exchange, eventsOf(exchange, reply))
  response.end()
}

/** The events of a streamed reply as text, `[DONE]` last. */
export function* eventsOf({ request, identity }: Exchange, reply: Reply): Generator<string> {
  for (const chunk of chunksOf(request, reply, identity)) yield eventOf(chunk)
  yield doneEvent
}

/** The whole true body, streamed or not. */
export function bodyOf(exchange: Exchange, reply: Reply): string {
  const { request, identity } = exchange
  return request.stream
    ? [...eventsOf(exchange, reply)].join('')
    : JSON.stringify(completionOf(request, reply, identity))
}
