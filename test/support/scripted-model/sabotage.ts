import { bodyOf, type Exchange } from './exchange.ts'
import { tokensOf, type Reply } from './reply.ts'
import { send } from './sse.ts'

/** A request, and what a truthful model would have said to it. */
export interface Scene extends Exchange {
  readonly reply: Reply
}

export interface Sabotage {
  /** What it does, in words for `--help` and the tests' names. */
  readonly does: string
  play(scene: Scene): Promise<void>
}

export const sabotage = (does: string, play: Sabotage['play']): Sabotage => ({ does, play })

/** Modes that only streams have leave other answers alone, and the other way round. */
export const contentType = ({ request }: Exchange): string =>
  request.stream ? 'text/event-stream; charset=utf-8' : 'application/json'

/** 200 with these bytes as they are, whole and properly ended. */
export async function sendWhole(
  scene: Scene,
  body: string | Uint8Array,
  type = contentType(scene),
): Promise<void> {
  scene.response.writeHead(200, { 'content-type': type })
  scene.response.flushHeaders()
  if (body.length > 0) await send(scene, body)
  scene.response.end()
}

/** The reply grown to at least so many tokens, so that there is something to break. */
export function longReply({ reply, request }: Scene, tokens = 60): Reply {
  const isChinese = /[\u4e00-\u9fff]/.test(JSON.stringify(request.messages.at(-1)))
  const filler = isChinese
    ? '这一款很安静，也很省电。'
    : 'It is quiet — and it saves energy, café style. '
  const content = reply.content ?? filler
  const missing = tokens - tokensOf(content).length
  return {
    content: content + ' ' + filler.repeat(Math.max(1, Math.ceil(missing / 8))),
    toolCalls: [],
    finish: 'stop',
  }
}

export const trueBody = (scene: Scene): string => bodyOf(scene, scene.reply)

export const longBody = (scene: Scene): string => bodyOf(scene, longReply(scene))

/** Never ends by itself: the client goes, or the server closes. */
export const untilGone = ({ signal }: Scene): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
